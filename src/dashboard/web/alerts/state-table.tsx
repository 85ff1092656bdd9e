import { useSend } from '../api/ask.ts'
import type { AlertRuleFragment } from '../gql/graphql.ts'
import { formatInstant } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'
import { groupName, valueWords } from './alert-words.ts'
import { acknowledgeAlert } from './changes.ts'
import { StateBadge } from './state-badge.tsx'

/** Where each group stands; one that fires is acknowledged by itself. */
export function StateTable({ alert, mayManage }: { alert: AlertRuleFragment; mayManage: boolean }) {
  const { send, errors } = useSend(acknowledgeAlert)
  const { id, by, states, condition, metric } = alert
  if (states.length === 0) return <p className="muted">It was not evaluated yet.</p>
  const hasGroups = by.length > 0
  return (
    <>
      {errors[0] && <p className="bad">{errors[0].message}</p>}
      <Scroll label="Table of states">
        <table>
          <thead>
            <tr>
              {[...(hasGroups ? ['Group'] : []), 'State', 'Value', 'Since', 'Acknowledged'].map(name => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {states.map(({ group, state, value, since, acknowledgedAt, acknowledgedBy }) => (
              <tr key={JSON.stringify(group)}>
                {hasGroups && <th scope="row">{groupName(group)}</th>}
                <td>
                  <StateBadge state={state} />
                </td>
                <td>{metric ? valueWords(value, condition.kind, metric.format) : (value ?? '–')}</td>
                <td className="when">{formatInstant(since)}</td>
                <td>
                  {acknowledgedAt && `${acknowledgedBy ?? ''} ${formatInstant(acknowledgedAt)}`}
                  {!acknowledgedAt && state === 'FIRING' && hasGroups && mayManage && (
                    <button
                      type="button"
                      className="button"
                      aria-label={`Acknowledge ${groupName(group)}`}
                      onClick={() => send({ id, group: group.map(each => each.value ?? null) })}
                    >
                      Acknowledge
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
