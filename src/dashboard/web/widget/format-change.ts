// A format as the fields of a form say it, and what of it is to be saved.
import { MAX_FRACTION_DIGITS, type NumberFormat, type NumberStyle, numberStyles } from '../../../core/number-format.ts'
import type { NumberFormatInput } from '../gql/graphql.ts'

function textOf(form: FormData, name: string): string | null {
  return String(form.get(name) ?? '').trim() || null
}

const isStyle = (text: string | null): text is NumberStyle => numberStyles.some(style => style === text)

/** What the fields say; without a style, plain numbers. */
export function toFormat(form: FormData): NumberFormat {
  const style = textOf(form, 'format.style')
  return {
    style: isStyle(style) ? style : 'NUMBER',
    currency: textOf(form, 'format.currency')?.toUpperCase() ?? null,
    unit: textOf(form, 'unit'),
    minimumFractionDigits: digitsOf(form, 'format.minimumFractionDigits'),
    maximumFractionDigits: digitsOf(form, 'format.maximumFractionDigits'),
  }
}

function digitsOf(form: FormData, name: string): number | null {
  const text = textOf(form, name)
  const digits = text === null ? Number.NaN : Number(text)
  return digits >= 0 && digits <= MAX_FRACTION_DIGITS ? Math.trunc(digits) : null
}

/**
 * What of the format is to be saved: nothing where it is as it was, since what was derived would be set by that; null where it shall be
 * derived again. The unit is told of plain numbers alone and stays for other styles.
 */
export function formatChangeOf(
  before: NumberFormat,
  form: FormData,
): { unit?: string | null; format?: NumberFormatInput | null } {
  const { unit, ...after } = toFormat(form)
  const unitChange = form.has('unit') && unit !== before.unit ? { unit } : {}
  if (textOf(form, 'format.style') === null) return { ...unitChange, format: null }
  const { unit: _, ...known } = before
  const isSame = Object.entries(known).every(([name, value]) => after[name as keyof typeof after] === value)
  return isSame ? unitChange : { ...unitChange, format: after }
}
