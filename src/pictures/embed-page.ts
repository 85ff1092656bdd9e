import type { PictureRequest } from './picture-request.ts'
import type { Theme } from './picture-style.ts'
import { hashOf, refreshScript } from './refresh-script.ts'

const style = (theme: Theme) =>
  `html{background:${theme === 'dark' ? '#171b21' : '#ffffff'}}body{margin:0}img{display:block;width:100%;height:auto}`

/** Any page may frame it; it may show pictures of this gateway, and ask for them anew. */
export const embedPolicy = [
  "default-src 'none'",
  "img-src 'self'",
  `script-src ${hashOf(refreshScript)}`,
  `style-src ${hashOf(style('light'))} ${hashOf(style('dark'))}`,
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ')

export function embedPage(title: string, picture: string, { theme, width, height }: PictureRequest): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${style(theme)}</style>
<img src="${escapeHtml(picture)}" width="${width}" height="${height}" alt="Chart of ${escapeHtml(title)}">
<script>${refreshScript}</script>
</html>
`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, mark => `&#${mark.charCodeAt(0)};`)
}
