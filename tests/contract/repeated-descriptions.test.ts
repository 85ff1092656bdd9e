// A sentence that describes two things is written once, as a constant of both: else the next change meets one of them.
import { expect, test } from 'vitest'
import { isTest } from './import-rules.ts'
import { isNode, nameOf, type SourceFile, visit } from './source-file.ts'
import { readSources } from './tree.ts'

/** Some sentences are the same by chance. */
const MOST = 99
/** A word or two say the same of many things. */
const SHORTEST = 12

/** Each description that is written out in a file. */
function descriptionsIn({ program }: Pick<SourceFile, 'program'>): string[] {
  const found: string[] = []
  visit(program, node => {
    if (node.type !== 'Property' || nameOf(node.key) !== 'description') return
    const text = isNode(node.value) && node.value.type === 'Literal' ? nameOf(node.value) : null
    if (text !== null && text.length >= SHORTEST) found.push(text)
  })
  return found
}

/** How often each is written after the first time. */
function repeatsOf(descriptions: readonly string[]): Map<string, number> {
  const repeats = new Map<string, number>()
  for (const text of descriptions) repeats.set(text, (repeats.get(text) ?? -1) + 1)
  return repeats
}

test('few descriptions are written twice', ({ annotate }) => {
  const sources = readSources().filter(({ path }) => path.startsWith('src/') && !isTest(path))
  const repeats = repeatsOf(sources.flatMap(descriptionsIn))
  expect(repeats.size).toBeGreaterThan(500)
  const count = repeats.values().reduce((sum, each) => sum + each, 0)
  const most = [...repeats].filter(([, times]) => times > 1).map(([text, times]) => `${times + 1} times: ${text}`)
  annotate(`${count} places repeat a description of another place\n${most.join('\n')}`)
  expect(count).toBeLessThanOrEqual(MOST)
})

test('what is written twice is counted once', () => {
  const counts = repeatsOf(['The name of it.', 'The name of it.', 'The name of it.', 'Another one.'])
  expect([...counts]).toEqual([
    ['The name of it.', 2],
    ['Another one.', 0],
  ])
})
