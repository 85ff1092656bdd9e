import { countText } from '../../core/number-format.ts'

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

/** `12.3 MB`: three digits, in powers of 1,000. */
export function sizeOf(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const number = bytes / 1_000 ** power
  return `${power === 0 ? number : number.toPrecision(3)} ${UNITS[power]}`
}

/** `1,234,567 rows in 48 tables`. */
export function rowsOf(tables: readonly { rows: number }[]): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return `${countText(rows)} rows in ${tables.length} tables`
}
