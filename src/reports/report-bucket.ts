import { bucketSpans, daysOfBucket, partialIndexes } from '../core/bucket.ts'
import { parseDay } from '../core/day.ts'
import { unitOf } from '../core/granularity.ts'
import { keyFormatter, partsOf } from '../core/key-label.ts'
import { labelIn, unitLabels } from '../core/unit-label.ts'
import { startOfDay } from '../core/zone.ts'
import type { ComparisonReport } from './comparison.ts'
import type { MetricReport } from './metric-report.ts'
import type { Report } from './report.ts'

/** What one value of a series stands for, for those who draw it. */
export interface ReportBucket {
  readonly key: string
  /** In epoch milliseconds, [from, before); `null` for names. */
  readonly from: number | null
  readonly before: number | null
  readonly label: string
  /** It has not ended, or the period cuts it. */
  readonly partial: boolean
  /** The joined rest of the names behind the top. */
  readonly isOther: boolean
  /** How many calendar days it has; null for hours and names. */
  readonly days: number | null
}

/** One per key. Metrics of a report have the same keys: they share what was made for the first of them. */
export function bucketsOfReport({
  keys,
  plan,
  otherIndex,
}: Pick<Report | MetricReport, 'keys' | 'plan' | 'otherIndex'>): readonly ReportBucket[] {
  const known = remembered.get(keys)
  if (known) return known
  const { spec, granularity } = plan
  const timed = timedBuckets(plan)
  const spans = timed ? bucketSpans(...timed) : []
  const byUnit = granularity === null ? null : unitLabels(granularity, spec.calendar.rules)
  const label = byUnit ?? keyFormatter(unitOf(granularity), LOCALE, partsOf(keys))
  const made = keys.map((key, index) => {
    const own = { from: null, before: null, partial: isPartialOfNames(plan), days: null }
    return { key, ...(spans[index] ?? own), label: label(key), isOther: index === otherIndex }
  })
  remembered.set(keys, made)
  return made
}

/** The indexes of the keys whose buckets are partial; ascending. */
export function partialIndexesOf({ keys, plan }: Pick<Report, 'keys' | 'plan'>): readonly number[] {
  const timed = timedBuckets(plan)
  if (timed) return partialIndexes(...timed)
  return isPartialOfNames(plan) ? [...keys.keys()] : []
}

/** What the buckets of the period are made of; null for names. */
function timedBuckets({ spec, granularity, period, ranges }: Report['plan']): Parameters<typeof bucketSpans> | null {
  const buckets = ranges[0]?.buckets
  if (!buckets || granularity === null || spec.keyKind === 'CATEGORY') return null
  return [buckets, granularity, spec.keyKind, { ...spec.calendar, timeZone: period.timeZone }]
}

/** What each key is compared with; null where nothing is. Names are compared with themselves. */
export function bucketsOfComparison({ report, period, images }: ComparisonReport): readonly (ReportBucket | null)[] {
  const { spec, granularity } = report.plan
  const { keyKind, calendar } = spec
  if (!images || granularity === null || keyKind === 'CATEGORY') return bucketsOfReport(report)
  const { timeZone } = period
  const instantOf = (key: number) => (keyKind === 'DATE' ? startOfDay(key, timeZone) : key)
  const isWritten = granularity === 'HOUR' || granularity === 'DAY'
  const written = keyFormatter(unitOf(granularity), LOCALE, partsOf(images.flatMap(image => image?.key ?? [])))
  return images.map(image => {
    if (!image) return null
    const [from, before] = [instantOf(image.from), instantOf(image.before)]
    const days = daysOfBucket(image.from, image.before, keyKind, timeZone)
    const firstDay = parseDay(image.key.slice(0, 10)) ?? 0
    // What is compared with a month need not be one: it is called by its days.
    const label = isWritten ? written(image.key) : labelIn(granularity, firstDay, firstDay + days - 1, calendar.rules)
    return {
      key: image.key,
      from,
      before,
      label,
      partial: before > calendar.now,
      isOther: false,
      days: granularity === 'HOUR' ? null : days,
    }
  })
}

/** Names that were pushed belong to no time; those that are counted in a period go on growing with it. */
function isPartialOfNames({ period, spec }: Report['plan']): boolean {
  return period.partial && spec.inputs.some(({ metric }) => metric.eventCount !== null)
}

/** As the labels of periods are written: `20 Nov`, `14:00`. */
const LOCALE = 'en-GB'

const remembered = new WeakMap<readonly string[], readonly ReportBucket[]>()
