import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Turn } from '../base/turn.ts'
import { MAX_NEEDLE_LENGTH, Needles } from './needles.ts'

const needlesOf = (...texts: string[]) => {
  const needles = new Needles()
  for (const text of texts) needles.add(text)
  return needles
}

/** Whether each character is inside of a needle. */
function coverOf(text: string, all: readonly string[]): boolean[] {
  const cover = Array.from(text, () => false)
  for (const needle of all)
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1))
      cover.fill(true, at, at + needle.length)
  return cover
}

test('overlapping and touching needles are one range', () => {
  expect(needlesOf('abcdef', 'defghi', 'ghijklmnop').find('--abcdefghijklmnop--abcdefabcdef-abcde')).toEqual([
    [2, 18],
    [20, 32],
  ])
})

test('a long needle is found as a whole, and so are its pieces', () => {
  const long = Array.from({ length: 1_000 }, (_, at) => String.fromCharCode(33 + ((at * 7919) % 900))).join('')
  const needles = needlesOf(long)
  expect(needles.find(`x${long}y`)).toEqual([[1, 1_001]])
  expect(needles.find(`x${long.slice(0, MAX_NEEDLE_LENGTH)}`)).toEqual([[1, 1 + MAX_NEEDLE_LENGTH]])
  expect(needles.find(`x${long.slice(-MAX_NEEDLE_LENGTH)}`)).toEqual([[1, 1 + MAX_NEEDLE_LENGTH]])
})

test('every needle is found, wherever it stands, and nothing else', async () => {
  const letters = (minLength: number, maxLength: number) =>
    fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '€'), minLength, maxLength })
  await fc.assert(
    fc.asyncProperty(
      fc.array(letters(4, 20), { maxLength: 8 }),
      fc.array(letters(0, 30), { maxLength: 6 }),
      async (all, others) => {
        const needles = needlesOf(...all)
        const text = others.flatMap((other, at) => [other, all[at] ?? '']).join('')
        const cover = coverOf(text, all)
        const found = needles.find(text) ?? []
        const covered = Array.from(text, () => false)
        for (const [from, before] of found) covered.fill(true, from, before)
        expect(covered).toEqual(cover)
        expect(await needles.findInTurns(text, new Turn())).toEqual(found)
      },
    ),
    { numRuns: 500 },
  )
})

test('a needle across two windows is found', async () => {
  const text = `${'x'.repeat(65_530)}the-needle-itself${'y'.repeat(70_000)}the-needle-itself`
  expect(await needlesOf('the-needle-itself').findInTurns(text, new Turn())).toEqual([
    [65_530, 65_547],
    [135_547, 135_564],
  ])
})

test('a search that has to compare too much gives up', () => {
  const needles = new Needles(1_000)
  for (let at = 0; at < 50; at++) needles.add(`abcdefgh${at}`)
  expect(needles.find('abcdefgh'.repeat(10))).toEqual([])
  expect(needles.find('abcdefgh'.repeat(20))).toBeNull()
  expect(needles.find('abcdefgh')).toBeNull()
})
