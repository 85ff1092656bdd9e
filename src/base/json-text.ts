/**
 * Reads JSON (RFC 8259) without losing what `JSON.parse` loses: the order in which members were written (it moves names like "7"
 * to the front) and the digits of numbers (it rounds them). See docs/adr/0004-json-reader.md.
 */

import { BOM, JsonLimitError, type JsonLimits, JsonSyntaxError, nameOf } from './json-errors.ts'
import { withOrder } from './json-order.ts'

/** A JSON number as it was written, every digit kept. Turning it into a value is the caller's decision. */
export class JsonNumber {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }

  toString(): string {
    return this.source
  }

  /** `JSON.stringify` writes the number as it was read, not `{"source": ...}`. */
  toJSON(): unknown {
    return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(this.source)
  }
}

/**
 * An object is a Map in source order. A name written twice keeps its first place and takes its last value, as in `JSON.parse`.
 * `__proto__` and the like are ordinary names. Lone surrogates (`"\ud800"`) stay as they are: stores of text refuse them.
 */
export type JsonValue = string | boolean | null | JsonNumber | JsonValue[] | Map<string, JsonValue>

/** Reading and `toPlain` recurse once per level: this many levels are far from the end of the stack. */
const DEEPEST = 1_000
/** Of how many members of an object the names are remembered for the next object. */
const NAMES_KEPT = 64
const QUOTE = 0x22
const COMMA = 0x2c
const MINUS = 0x2d
const ZERO = 0x30
const COLON = 0x3a
const OPEN_ARRAY = 0x5b
const BACKSLASH = 0x5c
const CLOSE_ARRAY = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/**
 * Reads one JSON text; a byte order mark before it is skipped, anything after it refused.
 * Throws JsonSyntaxError, and JsonLimitError at the first limit, with a message that may be shown to the sender.
 */
export function readJson(text: string, limits: JsonLimits = {}): JsonValue {
  const all = { maxDepth: 64, maxItems: Infinity, maxMembers: Infinity, maxValues: Infinity, ...limits }
  if (all.maxDepth > DEEPEST) throw new RangeError(`maxDepth is above ${DEEPEST}`)
  return new Reader(text, all).readAll()
}

type ReaderLimits = Required<Omit<JsonLimits, 'onNonFinite'>> & Pick<JsonLimits, 'onNonFinite'>

class Reader {
  readonly #text: string
  readonly #limits: ReaderLimits
  #at: number
  #depth = 0
  #valuesLeft: number
  /** The names of the object read last: rows repeat them, and comparing is cheaper than cutting and hashing them again. */
  readonly #names: string[] = []

  constructor(text: string, limits: ReaderLimits) {
    this.#text = text
    this.#limits = limits
    this.#valuesLeft = limits.maxValues
    this.#at = text.charCodeAt(0) === BOM ? 1 : 0
  }

  readAll(): JsonValue {
    const value = this.#readValue(this.#skipBlanks())
    this.#skipBlanks()
    if (this.#at < this.#text.length) this.#refuse('the end of the text')
    return value
  }

  #refuse(expected: string, at = this.#at): never {
    throw new JsonSyntaxError(`Expected ${expected} but found ${nameOf(this.#text.codePointAt(at))}`, this.#text, at)
  }

  #exceed(limit: keyof JsonLimits, problem: string): never {
    throw new JsonLimitError(limit, problem, this.#text, { position: this.#at, depth: this.#depth })
  }

  /** Moves to the next character that is not white space and returns its code (NaN at the end). */
  #skipBlanks(): number {
    let code = this.#text.charCodeAt(this.#at)
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = this.#text.charCodeAt(++this.#at)
    return code
  }

  #readValue(code: number): JsonValue {
    if (--this.#valuesLeft < 0) this.#exceed('maxValues', `There are more than ${this.#limits.maxValues} values`)
    if (code === QUOTE) return this.#readString()
    if (code === OPEN_OBJECT) return this.#readObject()
    if (code === OPEN_ARRAY) return this.#readArray()
    if (isDigit(code) || (code === MINUS && !this.#isNonFinite(this.#at + 1))) return this.#readNumber()
    if (code === 0x74) return this.#readWord('true', true)
    if (code === 0x66) return this.#readWord('false', false)
    if (code === 0x6e) return this.#readWord('null', null)
    if (this.#isNonFinite(code === MINUS ? this.#at + 1 : this.#at)) return this.#readNonFinite(code)
    return this.#refuse('a value')
  }

  #isNonFinite(at: number): boolean {
    const code = this.#text.charCodeAt(at)
    return this.#limits.onNonFinite !== undefined && (code === 0x49 || code === 0x4e)
  }

  #readNonFinite(code: number): null {
    if (code === MINUS) this.#at++
    this.#readWord(this.#text[this.#at] === 'N' && code !== MINUS ? 'NaN' : 'Infinity', null)
    this.#limits.onNonFinite?.()
    return null
  }

  #readWord<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#refuse(`the word ${word}`)
    this.#at += word.length
    return value
  }

  /** Steps over the bracket and returns the code after it. */
  #enter(): number {
    if (++this.#depth > this.#limits.maxDepth)
      this.#exceed('maxDepth', `Arrays and objects are nested deeper than ${this.#limits.maxDepth} levels`)
    this.#at++
    return this.#skipBlanks()
  }

  #readArray(): JsonValue[] {
    const items: JsonValue[] = []
    const { maxItems } = this.#limits
    let code = this.#enter()
    while (code !== CLOSE_ARRAY) {
      if (items.length >= maxItems) this.#exceed('maxItems', `An array has more than ${maxItems} items`)
      items.push(this.#readValue(code))
      code = this.#skipBlanks()
      if (code === CLOSE_ARRAY) break
      if (code !== COMMA) this.#refuse('a comma or "]"')
      this.#at++
      code = this.#skipBlanks()
      if (code === CLOSE_ARRAY) this.#refuse('a value after the comma')
    }
    this.#at++
    this.#depth--
    return items
  }

  #readObject(): Map<string, JsonValue> {
    const members = new Map<string, JsonValue>()
    const { maxMembers } = this.#limits
    let code = this.#enter()
    for (let nth = 0; code !== CLOSE_OBJECT; nth++) {
      if (nth >= maxMembers) this.#exceed('maxMembers', `An object has more than ${maxMembers} members`)
      if (code !== QUOTE) this.#refuse('a name in quotes')
      const name = this.#readName(nth)
      if (this.#skipBlanks() !== COLON) this.#refuse('":"')
      this.#at++
      members.set(name, this.#readValue(this.#skipBlanks()))
      code = this.#skipBlanks()
      if (code === CLOSE_OBJECT) break
      if (code !== COMMA) this.#refuse('a comma or "}"')
      this.#at++
      code = this.#skipBlanks()
      if (code === CLOSE_OBJECT) this.#refuse('a name in quotes after the comma')
    }
    this.#at++
    this.#depth--
    return members
  }

  #readName(nth: number): string {
    const start = this.#at + 1
    const known = this.#names[nth]
    if (known !== undefined && this.#text.startsWith(known, start)) {
      const end = start + known.length
      if (this.#text.charCodeAt(end) === QUOTE) {
        this.#at = end + 1
        return known
      }
    }
    const name = this.#readString()
    // Only a name without escapes stands in the text as it is; with them the text is longer.
    if (nth < NAMES_KEPT && start + name.length === this.#at - 1) this.#names[nth] = name
    return name
  }

  #readString(): string {
    const text = this.#text
    const start = this.#at + 1
    // Most strings are short, and a loop beats the start of a regular expression there; beyond, the expression is faster.
    for (let at = start; at < start + 16; at++) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) {
        this.#at = at + 1
        return text.slice(start, at)
      }
      if (!(code >= 0x20) || code === BACKSLASH) break
    }
    let value = ''
    for (let from = start; ; ) {
      PLAIN.lastIndex = from
      PLAIN.test(text)
      const at = PLAIN.lastIndex
      const code = text.charCodeAt(at)
      value += text.slice(from, at)
      if (code === QUOTE) {
        this.#at = at + 1
        return value
      }
      if (code !== BACKSLASH) {
        this.#refuse(
          code < 0x20 ? 'an escape such as \\n for a control character' : 'a quotation mark after the string',
          at,
        )
      }
      value += this.#readEscape(at + 1)
      from = at + (text[at + 1] === 'u' ? 6 : 2)
    }
  }

  #readEscape(at: number): string {
    const letter = this.#text[at] ?? ''
    if (letter !== 'u') return ESCAPES.get(letter) ?? this.#refuse('one of " \\ / b f n r t u after the backslash', at)
    const digits = this.#text.slice(at + 1, at + 5)
    if (!/^[\da-f]{4}$/i.test(digits)) this.#refuse('four hexadecimal digits after \\u', at + 1)
    return String.fromCharCode(Number.parseInt(digits, 16))
  }

  #readNumber(): JsonNumber {
    const text = this.#text
    const start = this.#at
    let at = text.charCodeAt(start) === MINUS ? start + 1 : start
    at = text.charCodeAt(at) === ZERO ? at + 1 : this.#skipDigits(at)
    if (text[at] === '.') at = this.#skipDigits(at + 1)
    if (text[at] === 'e' || text[at] === 'E') {
      at = this.#skipDigits(text[at + 1] === '+' || text[at + 1] === '-' ? at + 2 : at + 1)
    }
    this.#at = at
    return new JsonNumber(text.slice(start, at))
  }

  /** The index after one digit or more. */
  #skipDigits(start: number): number {
    let at = start
    while (isDigit(this.#text.charCodeAt(at))) at++
    return at > start ? at : this.#refuse('a digit', at)
  }
}

/** A stretch of a string without escapes, possibly empty. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON refuses exactly these
const PLAIN = /[^"\\\u0000-\u001f]*/y
const ESCAPES = new Map(Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }))

function isDigit(code: number): boolean {
  return code >= ZERO && code <= 0x39
}

/**
 * The same value as plain JavaScript: null-prototype objects, and numbers where a double says the same decimal value when it is
 * printed. A number that a double would change (9007199254740993, 1e400) stays a JsonNumber.
 */
export function toPlain(value: JsonValue): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof JsonNumber) return toDouble(value.source) ?? value
  if (Array.isArray(value)) return value.map(toPlain)
  const plain: Record<string, unknown> = Object.create(null)
  for (const [name, member] of value) plain[name] = toPlain(member)
  return withOrder(plain, value)
}

function toDouble(source: string): number | undefined {
  const double = Number(source)
  // 15 significant digits always survive a double; only an exponent could take them out of its range.
  if (source.length <= 15 && !/e/i.test(source)) return double
  return Number.isFinite(double) && decimalOf(source) === decimalOf(String(double)) ? double : undefined
}

/** One text for one decimal value: `-12.50e3` is `-125e2`. */
function decimalOf(source: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e(.+))?$/i.exec(source) ?? []
  const digits = (whole + fraction).replace(/^0+/, '')
  let end = digits.length
  while (digits.charCodeAt(end - 1) === ZERO) end--
  if (end === 0) return '0'
  return `${sign}${digits.slice(0, end)}e${Number(exponent) - fraction.length + digits.length - end}`
}
