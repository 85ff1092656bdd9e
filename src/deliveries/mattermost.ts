// A message as an attachment of Mattermost: https://developers.mattermost.com/integrate/reference/message-attachments/
import type { MessageBlock } from './message.ts'
import { blocksOf, colours, type MessageView, type Picture } from './message-view.ts'
import { omittedText } from './plain-text.ts'

/** What a post may have; servers cut longer ones off. */
const MAX_TEXT = 12_000
const MAX_ROWS = 50

export function toMattermost(view: MessageView): string {
  const { title, severity, blocks } = view.message
  const texts = blocksOf(view).map(({ block, picture }) => markdownOf(block, picture))
  const metrics = blocks.flatMap(block => (block.kind === 'metrics' ? block.items : []))
  const text = texts.filter(part => part !== '').join('\n\n')
  const attachment = {
    fallback: title,
    color: colours[severity],
    title,
    ...(view.link !== null && { title_link: view.link }),
    text: text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1).toWellFormed()}…`,
    fields: metrics.map(({ label, value, change }) => ({
      short: true,
      title: escaped(label),
      value: escaped(change === null ? value : `${value} (${change})`),
    })),
  }
  return JSON.stringify({ attachments: [attachment] })
}

/** Metrics are fields. */
function markdownOf(block: MessageBlock, picture: Picture | null): string {
  switch (block.kind) {
    case 'text':
      return escaped(block.text.trim())
    case 'heading':
      return `##### ${escaped(block.text)}`
    case 'metrics':
      return ''
    case 'table':
      return tableIn(block)
    case 'picture':
      return picture?.url ? `![${escaped(block.alt)}](${picture.url})` : `_${escaped(block.alt)}_`
    case 'attachment':
      return `_${escaped(block.fileName)} goes with mails alone._`
  }
}

function tableIn({ columns, rows, omitted }: Extract<MessageBlock, { kind: 'table' }>): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const shown = rows.slice(0, MAX_ROWS)
  const left = omitted + rows.length - shown.length
  const table = [
    line(columns.map(({ label }) => cellOf(label))),
    line(columns.map(({ isNumber }) => (isNumber ? '---:' : '---'))),
    ...shown.map(row => line(columns.map((_, at) => cellOf(row[at] ?? '')))),
  ]
  return [...table, ...(left > 0 ? ['', omittedText(left)] : [])].join('\n')
}

const cellOf = (text: string) => escaped(text.replace(/\s+/g, ' '))

/** Nothing of it is markup, and nobody is called: `@all` is a text. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~-]/g, char => `\\${char}`).replaceAll('@', '@\u200b')
}
