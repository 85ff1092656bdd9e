// Rows as a workbook of one sheet: numbers, days and times are values that Excel reckons with.
import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node'
import { parseDay } from '../core/day.ts'
import { MS_PER_DAY } from '../core/zone.ts'
import { clockText, isDayText, isNumberText } from './cell.ts'
import type { Cell, CellKind, DataTable } from './data-table.ts'
import { EXACT_DIGITS, MAX_CELL_CHARACTERS } from './xlsx-cells.ts'

/** 1900-03-01: before it Excel counts a day that never was. */
const FIRST_DAY = -25_508
/** Beyond them Excel takes the whole file for a broken one, or the number for 0. */
const [LARGEST, SMALLEST] = [1e307, 1e-307]
const WIDTH = { least: 8, most: 60 }

export async function xlsxOf(table: DataTable): Promise<Buffer> {
  const head = table.columns.map(({ name }): CellObject => ({ ...textCell(name), fontWeight: 'bold' }))
  const body = table.rows.map(row => row.map((cell, at) => toCell(cell, table.columns[at]?.kind ?? 'TEXT')))
  const data: SheetData = [head, ...body]
  const columns = table.columns.map((_, at) => ({ width: widthOf(table, at) }))
  return writeXlsxFile(data, { sheet: 'Data', stickyRowsCount: 1, columns }).toBuffer()
}

function toCell(cell: Cell, kind: CellKind): CellObject | null {
  if (cell === null) return null
  switch (kind) {
    case 'NUMBER':
      return isExact(cell) ? { type: Number, value: Number(cell) } : textCell(cell)
    case 'BOOLEAN':
      return { type: Boolean, value: cell === 'true' }
    case 'DATE':
      return dateCell(cell, 'yyyy-mm-dd') ?? textCell(cell)
    case 'INSTANT':
      return dateCell(clockText(cell) ?? '', 'yyyy-mm-dd hh:mm:ss') ?? textCell(cell)
    default:
      return textCell(cell)
  }
}

/** A text is never a formula, whatever it begins with. */
function textCell(text: string): CellObject {
  const value = text.length > MAX_CELL_CHARACTERS ? `${text.slice(0, MAX_CELL_CHARACTERS - 1)}…` : text
  return { type: String, value }
}

/** Whether a double of Excel has every digit of it. */
function isExact(text: string): boolean {
  const size = Math.abs(Number(text))
  if (!isNumberText(text) || size >= LARGEST || (size !== 0 && size < SMALLEST)) return false
  const digits = text
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '')
  return digits.length <= EXACT_DIGITS || (!text.includes('.') && digits.replace(/0+$/, '').length <= EXACT_DIGITS)
}

/** `2026-11-20`, or `2026-11-20 14:00:00`, as the clock shows it. `null`: Excel has no such day. */
function dateCell(text: string, format: string): CellObject | null {
  const [dayText = '', time = '00:00:00'] = text.split(' ')
  const day = isDayText(dayText) ? parseDay(dayText) : null
  if (day === null || day < FIRST_DAY) return null
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  const value = new Date(day * MS_PER_DAY + Math.round(((hours * 60 + minutes) * 60 + seconds) * 1_000))
  return { type: Date, value, format }
}

/** Of the head and the first rows. */
function widthOf({ columns, rows }: DataTable, at: number): number {
  const texts = [columns[at]?.name ?? '', ...rows.slice(0, 100).map(row => row[at] ?? '')]
  return Math.min(WIDTH.most, Math.max(WIDTH.least, ...texts.map(text => text.length + 2)))
}
