import type { GroupedReportFragment } from '../gql/graphql.ts'
import { AVERAGE, averageOf, averageWindows } from '../period/period.ts'
import { setParams, useRoute } from '../shell/route.ts'
import { windowName } from './average-lines.ts'

/** Whether means of trailing windows are drawn, too; it stands in the address. */
export function AveragePicker({ granularity }: { granularity: GroupedReportFragment['granularity'] }) {
  const { params } = useRoute()
  return (
    <label className="pick">
      <span>Average line</span>
      <select value={averageOf(params) ?? ''} onChange={event => setParams({ [AVERAGE]: event.target.value })}>
        <option value="">None</option>
        {averageWindows.map(count => (
          <option key={count} value={count}>
            Of {windowName(count, granularity)}
          </option>
        ))}
      </select>
    </label>
  )
}
