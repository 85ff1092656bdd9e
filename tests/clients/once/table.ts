// The table "Once or twice" of docs/dialects.md, made of the rows that once.test.ts runs.
import { clientRows } from './client-rows.ts'
import { httpRows } from './http-rows.ts'
import type { OnceRow } from './row.ts'

export const onceRows: readonly OnceRow[] = [...httpRows, ...clientRows].sort((a, b) =>
  a.dialect < b.dialect ? -1 : a.dialect > b.dialect ? 1 : 0,
)

const HEAD = [
  '| dialect | what is sent | by | what tells it from something new | counts |',
  '| --- | --- | --- | --- | --- |',
]

const table = () => [
  ...HEAD,
  ...onceRows.map(
    ({ dialect, sent, by, identity, counts }) =>
      `| ${dialect} | ${sent} | ${by} | ${identity ?? 'nothing'} | ${counts} |`,
  ),
]

/** The page with the table as it is now, in the place of the one that it has. */
export function withOnceTable(page: string): string {
  const lines = page.split('\n')
  const from = lines.indexOf(HEAD[0] ?? '')
  if (from < 0) throw new Error(`docs/dialects.md has no table that begins with: ${HEAD[0]}`)
  const length = lines.slice(from).findIndex(line => !line.startsWith('|'))
  return lines.toSpliced(from, length, ...table()).join('\n')
}
