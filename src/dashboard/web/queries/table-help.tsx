import { useAsk } from '../api/ask.ts'
import { askTables } from './operations.ts'

/** What SQL may read, from the gateway itself. */
export function TableHelp() {
  const { data } = useAsk(askTables, {})
  return (
    <section className="panel" aria-labelledby="tables">
      <h2 id="tables">Tables</h2>
      {data?.sqlTables?.map(table => (
        <details key={table.name}>
          <summary>
            <code>{table.name}</code>
          </summary>
          <p className="small muted">{table.description}</p>
          <dl className="columns">
            {table.columns.map(column => (
              <div key={column.name}>
                <dt>
                  <code>{column.name}</code> <span className="small muted">{column.type}</span>
                </dt>
                <dd className="small muted">{column.description}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  )
}
