import type { Turn } from '../base/turn.ts'

/** A longer needle is looked for in pieces of this length, of which each counts as found alone. */
export const MAX_NEEDLE_LENGTH = 256
/** Comparisons of all searches; only a text that was made for it needs many. */
const MAX_COMPARISONS = 8_000_000
/** Characters between two looks at the clock. */
const WINDOW = 65_536

interface Needle {
  readonly text: string
  /** Where its gram ends, in the needle. */
  readonly end: number
}

/** Half-open, in their order, none touching another. */
export type Ranges = (readonly [from: number, before: number])[]

/**
 * Finds many needles in one pass over a text, whatever both hold (Rabin and Karp): a rolling hash of the last characters is looked up among one gram of
 * each needle, the one with the most different characters. Needles have 4 characters or more.
 */
export class Needles {
  readonly #known = new Set<string>()
  readonly #short = new Grams(4)
  readonly #long = new Grams(8)
  #left: number

  constructor(mostComparisons = MAX_COMPARISONS) {
    this.#left = mostComparisons
  }

  get size(): number {
    return this.#known.size
  }

  add(text: string): void {
    for (let from = 0; from < text.length; from += MAX_NEEDLE_LENGTH) {
      // The last piece has its whole length, too.
      const start = Math.max(0, Math.min(from, text.length - MAX_NEEDLE_LENGTH))
      const piece = text.slice(start, start + MAX_NEEDLE_LENGTH)
      if (this.#known.has(piece)) continue
      this.#known.add(piece)
      const grams = piece.length < 8 ? this.#short : this.#long
      grams.add(piece)
    }
  }

  /** Where needles stand in a text; overlapping and touching ones are one. `null`: too much would have to be compared. */
  find(text: string): Ranges | null {
    const search = new Search(text)
    return this.#scan(search, text.length) ? search.found : null
  }

  /** As `find`, with other work in between. */
  async findInTurns(text: string, turn: Turn): Promise<Ranges | null> {
    const search = new Search(text)
    for (let before = WINDOW; ; before += WINDOW) {
      if (!this.#scan(search, Math.min(before, text.length))) return null
      if (before >= text.length) return search.found
      if (turn.isOver()) await turn.next()
    }
  }

  /** `false`: too much would have to be compared. */
  #scan(search: Search, before: number): boolean {
    const { text } = search
    const [shorts, longs] = [this.#short.filter, this.#long.filter]
    const hasShort = this.#short.size > 0
    let { hash4, hash8 } = search
    for (let at = search.at; at < before; at++) {
      const code = text.charCodeAt(at)
      hash8 = next8(hash8, code)
      if (longs[Math.imul(hash8, MIX) >>> 16] === 1) this.#left -= search.compare(this.#long.at(hash8), at)
      if (hasShort) {
        hash4 = next4(hash4, code)
        if (shorts[Math.imul(hash4, MIX) >>> 16] === 1) this.#left -= search.compare(this.#short.at(hash4), at)
      }
      if (this.#left < 0) return false
    }
    Object.assign(search, { hash4, hash8, at: before })
    return true
  }
}

/** Old characters leave the hash at its upper end. */
const next4 = (hash: number, code: number) => ((hash << 8) + ((code ^ (code >> 8)) & 255)) | 0
const next8 = (hash: number, code: number) => ((hash << 4) + (Math.imul(code, MIX) >>> 28)) | 0
const MIX = 0x9e3779b1

class Search {
  readonly text: string
  readonly found: Ranges = []
  at = 0
  hash4 = 0
  hash8 = 0

  constructor(text: string) {
    this.text = text
  }

  /** Notes those needles whose gram ends here. Gives the number of comparisons. */
  compare(needles: readonly Needle[], at: number): number {
    for (const { text, end } of needles) {
      const from = at - end
      // Far quicker than startsWith, which compares one by one.
      if (from >= 0 && this.text.slice(from, from + text.length) === text) this.#note(from, from + text.length)
    }
    return needles.length
  }

  #note(from: number, before: number): void {
    let range = [from, before] as const
    for (let last = this.found.at(-1); last && last[1] >= range[0]; last = this.found.at(-1)) {
      range = [Math.min(last[0], range[0]), Math.max(last[1], range[1])]
      this.found.pop()
    }
    this.found.push(range)
  }
}

/** One gram of each needle, by its hash. */
class Grams {
  readonly #length: 4 | 8
  readonly #next: (hash: number, code: number) => number
  readonly #byHash = new Map<number, Needle[]>()
  /** Which hashes there may be: nearly all characters of a text are done with after one look. */
  readonly filter = new Uint8Array(65_536)

  constructor(length: 4 | 8) {
    this.#length = length
    this.#next = length === 4 ? next4 : next8
  }

  add(text: string): void {
    const end = this.#endOfGram(text)
    let hash = 0
    for (let at = end - this.#length + 1; at <= end; at++) hash = this.#next(hash, text.charCodeAt(at))
    const same = this.#byHash.get(hash)
    if (same) same.push({ text, end })
    else this.#byHash.set(hash, [{ text, end }])
    this.filter[Math.imul(hash, MIX) >>> 16] = 1
  }

  get size(): number {
    return this.#byHash.size
  }

  at(hash: number): readonly Needle[] {
    return this.#byHash.get(hash) ?? []
  }

  /** Of the gram with the most different characters: the one that is rare in a text of few. */
  #endOfGram(text: string): number {
    let [best, most] = [this.#length - 1, 0]
    for (let end = this.#length - 1; end < text.length && most < this.#length; end++) {
      const different = differentIn(text, end - this.#length + 1, end)
      if (different > most) [best, most] = [end, different]
    }
    return best
  }
}

/** How many characters of a part are different, by their last five bits. */
function differentIn(text: string, from: number, last: number): number {
  let [seen, count] = [0, 0]
  for (let at = from; at <= last; at++) {
    const bit = 1 << (text.charCodeAt(at) & 31)
    if ((seen & bit) === 0) count++
    seen |= bit
  }
  return count
}
