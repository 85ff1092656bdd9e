import { bucketSpans } from '../core/bucket.ts'
import { keyFormatter, partsOf } from '../core/key-label.ts'
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
}

/** One per key. Metrics of a report have the same keys: they share what was made for the first of them. */
export function bucketsOfReport({ keys, plan }: Pick<Report | MetricReport, 'keys' | 'plan'>): readonly ReportBucket[] {
  const known = remembered.get(keys)
  if (known) return known
  const { spec, granularity } = plan
  const buckets = plan.ranges[0]?.buckets
  const spans =
    buckets && granularity !== null && spec.keyKind !== 'CATEGORY'
      ? bucketSpans(buckets, granularity, spec.keyKind, { ...spec.calendar, timeZone: plan.period.timeZone })
      : []
  const label = keyFormatter(granularity, LOCALE, partsOf(keys))
  const made = keys.map((key, index) => {
    const { from = null, before = null, partial = plan.period.partial && hasEvents(plan) } = spans[index] ?? {}
    const isOther = spec.keyKind === 'CATEGORY' && index === spec.top
    return { key, from, before, label: label(key), partial, isOther }
  })
  remembered.set(keys, made)
  return made
}

/** Names that were pushed belong to no time; those that are counted in a period go on growing with it. */
function hasEvents({ spec }: Report['plan']): boolean {
  return spec.inputs.some(({ metric }) => metric.eventCount !== null)
}

/** As the labels of periods are written: `20 Nov`, `14:00`. */
const LOCALE = 'en-GB'

const remembered = new WeakMap<readonly string[], readonly ReportBucket[]>()
