import { quote } from '../base/quote.ts'
import { parseDay } from '../core/day.ts'
import { spanOfKey, spanText } from '../core/day-span.ts'
import { spellingOf } from '../core/key-spelling.ts'
import { dayOfSpelling, instantOfSpelling, microsToText } from '../core/key-time.ts'
import { instantToText } from '../core/zone.ts'
import { nameIssue } from '../widgets/name.ts'
import { type KeyKind, MAX_KEY_LENGTH } from '../widgets/widget.ts'
import type { KeyExtent } from './key-extent.ts'

/** What the zone was needed for. */
export type ZoneUse = 'CLOCK' | 'BEGINNING' | 'DAY'

/** The stored form of a key, or the sentence that says what is wrong with it. */
export type KeyResult = { readonly key: string; readonly zoneUse?: ZoneUse } | { readonly message: string }

/**
 * DATE: a day -> days since 1970-01-01; an instant is of the day that it has in the zone. TIME: an instant -> microseconds since
 * 1970-01-01T00:00Z; what a clock showed is read in the zone, and a day is its beginning there. CATEGORY: the name in NFC.
 */
export function toKey(kind: KeyKind, text: string, timeZone: string): KeyResult {
  if (kind === 'DATE') return toDayKey(text, timeZone)
  return kind === 'TIME' ? toInstantKey(text, timeZone) : toCategoryKey(text)
}

/** A stored key as a push may write it, the same whatever the zone is. */
export function keyText(kind: KeyKind, key: string): string {
  if (kind === 'DATE') return spanText(spanOfKey(key))
  return kind === 'TIME' ? microsToText(BigInt(key)) : key
}

/** The first or the last key of what was pushed; `null`: it had none, or it was not kept yet. */
export function keyOfReceipt(
  { keyKind, keys }: { readonly keyKind: KeyKind | null; readonly keys: KeyExtent | null },
  which: keyof KeyExtent,
): string | null {
  return keyKind && keys ? keyText(keyKind, keys[which]) : null
}

function toDayKey(text: string, timeZone: string): KeyResult {
  const plain = parseDay(text)
  if (plain !== null) return { key: String(plain) }
  const spelling = spellingOf(text)
  const day = dayOfSpelling(spelling, timeZone)
  if (day === null) return { message: `${quote(text)} is not a real day written as YYYYMMDD or YYYY-MM-DD.` }
  return spelling.kind === 'INSTANT' ? { key: String(day), zoneUse: 'DAY' } : { key: String(day) }
}

function toInstantKey(text: string, timeZone: string): KeyResult {
  const spelling = spellingOf(text)
  const instant = instantOfSpelling(spelling, timeZone)
  if (typeof instant === 'bigint') {
    if (spelling.kind === 'DAY') return { key: String(instant), zoneUse: 'BEGINNING' }
    const isClock = spelling.kind === 'CLOCK' && spelling.zone === null
    return isClock ? { key: String(instant), zoneUse: 'CLOCK' } : { key: String(instant) }
  }
  const shown = quote(text)
  const zone = spelling.kind === 'CLOCK' ? (spelling.zone ?? timeZone) : timeZone
  if (instant?.issue === 'SKIPPED') return { message: `${shown} was never shown by the clocks of ${zone}.` }
  if (instant?.issue === 'TWICE') {
    const [first, second] = [instantToText(instant.first, zone), instantToText(instant.second, zone)]
    return { message: `${shown} was shown twice by the clocks of ${zone}: write ${first} or ${second}.` }
  }
  if (spelling.kind === 'DIGITS') {
    return {
      message: `${shown} is not an instant: numbers since 1970 have 9 or 10 digits (seconds), 12 or 13 (milliseconds), 15 or 16 (microseconds), 18 or 19 (nanoseconds).`,
    }
  }
  return {
    message: `${shown} is not an instant: write RFC 3339 (2026-11-20T09:30:00Z) or a number since 1970, in seconds (10 digits), milliseconds (13) or finer.`,
  }
}

function toCategoryKey(text: string): KeyResult {
  if (text === '') return { message: 'The key is empty.' }
  const message = nameIssue(text, MAX_KEY_LENGTH)
  return message === null ? { key: text.normalize('NFC') } : { message: `The key ${message}` }
}
