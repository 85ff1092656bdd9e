import { csvLine, exactCsvLine } from '../base/csv.ts'
import { Turn } from '../base/turn.ts'
import { clockText } from './cell.ts'
import type { Cell, DataColumn, DataTable } from './data-table.ts'

export interface CsvOptions {
  /** `rows`: texts as they are, and instants with their offset, for programs. */
  readonly form: 'spreadsheet' | 'rows'
  /** A byte order mark, by which Excel knows UTF-8 in a file that it opens. */
  readonly bom: boolean
}

const ROWS_OF_TURN = 500

/** RFC 4180, with a head line. */
export async function csvOf({ columns, rows }: DataTable, { form, bom }: CsvOptions): Promise<string> {
  const turn = new Turn()
  const line = form === 'rows' ? exactCsvLine : csvLine
  const write = form === 'rows' ? (cell: Cell) => cell ?? '' : shownIn
  let text = (bom ? '\ufeff' : '') + line(columns.map(({ name }) => name))
  for (const [index, row] of rows.entries()) {
    text += line(row.map((cell, at) => write(cell, columns[at])))
    if (index % ROWS_OF_TURN === 0 && turn.isOver()) await turn.next()
  }
  return text
}

const shownIn = (cell: Cell, column?: DataColumn): string =>
  cell === null ? '' : ((column?.kind === 'INSTANT' ? clockText(cell) : null) ?? cell)
