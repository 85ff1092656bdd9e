// Which parts of a file may be under way together: those for which it makes no difference which of them is written first.
import { spellingOf } from '../../core/key-spelling.ts'
import { dayOfSpelling, instantOfSpelling } from '../../core/key-time.ts'
import type { FileRow } from '../../push/file/file-rows.ts'
import type { KeyKind, OnDuplicate } from '../gql/graphql.ts'

/** Combinations of values of dimensions that are remembered: twice as many as a widget has series. */
const MAX_COMBINATIONS = 20_000

/** What the receipt of a part says of the widget. */
export interface PartOutcome {
  /** An earlier run wrote it: how values are written may have been another way then. */
  readonly replayed: boolean
  readonly keyKind: KeyKind | null
  readonly onDuplicate: readonly { readonly onDuplicate: OnDuplicate; readonly metrics: readonly string[] }[]
}

/** What a part writes to. */
export interface Footprint {
  readonly metrics: ReadonlySet<string>
  readonly combinations: ReadonlySet<string>
  /** Where it writes, in any metric; `null`: that cannot be said. Empty where its order is of no matter. */
  readonly places: ReadonlySet<string> | null
}

/**
 * The first part goes alone: it makes metrics, and its receipt says how they are written. So do parts with metrics or combinations of
 * dimensions that are new, since what was pushed first comes first, and each part of a widget of names for the same reason. Of the others, parts
 * that only add (or keep the smallest, or the largest) go together as they come; parts that replace do where they have no key in common.
 */
export class PartOrder {
  readonly #zone: string | null
  readonly #ways = new Map<string, OnDuplicate>()
  readonly #combinations = new Set<string>()
  readonly #underWay = new Set<Footprint>()
  #keyKind: KeyKind | null = null
  /** Keys that are instants by themselves and times that a clock showed cannot be compared without a zone. */
  #spelling: 'INSTANT' | 'CLOCK' | null = null

  /** `zone`: of keys without an offset; `null`: it is not known here. */
  constructor(zone: string | null) {
    this.#zone = zone
  }

  /** Whether it can be sent while what is under way is. The part before it has to be sent by then. */
  admits(part: Footprint): boolean {
    if (this.#underWay.size === 0) return true
    if (part.places === null || !this.#isKnown(part)) return false
    for (const other of this.#underWay) {
      if (other.places === null || !this.#isKnown(other)) return false
      if (!part.places.isDisjointFrom(other.places)) return false
    }
    return true
  }

  begin(part: Footprint): void {
    this.#underWay.add(part)
  }

  /** It was written, or it was not: then there is no outcome. */
  end(part: Footprint, outcome: PartOutcome | null): void {
    this.#underWay.delete(part)
    if (outcome === null) return
    this.#keyKind = outcome.keyKind
    this.#learnWays(outcome)
    for (const combination of part.combinations)
      if (this.#combinations.size < MAX_COMBINATIONS) this.#combinations.add(combination)
  }

  /** By what is known now: call it again where a receipt came since. */
  footprintOf(rows: readonly FileRow[]): Footprint {
    const metrics = new Set<string>()
    const combinations = new Set<string>()
    for (const row of rows) {
      for (const { metric } of row.values) metrics.add(metricName(metric))
      if (row.dimensions.length > 0) combinations.add(combinationOf(row))
    }
    const isFree = [...metrics].every(metric => (this.#ways.get(metric) ?? 'REPLACE') !== 'REPLACE')
    return { metrics, combinations, places: isFree ? new Set() : this.#placesOf(rows) }
  }

  #learnWays({ replayed, onDuplicate: uses }: PartOutcome): void {
    const ways = new Map<string, OnDuplicate>()
    for (const { onDuplicate, metrics } of uses) {
      for (const name of metrics) {
        const metric = metricName(name)
        const isOne = (ways.get(metric) ?? onDuplicate) === onDuplicate
        ways.set(metric, replayed || !isOne ? 'REPLACE' : onDuplicate)
      }
    }
    for (const [metric, way] of ways) this.#ways.set(metric, way)
  }

  #isKnown({ metrics, combinations }: Footprint): boolean {
    if (this.#keyKind === null || this.#keyKind === 'CATEGORY') return false
    for (const metric of metrics) if (!this.#ways.has(metric)) return false
    return combinations.isSubsetOf(this.#combinations)
  }

  #placesOf(rows: readonly FileRow[]): Set<string> | null {
    const places = new Set<string>()
    for (const row of rows) {
      const key = this.#keyKind === 'DATE' ? this.#dayOf(row.key) : this.#instantOf(row.key)
      if (key === null) return null
      places.add(row.dimensions.length > 0 ? `${key} ${combinationOf(row)}` : key)
    }
    return places
  }

  /** `null`: it cannot be said. Periods longer than a day are none. */
  #dayOf(key: string): string | null {
    const spelling = spellingOf(key.trim())
    if (spelling.kind === 'INSTANT' && this.#zone === null) return null
    const day = dayOfSpelling(spelling, this.#zone ?? 'UTC')
    return day === null ? null : String(day)
  }

  #instantOf(key: string): string | null {
    const spelling = spellingOf(key.trim())
    if (this.#zone === null) {
      if (spelling.kind === 'DAY') return null
      const isClock = spelling.kind === 'CLOCK' && spelling.zone === null
      const kind = isClock ? 'CLOCK' : 'INSTANT'
      this.#spelling ??= kind
      if (kind !== this.#spelling) return null
      // No two of them are one instant, whatever the zone is: times that a clock showed twice are refused.
      if (isClock) return `${spelling.day} ${spelling.sinceMidnight}`
    }
    const instant = instantOfSpelling(spelling, this.#zone ?? 'UTC')
    return typeof instant === 'bigint' ? String(instant) : null
  }
}

/** Those of an older widget may have blanks at their ends: a file that says the trimmed name means them. */
const metricName = (name: string) => name.normalize('NFC').trim()

function combinationOf({ dimensions }: FileRow): string {
  const pairs = dimensions.map(({ dimension, value }) => [dimension, value])
  return JSON.stringify(pairs.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)))
}
