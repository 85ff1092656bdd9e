import { quote } from '../base/quote.ts'
import { parseDay } from '../core/day.ts'
import { nameIssue } from '../widgets/name.ts'
import { type KeyKind, MAX_KEY_LENGTH } from '../widgets/widget.ts'

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/
const EPOCH_MS = /^-?\d{1,15}$/

/** The stored form of a key, or the sentence that says what is wrong with it. */
export type KeyResult = { readonly key: string } | { readonly message: string }

/**
 * DATE: `20261120` or `2026-11-20` -> days since 1970-01-01. TIME: RFC 3339 with an offset, or epoch milliseconds ->
 * microseconds since 1970-01-01 (finer fractions are cut). CATEGORY: the name in NFC.
 */
export function toKey(kind: KeyKind, text: string): KeyResult {
  if (kind === 'DATE') return toDayKey(text)
  return kind === 'TIME' ? toInstantKey(text) : toCategoryKey(text)
}

function toDayKey(text: string): KeyResult {
  const day = parseDay(text)
  return day === null
    ? { message: `${quote(text)} is not a real day written as YYYYMMDD or YYYY-MM-DD.` }
    : { key: String(day) }
}

function toInstantKey(text: string): KeyResult {
  if (EPOCH_MS.test(text)) return { key: BigInt(text) === 0n ? '0' : `${BigInt(text)}000` }
  const match = INSTANT.exec(text)
  if (match) {
    try {
      const instant = Temporal.Instant.from(text.replace(' ', 'T'))
      // The leap second :60 would be read as :59; refuse what is not distinguished.
      if (match[6] !== '60') return { key: String(floorDivide(instant.epochNanoseconds, 1000n)) }
    } catch {
      // Not a real day or hour: the sentence below says so.
    }
  }
  const shown = quote(text)
  return {
    message: `${shown} is not an instant: write RFC 3339 with an offset (2026-11-20T09:30:00Z) or epoch milliseconds.`,
  }
}

function toCategoryKey(text: string): KeyResult {
  if (text === '') return { message: 'The key is empty.' }
  const message = nameIssue(text, MAX_KEY_LENGTH)
  return message === null ? { key: text.normalize('NFC') } : { message: `The key ${message}` }
}

function floorDivide(a: bigint, b: bigint): bigint {
  return a >= 0n ? a / b : -((-a + b - 1n) / b)
}
