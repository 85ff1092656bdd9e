// InfluxDB's line protocol: `measurement,tag=value field=1.5,other=2i 1700000000000000000`.
import { AppError } from '../../base/errors.ts'
import { quote } from '../../base/quote.ts'
import type { Label, LabelledRow, LabelledValue } from '../../push/labelled-row.ts'

/** Nanoseconds of a unit of time. */
const units: ReadonlyMap<string, bigint> = new Map([
  ...(['ns', 'n'] as const).map(name => [name, 1n] as const),
  ...(['us', 'u', 'µ'] as const).map(name => [name, 1_000n] as const),
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
])

export interface LineOptions {
  /** As the address has it; absent: nanoseconds. */
  readonly precision: string | undefined
  /** Of lines without a time, in milliseconds. */
  readonly now: number
}

export interface Lines {
  readonly rows: readonly LabelledRow[]
  /** Fields that are texts, which no metric can hold. */
  readonly texts: number
}

/** New metrics are levels, as what is sampled is; people say of a field that it adds up. */
const LEVEL = { aggregation: 'LATEST' } as const
/** From which days there are keys: years of four digits. */
const EARLIEST = -62_135_596_800_000_000n
const BEFORE = 253_402_300_800_000_000n

/** All lines, or BAD_USER_INPUT that names the first that is wrong. */
export function readLines(text: string, { precision, now }: LineOptions): Lines {
  const unit = units.get(precision ?? 'ns')
  if (unit === undefined)
    throw wrong(`The precision ${quote(precision ?? '')} is none of ${[...units.keys()].join(', ')}.`)
  const rows: LabelledRow[] = []
  let texts = 0
  let number = 1
  for (let start = 0; start < text.length; number++) {
    const end = endOfLine(text, start)
    const line = text.slice(start, end).trim()
    start = end + 1
    if (line === '' || line.startsWith('#')) continue
    const read = readLine(line, `line ${number}`, unit, BigInt(now) * 1_000n)
    texts += read.texts
    if (read.row.values.length > 0) rows.push(read.row)
  }
  return { rows, texts }
}

/** Where texts are: they begin behind the `=` of a field. Anywhere else a quotation mark is a character. */
class Quotes {
  #isBehindEquals = false
  isInside = false

  /** Of each character that is not escaped. */
  read(char: string | undefined): void {
    if (char === '"' && (this.isInside || this.#isBehindEquals)) this.isInside = !this.isInside
    this.#isBehindEquals = char === '='
  }
}

/** Ends of lines may stand in texts, which are in the fields alone. */
function endOfLine(text: string, start: number): number {
  let quotes: Quotes | null = null
  for (let at = start; at < text.length; at++) {
    const char = text[at]
    if (char === '\\') at++
    else if (char === '\n' && !quotes?.isInside) return at
    else if (char === ' ') quotes ??= new Quotes()
    else quotes?.read(char)
  }
  return text.length
}

function readLine(line: string, path: string, unit: bigint, now: bigint) {
  const series = partUntil(line, 0, ' ')
  const fields = partUntil(line, series.end + 1, ' ', true)
  const time = line.slice(fields.end + 1).trim()
  const [measurement = '', ...tags] = split(series.text, ',', false)
  const labels = tags.map(tag => toLabel(tag, path))
  const names = new Set(labels.map(([name]) => name))
  if (names.size < labels.length) throw wrong(`${path}: a tag stands twice.`)
  if (measurement === '') throw wrong(`${path}: the measurement is missing.`)
  if (fields.text === '') throw wrong(`${path}: the fields are missing: measurement,tag=value field=1 time.`)
  const parts = split(fields.text, ',', true).map(field => toField(field, path))
  const values = parts.filter(field => field !== null)
  const row = { widget: unescaped(measurement), labels, micros: microsOf(time, path, unit, now), values, path }
  return { row, texts: parts.length - values.length }
}

function microsOf(time: string, path: string, unit: bigint, now: bigint): bigint {
  if (time === '') return now
  if (!/^-?\d{1,19}$/.test(time)) throw wrong(`${path}: ${quote(time)} is no time: a whole number since 1970.`)
  const nanos = BigInt(time) * unit
  const micros = (nanos - (((nanos % 1_000n) + 1_000n) % 1_000n)) / 1_000n
  if (micros < EARLIEST || micros >= BEFORE)
    throw wrong(`${path}: ${quote(time)} is in no year from 1 to 9999: see precision.`)
  return micros
}

function toLabel(tag: string, path: string): Label {
  const at = indexOf(tag, '=')
  if (at < 1) throw wrong(`${path}: ${quote(tag)} is no tag: name=value.`)
  return [unescaped(tag.slice(0, at)), unescaped(tag.slice(at + 1))]
}

/** `null`: a text. */
function toField(field: string, path: string): LabelledValue | null {
  const at = indexOf(field, '=')
  if (at < 1) throw wrong(`${path}: ${quote(field)} is no field: name=value.`)
  const metric = unescaped(field.slice(0, at))
  const text = field.slice(at + 1)
  if (/^".*"$/s.test(text)) return null
  if (/^(t|T|true|True|TRUE)$/.test(text)) return { metric, value: '1', options: LEVEL }
  if (/^(f|F|false|False|FALSE)$/.test(text)) return { metric, value: '0', options: LEVEL }
  const value = /^-?\d+[iu]$/.test(text) ? text.slice(0, -1) : text
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(value))
    throw wrong(`${path}: ${quote(text)} is no value of the field ${quote(metric)}: 1.5, 1i, 1u, true or "text".`)
  return { metric, value: value.replace(/\.(?=$|e)/i, ''), options: LEVEL }
}

/** From a position up to the next separator that is neither escaped nor, where that counts, quoted. */
function partUntil(text: string, start: number, separator: string, hasQuotes = false) {
  const end = indexOf(text, separator, start, hasQuotes)
  const to = end === -1 ? text.length : end
  return { text: text.slice(start, to), end: to }
}

function split(text: string, separator: string, hasQuotes: boolean): string[] {
  const parts: string[] = []
  for (let start = 0; start <= text.length; ) {
    const part = partUntil(text, start, separator, hasQuotes)
    parts.push(part.text)
    start = part.end + 1
  }
  return parts
}

function indexOf(text: string, separator: string, start = 0, hasQuotes = false): number {
  const quotes = new Quotes()
  for (let at = start; at < text.length; at++) {
    const char = text[at]
    if (char === '\\') at++
    else if (char === separator && !quotes.isInside) return at
    else if (hasQuotes) quotes.read(char)
  }
  return -1
}

const unescaped = (text: string) => text.replace(/\\([,= ])/g, '$1')

const wrong = (message: string) => new AppError('BAD_USER_INPUT', message)
