// A message as text that reads well alone: in mails beside HTML, for sources, and where a chat shows no more.
import { countText } from '../core/number-format.ts'
import type { MessageBlock, TableColumn } from './message.ts'
import { blocksOf, type MessageView, type Picture } from './message-view.ts'

/** Of a cell: a table of long texts would be no table. */
const MAX_CELL = 40

export function toPlainText(view: MessageView): string {
  const title = view.message.title.replace(/\s+/g, ' ')
  const parts = [
    `${title}\n${'='.repeat(Math.min([...title].length, 72))}`,
    ...blocksOf(view).map(({ block, picture }) => textOf(block, picture)),
    view.link === null ? '' : `More: ${view.link}`,
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

function textOf(block: MessageBlock, picture: Picture | null): string {
  switch (block.kind) {
    case 'text':
      return block.text.trim()
    case 'heading':
      return `${block.text}\n${'-'.repeat(Math.min([...block.text].length, 72))}`
    case 'metrics':
      return block.items
        .map(({ label, value, change }) => `${label}: ${value}${change === null ? '' : ` (${change})`}`)
        .join('\n')
    case 'table':
      return tableText(block.columns, block.rows, block.omitted)
    case 'picture':
      return `[Picture: ${block.alt}]${picture?.url ? `\n${picture.url}` : ''}`
    case 'attachment':
      return `[Attachment: ${block.fileName}]`
  }
}

/** Columns beside each other, numbers to the right. */
export function tableText(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  omitted: number,
): string {
  const cells = [
    columns.map(({ label }) => short(label)),
    ...rows.map(row => columns.map((_, at) => short(row[at] ?? ''))),
  ]
  const widths = columns.map((_, at) => Math.max(...cells.map(row => lengthOf(row[at] ?? ''))))
  const lines = cells.map(row =>
    row
      .map((cell, at) => {
        const blanks = ' '.repeat((widths[at] ?? 0) - lengthOf(cell))
        return columns[at]?.isNumber ? blanks + cell : cell + blanks
      })
      .join('  ')
      .trimEnd(),
  )
  lines.splice(1, 0, widths.map(width => '-'.repeat(width)).join('  '))
  return [...lines, ...(omitted > 0 ? [omittedText(omitted)] : [])].join('\n')
}

export const omittedText = (omitted: number) => `and ${countText(omitted)} more ${omitted === 1 ? 'row' : 'rows'}`

const lengthOf = (text: string) => [...text].length

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return lengthOf(line) <= MAX_CELL ? line : `${[...line].slice(0, MAX_CELL - 1).join('')}…`
}
