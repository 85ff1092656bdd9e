// What reports can say of instants that a widget keeps as sums: whatever does not cut one of these.
import type { EpochMs } from '../core/calendar.ts'
import { isKeptBound, type KeptSums, nextKeptBound, toEpochMs } from '../widgets/kept-sums.ts'
import type { Metric } from '../widgets/metric.ts'
import type { KeyKind } from '../widgets/widget.ts'
import type { OnlyDays } from './report-query.ts'
import type { TimeRange } from './report-range.ts'

/** What is read of a widget. */
interface KeptInput {
  readonly metric: Pick<Metric, 'eventCount' | 'weightMetric'>
  readonly keyKind: KeyKind
  readonly sums?: KeptSums
}

interface KeptQuery {
  readonly inputs: readonly KeptInput[]
  readonly where: readonly unknown[]
  readonly by: readonly unknown[]
  readonly onlyDays: OnlyDays
}

/** Inputs of widgets that keep sums of old instants. */
const keptInputs = (inputs: readonly KeptInput[]) =>
  inputs.flatMap(input =>
    input.sums && input.keyKind === 'TIME' && input.metric.eventCount === null ? [{ input, sums: input.sums }] : [],
  )

/** Why a range of instants cannot be told from what is kept, as a sentence; null: it can, to the last digit. */
export function keptRangeIssue(spec: KeptQuery, range: TimeRange | undefined): string | null {
  if (!range) return null
  const from = toEpochMs(range.from)
  for (const { input, sums } of keptInputs(spec.inputs)) {
    const instantsFrom = toEpochMs(sums.instantsFrom)
    if (from >= instantsFrom) continue
    const what = singlePointsOf(spec, input)
    if (what !== null)
      return `${what} need single points, and before ${textOf(instantsFrom)} the widget keeps sums alone (keepInstantsDays).`
    const cuts = [from, toEpochMs(range.before), ...range.buckets.starts].filter(at => at >= from && at < instantsFrom)
    if (!cuts.every(at => isKeptBound(sums, at))) return cutIssue(sums)
  }
  return null
}

/** What is made of single points; null: of sums. */
function singlePointsOf({ onlyDays, where, by }: KeptQuery, { metric }: KeptInput): string | null {
  if (onlyDays !== 'ALL') return 'Reports of working days or of the others'
  if (metric.weightMetric !== null) return 'Weighted means'
  return where.length > 0 || by.length > 0 ? 'Groups and filters' : null
}

function cutIssue({ instantsFrom, hoursFrom, daysZone }: KeptSums): string {
  const quarters = `before ${textOf(toEpochMs(instantsFrom))} the widget keeps sums of quarters of an hour (keepInstantsDays)`
  const days =
    hoursFrom === null ? '' : `, before ${textOf(toEpochMs(hoursFrom))} of days of ${daysZone} (keepHoursDays)`
  return `A bucket or the period would cut what is kept: ${quarters}${days}. Ask for longer buckets, and for the zone of these days.`
}

const textOf = (at: EpochMs): string => new Date(at).toISOString()

/** Whether hours are told apart from there on. */
export const keepsHours = (inputs: readonly KeptInput[], from: EpochMs): boolean =>
  keptInputs(inputs).every(({ sums: { hoursFrom } }) => hoursFrom === null || from >= toEpochMs(hoursFrom))

/** Where a compared period that is not over yet ends: with the sum that it would cut, which its period says. */
export function endOfSoFar(inputs: readonly KeptInput[], before: EpochMs): EpochMs {
  return keptInputs(inputs).reduce((at, { sums }) => nextKeptBound(sums, at), before)
}
