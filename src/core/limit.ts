// Limits as people read them: docs/limits.md is made of these rows, and their numbers are the constants that the code goes by.
import { countText } from './number-format.ts'

/** What is bounded, how far, and what is answered beyond it: a status of HTTP, a code, or a sentence. */
type Limit = readonly [what: string, limit: string, beyond: string]

/** The limits of one part of the product. */
export interface LimitSection {
  readonly title: string
  readonly limits: readonly Limit[]
}

export const REFUSED = '400'
export const TOO_LARGE = '413'
export const TOO_MANY = '429 with `Retry-After`'
export const UNAVAILABLE = '503 with `Retry-After`'

const KIB = 1_024
const MIB = KIB * KIB

/** A text with its numbers as people write them: `at most ${1000}` is "at most 1,000". */
export function says(texts: TemplateStringsArray, ...values: readonly (number | string)[]): string {
  const spelled = values.map(value => (typeof value === 'number' ? countText(value) : value))
  return String.raw({ raw: texts }, ...spelled)
}

/** `1 MiB`, `64 KiB`, `192 MiB`; what is no whole number of either is in bytes. */
export function bytes(count: number): string {
  if (count >= MIB && count % MIB === 0) return says`${count / MIB} MiB`
  return count >= KIB && count % KIB === 0 ? says`${count / KIB} KiB` : says`${count} bytes`
}

/** `5 s`, `10 minutes`, `200 ms`: in the largest unit that says it whole. */
export function duration(milliseconds: number): string {
  const minutes = milliseconds / 60_000
  if (Number.isInteger(minutes)) return minutes === 1 ? '1 minute' : says`${minutes} minutes`
  return milliseconds % 1_000 === 0 ? says`${milliseconds / 1_000} s` : says`${milliseconds} ms`
}
