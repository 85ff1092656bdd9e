import type { ReportScheduleListQuery } from '../gql/graphql.ts'
import { formatInstant } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'
import { routeTo } from '../shell/route.ts'
import { alertNameOf, outcomeOf } from './report-words.ts'

type Schedule = NonNullable<ReportScheduleListQuery['reportSchedules']>['nodes'][number]

export function ScheduleTable({ schedules, isFiltered }: { schedules: readonly Schedule[]; isFiltered: boolean }) {
  if (schedules.length === 0) return <p className="muted">{isFiltered ? 'No report has such a name.' : 'None yet.'}</p>
  return (
    <Scroll label="Table of reports">
      <table>
        <thead>
          <tr>
            {['Name', 'Sent to', 'State', 'Next', 'Last run', 'Outcome'].map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {schedules.map(schedule => (
            <Row key={schedule.id} schedule={schedule} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Row({ schedule }: { schedule: Schedule }) {
  const { id, name, channels, nextRunAt, runs } = schedule
  const [last] = runs
  return (
    <tr>
      <th scope="row">
        <a href={routeTo('reports', id)}>{name}</a>
      </th>
      <td>{channels.map(channel => channel.name).join(', ') || <span className="bad">nobody</span>}</td>
      <td>{stateOf(schedule)}</td>
      <td className="when">{formatInstant(nextRunAt)}</td>
      <td className="when">{last ? formatInstant(last.startedAt ?? last.queuedAt) : 'never'}</td>
      <td className={last && (last.state === 'FAILED' || last.failed > 0) ? 'bad' : ''}>
        {last ? outcomeOf(last) : '–'}
        {last?.error && <div className="small">{last.error}</div>}
      </td>
    </tr>
  )
}

function stateOf(schedule: Pick<Schedule, 'cron' | 'timeZone' | 'paused' | 'afterAlertId' | 'afterAlert'>) {
  const { cron, timeZone, paused, afterAlertId, afterAlert } = schedule
  if (cron === null && afterAlertId === null) return 'on demand'
  return (
    <>
      {paused ? 'paused' : 'on'}
      {cron !== null && (
        <div className="small muted">
          {cron} ({timeZone})
        </div>
      )}
      {afterAlertId !== null && (
        <div className={afterAlert ? 'small muted' : 'small bad'}>after {alertNameOf(schedule)}</div>
      )}
    </>
  )
}
