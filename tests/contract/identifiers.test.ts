import { expect, test } from 'vitest'
import { mayHave, refusedIn, refusedNames } from './identifiers.ts'
import { parseSource } from './source-file.ts'
import { isGenerated, listFiles, readText } from './tree.ts'

const refused = refusedNames(readText('docs/glossary.md'))
const files = listFiles(['src']).filter(path => /\.tsx?$/.test(path) && !isGenerated(path))

test('identifiers and types are named in the words of docs/glossary.md', () => {
  expect(files.length).toBeGreaterThan(600)
  const suspects = files.map(path => ({ path, text: readText(path) })).filter(({ text }) => mayHave(text, refused))
  const wrong = suspects.flatMap(({ path, text }) =>
    refusedIn(parseSource(path, text).program, refused).map(name => `${path}: ${name}`),
  )
  expect(wrong).toEqual([])
})

test('the glossary lists what it refuses', () => {
  expect([...refused.words]).toEqual(expect.arrayContaining(['told', 'untold', 'asker', 'wished', 'heard', 'whoever']))
  expect([...refused.types]).toEqual(expect.arrayContaining(['Ran', 'Found', 'Given', 'Hop', 'Asked', 'Drawn']))
})

test('refused words are found wherever a name has them, and no others', () => {
  const text = `interface Given { toldBy: string; readonly isUntold: boolean }
type Heard = Given
class Hop { #whoever = 1; static NOT_TOLD = this.#whoever }
const { asker: principal } = wishedFor()
const foretold = { told: 'told' }
export type GivenName = string
export { type Hop as Other, principal, foretold }`
  expect(mayHave(text, refused)).toBe(true)
  expect(mayHave('export class Hop {}', refused)).toBe(true)
  expect(mayHave('const isUnTold = 1', refused)).toBe(true)
  expect(refusedIn(parseSource('src/a.ts', text).program, refused)).toEqual(
    expect.arrayContaining([
      'Given',
      'toldBy',
      'isUntold',
      'Heard',
      'Hop',
      'whoever',
      'NOT_TOLD',
      'asker',
      'wishedFor',
      'told',
    ]),
  )
  const fine = `interface GivenName { readonly threshold: number }
const foretold = 'told'
type Listener = (found: boolean) => void`
  expect(refusedIn(parseSource('src/b.ts', fine).program, refused)).toEqual([])
})
