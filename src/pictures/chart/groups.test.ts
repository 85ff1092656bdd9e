import { expect, test } from 'vitest'
import { days, metric, style } from './chart.cases.ts'
import type { ChartGroup, ChartMetric } from './chart-report.ts'
import { toGroupedReport } from './groups.ts'
import { toChartOption } from './option.ts'

const group = (
  value: string | null,
  values: number[],
  own: Partial<ChartMetric> = {},
  isOther = false,
): ChartGroup => ({
  values: [{ value }],
  isOther,
  metrics: [metric('Sales', values, own), metric('Orders', [9, 9, 9])],
})
const report = {
  ...days(metric('Sales', [6, 6, 6]), metric('Orders', [9, 9, 9])),
  groups: [group('DE', [3, 3, 3]), group('Other', [2, 2, 2]), group(null, [1, 1, 1]), group(null, [0, 0, 0], {}, true)],
}
const palette = ['#5c6675', '#0000aa', '#00aa00', '#aa0000']

test('groups are drawn instead of metrics: the first of each, stacked where the type is', () => {
  const { series, legend } = toChartOption(report, { type: 'STACKED_AREA', compare: false }, { ...style, palette })
  const drawn = series as unknown as { name: string; data: number[]; stack: string; color: string }[]
  expect(drawn.map(({ name, data, color }) => [name, data[0], color])).toEqual([
    ['DE', 3, '#0000aa'],
    ['Other', 2, '#00aa00'],
    ['(none)', 1, '#aa0000'],
    ['Other (rest)', 0, style.muted],
  ])
  expect(new Set(drawn.map(({ stack }) => stack)).size).toBe(1)
  expect(legend).toMatchObject({ data: ['DE', 'Other', '(none)', 'Other (rest)'].map(name => ({ name })) })
})

test('a pie has a slice for each group', () => {
  const { series } = toChartOption(report, { type: 'PIE', compare: false }, style)
  const { data } = series as unknown as { data: { name: string; value: number }[] }
  expect(data.map(({ name, value }) => [name, value])).toEqual([
    ['DE', 9],
    ['Other', 6],
    ['(none)', 3],
  ])
})

test('groups of a metric that is a number elsewhere stay in the chart', () => {
  const numbers = { ...report, groups: [group('DE', [1, 2, 3], { chartType: 'NUMBER', color: '#ff0000' })] }
  const { series } = toChartOption(numbers, { type: 'LINE', compare: false }, style)
  expect(series).toHaveLength(1)
  expect(series).toMatchObject([{ name: 'DE', color: '#0000aa' }])
})

test('a report without groups stays as it is', () => {
  const whole = days(metric('Sales', [1, 2, 3]))
  expect(toGroupedReport(whole, style)).toBe(whole)
  expect(toGroupedReport({ ...whole, groups: [] }, style).metrics).toBe(whole.metrics)
})
