import { expect, test } from 'vitest'
import { functionsOf } from './functions.ts'
import { parseSource } from './source-file.ts'
import { isGenerated, listFiles, readText } from './tree.ts'

const MOST_LINES = 80
const MOST_COMPLEX = 20

/** A migration is written once and read in its order. */
const files = listFiles(['src'])
  .filter(path => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !isGenerated(path))
  .map(path => ({ path, text: readText(path) }))

test(`no function is longer than ${MOST_LINES} lines or more complex than ${MOST_COMPLEX}`, () => {
  const all = files.flatMap(({ path, text }) =>
    functionsOf(parseSource(path, text).program, text).map(size => ({ path, ...size })),
  )
  expect(all.length).toBeGreaterThan(2_000)
  const wrong = all.filter(({ lines, complexity }) => lines > MOST_LINES || complexity > MOST_COMPLEX)
  expect(
    wrong.map(
      ({ path, name, lines, complexity }) =>
        `${path}: ${name} has ${lines} lines and a complexity of ${complexity}: split it where it has steps`,
    ),
  ).toEqual([])
})

test('lines and branches are counted as they are said to be', () => {
  const text = `function steps(a: number) {
  const inner = () => (a ? 1 : 2)
  for (const b of [a]) if (b > 1 && b < 9) return b ?? a
  switch (a) {
    case 1: return 2
    default: return inner()
  }
}
const short = () => 1`
  expect(functionsOf(parseSource('src/a.ts', text).program, text)).toEqual([
    { name: 'steps', lines: 8, complexity: 6 },
    { name: 'inner', lines: 1, complexity: 2 },
    { name: 'short', lines: 1, complexity: 1 },
  ])
})
