import type { Cell, CellKind } from './data-table.ts'

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const DAY = /^\d{4}-\d\d-\d\d$/
const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/

export const isNumberText = (text: string): boolean => JSON_NUMBER.test(text)
export const isDayText = (text: string): boolean => DAY.test(text)
export const isInstantText = (text: string): boolean => INSTANT.test(text)

/** As clocks show it where it is written, `2026-11-20 14:00:00`: what spreadsheets know as a time. `null`: it is no instant. */
export function clockText(text: string): string | null {
  const [, day, time, fraction = ''] = INSTANT.exec(text) ?? []
  return day === undefined ? null : `${day} ${time}${fraction.replace(/\.?0+$/, '')}`
}

/** As JSON writes it; numbers keep every digit. */
export function jsonOfCell(cell: Cell, kind: CellKind): string {
  if (cell === null) return 'null'
  if (kind === 'JSON' || kind === 'BOOLEAN') return cell
  return kind === 'NUMBER' && isNumberText(cell) ? cell : JSON.stringify(cell)
}
