// A message as the HTML of a mail: tables and styles in the elements, since mail programs know little else.
import { escapeHtml } from '../pictures/embed-page.ts'
import type { MessageBlock } from './message.ts'
import { blocksOf, colours, type MessageView, type Picture } from './message-view.ts'
import { omittedText } from './plain-text.ts'

const font = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,Arial,sans-serif'
const cell = 'padding:6px 10px;border-bottom:1px solid #dfe3e9;font-size:14px'
/** Numbers of a table with so many columns stay on their line, also on a phone; of a wider one they break before the mail does. */
const UNBROKEN_COLUMNS = 4

/** What pictures are called inside of the mail: `cid:` and this. */
export const contentIdOf = (id: string, nth: number) => `${id}.${nth}@pictures`

export function toMailHtml(view: MessageView): string {
  const { message, link } = view
  let nth = 0
  const parts = blocksOf(view).map(({ block, picture }) =>
    htmlOf(block, picture, block.kind === 'picture' ? contentIdOf(view.id, nth++) : ''),
  )
  const button =
    link === null
      ? ''
      : `<p style="margin:24px 0 0"><a href="${escapeHtml(link)}" style="background:#1d4ed8;color:#ffffff;text-decoration:none;padding:10px 16px;border-radius:6px;display:inline-block;font-size:14px">Open in Pushgraph</a></p>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${escapeHtml(message.title)}</title>
</head>
<body style="margin:0;padding:0;background:#f5f6f8">
<div role="article" aria-roledescription="email" aria-label="${escapeHtml(message.title)}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f5f6f8"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="640" cellpadding="0" cellspacing="0" style="width:100%;max-width:640px;background:#ffffff;border-top:4px solid ${colours[message.severity]};border-radius:8px"><tr><td style="padding:24px;${font};color:#191c22;font-size:15px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escapeHtml(message.title)}</h1>
${parts.join('\n')}
${button}
</td></tr></table>
<p style="margin:16px 0 0;${font};color:#565f6e;font-size:12px">Sent by Pushgraph</p>
</td></tr></table>
</div>
</body>
</html>
`
}

function htmlOf(block: MessageBlock, picture: Picture | null, contentId: string): string {
  switch (block.kind) {
    case 'text':
      return paragraphs(block.text)
    case 'heading':
      return `<h2 style="margin:24px 0 8px;font-size:16px">${escapeHtml(block.text)}</h2>`
    case 'metrics':
      return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px"><tr>${block.items.map(metricOf).join('</tr><tr>')}</tr></table>`
    case 'table':
      return tableOf(block)
    case 'picture':
      return pictureOf(block.alt, picture, contentId)
    case 'attachment':
      return `<p style="margin:0 0 16px;color:#565f6e;font-size:14px">Attached: ${escapeHtml(block.fileName)}</p>`
  }
}

const paragraphs = (text: string) =>
  text
    .trim()
    .split(/\n\s*\n/)
    .filter(part => part !== '')
    .map(part => `<p style="margin:0 0 16px">${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('\n')

const metricOf = ({ label, value, change }: { label: string; value: string; change: string | null }) =>
  `<td style="padding:4px 24px 4px 0"><div style="color:#565f6e;font-size:13px">${escapeHtml(label)}</div><div><strong style="font-size:22px">${escapeHtml(value)}</strong>${change === null ? '' : ` <span style="color:#565f6e;font-size:14px">${escapeHtml(change)}</span>`}</div></td>`

function tableOf({ columns, rows, omitted }: Extract<MessageBlock, { kind: 'table' }>): string {
  const unbroken = columns.length > UNBROKEN_COLUMNS ? '' : ';white-space:nowrap'
  const style = (at: number) => `${cell};text-align:${columns[at]?.isNumber ? `right${unbroken}` : 'left'}`
  const head = columns.map(({ label }, at) => `<th style="${style(at)};color:#565f6e">${escapeHtml(label)}</th>`)
  const body = rows.map(
    row => `<tr>${columns.map((_, at) => `<td style="${style(at)}">${escapeHtml(row[at] ?? '')}</td>`).join('')}</tr>`,
  )
  const more = omitted > 0 ? `<p style="margin:0 0 16px;color:#565f6e;font-size:13px">${omittedText(omitted)}</p>` : ''
  return `<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:0 0 8px"><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>${more}`
}

function pictureOf(alt: string, picture: Picture | null, contentId: string): string {
  const text = escapeHtml(alt)
  if (!picture?.bytes) return `<p style="margin:0 0 16px;color:#565f6e">${text}: the picture could not be drawn.</p>`
  return `<p style="margin:0 0 16px"><img src="cid:${contentId}" alt="${text}" width="592" style="display:block;width:100%;max-width:${picture.width}px;height:auto;border:0"></p>`
}
