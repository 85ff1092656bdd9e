// Numbers, days and instants in the browser's language.
import { keyFormatter as keysIn } from '../../../core/key-label.ts'
import {
  DEFAULT_LOCALE,
  formatChange,
  formatNumber as formatIn,
  type NumberFormat,
  plainFormat,
  type Room,
} from '../../../core/number-format.ts'
import type { ChartGranularity } from '../../../pictures/chart/chart-report.ts'

const locale = navigator.language || DEFAULT_LOCALE
const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })

export function formatNumber(
  value: number | null | undefined,
  format: NumberFormat = plainFormat,
  room: Room = 'FULL',
): string {
  return formatIn(value, format, locale, room)
}

export function withUnit(text: string, unit: string | null | undefined): string {
  return unit ? `${text}\u202f${unit}` : text
}

/** `+12.5%` from 12.5. */
export function formatPercent(value: number): string {
  return formatChange(value, null, locale)
}

export function formatInstant(value: string | null | undefined): string {
  return value ? instant.format(new Date(value)) : '–'
}

/** The keys of a report, with their year where there is room for it. */
export function keyFormatter(granularity: ChartGranularity | null, withYear = false): (key: string) => string {
  return keysIn(granularity, locale, { withYear })
}
