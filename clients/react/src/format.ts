// Numbers in the format of their metric, in the language of the reader.
import type { NumberFormat } from '@pushgraph/client'

export const NO_NUMBER = '–'
const BYTES = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']
const DURATIONS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const

export function formatNumber(value: number | null, format: NumberFormat, locale?: string): string {
  if (value === null) return NO_NUMBER
  const { style, currency, unit, minimumFractionDigits: least, maximumFractionDigits: most } = format
  const digits = {
    ...(least !== null && { minimumFractionDigits: least }),
    ...(most !== null && { maximumFractionDigits: most }),
  }
  const write = (number: number, options: Intl.NumberFormatOptions = digits) =>
    new Intl.NumberFormat(locale, options).format(number)
  if (style === 'CURRENCY' && currency !== null) return write(value, { ...digits, style: 'currency', currency })
  if (style === 'PERCENT') return write(value, { maximumFractionDigits: 2, ...digits, style: 'unit', unit: 'percent' })
  if (style === 'BYTES') return bytesText(value, number => write(number, { maximumSignificantDigits: 3 }))
  if (style === 'DURATION') return durationText(value, write)
  return unit === null ? write(value) : `${write(value)} ${unit}`
}

function bytesText(value: number, write: (number: number) => string): string {
  const size = Math.abs(value)
  const power = size < 1000 ? 0 : Math.min(BYTES.length - 1, Math.floor(Math.log10(size) / 3))
  return `${write(value / 1000 ** power)} ${BYTES[power]}`
}

/** The two largest units that it has. */
function durationText(value: number, write: (number: number) => string): string {
  const size = Math.abs(value)
  if (size < 60) return `${write(value)} s`
  let rest = Math.round(size)
  const parts = DURATIONS.flatMap(([name, seconds]) => {
    const count = Math.floor(rest / seconds)
    rest -= count * seconds
    return count === 0 ? [] : [`${write(count)} ${name}`]
  })
  return (value < 0 ? '−' : '') + parts.slice(0, 2).join(' ')
}

/** `+12.5%`; where there is no percentage, the difference. */
export function formatChange(percent: number | null, difference: number | null, format: NumberFormat, locale?: string) {
  if (percent === null) return formatNumber(difference, format, locale)
  const options = { style: 'unit', unit: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(locale, options).format(percent)
}
