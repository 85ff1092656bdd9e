import { describe, expect, test } from 'vitest'
import { toReport } from './result-report.ts'
import { readVariables, type VariableDraft, valuesOf, variablesIn } from './variables.ts'

describe('variables', () => {
  test('each is found once, in order, and keeps what was typed', () => {
    const known: VariableDraft[] = [{ name: 'n', type: 'INTEGER', list: false, text: '5' }]
    const sql = "SELECT 1 WHERE a = @{name} OR b LIKE '%@{name}%' LIMIT @{n} -- @{} @{a b}"
    expect(variablesIn(sql, known)).toEqual([{ name: 'name', type: 'STRING', list: false, text: '' }, known[0]])
  })

  test.each<[VariableDraft['type'], boolean, string, unknown]>([
    ['INTEGER', false, '5', 5],
    ['NUMBER', false, '0.25', 0.25],
    ['NUMBER', false, '12345678901234567890', '12345678901234567890'],
    ['NUMBER', false, 'x', 'x'],
    ['STRING', false, '5', '5'],
    ['BOOLEAN', false, 'true', true],
    ['BOOLEAN', false, 'yes', 'yes'],
    ['INTEGER', true, '1, 2', [1, 2]],
  ])('%s (list: %s) %j is sent as %j', (type, list, text, value) => {
    expect(valuesOf([{ name: 'v', type, list, text }])).toEqual({ v: value })
  })

  test('what is empty is left out', () => {
    expect(valuesOf([{ name: 'v', type: 'STRING', list: false, text: '' }])).toEqual({})
  })
})

test.each([
  ['', {}],
  ['{"a": [1]}', { a: [1] }],
  ['[1]', null],
  ['null', null],
  ['{', null],
])('variables of a document: %j', (text, variables) => {
  expect(readVariables(text)).toEqual(variables)
})

describe('a result as a chart', () => {
  const columns = [
    { name: 'total', type: 'number' },
    { name: 'page', type: 'string' },
  ]

  test('the first column that is no number gives the keys', () => {
    const rows = [
      { total: 5, page: '/a' },
      { total: '100000000000000000000', page: null },
      { total: null, page: '/c' },
    ]
    const report = toReport(columns, rows)
    expect(report?.keys).toEqual(['/a', '–', '/c'])
    expect(report?.metrics.map(({ metric, values }) => [metric.name, values])).toEqual([['total', [5, 1e20, null]]])
  })

  test('without such a column rows are numbered; without numbers or rows there is no chart', () => {
    expect(toReport([{ name: 'n', type: 'integer' }], [{ n: 1 }, { n: 2 }])?.keys).toEqual(['1', '2'])
    expect(toReport([{ name: 'a', type: 'string' }], [{ a: 'x' }])).toBeNull()
    expect(toReport(columns, [])).toBeNull()
  })
})
