// docs/limits.md is made of the numbers that the code goes by.
import { expect, test } from 'vitest'
import { limitsText } from '../../src/limits.ts'
import { listFiles, readText } from './tree.ts'

test('docs/limits.md is what the code says: npm run docs writes it', () => {
  expect(readText('docs/limits.md')).toBe(limitsText())
})

test('every part that declares limits is listed', () => {
  const declared = listFiles(['src'], '**/*.limits.ts').map(path => path.replace('src/', './'))
  expect(declared.length).toBeGreaterThan(10)
  const listed = [...readText('src/limits.ts').matchAll(/from '(.+\.limits\.ts)'/g)].map(([, path = '']) => path)
  expect(listed.toSorted()).toEqual(declared.toSorted())
})

test('a limit says what is bounded and how far, and each is said once', () => {
  const rows = [...limitsText().matchAll(/^\| (.*) \| (.*) \| (.*) \|$/gm)].map(([, what = '', limit = '']) => ({
    what,
    limit,
  }))
  expect(rows.filter(({ what, limit }) => what.trim() === '' || limit.trim() === '')).toEqual([])
  expect(rows.filter(({ limit }) => /undefined|NaN|null|\[object/.test(limit))).toEqual([])
})
