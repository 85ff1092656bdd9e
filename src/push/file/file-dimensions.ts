// Which columns of a file are dimensions: those that are named for it, and those that the widget declares.
import { quote } from '../../base/quote.ts'
import type { FileAdvice } from './file-format.ts'

export interface FileDimensions {
  /** By who pushes the file. */
  readonly named: readonly string[]
  /** By the widget; `null`: that is not known. */
  readonly declared: readonly string[] | null
}

/** How many names of columns a message lists. */
const SHOWN_COLUMNS = 20

/** As widgets store the names of dimensions. */
export const columnName = (column: string) => column.normalize('NFC').trim()

export function isDimension(column: string, { named, declared }: FileDimensions): boolean {
  const name = columnName(column)
  return named.includes(name) || (declared?.includes(name) ?? false)
}

/** What is wrong with those that are named, as a sentence; `null`: nothing. */
export function namedIssue(
  columns: readonly string[],
  { named, declared }: FileDimensions,
  advice: FileAdvice,
): string | null {
  const names = columns.map(columnName)
  const missing = named.find(name => !names.includes(name))
  if (missing !== undefined)
    return `there is no column ${quote(missing)} ${advice.dimension}. The columns are ${listed(columns)}.`
  const unknown = declared && named.find(name => !declared.includes(name))
  if (!declared || !unknown) return null
  const has = declared.length === 0 ? 'none' : listed(declared)
  const all = [...declared, ...named.filter(name => !declared.includes(name))]
  return `the widget has no dimension ${quote(unknown)}; it has ${has}. The columns are ${listed(columns)}. updateWidget(input: { dimensions: [${all.map(name => quote(name)).join(', ')}] }) declares what is missing.`
}

export function listed(columns: readonly string[]): string {
  const names = columns.slice(0, SHOWN_COLUMNS).map(name => quote(name))
  if (columns.length > SHOWN_COLUMNS) names.push('...')
  return names.join(', ')
}
