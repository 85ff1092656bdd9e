// A message in Slack's Block Kit: https://docs.slack.dev/reference/block-kit/blocks
import type { MessageBlock } from './message.ts'
import { blocksOf, colours, type MessageView, type Picture } from './message-view.ts'
import { omittedText, tableText } from './plain-text.ts'

/** What Slack takes. */
const most = { blocks: 48, section: 3_000, fields: 10, field: 2_000, header: 150, alt: 2_000, text: 3_000 }

/** The title is the text, which notifications show; the rest hangs on a bar in the colour of the severity. */
export function toSlack(view: MessageView): string {
  const { title, severity } = view.message
  const blocks = blocksOf(view).flatMap(({ block, picture }) => slackBlocks(block, picture))
  const shown = blocks.slice(0, most.blocks)
  if (blocks.length > shown.length) shown.push(context('The message goes on where it was made.'))
  if (view.link !== null) shown.push(section(`<${escaped(view.link)}|Open in Pushgraph>`))
  const text = `*${cut(escaped(title), most.text - 2)}*`
  const attachment = { color: colours[severity], fallback: cut(escaped(title), most.text), blocks: shown }
  return JSON.stringify({ text, ...(shown.length > 0 && { attachments: [attachment] }) })
}

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
const context = (text: string) => ({
  type: 'context',
  elements: [{ type: 'plain_text', text: cut(text, most.section) }],
})

function slackBlocks(block: MessageBlock, picture: Picture | null): object[] {
  switch (block.kind) {
    case 'text':
      return block.text.trim() === '' ? [] : [section(cut(escaped(block.text.trim()), most.section))]
    case 'heading':
      return [{ type: 'header', text: { type: 'plain_text', text: cut(block.text, most.header) } }]
    case 'metrics':
      return Array.from({ length: Math.ceil(block.items.length / most.fields) }, (_, nth) => ({
        type: 'section',
        fields: block.items.slice(nth * most.fields, (nth + 1) * most.fields).map(({ label, value, change }) => ({
          type: 'mrkdwn',
          text: cut(
            `*${escaped(label)}*\n${escaped(value)}${change === null ? '' : ` (${escaped(change)})`}`,
            most.field,
          ),
        })),
      }))
    case 'table':
      return [section(tableIn(block))]
    case 'picture':
      return picture?.url
        ? [{ type: 'image', image_url: picture.url, alt_text: cut(block.alt, most.alt) || 'A chart' }]
        : [context(`Picture: ${block.alt}`)]
    case 'attachment':
      return [context(`${block.fileName} goes with mails alone.`)]
  }
}

/** As many rows as a section holds. */
function tableIn({ columns, rows, omitted }: Extract<MessageBlock, { kind: 'table' }>): string {
  for (let shown = rows.length; ; shown = Math.floor(shown * 0.8)) {
    const left = rows.length - shown + omitted
    // Three back ticks would end the block.
    const table = escaped(tableText(columns, rows.slice(0, shown), 0)).replaceAll('```', "'''")
    const text = `\`\`\`${table}\`\`\`${left > 0 ? `\n${omittedText(left)}` : ''}`
    if (text.length <= most.section) return text
    if (shown === 0) return omittedText(left)
  }
}

/** The three characters with a meaning; no mention and no link can be written with what is left. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Never through the middle of a character, nor of what stands for one. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text.slice(0, length - 1).replace(/&[a-z]{0,3}$|[\ud800-\udbff]$/, '')}…`
}
