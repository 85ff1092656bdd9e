import { expect, test } from 'vitest'
import { CLIENT_SOURCES, isGenerated, listFiles, readText } from './tree.ts'

const HIGHEST = 400
const HIGHEST_OF_SOURCE = 300
const HIGHEST_MEDIAN = 65
const HIGHEST_OF_NINE_IN_TEN = 160
/** From here on a file deserves a second look; it is listed, not refused. */
const WORTH_A_LOOK = 250

const sizes = listFiles(['src', 'db', 'tests', 'bench', ...CLIENT_SOURCES])
  .filter(path => /\.(tsx?|mjs)$/.test(path) && !isGenerated(path) && !path.includes('/golden/'))
  .map(path => ({ path, lines: readText(path).trimEnd().split('\n').length }))

const isSource = (path: string) => path.startsWith('src/') && !/\.test\.tsx?$/.test(path)

const above = (lines: number, counts = (_path: string) => true) =>
  sizes
    .filter(({ path }) => counts(path))
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

test(`no source is longer than ${HIGHEST_OF_SOURCE} lines, and most are far shorter`, ({ annotate }) => {
  const lines = sizes.filter(({ path }) => isSource(path)).map(size => size.lines)
  lines.sort((a, b) => a - b)
  const quantile = (part: number) => lines[Math.floor(lines.length * part)] ?? 0
  annotate(`${lines.length} sources: the median has ${quantile(0.5)} lines, nine of ten at most ${quantile(0.9)}`)
  expect(above(HIGHEST_OF_SOURCE, isSource)).toEqual([])
  expect(quantile(0.5)).toBeLessThanOrEqual(HIGHEST_MEDIAN)
  expect(quantile(0.9)).toBeLessThanOrEqual(HIGHEST_OF_NINE_IN_TEN)
})
