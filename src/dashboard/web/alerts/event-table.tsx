import { useState } from 'react'
import { useAsk } from '../api/ask.ts'
import type { AlertRuleFragment } from '../gql/graphql.ts'
import { formatInstant, keyFormatter } from '../parts/format.ts'
import { Pager } from '../parts/pager.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { groupName, notificationNames, valueWords } from './alert-words.ts'
import { askAlertEvents } from './operations.ts'
import { StateBadge } from './state-badge.tsx'
import { useAgain } from './use-again.ts'

/** What became of the alert, newest first. */
export function EventTable({ alert }: { alert: AlertRuleFragment }) {
  const [after, setAfter] = useState<string | null>(null)
  const { data, errors, again } = useAsk(askAlertEvents, { id: alert.id, after })
  useAgain(JSON.stringify(alert.states), again)
  const events = (data?.alert?.events.nodes ?? []).flatMap(node => node ?? [])
  const name = keyFormatter(alert.granularity, true)
  return (
    <section className="panel stack" aria-labelledby="events">
      <h2 id="events">Events</h2>
      {!data && (errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />)}
      {data && events.length === 0 && <p className="muted">None yet. Events are kept for 90 days.</p>}
      {events.length > 0 && (
        <Scroll label="Table of events">
          <table>
            <thead>
              <tr>
                {['When', 'Became', 'From', 'Group', 'Bucket', 'Value', 'Messages', 'Acknowledged by'].map(head => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {events.map(event => (
                <tr key={event.id}>
                  <td className="when">{formatInstant(event.at)}</td>
                  <td>
                    <StateBadge state={event.to} />
                  </td>
                  <td>
                    <StateBadge state={event.from} />
                  </td>
                  <td>{groupName(event.group) || '–'}</td>
                  <td>{name(event.bucketKey)}</td>
                  <td>
                    {alert.metric
                      ? valueWords(event.value, alert.condition.kind, alert.metric.format)
                      : (event.value ?? '–')}
                  </td>
                  <td>{notificationNames[event.notification]}</td>
                  <td>{event.acknowledgedBy ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <Pager isLog after={after} pageInfo={data?.alert?.events.pageInfo} go={setAfter} />
    </section>
  )
}
