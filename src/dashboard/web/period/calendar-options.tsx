import { useAsk } from '../api/ask.ts'
import { askCalendars } from './operations.ts'
import { calendarPlaces } from './period.ts'

/** What can be chosen of the named calendars of the project; nothing where it has none. */
export function CalendarOptions() {
  const { data } = useAsk(askCalendars, {}, { lists: 'Calendar' })
  return data?.project?.calendars.flatMap(({ id, name }) =>
    Object.entries(calendarPlaces).map(([place, { label }]) => (
      <option key={`${id} ${place}`} value={`${place}:${name}`}>
        {`${name}: ${label}`}
      </option>
    )),
  )
}
