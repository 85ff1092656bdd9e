import { dayOf, type EpochDay, monthLength, parseDay } from './day.ts'
import { isTimeZone, MS_PER_DAY } from './zone.ts'

/** What a key may be, going by how it is written; which of them it is the widget says, or the first push. */
export type KeySpelling =
  | { readonly kind: 'DAY'; readonly day: EpochDay }
  /** Says itself which instant it is: with an offset, or as a number since 1970. Microseconds; finer fractions are cut. */
  | { readonly kind: 'INSTANT'; readonly micros: bigint; readonly isEpoch: boolean }
  /** What a clock showed; without a zone it is that of the push. */
  | { readonly kind: 'CLOCK'; readonly day: EpochDay; readonly sinceMidnight: Micros; readonly zone: string | null }
  /** Digits alone that are neither a day nor an epoch. */
  | { readonly kind: 'DIGITS' }
  /** People read a date in it, and there may be two of them. */
  | { readonly kind: 'OTHER_DATE' }
  | { readonly kind: 'NAME' }

type Micros = number

/** ISO 8601 as Java, Python, Go, Ruby, MySQL and PostgreSQL write it: seconds, fraction and offset may be absent. */
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(?:([Zz]|UTC|GMT)|([+-])(\d{2}):?(\d{2})?(?: [A-Z]{1,5})?))?(?:\[([A-Za-z][\w+\-/]{1,63})\])?$/
const BASIC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(?:(\d{2})(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2})?)?$/
const DIGITS = /^-?\d+$/
const EPOCH = /^(-?)([1-9]\d{8,18})(?:\.(\d{1,9}))?$/

/** How much a number of so many digits counts: seconds, milliseconds, microseconds, nanoseconds. In nanoseconds. */
const nanosByDigits: ReadonlyMap<number, bigint> = new Map([
  [9, 1_000_000_000n],
  [10, 1_000_000_000n],
  [12, 1_000_000n],
  [13, 1_000_000n],
  [15, 1_000n],
  [16, 1_000n],
  [18, 1n],
  [19, 1n],
])

const year = '(?:19|20)\\d{2}'
const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const clock = '(?:[T ,].*)?'
/** Dates that are read elsewhere: 20.11.2026, 11/20/2026, 20/11/26, 2026/11/20, 2026-11, 2026-W47, 20 Nov 2026, Nov 20, 2026. */
const otherDates = [
  `\\d{1,2}([./-])\\d{1,2}\\1${year}${clock}`,
  `\\d{1,2}/\\d{1,2}/\\d{2}${clock}`,
  `(?:0[1-9]|[12]\\d|3[01])\\.(?:0[1-9]|1[0-2])\\.\\d{2}${clock}`,
  `${year}([./-])\\d{1,2}(?:\\2\\d{1,2}${clock})?`,
  `(?:0?[1-9]|1[0-2])[./-]${year}`,
  `${year}-?(?:W\\d{1,2}(?:-?\\d)?|Q[1-4])`,
  `(?:[a-z]{3,9},? )?\\d{1,2}\\.?[ -]${months}\\.?,?[ -](?:\\d{2}|${year})${clock}`,
  `(?:[a-z]{3,9},? )?${months}\\.? \\d{1,2},? ${year}${clock}`,
  `${months}\\.?[ -]${year}`,
  `[a-z]{3} ${months} \\d{1,2} \\d{2}:\\d{2}:\\d{2} .*${year}`,
]
const OTHER_DATE = new RegExp(`^(?:${otherDates.join('|')})$`, 'i')
/** Longer texts are names. */
const LONGEST_DATE = 80

const name: KeySpelling = { kind: 'NAME' }
const digits: KeySpelling = { kind: 'DIGITS' }
const otherDate: KeySpelling = { kind: 'OTHER_DATE' }

/** The one reader of keys: every door and every stored row goes through it. No text has two spellings. */
export function spellingOf(text: string): KeySpelling {
  if (text.length > LONGEST_DATE) return DIGITS.test(text) ? digits : name
  const day = parseDay(text)
  if (day !== null) return { kind: 'DAY', day }
  const epoch = epochOf(text)
  if (epoch !== null) return { kind: 'INSTANT', micros: epoch, isEpoch: true }
  if (DIGITS.test(text)) return digits
  const iso = ISO.exec(text) ?? BASIC.exec(text)
  if (iso) return clockOf(iso) ?? otherDate
  return OTHER_DATE.test(text) ? otherDate : name
}

/**
 * 9 or 10 digits count seconds, 12 or 13 milliseconds, 15 or 16 microseconds, 18 or 19 nanoseconds since 1970: so none of them lies
 * between 1970 and 1973, where numbers that mean something else would end. Seconds and milliseconds may have a fraction.
 */
function epochOf(text: string): bigint | null {
  const match = EPOCH.exec(text)
  const unit = match && nanosByDigits.get((match[2] ?? '').length)
  if (!match || !unit) return null
  const [, sign, whole = '', fraction] = match
  if (fraction !== undefined && unit < 1_000_000n) return null
  const part = fraction === undefined ? 0n : (BigInt(fraction.padEnd(9, '0')) * unit) / 1_000_000_000n
  const nanos = BigInt(whole) * unit + part
  return floorDivide(sign === '-' ? -nanos : nanos, 1_000n)
}

/** `null`: no real day or time of day. The leap second :60 would be read as :59: what is not distinguished is refused. */
function clockOf(match: RegExpExecArray): KeySpelling | null {
  const part = (index: number) => Number(match[index] ?? 0)
  const [years, month, dayOfMonth, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)]
  if (years < 1 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > monthLength(years, month)) return null
  if (hour > 23 || minute > 59 || second > 59) return null
  const day = dayOf(years, month, dayOfMonth)
  const fraction = Math.floor(Number((match[7] ?? '').padEnd(9, '0')) / 1_000)
  const sinceMidnight = ((hour * 60 + minute) * 60 + second) * 1_000_000 + fraction
  if (match[8] === undefined && match[9] === undefined) {
    const zone = match[12] ?? null
    return zone === null || isTimeZone(zone) ? { kind: 'CLOCK', day, sinceMidnight, zone } : null
  }
  const [hours, minutes] = [part(10), part(11)]
  if (hours > 23 || minutes > 59) return null
  const offset = (match[9] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000
  const micros = BigInt(day * MS_PER_DAY - offset) * 1_000n + BigInt(sinceMidnight)
  return { kind: 'INSTANT', micros, isEpoch: false }
}

export function floorDivide(a: bigint, b: bigint): bigint {
  return a >= 0n ? a / b : -((-a + b - 1n) / b)
}
