import type { AlertRowFragment } from '../gql/graphql.ts'
import { formatInstant } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'
import { routeTo } from '../shell/route.ts'
import { AlertActions } from './alert-actions.tsx'
import { conditionWords } from './alert-words.ts'
import { Standing, useStanding } from './standing.tsx'

interface AlertTableProps {
  readonly alerts: readonly AlertRowFragment[]
  readonly mayManage: boolean
  readonly nothing: string
}

export function AlertTable({ alerts, mayManage, nothing }: AlertTableProps) {
  const rows = useStanding(alerts)
  if (rows.length === 0) return <p className="muted">{nothing}</p>
  return (
    <Scroll label="Table of alerts">
      <table className="alerts">
        <thead>
          <tr>
            {['State', 'Name', 'Metric', 'Last change', ...(mayManage ? ['What to do'] : [])].map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(alert => (
            <tr key={alert.id}>
              <td>
                <Standing alert={alert} />
              </td>
              <th scope="row">
                <a href={routeTo('alerts', alert.id)}>{alert.name}</a>
                <div className="small muted">when {conditionWords(alert.condition, alert.metric?.format)}</div>
              </th>
              <td>{[alert.widget?.title, alert.metric?.name ?? 'deleted'].filter(Boolean).join(': ')}</td>
              <td className="when">{formatInstant(lastChange(alert))}</td>
              {mayManage && (
                <td>
                  <AlertActions alert={alert} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** When a group of it came to stand as it does. */
function lastChange({ states }: AlertRowFragment): string | null {
  return states.reduce<string | null>((last, { since }) => (last === null || since > last ? since : last), null)
}
