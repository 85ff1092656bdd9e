// Numbers as people read them: the one place that writes them, for the dashboard, for pictures and for the command line.
import { currencyDigits, intlNumbers } from './intl-formats.ts'
import { bytesText, durationText } from './scaled-unit.ts'

export const numberStyles = ['NUMBER', 'CURRENCY', 'PERCENT', 'DURATION', 'BYTES'] as const
export type NumberStyle = (typeof numberStyles)[number]

export interface NumberFormat {
  readonly style: NumberStyle
  /** ISO 4217; of CURRENCY alone. */
  readonly currency: string | null
  /** Stands behind the number where the style is NUMBER; the others have units of their own. */
  readonly unit: string | null
  /** `null`, both: as many digits as the number needs. */
  readonly minimumFractionDigits: number | null
  readonly maximumFractionDigits: number | null
}

export const plainFormat: NumberFormat = {
  style: 'NUMBER',
  currency: null,
  unit: null,
  minimumFractionDigits: null,
  maximumFractionDigits: null,
}
export const percentFormat: NumberFormat = { ...plainFormat, style: 'PERCENT' }

/** By their codes of ISO 4217, in order. */
export const currencies: readonly string[] = Intl.supportedValuesOf('currency')
const knownCurrencies = new Set(currencies)
export const isCurrency = (code: string) => knownCurrencies.has(code)

export const MAX_FRACTION_DIGITS = 20
export const NO_NUMBER = '–'
export const DEFAULT_LOCALE = 'en'

/**
 * Where a number stands. FULL: tables and tooltips. CARD: beside a name, from a million on as `2.64M`. AXIS: ticks, which are round: from
 * ten thousand on as `12.5K`, with every digit that tells two of them apart.
 */
export type Room = 'FULL' | 'CARD' | 'AXIS'

/** Beyond these, a number is written with a power of ten: its zeros could not be counted. */
const LARGEST_PLAIN = 1e16
const SMALLEST_PLAIN = 1e-6
const SIGNIFICANT_DIGITS: Readonly<Record<Room, number>> = { FULL: 6, CARD: 3, AXIS: 6 }
const COMPACT_FROM: Readonly<Record<Room, number>> = { FULL: Number.POSITIVE_INFINITY, CARD: 1e6, AXIS: 1e4 }
/** Of a number that is less than what its usual digits can say. */
const DIGITS_OF_SMALL = 3

export function formatNumber(
  value: number | null | undefined,
  format: NumberFormat,
  locale: string,
  room: Room = 'FULL',
): string {
  if (value === null || value === undefined) return NO_NUMBER
  const write = (part: number) => intlNumbers(locale, plainOptions(part, format, room)).format(part)
  const writers = {
    number: write,
    whole: (part: number) => intlNumbers(locale, plainOptions(part, plainFormat, room)).format(part),
    rounded: (part: number) => roundedIn(part, format, room),
  }
  switch (format.style) {
    case 'DURATION':
      return durationText(value, writers)
    case 'BYTES':
      return bytesText(value, writers)
    case 'NUMBER':
      return format.unit ? `${write(value)}\u202f${format.unit}` : write(value)
    default:
      return write(value)
  }
}

/** Writes the numbers of one column: as many decimals in each, so that their points stand below each other. */
export function columnFormatter(
  values: readonly (number | null)[],
  format: NumberFormat,
  locale: string,
): (value: number | null | undefined) => string {
  if (format.style === 'DURATION' || format.style === 'BYTES') return value => formatNumber(value, format, locale)
  const lengths = values.map(value =>
    value === null || isPower(value, format) ? 0 : fractionLength(value, format, locale),
  )
  const digits = Math.max(0, ...lengths)
  const aligned = { ...format, minimumFractionDigits: digits, maximumFractionDigits: digits }
  return value => formatNumber(value, typeof value === 'number' && isPower(value, format) ? format : aligned, locale)
}

/** A count inside an English sentence: `1,200`. */
export const countText = (count: number | bigint): string => intlNumbers('en', {}).format(count)

/**
 * A change in percent with its sign: `+12.3%`. From tenfold on it is a factor, `×272`; of what was negative there is none. `previous` is
 * what it is a change of.
 */
export function formatChange(percent: number, previous: number | null, locale: string): string {
  if (percent >= 900 && previous !== null && previous > 0) {
    const factor = { notation: 'compact', maximumSignificantDigits: 3 } as const
    return `×${intlNumbers(locale, factor).format(1 + percent / 100)}`
  }
  const digits = Math.abs(percent) < 10_000 ? { maximumFractionDigits: 1 } : ({ notation: 'compact' } as const)
  return intlNumbers(locale, { style: 'unit', unit: 'percent', signDisplay: 'exceptZero', ...digits }).format(percent)
}

function fractionLength(value: number, format: NumberFormat, locale: string): number {
  const parts = intlNumbers(locale, plainOptions(value, format, 'FULL')).formatToParts(value)
  return parts.find(({ type }) => type === 'fraction')?.value.length ?? 0
}

function roundedIn(part: number, format: NumberFormat, room: Room): number {
  const options = { ...plainOptions(part, format, room), notation: 'standard', useGrouping: false } as const
  return Number(intlNumbers('en', options).format(part))
}

function isPower(value: number, format: NumberFormat): boolean {
  const size = Math.abs(value)
  return size >= LARGEST_PLAIN || (size > 0 && size < SMALLEST_PLAIN && !hasDigits(format))
}

function plainOptions(value: number, format: NumberFormat, room: Room): Intl.NumberFormatOptions {
  const size = Math.abs(value)
  const options = { ...styleOptions(format), signDisplay: 'negative' } as const
  if (isPower(value, format)) {
    return { ...options, notation: 'scientific', maximumSignificantDigits: SIGNIFICANT_DIGITS[room] }
  }
  if (size >= COMPACT_FROM[room]) {
    return { ...options, notation: 'compact', maximumSignificantDigits: SIGNIFICANT_DIGITS[room] }
  }
  if (room === 'AXIS' && format.style !== 'CURRENCY') return { ...options, maximumSignificantDigits: 6 }
  const isScaled = format.style === 'DURATION' || format.style === 'BYTES'
  if (room === 'CARD' && isScaled && !hasDigits(format)) return { ...options, maximumSignificantDigits: 3 }
  return { ...options, ...digitOptions(size, format) }
}

function styleOptions({ style, currency }: NumberFormat): Intl.NumberFormatOptions {
  if (style === 'CURRENCY' && currency !== null) return { style: 'currency', currency }
  // Not the style `percent`, which would multiply: 2.45 percent are kept as 2.45.
  return style === 'PERCENT' ? { style: 'unit', unit: 'percent' } : {}
}

const hasDigits = (format: NumberFormat) =>
  format.minimumFractionDigits !== null || format.maximumFractionDigits !== null

function digitOptions(size: number, format: NumberFormat): Intl.NumberFormatOptions {
  const { minimumFractionDigits: least, maximumFractionDigits: most } = format
  const usual = usualDigits(format)
  if (least !== null || most !== null) {
    const maximum = most ?? Math.max(least ?? 0, usual.maximum)
    return { minimumFractionDigits: least ?? Math.min(usual.minimum, maximum), maximumFractionDigits: maximum }
  }
  const isSmall = format.style === 'CURRENCY' ? size < 10 ** -usual.maximum : size < 1
  if (isSmall && size > 0) return { maximumSignificantDigits: DIGITS_OF_SMALL }
  return {
    minimumFractionDigits: usual.minimum,
    maximumFractionDigits: usual.maximum,
    trailingZeroDisplay: 'stripIfInteger',
  }
}

function usualDigits({ style, currency }: NumberFormat): { minimum: number; maximum: number } {
  if (style !== 'CURRENCY' || currency === null) return { minimum: 0, maximum: 2 }
  const digits = currencyDigits(currency)
  return { minimum: digits, maximum: digits }
}
