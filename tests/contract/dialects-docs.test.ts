// docs/dialects.md says of every dialect what counts once, and where that is tested.
import { expect, test } from 'vitest'
import { listFiles, readText } from './tree.ts'

const rows = [
  ...readText('docs/dialects.md').matchAll(
    /^\| (\w+) \| (.+) \| (.*(?:exactly|at least) once.*) \| `(tests\/.+\.test\.ts)` \|$/gm,
  ),
].map(([, dialect = '', , , proof = '']) => ({ dialect, proof }))

test('every dialect has a row', () => {
  const folders = new Set(listFiles(['src/compat'], '**/*.ts').map(path => path.split('/')[2]))
  expect(rows.map(({ dialect }) => dialect).sort()).toEqual([...folders].sort())
})

test('the test that a row names sends something twice', () => {
  const unproved = rows.filter(
    ({ proof }) =>
      !/twice|again|once|idempotency/i.test(
        [...readText(proof).matchAll(/\btest[^(]*\((?:\n\s*)?[`']([^\n]*)/g)].join('\n'),
      ),
  )
  expect(unproved).toEqual([])
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
