import { Turn } from '../base/turn.ts'
import { jsonOfCell } from './cell.ts'
import type { DataTable } from './data-table.ts'

const ROWS_OF_TURN = 500

/** A list of objects by the names of their columns, one a line. */
export async function jsonOf({ columns, rows }: DataTable): Promise<string> {
  const turn = new Turn()
  const heads = columns.map(({ name, kind }) => ({ name: JSON.stringify(name), kind }))
  const lines: string[] = []
  for (const [index, row] of rows.entries()) {
    const members = heads.map(({ name, kind }, at) => `${name}:${jsonOfCell(row[at] ?? null, kind)}`)
    lines.push(`{${members.join(',')}}`)
    if (index % ROWS_OF_TURN === 0 && turn.isOver()) await turn.next()
  }
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`
}
