import { expect, test } from 'vitest'
import { isGenerated, listFiles, readText } from './tree.ts'

const HIGHEST = 400
/** From here on a file deserves a second look; it is listed, not refused. */
const WORTH_A_LOOK = 250

const sizes = listFiles(['src', 'db', 'tests', 'bench'])
  .filter(path => /\.(tsx?|mjs)$/.test(path) && !isGenerated(path) && !path.includes('/golden/'))
  .map(path => ({ path, lines: readText(path).trimEnd().split('\n').length }))

const above = (lines: number) =>
  sizes
    .filter(size => size.lines > lines)
    .sort((a, b) => b.lines - a.lines)
    .map(({ path, lines }) => `${path}: ${lines} lines`)

test('the files are read', () => {
  expect(sizes.length).toBeGreaterThan(100)
  expect(sizes.find(({ path }) => path === 'src/app.ts')?.lines).toBeGreaterThan(50)
})

test(`no file is longer than ${HIGHEST} lines`, ({ annotate }) => {
  const long = above(WORTH_A_LOOK)
  if (long.length > 0) annotate(`Longer than ${WORTH_A_LOOK} lines, look twice:\n${long.join('\n')}`)
  expect(above(HIGHEST)).toEqual([])
})
