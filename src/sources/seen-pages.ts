import { createHash, hash } from 'node:crypto'
import { jsonLength, jsonPieces } from '../base/json-size.ts'
import { Turn } from '../base/turn.ts'
import type { NextPage } from './pagination.ts'

/** What is shorter is hashed at once. */
const PIECE = 65_536
const WORDS = 8

/** The pages of a request that were read: what they held, and what asked for them. There are as many as a request may have pages. */
export class SeenPages {
  readonly #pages = new Map<string, number>()
  readonly #asked = new Set<string>()

  /**
   * The number of an earlier page with the same items in any order; `null`: there was none, and this one is remembered. Pages without
   * items are all alike, and no page.
   */
  async pageLike(items: readonly unknown[], number: number): Promise<number | null> {
    if (items.length === 0) return null
    const mark = await markOf(items)
    const before = this.#pages.get(mark) ?? null
    if (before === null) this.#pages.set(mark, number)
    return before
  }

  /** Of the first page. */
  noteUrl(url: string): void {
    this.#asked.add(keyOf({ url: URL.parse(url)?.href ?? url }))
  }

  /** Whether nothing was asked for in this way before; it is from now on. */
  isNew(next: NextPage): boolean {
    const key = keyOf(next)
    if (this.#asked.has(key)) return false
    this.#asked.add(key)
    return true
  }
}

const keyOf = (next: NextPage) => JSON.stringify(next)

/** Sums of hashes: the same items in another order have the same. Other work goes on between the items of a large page. */
async function markOf(items: readonly unknown[]): Promise<string> {
  const sums = new Uint32Array(WORDS)
  const turn = new Turn()
  for (const item of items) {
    const digest = await digestOf(item, turn)
    for (let word = 0; word < WORDS; word++) sums[word] = (sums[word] ?? 0) + digest.readUInt32LE(word * 4)
    if (turn.isOver()) await turn.next()
  }
  return `${items.length} ${[...sums].join(' ')}`
}

async function digestOf(item: unknown, turn: Turn): Promise<Buffer> {
  if (jsonLength(item, PIECE) <= PIECE) return hash('sha256', JSON.stringify(item) ?? 'null', 'buffer')
  const whole = createHash('sha256')
  for (const piece of jsonPieces(item)) {
    whole.update(piece)
    if (turn.isOver()) await turn.next()
  }
  return whole.digest()
}
