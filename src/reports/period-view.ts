// What a PERIODIC metric shows in one range: values of exactly its days and buckets, and nothing that is made of several.
import { decimalFromNumeric } from '../core/number.ts'
import { type Ratio, ratioOf } from '../core/ratio.ts'
import type { ExactView, MetricView } from './metric-view.ts'
import type { StoredPeriods } from './report-data.ts'

const toRatio = (text: string | null | undefined): Ratio | null =>
  text === null || text === undefined ? null : ratioOf(decimalFromNumeric(text))

const nothing = (buckets: number) => new Array<null>(buckets).fill(null)

/** `null`: nothing was read for it, as in widgets that are made of queries. */
export function viewOfPeriods(stored: StoredPeriods | null, instantOf: (key: string) => number | null): MetricView {
  const textIn = (bucket: number) => stored?.byBucket.get(bucket) ?? null
  const view: ExactView = {
    exact: () => toRatio(stored?.whole),
    exactIn: bucket => toRatio(textIn(bucket)),
    // A number that is not known is not 0, nor that of another period: whatever `fill` is.
    exactValues: buckets => Array.from({ length: buckets }, (_, bucket) => toRatio(textIn(bucket))),
    exactSoFar: nothing,
    undrawn: () => null,
  }
  const numberOf = (text: string | null | undefined) => (text === null || text === undefined ? null : Number(text))
  return {
    ...view,
    value: () => numberOf(stored?.whole),
    values: buckets => Array.from({ length: buckets }, (_, bucket) => numberOf(textIn(bucket))),
    soFar: nothing,
    operand: view,
    total: null,
    latest: null,
    get bucketsWithPoints() {
      return new Set(stored?.byBucket.keys())
    },
    lastPointAt: stored?.lastKey ? instantOf(stored.lastKey) : null,
    carriedFrom: null,
    periods: () => stored && { operand: null, stored },
  }
}
