// How commands show rows: as a table for people, as JSON or CSV for programs.
import { type Command, Option } from 'commander'
import { csvLine } from '../base/csv.ts'
import type { Print } from './command.ts'
import { table } from './table.ts'

const formats = ['table', 'json', 'csv'] as const
export type OutputFormat = (typeof formats)[number]

export interface Rows {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Columns whose cells are numbers. */
  readonly right?: readonly number[]
}

export const withFormat = (command: Command): Command =>
  command.addOption(new Option('--format <format>', 'how it is shown').choices(formats).default('table'))

/** `value` is what JSON shows, and `rows` what a table and CSV do. */
export function show(print: Print, format: OutputFormat, value: unknown, rows: () => Rows): void {
  if (format === 'json') {
    print(JSON.stringify(value, null, 2))
    return
  }
  const { columns, rows: lines, right = [] } = rows()
  if (format === 'csv') for (const line of [columns, ...lines]) print(csvLine(line).slice(0, -2))
  else for (const line of table([columns, ...lines.map(line => line.map(inOneLine))], right)) print(line)
}

/** Cells with line ends would break the table, and very long ones its columns. */
function inOneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
  return line.length > MAX_CELL ? `${line.slice(0, MAX_CELL - 1)}…` : line
}
const MAX_CELL = 60
