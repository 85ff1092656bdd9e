// The table of docs/dashboard.md: what was, what is, and its picture.
import { items } from './items.ts'
import { comparedLooks, fileOf } from './look.ts'

const BEGIN = '<!-- items: written by npm run docs -->'
const END = '<!-- /items -->'
const FOLDER = '../tests/browser/pictures/stored'

/** The page with its table as the items are now. Throws where the page has no place for it. */
export function withItemTable(page: string): string {
  const [from, before] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (from < 0 || before < from) throw new Error(`docs/dashboard.md has no place for its table: ${BEGIN} and ${END}.`)
  const rows = items.map(item => {
    const links = comparedLooks.map(
      ({ theme, width }) => `[${theme}, ${width} px](${FOLDER}/${fileOf(item.name, { theme, width })})`,
    )
    return `| ${item.name} | ${item.before} | ${item.now} | ${item.isLoose ? '–' : links.join(', ')} |`
  })
  const table = ['| item | before | now | picture |', '| --- | --- | --- | --- |', ...rows].join('\n')
  return `${page.slice(0, from + BEGIN.length)}\n\n${table}\n\n${page.slice(before)}`
}
