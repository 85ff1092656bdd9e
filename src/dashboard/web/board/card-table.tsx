import type { WidgetCardFragment } from '../gql/graphql.ts'
import { cellFormatter, keyFormatter, unitOf } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'

type Report = NonNullable<WidgetCardFragment['report']>

/** The page of the widget has all of them. */
const MOST_ROWS = 50

/** The rows of a card: the newest day first, the largest name first. It scrolls in the card, below the names of its columns. */
export function CardTable({ title, report }: { title: string; report: Report }) {
  const { keys, granularity, metrics } = report
  const writeKey = keyFormatter(granularity)
  const places = keys.map((_, at) => at)
  const rows = (granularity === null ? places : places.toReversed()).slice(0, MOST_ROWS)
  const columns = metrics.map(({ metric, values }) => {
    const unit = unitOf(metric.format)
    const shown = rows.map(at => values[at] ?? null)
    return {
      id: metric.id,
      name: unit ? `${metric.name} (${unit})` : metric.name,
      shown,
      write: cellFormatter(shown, metric.format),
    }
  })
  return (
    <Scroll label={`Table of ${title}`}>
      <table className="values">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Key</span>
            </th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((at, row) => (
            <tr key={keys[at]}>
              <th scope="row" className={granularity === null ? undefined : 'day'}>
                {writeKey(keys[at] ?? '')}
              </th>
              {columns.map(({ id, shown, write }) => (
                <td key={id}>{write(shown[row])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
