import { dayToText } from '../core/day.ts'
import { spellingOf } from '../core/key-spelling.ts'
import { dayOfSpelling, instantOfSpelling, microsToText } from '../core/key-time.ts'
import { dayAt, startOfDay } from '../core/zone.ts'
import type { KeyKind } from './widget.ts'

/** Old keys and what they become. `lost`: how many become none, or one that another key becomes. */
export interface KeyChange {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly lost: number
  /** One of them. */
  readonly example: string | null
}

/**
 * What stored keys become where the keys of their widget become of another kind. None is changed so that it could not be changed back: an
 * instant becomes a day only where that day begins, and a name only what a push would read in it.
 */
export function changeKeys(keys: readonly string[], from: KeyKind, to: KeyKind, zone: string): KeyChange {
  const before: string[] = []
  const after: string[] = []
  const taken = new Set<string>()
  let lost = 0
  let example: string | null = null
  for (const key of keys) {
    const changed = changedKey(key, from, to, zone)
    if (changed === null || taken.has(changed)) {
      lost++
      example ??= from === 'CATEGORY' ? key : keyAsName(key, from)
      continue
    }
    taken.add(changed)
    before.push(key)
    after.push(changed)
  }
  return { before, after, lost, example }
}

function changedKey(key: string, from: KeyKind, to: KeyKind, zone: string): string | null {
  if (to === 'CATEGORY') return keyAsName(key, from)
  if (from === 'CATEGORY') return to === 'TIME' ? nameToInstant(key, zone) : nameToDay(key, zone)
  return to === 'TIME' ? dayToInstant(Number(key), zone) : instantToDay(BigInt(key), zone)
}

/** As a push may write it. */
function keyAsName(key: string, from: KeyKind): string {
  return from === 'DATE' ? dayToText(Number(key)) : from === 'TIME' ? microsToText(BigInt(key)) : key
}

/** `null`: a day that the zone left out begins where the next one does. */
function dayToInstant(day: number, zone: string): string | null {
  const start = startOfDay(day, zone)
  return dayAt(start, zone) === day ? String(BigInt(start) * 1_000n) : null
}

function instantToDay(micros: bigint, zone: string): string | null {
  const day = dayOfSpelling({ kind: 'INSTANT', micros, isEpoch: false }, zone)
  return day !== null && BigInt(startOfDay(day, zone)) * 1_000n === micros ? String(day) : null
}

function nameToInstant(name: string, zone: string): string | null {
  const instant = instantOfSpelling(spellingOf(name), zone)
  return typeof instant === 'bigint' ? String(instant) : null
}

function nameToDay(name: string, zone: string): string | null {
  const spelling = spellingOf(name)
  if (spelling.kind === 'DAY') return String(spelling.day)
  const instant = instantOfSpelling(spelling, zone)
  return typeof instant === 'bigint' ? instantToDay(instant, zone) : null
}
