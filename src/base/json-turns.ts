// Reads large JSON with other work in between: a scan finds where the members of large arrays and objects end, the reader reads them.
import { JsonLimitError, JsonSyntaxError } from './json-errors.ts'
import { type JsonValue, readJson, toPlain } from './json-text.ts'
import { Turn } from './turn.ts'

/** Of members that are read at once, in characters. */
const PIECE = 16_384
const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_ARRAY = 0x5b
const BACKSLASH = 0x5c
const CLOSE_ARRAY = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

interface PlainLimits {
  /** Nested arrays and objects, 1,000 at most. */
  readonly maxDepth: number
  /** Of one object: listing the names of many is no work that can wait in between. */
  readonly maxMembers: number
  /** Values in all. */
  readonly maxValues: number
  /** See JsonLimits. */
  readonly onNonFinite?: () => void
}

/** An array or object that is open where the scan stands. */
interface Frame {
  readonly isList: boolean
  /** Of its bracket. */
  readonly start: number
  /** Where members begin that were not read yet. */
  runStart: number
  /** How many members were passed. */
  members: number
  /** Of the last comma between its members; -1: there was none. */
  lastComma: number
  /** A large member was read: a comma or the end has to follow. */
  isAfterMember: boolean
  /** `null`: it is not known to be large, and is read as a part of what it lies in. */
  value: unknown[] | Record<string, unknown> | null
}

/**
 * As `toPlain(readJson(text))`. Throws JsonSyntaxError; the place that its message names is only right for a text that is read at once.
 */
export async function readPlainInTurns(text: string, limits: PlainLimits, piece = PIECE): Promise<unknown> {
  if (text.length <= piece) return toPlain(readJson(text, limits))
  return new LargeReader(text, limits, piece).read()
}

class LargeReader {
  readonly #text: string
  readonly #limits: PlainLimits
  readonly #piece: number
  readonly #open: Frame[] = []
  readonly #turn = new Turn()
  #values = 1
  #at = 0

  constructor(text: string, limits: PlainLimits, piece: number) {
    this.#text = text
    this.#limits = limits
    this.#piece = piece
  }

  async read(): Promise<unknown> {
    const text = this.#text
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at)
      if (code === QUOTE) this.#skipString()
      else if (code === OPEN_ARRAY || code === OPEN_OBJECT) this.#enter(code === OPEN_ARRAY)
      else if (code === COMMA) {
        if (this.#passComma() && this.#turn.isOver()) await this.#turn.next()
      } else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) {
        const frame = this.#leave(code === CLOSE_ARRAY)
        if (this.#open.length > 0) continue
        if (frame.value === null) break
        return this.#isBlank(this.#at + 1, text.length) ? frame.value : this.#refuse('the end of the text')
      }
    }
    // Nothing in it is large but, perhaps, one text.
    return toPlain(readJson(text, this.#limits))
  }

  #refuse(expected: string): never {
    throw new JsonSyntaxError(`Expected ${expected}`, this.#text, this.#at)
  }

  #exceed(limit: keyof PlainLimits, problem: string): never {
    throw new JsonLimitError(limit, problem, this.#text, { position: this.#at, depth: this.#open.length })
  }

  #count(): void {
    if (++this.#values > this.#limits.maxValues)
      this.#exceed('maxValues', `There are more than ${this.#limits.maxValues} values`)
  }

  #isBlank(from: number, to: number): boolean {
    return /^[ \t\r\n]*$/.test(this.#text.slice(from, to))
  }

  #skipString(): void {
    const text = this.#text
    for (let end = text.indexOf('"', this.#at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
      let first = end
      while (text.charCodeAt(first - 1) === BACKSLASH) first--
      if ((end - first) % 2 === 1) continue
      this.#at = end
      return
    }
    this.#at = text.length
    this.#refuse('a quotation mark after the string')
  }

  #enter(isList: boolean): void {
    this.#count()
    if (this.#open.at(-1)?.isAfterMember) this.#refuse('a comma')
    const start = this.#at
    this.#open.push({
      isList,
      start,
      runStart: start + 1,
      members: 0,
      lastComma: -1,
      isAfterMember: false,
      value: null,
    })
    const { maxDepth } = this.#limits
    if (this.#open.length > maxDepth)
      this.#exceed('maxDepth', `Arrays and objects are nested deeper than ${maxDepth} levels`)
  }

  /** `true`: members were read. */
  #passComma(): boolean {
    this.#count()
    const frame = this.#open.at(-1) ?? this.#refuse('the end of the text')
    const { maxMembers } = this.#limits
    if (++frame.members >= maxMembers && !frame.isList)
      this.#exceed('maxMembers', `An object has more than ${maxMembers} members`)
    const isLarge = !frame.isAfterMember && this.#at - frame.runStart >= this.#piece
    if (frame.isAfterMember) {
      if (!this.#isBlank(frame.runStart, this.#at)) this.#refuse('a comma')
      frame.isAfterMember = false
      frame.runStart = this.#at + 1
    } else if (isLarge) {
      this.#build()
      this.#readRun(frame, this.#at)
    }
    frame.lastComma = this.#at
    return isLarge
  }

  #leave(isList: boolean): Frame {
    const frame = this.#open.pop()
    if (frame?.isList !== isList) return this.#refuse('the bracket that closes what is open')
    if (frame.value === null) return frame
    const isBlank = this.#isBlank(frame.runStart, this.#at)
    if (frame.isAfterMember ? !isBlank : isBlank) this.#refuse('a value')
    if (!frame.isAfterMember) this.#readRun(frame, this.#at)
    const outer = this.#open.at(-1)
    if (outer) {
      outer.runStart = this.#at + 1
      outer.isAfterMember = true
    }
    return frame
  }

  /** What is open is large: it is built here, with the members that come before in what it lies in. */
  #build(): void {
    for (const [level, frame] of this.#open.entries()) {
      if (frame.value !== null) continue
      frame.value = frame.isList ? [] : Object.create(null)
      const outer = this.#open[level - 1]
      if (!outer) {
        if (!/^\ufeff?[ \t\r\n]*$/.test(this.#text.slice(0, frame.start))) this.#refuse('a value')
        continue
      }
      if (outer.lastComma >= outer.runStart) this.#readRun(outer, outer.lastComma)
      this.#put(outer, this.#text.slice(outer.runStart, frame.start), frame.value)
    }
  }

  /** `before` is what stands before the member: its name in an object, nothing in a list. */
  #put(outer: Frame, before: string, value: unknown): void {
    if (Array.isArray(outer.value)) {
      if (before.trim() !== '') this.#refuse('a comma')
      outer.value.push(value)
      return
    }
    const named = readJson(`{${before}null}`) as Map<string, JsonValue>
    const [name] = named.keys()
    if (name === undefined || named.size !== 1) this.#refuse('a name in quotes')
    ;(outer.value as Record<string, unknown>)[name] = value
  }

  /** Reads the members from where the last ones ended. */
  #readRun(frame: Frame, end: number): void {
    const run = this.#text.slice(frame.runStart, end)
    frame.runStart = end + 1
    if (run.trim() === '') this.#refuse('a value')
    const { maxDepth, onNonFinite } = this.#limits
    const limits = { maxDepth, ...(onNonFinite && { onNonFinite }) }
    if (Array.isArray(frame.value)) {
      for (const item of readJson(`[${run}]`, limits) as JsonValue[]) frame.value.push(toPlain(item))
      return
    }
    for (const [name, member] of readJson(`{${run}}`, limits) as Map<string, JsonValue>)
      (frame.value as Record<string, unknown>)[name] = toPlain(member)
  }
}
