// What each bucket of a series says under a condition. Pure: the same for judging, for simulating and for drawing.
import type { Ratio } from '../core/ratio.ts'
import type { AlertRule } from './alert.ts'
import { type BandOfBucket, bandOfChange, bandOfLines, verdictIn } from './band.ts'
import type { AlertBucket, BucketClock } from './bucket-clock.ts'
import type { Verdict, VerdictBucket } from './machine.ts'
import { bandOfSeasons } from './unusual.ts'

/** How a goal stood at the end of a bucket. */
export interface PaceOfBucket {
  /** From the start of the goal's unit through the bucket. */
  readonly attained: Ratio | null
  /** Where it had to stand. */
  readonly expected: Ratio
  readonly direction: 'AT_LEAST' | 'AT_MOST'
}

/** One group of a metric, a value per bucket. */
export interface AlertSeries {
  readonly values: readonly (Ratio | null)[]
  /** Of GOAL_PACE alone; null: there is no goal. */
  readonly pace: readonly (PaceOfBucket | null)[] | null
}

export interface EvaluatedBucket extends VerdictBucket {
  readonly key: string
  readonly before: number
  /** What was measured: the value; of SILENCE how many buckets have had no data; of GOAL_PACE what was attained so far. */
  readonly value: Ratio | null
  readonly low: Ratio | null
  readonly high: Ratio | null
}

interface Evaluation {
  readonly rule: Pick<AlertRule, 'condition' | 'recoverAt' | 'whenMissing'>
  readonly buckets: readonly AlertBucket[]
  readonly clock: BucketClock
  readonly series: AlertSeries
}

const ZERO: Ratio = { numerator: 0n, denominator: 1n }
const open = { low: null, high: null }

/** Those of the buckets from `first` up to `end`, without it. */
export function evaluateBuckets(evaluation: Evaluation, first: number, end: number): EvaluatedBucket[] {
  return evaluation.buckets.slice(first, end).map((bucket, at) => evaluateBucket(evaluation, first + at, bucket))
}

function evaluateBucket(evaluation: Evaluation, index: number, { key, from, before }: AlertBucket): EvaluatedBucket {
  const { rule, series } = evaluation
  const { condition } = rule
  const at = { key, bucket: from, before }
  if (condition.kind === 'SILENCE') {
    const silent = silentThrough(series.values, index)
    const value = { numerator: BigInt(silent), denominator: 1n }
    return { ...at, ...open, value, verdict: silent >= condition.buckets ? 'BREACH' : 'CLEAR' }
  }
  const measured = condition.kind === 'GOAL_PACE' ? (series.pace?.[index]?.attained ?? null) : series.values[index]
  const value = measured ?? (rule.whenMissing === 'ZERO' ? ZERO : null)
  const band = bandOf(evaluation, index)
  return { ...at, value, low: band?.low ?? null, high: band?.high ?? null, verdict: verdictOf(value, band, rule) }
}

function verdictOf(value: Ratio | null, band: BandOfBucket | null, { whenMissing }: Evaluation['rule']): Verdict {
  if (value === null) return whenMissing === 'KEEP' ? 'SKIPPED' : 'MISSING'
  return band === null ? 'SKIPPED' : verdictIn(value, band)
}

/** `null`: there is nothing to measure the bucket by. */
function bandOf({ rule, clock, series }: Evaluation, index: number): BandOfBucket | null {
  const { condition, recoverAt } = rule
  const valueAt = (place: number | undefined) => (place === undefined ? null : (series.values[place] ?? null))
  switch (condition.kind) {
    case 'ABOVE':
    case 'BELOW':
    case 'OUTSIDE':
      return bandOfLines(condition, recoverAt)
    case 'CHANGE':
      return bandOfChange(condition, valueAt(clock.earlier(index, condition.against)), recoverAt)
    case 'UNUSUAL': {
      const same = Array.from({ length: condition.seasons }, (_, season) =>
        valueAt(clock.sameIn(index, condition.season, season + 1)),
      )
      return bandOfSeasons(condition, same)
    }
    case 'GOAL_PACE': {
      const pace = series.pace?.[index]
      if (!pace) return null
      return { ...open, [pace.direction === 'AT_LEAST' ? 'low' : 'high']: pace.expected, recovery: null }
    }
    case 'SILENCE':
      return null
  }
}

/** How many buckets through this one have no data, as far back as was read. */
function silentThrough(values: AlertSeries['values'], index: number): number {
  let count = 0
  while (count <= index && values[index - count] === null) count++
  return count
}
