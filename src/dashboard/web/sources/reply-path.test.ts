import { expect, test } from 'vitest'
import { issueOfPath, readPath } from '../../../sources/path.ts'
import { pathOf, rowPathOf, type Step, templateOf } from './reply-path.ts'

const data = { items: [{ 'a b': { "it's": 3 }, '0': 'zero', total: { amount: 7 } }], 'x-y': [[1, 2]] }

test.each<[Step[], string]>([
  [['items', 0, 'total', 'amount'], 'items[0].total.amount'],
  [['items', 0, 'a b', "it's"], `items[0]['a b']["it's"]`],
  [['items', 0, '0'], "items[0]['0']"],
  [['x-y', 0, 1], "['x-y'][0][1]"],
  [[], '$'],
])('%j is %s, which the gateway reads as that value', (steps, path) => {
  expect(pathOf(steps)).toBe(path)
  expect(issueOfPath(path)).toBeNull()
  const value = steps.reduce<unknown>((inner, step) => (inner as Record<Step, unknown>)[step], data)
  expect(readPath(data, path)).toEqual(value)
})

test.each([['a^b'], [`'"`], ['a\\b']])('no path leads to %j', name => {
  expect(pathOf(['items', name])).toBeNull()
  expect(templateOf('orders', [name])).toBeNull()
})

test.each<[Step[], string | null, string]>([
  [['items', 0, 'total', 'amount'], 'items', 'total.amount'],
  [[3, 'day'], null, 'day'],
  [['total'], null, 'total'],
  [['pages', 0, 'rows', 2], 'pages[0].rows', '$'],
])('%j for a feed', (steps, rows, value) => {
  expect(rowPathOf(steps)).toEqual({ rows, value })
})

test('templates name the request first', () => {
  expect(templateOf('login', ['token'])).toBe('{{ login.data.token }}')
  expect(templateOf('login', [0])).toBe('{{ login.data[0] }}')
  expect(templateOf('login', [])).toBe('{{ login.data }}')
})
