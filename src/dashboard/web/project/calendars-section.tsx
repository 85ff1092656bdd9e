import { useAsk, useSend } from '../api/ask.ts'
import type { ProjectCalendarsQuery } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { formatNumber } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { CalendarForm } from './calendar-form.tsx'
import { askProjectCalendars, deleteCalendar } from './operations.ts'
import { PeriodListForm } from './period-list-form.tsx'

type Calendar = NonNullable<ProjectCalendarsQuery['project']>['calendars'][number]

/** The named calendars of a project: their periods stand in the choice of a period on every page. */
export function CalendarsSection() {
  const { data, errors, again } = useAsk(askProjectCalendars, {}, { lists: 'Calendar' })
  const calendars = data?.project?.calendars
  return (
    <section className="panel stack" aria-labelledby="calendars">
      <h2 id="calendars">Calendars</h2>
      {calendars ? (
        <CalendarTable calendars={calendars} />
      ) : errors.length > 0 ? (
        <Failed errors={errors} again={again} />
      ) : (
        <Loading />
      )}
      <CalendarForm />
      <PeriodListForm />
    </section>
  )
}

function CalendarTable({ calendars }: { calendars: readonly Calendar[] }) {
  if (calendars.length === 0)
    return <p className="muted">None yet: years are those of the calendar, and fiscal years as set above.</p>
  return (
    <Scroll label="Table of calendars">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" className="number">
              Periods
            </th>
            {['First', 'Last', 'Days', 'What to do'].map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calendars.map(({ id, name, periods }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="number">{formatNumber(periods.length)}</td>
              <td>{periods[0]?.label}</td>
              <td>{periods.at(-1)?.label}</td>
              <td className="when">
                {periods[0]?.from} to {periods.at(-1)?.through}
              </td>
              <td>
                <CalendarDeletion id={id} name={name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function CalendarDeletion({ id, name }: Pick<Calendar, 'id' | 'name'>) {
  const { send, errors } = useSend(deleteCalendar)
  return (
    <div className="actions">
      <Confirm label="Delete" title={`Delete “${name}”?`} yes="Delete" confirm={() => send({ id })}>
        <p>Reports that name it are refused from then on. No data is lost.</p>
      </Confirm>
      {errors[0] && <span className="bad">{errors[0].message}</span>}
    </div>
  )
}
