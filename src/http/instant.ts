// Instants as clients of REST write them.
import { spellingOf } from '../core/key-spelling.ts'
import { instantOfSpelling } from '../core/key-time.ts'

/**
 * What says itself which instant it is (RFC 3339, `2024-12-13 11:36:00 +01:00`, Unix time whose unit its length tells), the same without
 * an offset in UTC, or the beginning of a day in UTC -> epoch milliseconds. `null`: it is none of them.
 */
export function readInstant(text: string): number | null {
  const micros = instantOfSpelling(spellingOf(text.trim()), 'UTC')
  return typeof micros === 'bigint' ? Number(micros / 1_000n) : null
}
