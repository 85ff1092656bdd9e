import { expect, test } from 'vitest'
import { fromRows, toRows } from './pair-rows.ts'

test.each([
  [{ day: '{{ variables.day }}', sort: 'asc', limit: 10, all: true }],
  [
    [
      ['id', '1'],
      ['id', '2'],
    ],
  ],
  [
    [
      ['b', '1'],
      ['10', '2'],
    ],
  ],
  [undefined],
])('%j is what it was after it was shown in rows', pairs => {
  expect(fromRows(toRows(pairs) ?? [], true)).toEqual(pairs)
})

test.each([[{ id: [1, 2] }], [{ accept: null }], [[['a', 'b', 'c']]], ['a=1'], [[1]]])(
  '%j is not shown in rows',
  pairs => {
    expect(toRows(pairs)).toBeNull()
  },
)

test('a number that is changed is a text', () => {
  const [row] = toRows({ limit: 10 }) ?? []
  expect(row && fromRows([{ ...row, value: '20' }], true)).toEqual({ limit: '20' })
})

test('a row without a name is not sent; headers stay an object', () => {
  const rows = [
    { id: 0, name: ' ', value: 'x' },
    { id: 1, name: 'a', value: '1' },
    { id: 2, name: 'a', value: '2' },
  ]
  expect(fromRows(rows, true)).toEqual([
    ['a', '1'],
    ['a', '2'],
  ])
  expect(fromRows(rows, false)).toEqual({ a: '2' })
})
