// The page of a public link: pictures, which it asks for anew now and then, and links to other periods.
import { type PeriodPreset, presetLabel } from '../core/preset.ts'
import { escapeHtml } from '../pictures/embed-page.ts'
import { hashOf, refreshScript } from '../pictures/refresh-script.ts'
import { encodeId } from '../request/global-id.ts'
import type { SharedWidget } from './share.ts'

const offered: readonly PeriodPreset[] = ['LAST_7_DAYS', 'LAST_30_DAYS', 'LAST_90_DAYS', 'THIS_MONTH', 'THIS_YEAR']
/** For phones: a large picture would have small words there. */
const SMALL = [480, 300] as const
const sizes = { NARROW: [640, 320], WIDE: [960, 360], FULL: [1280, 400] } as const

const style = `:root{color-scheme:light dark;--background:#f5f6f8;--surface:#fff;--text:#191c22;--muted:#565f6e;--line:#dfe3e9}
@media(prefers-color-scheme:dark){:root{--background:#0e1116;--surface:#171b21;--text:#e7eaef;--muted:#a1abb9;--line:#2d343e}}
body{margin:0 auto;max-width:84rem;padding:1.5rem 1rem;background:var(--background);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
h1{font-size:1.5rem;margin:0 0 1rem}h2{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin-bottom:1rem}a{color:inherit}a[aria-current]{font-weight:600;text-decoration:none}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr));gap:1rem}
section{position:relative;background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:1rem;min-width:0}
.full{grid-column:1/-1}@media(min-width:44rem){.wide{grid-column:span 2}}
img{display:block;width:100%;height:auto}footer,.empty{color:var(--muted);font-size:.875rem}footer{margin-top:1.5rem}`

/** May be shown in no frame: what belongs into other pages has addresses of its own. */
export const sharePolicy = [
  "default-src 'none'",
  "img-src 'self'",
  `script-src ${hashOf(refreshScript)}`,
  `style-src ${hashOf(style)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** `path`: the last part of the page's own address, which its links begin with. */
export function sharePage(
  title: string,
  path: string,
  widgets: readonly SharedWidget[],
  period: PeriodPreset | null,
): string {
  const sections = widgets.map(each => card(each, path, period, title))
  const empty = '<p class="empty">There is nothing to see here now.</p>'
  return page(
    title,
    `<header><h1>${escapeHtml(title)}</h1></header>
${widgets.some(hasPeriod) ? periods(path, period) : ''}
<main>${sections.join('\n') || empty}</main>
<script>${refreshScript}</script>`,
  )
}

/** Names that were pushed have no days; those that are counted from events have the days of these. */
const hasPeriod = ({ widget }: SharedWidget) =>
  widget.keyKind !== 'CATEGORY' || widget.metrics.some(({ eventCount }) => eventCount !== null)

function periods(path: string, period: PeriodPreset | null): string {
  const links = offered.map(preset => {
    const current = preset === period ? ' aria-current="page"' : ''
    return `<a href="${path}?period=${preset.toLowerCase()}"${current}>${presetLabel(preset)}</a>`
  })
  const usual = `<a href="${path}"${period === null ? ' aria-current="page"' : ''}>Usual period</a>`
  return `<nav aria-label="Period">${usual}${links.join('')}</nav>`
}

/** For people who follow a link that does not work. */
export function shareErrorPage(message: string): string {
  return page('Pushgraph', `<main><p>${escapeHtml(message)}</p></main>`)
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
<body>
${body}
<footer>Made with Pushgraph</footer>
</body>
</html>
`
}

function card({ widget, width }: SharedWidget, path: string, period: PeriodPreset | null, pageTitle: string): string {
  const name = encodeId('Widget', widget.widgetId)
  const address = ([w, h]: readonly [number, number], theme: string) =>
    `${path}/${name}.svg?width=${w}&amp;height=${h}&amp;theme=${theme}${period ? `&amp;period=${period.toLowerCase()}` : ''}`
  const source = (media: string, size: readonly [number, number], theme: string) =>
    `<source media="${media}" srcset="${address(size, theme)}">`
  const large = sizes[width]
  const title = escapeHtml(widget.title)
  // Pictures carry their titles; headings are for those who do not see them.
  const heading = widget.title === pageTitle ? '' : `<h2>${title}</h2>`
  const sources = [
    source('(max-width:44rem) and (prefers-color-scheme:dark)', SMALL, 'dark'),
    source('(max-width:44rem)', SMALL, 'light'),
    source('(prefers-color-scheme:dark)', large, 'dark'),
  ]
  const image = `<img src="${address(large, 'light')}" width="${large[0]}" height="${large[1]}" loading="lazy" alt="Chart of ${title}">`
  return `<section class="${width.toLowerCase()}">${heading}<picture>${sources.join('')}${image}</picture></section>`
}
