// A report as a page of its own: no script, nothing to load, ready to be printed or kept as a PDF.
import { countText } from '../core/number-format.ts'
import type { Message, MessageBlock, MetricItem } from '../deliveries/message.ts'
import { escapeHtml } from '../pictures/embed-page.ts'
import { hashOf } from '../pictures/refresh-script.ts'
import { pageStyle } from './page-style.ts'

/** A picture as it is drawn for each theme: SVG. */
export interface DrawnPicture {
  readonly light: Uint8Array
  readonly dark: Uint8Array
}

const policy = `default-src 'none'; img-src data:; style-src ${hashOf(pageStyle)}; base-uri 'none'; form-action 'none'`

/** `pictures`: those of its blocks, in their order. `locale`: of the document. */
export function reportPage(
  { title, time, blocks }: Message,
  { pictures, locale, timeZone }: { pictures: readonly DrawnPicture[]; locale: string; timeZone: string },
): string {
  let next = 0
  const body = blocks.map(block => toHtml(block, () => pictures[next++]))
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone })
  return `<!doctype html>
<html lang="${escapeHtml(locale)}">
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="time"><time datetime="${escapeHtml(time)}">${escapeHtml(date.format(new Date(time)))}</time></p>
${body.filter(part => part !== '').join('\n')}
<footer>Made with Pushgraph</footer>
</main>
</body>
</html>
`
}

function toHtml(block: MessageBlock, nextPicture: () => DrawnPicture | undefined): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escapeHtml(block.text)}</h2>`
    case 'text':
      return paragraphs(block.text)
    case 'metrics':
      return `<dl>${block.items.map(toCard).join('')}</dl>`
    case 'table':
      return toTable(block)
    case 'picture':
      return toFigure(block.alt, block.request.width, block.request.height, nextPicture())
    case 'attachment':
      return `<p class="more">Attached to mails: ${escapeHtml(block.fileName)}</p>`
  }
}

const paragraphs = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => `<p>${escapeHtml(part)}</p>`)
    .join('\n')

function toCard({ label, value, change }: MetricItem): string {
  const behind = change === null ? '' : `<dd class="change">${escapeHtml(change)}</dd>`
  return `<div><dt>${escapeHtml(label)}</dt><dd class="value">${escapeHtml(value)}</dd>${behind}</div>`
}

function toTable({ columns, rows, omitted }: Extract<MessageBlock, { kind: 'table' }>): string {
  const of = (at: number) => (columns[at]?.isNumber ? ' class="number"' : '')
  const head = columns.map(({ label }, at) => `<th scope="col"${of(at)}>${escapeHtml(label)}</th>`).join('')
  const body = rows.map(row => `<tr>${row.map((cell, at) => `<td${of(at)}>${escapeHtml(cell)}</td>`).join('')}</tr>`)
  const empty = rows.length === 0 ? '<p class="more">No rows.</p>' : ''
  const more = omitted > 0 ? `<p class="more">${countText(omitted)} more rows are not shown.</p>` : ''
  return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>${empty}${more}</div>`
}

function toFigure(alt: string, width: number, height: number, picture: DrawnPicture | undefined): string {
  if (!picture) return `<p class="more">${escapeHtml(alt)}</p>`
  const url = (bytes: Uint8Array) => `data:image/svg+xml;base64,${Buffer.from(bytes).toString('base64')}`
  return `<figure><picture><source media="screen and (prefers-color-scheme:dark)" srcset="${url(picture.dark)}"><img src="${url(picture.light)}" width="${width}" height="${height}" alt="${escapeHtml(alt)}"></picture></figure>`
}
