// Numbers, days and instants in the browser's language.
import { keyFormatter as keysIn } from '../../../core/key-label.ts'
import {
  columnFormatter,
  DEFAULT_LOCALE,
  formatChange,
  formatNumber as formatIn,
  type NumberFormat,
  plainFormat,
  type Room,
} from '../../../core/number-format.ts'
import type { ChartGranularity } from '../../../pictures/chart/chart-report.ts'

export const locale = navigator.language || DEFAULT_LOCALE
const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })

export function formatNumber(
  value: number | null | undefined,
  format: NumberFormat = plainFormat,
  room: Room = 'FULL',
): string {
  return formatIn(value, format, locale, room)
}

/** Cells of a column whose head names the unit. */
export function formatCell(value: number | null | undefined, format: NumberFormat): string {
  return formatNumber(value, { ...format, unit: null })
}

/** As `formatCell`, with as many decimals in each cell as the others have. */
export function cellFormatter(values: readonly (number | null)[], format: NumberFormat) {
  return columnFormatter(values, { ...format, unit: null }, locale)
}

/** The unit that stands beside numbers; other styles write their own. */
export function unitOf({ style, unit }: NumberFormat): string | null {
  return style === 'NUMBER' ? unit : null
}

/** A change in percent of what was before: `+12.5%`. */
export function formatPercentChange(percent: number, previous: number | null): string {
  return formatChange(percent, previous, locale)
}

const wholeDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })

/** A day as the API has it, `2026-11-20`. */
export function formatDay(day: string): string {
  return wholeDay.format(new Date(day))
}

export function formatInstant(value: string | null | undefined): string {
  return value ? instant.format(new Date(value)) : '–'
}

/** The keys of a report, with their year where there is room for it. */
export function keyFormatter(granularity: ChartGranularity | null, withYear = false): (key: string) => string {
  return keysIn(granularity, locale, { withYear })
}
