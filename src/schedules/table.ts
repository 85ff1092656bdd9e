// Rows as people and programs get them: a table that is cut, and a file of CSV that is not.
import { csvLine } from '../base/csv.ts'
import type { MessageBlock, TableColumn } from '../deliveries/message.ts'
import { blockLimits } from './report-block.ts'

/** Characters of a cell; what is longer ends in `…`. */
const MAX_CELL = 500
/** Characters of the files of one message: a message of the outbox has 256 KiB in all. */
export const MAX_ATTACHED = 131_072

export interface Table {
  readonly columns: readonly TableColumn[]
  /** As they are shown. */
  readonly rows: readonly (readonly string[])[]
  /** Every digit, for the file; as many as there are rows. */
  readonly exact: readonly (readonly string[])[]
}

interface TableOptions {
  /** Stands above; null: nothing. */
  readonly title: string | null
  readonly maxRows: number | null | undefined
  /** The name of the file, without its ending; null: none is attached. */
  readonly fileName: string | null
}

/** The blocks of a table, and a sentence where its file had to be cut. */
export function tableBlocks(table: Table, { title, maxRows, fileName }: TableOptions) {
  const most = maxRows ?? blockLimits.rows.usual
  const rows = table.rows.slice(0, most).map(row => row.map(cutCell))
  const blocks: MessageBlock[] = title ? [{ kind: 'heading', text: title }] : []
  blocks.push({ kind: 'table', columns: table.columns, rows, omitted: table.rows.length - rows.length })
  if (fileName === null) return { blocks, problems: [] }
  const { text, written } = csvOf(table)
  const name = `${fileName.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 60) || 'report'}.csv`
  blocks.push({ kind: 'attachment', fileName: name, contentType: 'text/csv', text })
  if (written === table.exact.length) return { blocks, problems: [] }
  const problem = `${name} holds the first ${written} of ${table.exact.length} rows: more do not fit into a message.`
  blocks.push({ kind: 'text', text: problem })
  return { blocks, problems: [problem] }
}

function csvOf({ columns, exact }: Table): { text: string; written: number } {
  let text = csvLine(columns.map(({ label }) => label))
  let written = 0
  for (const row of exact) {
    const line = csvLine(row)
    if (text.length + line.length > MAX_ATTACHED) break
    text += line
    written++
  }
  return { text, written }
}

const cutCell = (text: string) => (text.length > MAX_CELL ? `${text.slice(0, MAX_CELL - 1)}…` : text)
