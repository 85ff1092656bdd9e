import { expect, test } from 'vitest'
import { numbersOf, type Operand, readFormula } from './formula-preview.ts'

const metrics = [
  { id: 'metric_a', name: 'Signups' },
  { id: 'metric_b', name: 'Visitors' },
]

function operand(id: string, values: (string | null)[], headline: string | null, more: object = {}): Operand {
  return {
    id,
    name: id,
    aggregation: 'SUM',
    widget: { id: 'widget_1', title: 'Funnel' },
    report: {
      id: `report_${id}`,
      keys: ['2026-11-18', '2026-11-19', '2026-11-20'],
      granularity: 'DAY',
      headlineSource: 'COMPUTED',
      period: { label: 'Last 3 days' },
      exact: { headline, sum: '999', average: null, latest: null, minimum: null, maximum: null, values },
      ...more,
    },
  } as Operand
}

const signups = operand('metric_a', ['1', '2', null], '3')
const visitors = operand('metric_b', ['3', '0', '10'], '13')

function numbers(text: string, operands = [signups, visitors]) {
  const { formula, ids } = readFormula(text, metrics)
  if (!formula) throw new Error('It cannot be read.')
  return numbersOf(formula, ids, operands)
}

test('operands are aggregated first: a ratio of sums, nothing where a divisor is 0 or an operand is missing', () => {
  expect(numbers('[Signups] / [Visitors] * 100')).toEqual({
    label: 'Last 3 days',
    whole: (3 / 13) * 100,
    buckets: [
      { key: '2026-11-18', value: 100 / 3 },
      { key: '2026-11-19', value: null },
      { key: '2026-11-20', value: null },
    ],
  })
  expect(numbers('[metric_a] + [Visitors]')?.whole).toBe(16)
})

test('what a push wrote over a total is not what formulas take', () => {
  const written = operand('metric_a', ['1'], '3', { headlineSource: 'PUSHED' })
  expect(numbers('[Signups] * 1', [written])?.whole).toBe(999)
})

test('without the report of an operand there are no numbers', () => {
  expect(numbers('[Signups] + [Visitors]', [signups])).toBeNull()
})

test.each([
  ['[Signups] /', /at character/],
  ['[Nobody] + 1', /no metric “Nobody”/],
  ['1 + 2', /at least one metric/],
  ['', /at character 1/],
])('%j cannot be read, and says why', (text, message) => {
  expect(readFormula(text, metrics).wrong).toMatch(message)
})
