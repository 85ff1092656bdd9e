import { addDecimalTexts, compareDecimals, decimalFromNumeric } from '../core/number.ts'
import type { OnDuplicate } from '../widgets/on-duplicate.ts'

/** What one push does to one point. */
export interface Write {
  readonly how: OnDuplicate
  /** Decimal text. */
  readonly value: string
}

/** metric name -> stored key -> write. The same key twice in one push is one write. */
export type Writes = ReadonlyMap<string, ReadonlyMap<string, Write>>

/**
 * The one write that does what `first` and then `second` do, whatever the point's value was before; `null` where no single
 * write can (a MIN after an ADD depends on the stored value), so that the second has to wait for the next round.
 */
export function thenWrite(first: Write, second: Write): Write | null {
  if (second.how === 'REPLACE') return second
  if (first.how === 'REPLACE') return { how: 'REPLACE', value: combine(second.how, first.value, second.value) }
  if (first.how !== second.how) return null
  return { how: first.how, value: combine(first.how, first.value, second.value) }
}

function combine(how: OnDuplicate, a: string, b: string): string {
  if (how === 'ADD') return addDecimalTexts(a, b)
  const order = compareDecimals(decimalFromNumeric(a), decimalFromNumeric(b))
  return (how === 'MIN') === order <= 0 ? a : b
}
