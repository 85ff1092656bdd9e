// Puts what was read by group into the data of a plan.

import { type GroupCells, joinSeries, REST, WHOLE } from './group-data.ts'
import type { GroupData, GroupValues } from './report-data.ts'
import { emptySeries, type ReportData, type SeriesData } from './report-data.ts'
import { isPeriodic, type ReportPlan, readsProperties, readsSeries, type SeriesInput } from './report-plan.ts'

/** The data with its groups, which together are the numbers of the report; but for events, whose whole is read beside them. */
export function joinGroups(plan: ReportPlan, data: ReportData, cells: readonly GroupCells[]): ReportData {
  const { inputs, by } = plan.spec
  const isJoined = (input: SeriesInput) =>
    readsSeries(plan.spec, input) || readsProperties(plan.spec, input) || isPeriodic(input)
  if (!inputs.some(isJoined)) return data
  const series = data.series.map(ranges => [...ranges])
  for (const { input, range, group, data: own } of cells) {
    const ranges = series[input]
    if (!ranges) continue
    if (group === WHOLE) ranges[range] = own
    else if (own.reduced) ranges[range] = joinSeries(ranges[range] ?? emptySeries, own)
  }
  return { ...data, series, groups: by.length > 0 ? groupsOf(plan, cells) : null }
}

function groupsOf(plan: ReportPlan, cells: readonly GroupCells[]): GroupData[] {
  const listed = plan.groups ?? []
  const groupOf = (values: GroupValues, isOther: boolean, own: readonly GroupCells[]): GroupData => {
    const series = emptyRanges(plan)
    for (const { input, range, data } of own) {
      const ranges = series[input]
      if (ranges) ranges[range] = joinSeries(ranges[range] ?? emptySeries, data)
    }
    return { values, isOther, series }
  }
  const byGroup = Map.groupBy(cells, ({ group }) => group)
  const groups = listed.map((values, index) => groupOf(values, false, byGroup.get(index) ?? []))
  const others = byGroup.get(REST)
  const none = plan.spec.by.map(() => null)
  return others ? [...groups, groupOf(none, true, others)] : groups
}

function emptyRanges({ spec, comparedPeriods }: ReportPlan): SeriesData[][] {
  return spec.inputs.map(() => Array.from({ length: 1 + comparedPeriods.length }, () => emptySeries))
}

/** A group that was found where a plan tells none apart. */
export interface FoundGroup {
  readonly values: GroupValues
  /** By input of the plan, then by range. */
  readonly series: readonly (readonly SeriesData[])[]
  /** The first of its series that was made: ids grow with time. null: it has none, of events alone. */
  readonly firstSeries: bigint | null
}

/** The groups that were found, each once. */
export function foundGroups(plan: ReportPlan, cells: readonly GroupCells[]): FoundGroup[] {
  const found = new Map<string, { values: GroupValues; series: SeriesData[][]; firstSeries: bigint | null }>()
  for (const { group, input, range, data, firstSeries } of cells) {
    if (typeof group === 'number') continue
    const key = JSON.stringify(group)
    const known = found.get(key) ?? { values: group, series: emptyRanges(plan), firstSeries }
    found.set(key, known)
    if (firstSeries !== null && (known.firstSeries === null || firstSeries < known.firstSeries))
      known.firstSeries = firstSeries
    const ranges = known.series[input]
    if (ranges) ranges[range] = joinSeries(ranges[range] ?? emptySeries, data)
  }
  return [...found.values()]
}
