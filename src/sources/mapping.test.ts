import { expect, test } from 'vitest'
import { readJson, toPlain } from '../base/json-text.ts'
import { applyMapping, issueOfMappingText, type Mapping } from './mapping.ts'

const data = toPlain(
  readJson(`{"orders": [
    {"day": "2026-11-19", "status": "paid", "total": 9007199254740993, "items": [{"price": 1.5}, {"price": 2}]},
    {"day": "2026-11-20", "status": "open", "total": 5},
    {"day": "2026-11-20", "status": "paid", "total": "7.25", "note": null},
    {"status": "paid", "total": {}}
  ]}`),
)
const mapping: Mapping = {
  rows: 'orders',
  filter: '= status = "paid"',
  key: 'day',
  metrics: [
    { name: 'Total', value: 'total' },
    { name: 'Items', value: '= $count(items)' },
  ],
}

test('rows, a filter, a key and metrics by path and by expression, with every digit', async () => {
  expect(await applyMapping(mapping, data, {})).toEqual({
    filtered: 1,
    hasRows: true,
    rows: [
      {
        key: '2026-11-19',
        values: [
          ['Total', '9007199254740993'],
          ['Items', '2'],
        ],
      },
      {
        key: '2026-11-20',
        values: [
          ['Total', '7.25'],
          ['Items', '0'],
        ],
      },
      {
        key: null,
        values: [
          ['Total', '{}'],
          ['Items', '0'],
        ],
      },
    ],
  })
})

test('data without a list are one row, nothing is none', async () => {
  const one = { rows: null, filter: null, key: null, metrics: [{ name: 'n', value: '= a + $variables.b' }] }
  expect((await applyMapping(one, { a: 1 }, { variables: { b: 2 } })).rows).toEqual([
    { key: null, values: [['n', '3']] },
  ])
  expect((await applyMapping(one, null, {})).rows).toEqual([])
  await expect(applyMapping({ ...one, rows: 'a' }, { a: 1 }, {})).rejects.toThrow(/single value/)
  const many = Array.from({ length: 10_001 }, () => ({ a: 1 }))
  await expect(applyMapping({ ...one, metrics: [] }, many, {})).rejects.toThrow(/at most 10000 rows/)
})

test('texts are checked', () => {
  expect(issueOfMappingText('a.b[*]')).toBeNull()
  expect(issueOfMappingText('= $sum(a)')).toBeNull()
  expect(issueOfMappingText('= a +')).toContain('not JSONata')
  expect(issueOfMappingText(`= ${'('.repeat(1_900)}`)).toContain('not JSONata')
  expect(issueOfMappingText('a b')).toContain('not a path')
})
