// docs/dialects.md says of every dialect what counts once: the table is made of the rows that tests/clients/once.test.ts runs.
import { expect, test } from 'vitest'
import { onceRows, withOnceTable } from '../clients/once/table.ts'
import { listFiles, readText } from './tree.ts'

test('the table of docs/dialects.md is what the rows of the tests say: npm run docs writes it', () => {
  const page = readText('docs/dialects.md')
  expect(page).toBe(withOnceTable(page))
})

test('every dialect has a row, and each row is of what there is', () => {
  const folders = new Set(listFiles(['src/compat'], '**/*.ts').map(path => path.split('/')[2]))
  const named = new Set(onceRows.map(({ dialect }) => dialect))
  expect([...named].sort()).toEqual([...folders, 'graphql', 'mcp'].sort())
})

test('what tells a message from something new is said of what counts exactly once, and of nothing else', () => {
  const wrong = onceRows.filter(({ counts, identity }) => (counts === 'exactly once') !== (identity !== null))
  expect(wrong.map(({ dialect, sent }) => `${dialect}: ${sent}`)).toEqual([])
})

test('a dialect is four files and four hundred lines at most', () => {
  const own = listFiles(['src/compat'], '**/*.ts').filter(path => !path.endsWith('.test.ts'))
  const files = Map.groupBy(own, path => path.split('/')[2])
  const large = [...files].map(([dialect, paths]) => ({
    dialect,
    files: paths.length,
    lines: paths.reduce((sum, path) => sum + readText(path).trimEnd().split('\n').length, 0),
  }))
  // Those of before the kit.
  const older = new Set(['userflux'])
  expect(large.filter(it => !older.has(it.dialect ?? '') && (it.files > 4 || it.lines > 400))).toEqual([])
})
