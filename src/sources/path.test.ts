import { expect, test } from 'vitest'
import { readJson, toPlain } from '../base/json-text.ts'
import { issueOfPath, readPath } from './path.ts'

const data = toPlain(
  readJson(
    '{"results": [{"id": 9007199254740993, "price": 1}, {"id": 2, "price": null}, {"id": 3}], "a b": {"c.d": 1, "*": 2, "^": 3}, "nested": {"list": []}, "__proto__": 4, "naïve-name": 5, "0": "zero", "length": 9}',
  ),
)

test.each([
  ['results[1].id', 2],
  ['$.results[2]', { id: 3 }],
  ['results[*].id', [expect.anything(), 2, 3]],
  ['results[*].price', [1, null]],
  ['results[1:].id', [2, 3]],
  ['results[-1:].id', [3]],
  ["['a b']['c.d']", 1],
  ['$["a b"]["*"]', 2],
  ['nested.list', []],
  ['nested.list[*]', []],
  ['nested.*', [[]]],
  ['nested.nope.deeper', null],
  ['results[-2:5].id', [2, 3]],
  ['results[::2].id', [expect.anything(), 3]],
  ['results[2:0:-1].id', [3, 2]],
  ['results[::-1].id', [3, 2, expect.anything()]],
  ['results[::0]', []],
  ['results[0:99999999999]', expect.objectContaining({ length: 3 })],
  ['results[-9:-99999999999:-99999999999].id', []],
  ['results[0:1][*]', [expect.anything(), 1]],
  ['nested[0:1]', []],
  ['results.length', 3],
  ['results[-1].id', 3],
  ['results[-3].price', 1],
  ['results[-4]', null],
  ['results[3]', null],
  ['results.0.price', 1],
  ['[0]', 'zero'],
  ["['0']", 'zero'],
  ['[0][0]', null],
  ['[0].length', null],
  ['[0][-1]', null],
  ["[0]['0']", null],
  ['*.*.id', [expect.anything(), 2, 3]],
  ['*[0].price', [1]],
  ['$[*][0].price', [1]],
  ['$.*[-1].id', [3]],
  ['results[0].id.source', null],
  ['results[0].price.toFixed', null],
  ['results.map', null],
  ['results[7]', null],
  ['results[*].nope', []],
  ['__proto__', 4],
  ['constructor', null],
  ['naïve-name', 5],
  ['length', 9],
  ['$', data],
])('%s', (path, expected) => {
  expect(issueOfPath(path)).toBeNull()
  expect(readPath(data, path)).toEqual(expected)
})

test('numbers keep every digit', () => {
  expect(String(readPath(data, 'results[0].id'))).toBe('9007199254740993')
})

test('a path into nothing, a text or a list', () => {
  expect(readPath(null, 'a.b')).toBeNull()
  expect(readPath('text', 'length')).toBeNull()
  expect(readPath([1, [2]], '[1][0]')).toBe(2)
  expect(readPath([{ a: 1 }, { a: 2 }], '$[*].a')).toEqual([1, 2])
})

test.each([
  '',
  '$a',
  '.a',
  '.[0]',
  '$a.b',
  '**',
  'a*',
  '*a',
  'a[01]',
  'a[-0]',
  'a[-01]',
  'a[-]',
  'a[-:1]',
  'a[1:-]',
  'a[:-]',
  'a[::-]',
  'a[00:1]',
  'a[1:2:3:4]',
  '$..*',
  '$..a..b',
  'a[?(@.b)]',
  'a[(@.length-1)]',
  'a^',
  "['a']['^']",
  'a~',
  'a b',
  'a.',
  'a[',
  'a]',
  "a['b",
  'a[b]',
  '@string()',
  'a,b',
  '`a',
  '$$',
  'x'.repeat(501),
])('%s is not a path', path => {
  expect(issueOfPath(path)).toMatch(/path/)
})

test('reading ends where nothing is left, however long the path', () => {
  let visits = 0
  const path = `a${'.a'.repeat(248)}`
  for (const data of [[], {}, { a: {} }, { a: 1 }, { a: null }]) readPath(data, path, () => visits++)
  expect(visits).toBe(1 + 1 + 2 + 2 + 2)
  expect(readPath([], `[*]${'.a'.repeat(200)}`)).toEqual([])
})
