// How the numbers of a metric are written: what people set, checked, and what is derived where they set nothing.
import { isCurrency, MAX_FRACTION_DIGITS, type NumberFormat, type NumberStyle } from '../core/number-format.ts'

/** What is kept of a format. The unit is an option of its own. */
export type MetricFormat = Omit<NumberFormat, 'unit'>

/** A format as a door hands it over, to be set as a whole: what is absent has its default, but for the unit, which stays. */
export interface FormatInput {
  readonly style: NumberStyle
  readonly currency?: string | null | undefined
  readonly unit?: string | null | undefined
  readonly minimumFractionDigits?: number | null | undefined
  readonly maximumFractionDigits?: number | null | undefined
}

interface Derivable {
  readonly format: MetricFormat | null
  readonly unit: string | null
  readonly percent: boolean
}

const derived: MetricFormat = {
  style: 'NUMBER',
  currency: null,
  minimumFractionDigits: null,
  maximumFractionDigits: null,
}

/** What was set; else percents where a value was pushed with `%` and nobody gave a unit; else plain numbers. */
export function numberFormatOf({ format, unit, percent }: Derivable): NumberFormat {
  return { ...(format ?? { ...derived, style: percent && unit === null ? 'PERCENT' : 'NUMBER' }), unit }
}

/** The format to keep. Every wrong member is noted. */
export function toMetricFormat(input: FormatInput, note: (message: string, member: string) => void): MetricFormat {
  const { style, minimumFractionDigits = null, maximumFractionDigits = null } = input
  const currency = input.currency?.toUpperCase() ?? null
  const issues = {
    currency: currencyIssue(style, currency),
    minimumFractionDigits: digitsIssue(minimumFractionDigits),
    maximumFractionDigits:
      digitsIssue(maximumFractionDigits) ?? orderIssue(minimumFractionDigits, maximumFractionDigits),
  }
  for (const [name, message] of Object.entries(issues)) if (message !== null) note(message, name)
  return { style, currency, minimumFractionDigits, maximumFractionDigits }
}

/** A format as it is kept, which has its members in another order: two equal ones are equal as texts. */
export function storedFormat(kept: MetricFormat): MetricFormat {
  const { style, currency, minimumFractionDigits, maximumFractionDigits } = kept
  return { style, currency, minimumFractionDigits, maximumFractionDigits }
}

function currencyIssue(style: NumberStyle, currency: string | null): string | null {
  if (style !== 'CURRENCY') return currency === null ? null : 'A currency goes with the style CURRENCY alone.'
  if (currency === null) return 'The style CURRENCY needs a currency, such as EUR.'
  return isCurrency(currency) ? null : `${JSON.stringify(currency.slice(0, 20))} is no currency of ISO 4217.`
}

function digitsIssue(digits: number | null): string | null {
  const isFine = digits === null || (Number.isInteger(digits) && digits >= 0 && digits <= MAX_FRACTION_DIGITS)
  return isFine ? null : `Fraction digits are 0 to ${MAX_FRACTION_DIGITS}.`
}

function orderIssue(minimum: number | null, maximum: number | null): string | null {
  const isFine = minimum === null || maximum === null || minimum <= maximum
  return isFine ? null : 'The most digits are not fewer than the fewest.'
}
