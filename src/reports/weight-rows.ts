// A row of the statements that read points with their weights; texts joined by commas stand side by side, one per bucket.
import type { Weighted } from '../core/aggregate.ts'

export interface WeightRow {
  readonly item: number
  /** Of names: none. */
  readonly grp: string
  readonly buckets: string
  readonly products: string
  readonly weights: string
  readonly counts: string
}

export function toWeighted({
  buckets,
  products,
  weights,
  counts,
}: Omit<WeightRow, 'item' | 'grp'>): Map<number, Weighted> {
  const [product, weight, count] = [products, weights, counts].map(list => list.split(','))
  return new Map(
    buckets.split(',').map((bucket, index) => {
      const own = { products: product?.[index] ?? '0', weights: weight?.[index] ?? '0', count: Number(count?.[index]) }
      return [Number(bucket) - 1, own]
    }),
  )
}
