// The page that shows all pictures: an item a row, its themes and widths side by side. It loads nothing from elsewhere.
import type { PictureItem } from './item.ts'
import { fileOf, type Look } from './look.ts'

const escapeText = (text: string) => text.replace(/[&<>"]/g, mark => `&#${mark.charCodeAt(0)};`)

export function indexPage(items: readonly PictureItem[], looks: readonly Look[]): string {
  const sections = items.map(({ name, before, now }) => {
    const pictures = looks.map(look => {
      const file = escapeText(fileOf(name, look))
      const words = `${look.theme}, ${look.width} px`
      return `<figure><figcaption>${words}</figcaption><a href="${file}"><img src="${file}" alt="${escapeText(name)}, ${words}" loading="lazy"></a></figure>`
    })
    return `<section id="${escapeText(name)}"><h2>${escapeText(name)}</h2><p>Before: ${escapeText(before)}</p><p>Now: ${escapeText(now)}</p><div>${pictures.join('')}</div></section>`
  })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Pictures of the dashboard</title>
<style>
body { margin: 2rem; font: 15px/1.5 system-ui, sans-serif; background: #f5f6f8; color: #191c22 }
h2 { margin: 2rem 0 0 } p { margin: 0 }
section > div { display: flex; gap: 1rem; align-items: flex-start; overflow-x: auto }
figure { margin: 0.5rem 0 } img { max-width: 44rem; max-height: 40rem; border: 1px solid #dfe3e9 }
</style>
<h1>Pictures of the dashboard</h1>
${sections.join('\n')}
</html>
`
}
