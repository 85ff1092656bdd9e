import { expect, test } from 'vitest'
import { metric, style } from './chart.cases.ts'
import type { ChartMetric, ChartReport } from './chart-report.ts'
import { toFewNames } from './many-names.ts'
import { toChartOption } from './option.ts'

const values = Array.from({ length: 200 }, (_, at) => 200 - at)
const countries = (own: Partial<ChartMetric> = {}): ChartReport => ({
  keys: values.map((_, at) => `Country ${at}`),
  granularity: null,
  metrics: [metric('Customers', values, own)],
})

test('of 200 names the ten largest are drawn, and the sum of the others', () => {
  const { keys, metrics } = toFewNames(countries(), style)
  expect(keys).toHaveLength(11)
  expect(keys.slice(9)).toEqual(['Country 9', 'Other (190)'])
  expect(metrics[0]?.values.slice(9)).toEqual([191, (190 * 191) / 2])
  const { yAxis } = toChartOption(countries(), { type: 'BAR', compare: false }, style)
  expect((yAxis as { data: string[] }).data).toHaveLength(11)
})

test('a card has room for fewer', () => {
  expect(toFewNames(countries(), { compact: true }).keys.slice(-2)).toEqual(['Country 5', 'Other (194)'])
})

test('of what cannot be summed the others are counted, and nothing is drawn for them', () => {
  const { keys, metrics } = toFewNames(countries({ aggregation: 'AVERAGE' }), style)
  expect(keys.at(-1)).toBe('190 more')
  expect(metrics[0]?.values.at(-1)).toBeNull()
})

test('few names, and days however many, stay as they are', () => {
  const few = { ...countries(), keys: ['A', 'B'] }
  expect(toFewNames(few, style)).toBe(few)
  const days = { ...countries(), granularity: 'DAY' as const }
  expect(toFewNames(days, style)).toBe(days)
})
