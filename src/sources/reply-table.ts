import { DelimitedError, type DelimitedRow } from '../base/delimited-row.ts'
import { cellsUnder, DelimitedReader, headerOf } from '../base/delimited-text.ts'
import { Turn } from '../base/turn.ts'

/** Of text that is read at once, in characters. */
const PIECE = 65_536

interface TableLimits {
  readonly maxMembers: number
  readonly maxValues: number
}

/** The rows of delimited text as objects by the names of its header; cells are texts. Other work goes on between the rows. */
export async function readTable(
  text: string,
  limits: TableLimits,
): Promise<{ readonly data: unknown; readonly nonFinite: 0 } | { readonly issue: string }> {
  const reader = new DelimitedReader()
  const table = new Table(limits)
  const turn = new Turn()
  try {
    for (let at = 0; at < text.length; at += PIECE) {
      if (turn.isOver()) await turn.next()
      table.add(reader.read(text.slice(at, at + PIECE)))
    }
    table.add(reader.end())
  } catch (error) {
    if (error instanceof DelimitedError) return { issue: `The reply is not CSV that can be read. ${error.message}` }
    throw error
  }
  return { data: table.rows, nonFinite: 0 }
}

class Table {
  readonly rows: Record<string, string>[] = []
  readonly #limits: TableLimits
  #header: readonly string[] | null = null

  constructor(limits: TableLimits) {
    this.#limits = limits
  }

  add(rows: readonly DelimitedRow[]): void {
    const { maxMembers, maxValues } = this.#limits
    for (const row of rows) {
      if (this.#header === null) {
        this.#header = headerOf(row)
        if (this.#header.length > maxMembers)
          throw new DelimitedError(row.line, `there are more than ${maxMembers} columns.`)
        continue
      }
      const cells = cellsUnder(this.#header, row)
      const object: Record<string, string> = Object.create(null)
      for (const [index, name] of this.#header.entries()) object[name] = cells[index] ?? ''
      this.rows.push(object)
      if ((this.rows.length + 1) * this.#header.length > maxValues)
        throw new DelimitedError(row.line, `there are more than ${maxValues} cells.`)
    }
  }
}
