import { useAsk } from '../api/ask.ts'
import { formatDay } from '../parts/format.ts'
import { routeTo } from '../shell/route.ts'
import { lastDayOf, periodUpTo } from './end-of-data.ts'
import { askDataEnd } from './operations.ts'

/** In the place of an empty chart: when the data ended, and the way to the last of them. */
export function DataEnd({ widgetId }: { widgetId: string }) {
  const { data } = useAsk(askDataEnd, { id: widgetId })
  const lastDay = data ? lastDayOf(data) : null
  if (lastDay === null) return <p className="card-state muted">No data in this period.</p>
  const { from, through } = periodUpTo(lastDay)
  return (
    <p className="card-state muted" data-end={lastDay}>
      No data in this period; they end on {formatDay(lastDay)}.{' '}
      <a href={routeTo('widgets', widgetId, new URLSearchParams({ from, through }))}>Show the last 30 days of them</a>
    </p>
  )
}
