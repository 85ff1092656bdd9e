/**
 * Reads JSON (RFC 8259) without losing what `JSON.parse` loses: the order in which members were written (it moves names like "7"
 * to the front) and the digits of numbers (it rounds them). See docs/adr/0004-json-reader.md.
 */

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
 * `__proto__` and the like are ordinary names. Lone surrogates (`"\ud800"`) stay as they are: whoever stores text refuses them.
 */
export type JsonValue = string | boolean | null | JsonNumber | JsonValue[] | Map<string, JsonValue>

export class JsonSyntaxError extends Error {
  /** Index in UTF-16 code units in the text as given. */
  readonly position: number
  /** Both count from 1; a byte order mark takes no column. */
  readonly line: number
  readonly column: number

  constructor(problem: string, text: string, position: number) {
    const before = text.slice(0, position)
    const lineStart = before.lastIndexOf('\n') + 1
    const line = before.split('\n').length
    const column = position - lineStart + (line === 1 && text.charCodeAt(0) === BOM && position > 0 ? 0 : 1)
    super(`${problem} at line ${line}, column ${column}.`)
    this.name = 'JsonSyntaxError'
    this.position = position
    this.line = line
    this.column = column
  }
}

const BOM = 0xfeff
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/** Reading and `toPlain` recurse once per level: this many levels are far from the end of the stack. */
const DEEPEST = 1_000
const NAMES_KEPT = 64

/**
 * Reads one JSON text; a byte order mark before it is skipped, anything after it refused.
 * `maxDepth` counts nested arrays and objects (64 unless told, 1,000 at most).
 * Throws JsonSyntaxError, with a message that may be shown to the sender.
 */
export function readJson(text: string, limits: { readonly maxDepth?: number } = {}): JsonValue {
  const maxDepth = limits.maxDepth ?? 64
  if (maxDepth > DEEPEST) throw new RangeError(`maxDepth is above ${DEEPEST}`)
  const reader = new Reader(text, maxDepth)
  const value = reader.readValue(reader.skipBlanks())
  if (reader.skipBlanks() < text.length) reader.refuse('the end of the text')
  return value
}

class Reader {
  readonly #text: string
  readonly #maxDepth: number
  #at: number
  #depth = 0
  /** The names of the object read last: rows repeat them, and comparing is cheaper than cutting and hashing them again. */
  readonly #names: string[] = []

  constructor(text: string, maxDepth: number) {
    this.#text = text
    this.#maxDepth = maxDepth
    this.#at = text.charCodeAt(0) === BOM ? 1 : 0
  }

  refuse(expected: string, at = this.#at): never {
    const text = this.#text
    const found = text.codePointAt(at)
    throw new JsonSyntaxError(`Expected ${expected} but found ${nameOf(found)}`, text, Math.min(at, text.length))
  }

  /** Moves to the next character that is not white space and returns its index. */
  skipBlanks(): number {
    const text = this.#text
    let at = this.#at
    for (;;) {
      const code = text.charCodeAt(at)
      if (code > 0x20 || (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09)) break
      at++
    }
    this.#at = at
    return at
  }

  readValue(at: number): JsonValue {
    const code = this.#text.charCodeAt(at)
    if (code === QUOTE) return this.#readString(at)
    if (code === OPEN_OBJECT) return this.#readObject(at)
    if (code === OPEN_ARRAY) return this.#readArray(at)
    if (code === MINUS || isDigit(code)) return this.#readNumber(at)
    if (code === 0x74) return this.#readWord('true', true)
    if (code === 0x66) return this.#readWord('false', false)
    if (code === 0x6e) return this.#readWord('null', null)
    return this.refuse('a value')
  }

  #readWord<T>(word: string, value: T): T {
    const start = this.#at
    for (let i = 1; i < word.length; i++) {
      if (this.#text.charCodeAt(start + i) !== word.charCodeAt(i)) this.refuse(`the word ${word}`, start + i)
    }
    this.#at = start + word.length
    return value
  }

  #enter(): void {
    if (++this.#depth > this.#maxDepth) {
      throw new JsonSyntaxError(
        `Arrays and objects are nested deeper than ${this.#maxDepth} levels`,
        this.#text,
        this.#at,
      )
    }
  }

  #readArray(start: number): JsonValue[] {
    this.#enter()
    this.#at = start + 1
    const items: JsonValue[] = []
    let at = this.skipBlanks()
    if (this.#text.charCodeAt(at) !== CLOSE_ARRAY) {
      for (;;) {
        items.push(this.readValue(at))
        at = this.skipBlanks()
        const code = this.#text.charCodeAt(at)
        if (code === CLOSE_ARRAY) break
        if (code !== COMMA) this.refuse('a comma or "]"')
        this.#at = at + 1
        at = this.skipBlanks()
      }
    }
    this.#at = at + 1
    this.#depth--
    return items
  }

  #readObject(start: number): Map<string, JsonValue> {
    this.#enter()
    this.#at = start + 1
    const members = new Map<string, JsonValue>()
    let at = this.skipBlanks()
    if (this.#text.charCodeAt(at) !== CLOSE_OBJECT) {
      for (let nth = 0; ; nth++) {
        if (this.#text.charCodeAt(at) !== QUOTE) this.refuse(nth === 0 ? 'a name in quotes or "}"' : 'a name in quotes')
        const name = this.#readName(at, nth)
        if (this.#text.charCodeAt(this.#at) !== COLON && this.#text.charCodeAt(this.skipBlanks()) !== COLON) {
          this.refuse('":"')
        }
        this.#at++
        members.set(name, this.readValue(this.skipBlanks()))
        at = this.skipBlanks()
        const code = this.#text.charCodeAt(at)
        if (code === CLOSE_OBJECT) break
        if (code !== COMMA) this.refuse('a comma or "}"')
        this.#at = at + 1
        at = this.skipBlanks()
      }
    }
    this.#at = at + 1
    this.#depth--
    return members
  }

  #readName(start: number, nth: number): string {
    const text = this.#text
    const known = this.#names[nth]
    if (known !== undefined && text.startsWith(known, start + 1)) {
      const end = start + 1 + known.length
      if (text.charCodeAt(end) === QUOTE) {
        this.#at = end + 1
        return known
      }
    }
    const name = this.#readString(start)
    // Only a name without escapes stands in the text as it is; with them the text would be longer.
    if (nth < NAMES_KEPT && name.length === this.#at - start - 2) this.#names[nth] = name
    return name
  }

  #readString(start: number): string {
    const text = this.#text
    let at = start + 1
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) {
        this.#at = at + 1
        return text.slice(start + 1, at)
      }
      if (code === BACKSLASH) return this.#readEscaped(start, at)
      if (code < 0x20 || Number.isNaN(code)) this.#refuseInString(at)
      at++
    }
  }

  #refuseInString(at: number): never {
    if (at >= this.#text.length) this.refuse('the end of a text in quotes', at)
    this.refuse('an escape such as \\n instead of a control character', at)
  }

  /** The rest of a string from its first backslash on. */
  #readEscaped(start: number, firstEscape: number): string {
    const text = this.#text
    let value = text.slice(start + 1, firstEscape)
    let at = firstEscape
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) break
      if (code < 0x20 || Number.isNaN(code)) this.#refuseInString(at)
      if (code !== BACKSLASH) {
        const from = at
        while (at < text.length && isPlainCode(text.charCodeAt(at))) at++
        value += text.slice(from, at)
        continue
      }
      const escape = text[at + 1] ?? ''
      const simple = simpleEscapes.get(escape)
      if (simple !== undefined) {
        value += simple
        at += 2
      } else if (escape === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) {
        value += String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16))
        at += 6
      } else this.refuse('an escape: \\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four hexadecimal digits', at + 1)
    }
    this.#at = at + 1
    return value
  }

  #readNumber(start: number): JsonNumber {
    NUMBER.lastIndex = start
    const source = NUMBER.exec(this.#text)?.[0]
    if (source === undefined) this.refuse('a digit', start + 1)
    const end = start + source.length
    const next = this.#text.charCodeAt(end)
    // `01`, `1.`, `1e` and `-` alone: the part that is a number ends where more of one seems to follow.
    if (isDigit(next) || next === 0x2e || next === 0x65 || next === 0x45) {
      this.refuse('a number without leading zeros, with digits after its point or exponent', end)
    }
    this.#at = end
    return new JsonNumber(source)
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

const simpleEscapes = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isPlainCode(code: number): boolean {
  return code >= 0x20 && code !== QUOTE && code !== BACKSLASH
}

/** Whether a name stands in the text as it is, so that it can be found again by comparing. */
function isPlain(name: string): boolean {
  return name.length <= 200 && ![...name].some(character => !isPlainCode(character.charCodeAt(0)))
}

function nameOf(code: number | undefined): string {
  if (code === undefined) return 'the end'
  if (code < 0x20) return `a control character (${code})`
  return `"${String.fromCodePoint(code)}"`
}

/**
 * The value in plain JavaScript: objects without a prototype, and numbers where the shortest text of the double says the same
 * as the source; a number that would lose digits stays a JsonNumber.
 */
export function toPlain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) {
    const number = Number(value.source)
    return sameDigits(value.source, number) ? number : value
  }
  if (Array.isArray(value)) return value.map(toPlain)
  if (!(value instanceof Map)) return value
  const plain: Record<string, unknown> = Object.create(null)
  for (const [name, member] of value) plain[name] = toPlain(member)
  return plain
}

function sameDigits(source: string, number: number): boolean {
  if (!Number.isFinite(number)) return false
  return String(number) === source || normalForm(source) === normalForm(String(number))
}

/** Sign, significant digits and power of ten: equal for texts of the same number. */
function normalForm(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
  const digits = (whole + fraction).replace(/^0+/, '')
  const trimmed = digits.replace(/0+$/, '')
  if (trimmed === '') return '0'
  return `${sign}${trimmed}e${Number(exponent) - fraction.length + digits.length - trimmed.length}`

  /** A string with escapes, from the first of them on. */
  #readEscaped(start: number, firstEscape: number): string {
    const text = this.#text
    let value = ''
    let from = start + 1
    let at = firstEscape
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) {
        this.#at = at + 1
        return value + text.slice(from, at)
      }
      if (code === BACKSLASH) {
        value += text.slice(from, at)
        if (text.charCodeAt(at + 1) === LOWER_U) {
          value += String.fromCharCode(this.#readHex(at + 2))
          at += 6
        } else {
          value += escapes.get(text.charCodeAt(at + 1)) ?? this.refuse('one of "\\/bfnrtu after a backslash', at + 1)
          at += 2
        }
        from = at
      } else {
        if (code < 0x20 || Number.isNaN(code)) this.#refuseInString(at)
        at++
      }
    }
  }

  #readHex(start: number): number {
    let unit = 0
    for (let at = start; at < start + 4; at++) {
      const code = this.#text.charCodeAt(at)
      const letter = code | 0x20
      if (isDigit(code)) unit = unit * 16 + code - ZERO
      else if (letter >= 0x61 && letter <= 0x66) unit = unit * 16 + letter - 0x57
      else this.refuse('four hexadecimal digits after \\u', at)
    }
    return unit
  }

  #refuseInString(at: number): never {
    return this.refuse(at < this.#text.length ? 'an escape (control characters are not allowed in strings)' : '""" to end the string', at)
  }

  #readNumber(start: number): JsonNumber {
    const text = this.#text
    let at = text.charCodeAt(start) === MINUS ? start + 1 : start
    if (text.charCodeAt(at) === ZERO) at++
    else at = this.#skipDigits(at)
    if (text.charCodeAt(at) === DOT) at = this.#skipDigits(at + 1)
    // `| 0x20` makes an upper-case letter lower-case.
    if ((text.charCodeAt(at) | 0x20) === LOWER_E) {
      const sign = text.charCodeAt(at + 1)
      at = this.#skipDigits(sign === PLUS || sign === MINUS ? at + 2 : at + 1)
    }
    this.#at = at
    return new JsonNumber(text.slice(start, at))
  }

  #skipDigits(start: number): number {
    let at = start
    while (isDigit(this.#text.charCodeAt(at))) at++
    if (at === start) this.refuse('a digit', at)
    return at
  }
}

const escapes: ReadonlyMap<number, string> = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }).map(
    ([letter, meaning]) => [letter.charCodeAt(0), meaning],
  ),
)

function isDigit(code: number): boolean {
  return code >= ZERO && code <= 0x39
}

function nameOf(codePoint: number | undefined): string {
  if (codePoint === undefined) return 'the end of the text'
  const visible = codePoint > 0x20 && !/[\p{C}\p{Z}]/u.test(String.fromCodePoint(codePoint))
  if (visible) return `"${String.fromCodePoint(codePoint)}"`
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

/**
 * The same value as plain JavaScript: null-prototype objects, and numbers where a double says the same decimal value when it is
 * printed. A number that a double would change (9007199254740993, 1e400) stays a JsonNumber.
 */
export function toPlain(value: JsonValue): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof JsonNumber) return toDouble(value) ?? value
  if (Array.isArray(value)) return value.map(toPlain)
  const plain: Record<string, unknown> = Object.create(null)
  for (const [name, member] of value) plain[name] = toPlain(member)
  return plain
}

function toDouble({ source }: JsonNumber): number | undefined {
  const double = Number(source)
  // 15 significant digits always survive a double; only an exponent could take them out of its range.
  if (source.length <= 15 && !/e/i.test(source)) return double
  return Number.isFinite(double) && decimalOf(source) === decimalOf(String(double)) ? double : undefined
}

/** One text for one decimal value: `-12.50e3` is `-125e2`. */
function decimalOf(source: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e(.+))?$/i.exec(source) ?? []
  const digits = (whole + fraction).replace(/^0+/, '')
  let end = digits.length
  while (digits.charCodeAt(end - 1) === ZERO) end--
  if (end === 0) return '0'
  return `${sign}${digits.slice(0, end)}e${Number(exponent) - fraction.length + digits.length - end}`
}
