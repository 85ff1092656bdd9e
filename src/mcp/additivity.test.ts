import { expect, test } from 'vitest'
import { parseFormula, referencesOf } from '../core/formula.ts'
import type { MetricExpression } from '../reports/metric-expression.ts'
import type { Metric } from '../widgets/metric.ts'
import { defaultMetricOptions } from '../widgets/metric.ts'
import { addsUpOverTime, mixedUnits } from './additivity.ts'

const currency = (code: string) => ({ format: { style: 'CURRENCY' as const, currency: code } })
const options: Record<string, object> = {
  EUR: currency('EUR'),
  USD: currency('USD'),
  Orders: {},
  Hours: { unit: 'h' },
  Rate: { aggregation: 'AVERAGE' },
  Stock: { aggregation: 'LATEST' },
  Users: { eventCount: { aggregate: 'UNIQUE_USERS' } },
}

function metricOf(name: string): Metric {
  return { name, calculation: null, eventCount: null, ...defaultMetricOptions, ...options[name] } as unknown as Metric
}
const pushed = (name: string): MetricExpression => ({ kind: 'PUSHED', metric: metricOf(name) })

function calculated(text: string, of: Record<string, MetricExpression> = {}): MetricExpression {
  const formula = parseFormula(text)
  const operands = new Map(referencesOf(formula).map(name => [name, of[name] ?? pushed(name)]))
  return { kind: 'CALCULATED', metric: metricOf(text), formula, operands }
}

test.each<[string, readonly string[] | null]>([
  ['[EUR] - [USD]', ['EUR', 'USD']],
  ['[EUR] + [EUR]', null],
  ['[EUR] / [USD]', ['EUR', 'USD']],
  ['[EUR] / [Orders]', null],
  ['[EUR] * 2 - [USD]', ['EUR', 'USD']],
  ['-[EUR] + 3', null],
  ['[EUR] / [Hours]', null],
  ['[EUR] + [Hours]', ['EUR', 'h']],
  ['([EUR] - [EUR]) / [USD]', ['EUR', 'USD']],
  ['[Orders] + [EUR]', null],
])('%s mixes %s', (text, mixed) => expect(mixedUnits(calculated(text))).toEqual(mixed))

test('a formula of formulas mixes what these have', () => {
  const inner = calculated('[USD] * 2')
  expect(mixedUnits(calculated('[EUR] - [Inner]', { Inner: inner }))).toEqual(['EUR', 'USD'])
  expect(mixedUnits(calculated('[Inner] * 2', { Inner: calculated('[EUR] - [USD]') }))).toEqual(['EUR', 'USD'])
})

test.each([
  ['[Orders]', true],
  ['[Orders] + [EUR]', true],
  ['[EUR] / [Orders]', false],
  ['[Rate]', false],
  ['[Stock]', false],
  ['[Users]', false],
  ['[Users] + [Orders]', false],
])('%s adds up over days: %s', (text, adds) => expect(addsUpOverTime(calculated(text))).toBe(adds))
