import { addDecimals, decimalToText, parseDecimalOrPercent } from '../core/number.ts'
import type { PushedRow } from './push.ts'

/** Rows of one key and the same dimensions as one: what replaces all that is there may not replace itself. */
export function addedUp(rows: readonly PushedRow[]): PushedRow[] {
  const byPlace = Map.groupBy(rows, ({ key, dimensions }) => JSON.stringify([key, dimensions]))
  return [...byPlace.values()].flatMap(([first, ...others]) => {
    if (!first) return []
    const values = new Map<string, string>()
    for (const { metric, value } of [first, ...others].flatMap(row => row.values)) {
      const before = values.get(metric)
      values.set(metric, before === undefined ? value : sumOf(before, value))
    }
    return [{ ...first, values: [...values].map(([metric, value]) => ({ metric, value })) }]
  })
}

/** What is no number is refused where all numbers are checked: it stays as it is. */
function sumOf(before: string, value: string): string {
  const [a, b] = [parseDecimalOrPercent(before), parseDecimalOrPercent(value)]
  if (a === null) return before
  return b === null ? value : decimalToText(addDecimals(a, b))
}
