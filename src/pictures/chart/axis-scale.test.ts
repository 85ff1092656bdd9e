import { expect, test } from 'vitest'
import { plainFormat } from '../../core/number-format.ts'
import { days, metric, style } from './chart.cases.ts'
import type { ChartReport } from './chart-report.ts'
import { toChartOption } from './option.ts'

interface DrawnAxis {
  readonly scale?: boolean
  readonly minInterval?: number
  readonly name?: string
  readonly axisLabel: { readonly color: string }
}
const axesOf = (report: ChartReport, type: 'LINE' | 'AREA' | 'COLUMN' = 'LINE') =>
  [toChartOption(report, { type, compare: false }, style).yAxis].flat() as unknown as DrawnAxis[]

test('a line that is far from zero and hardly moves shows its shape; areas and columns begin at zero', () => {
  const flat = days(metric('MRR', [2.61e9, 2.64e9, 2.62e9]))
  expect(axesOf(flat)).toMatchObject([{ scale: true }])
  expect(axesOf(flat, 'AREA')[0]).not.toHaveProperty('scale')
  expect(axesOf(flat, 'COLUMN')[0]).not.toHaveProperty('scale')
  for (const values of [
    [100, 120, 110],
    [5, 5, 5],
    [-1, 0, 1],
    [null, null, null],
  ]) {
    expect(axesOf(days(metric('Users', values)))[0], String(values)).not.toHaveProperty('scale')
  }
})

test('where an axis has bounds of its own, these hold', () => {
  expect(axesOf(days(metric('MRR', [2.61e9, 2.64e9, 2.62e9], { yAxisMin: 0 })))).toMatchObject([{ min: 0 }])
})

test('counts have whole ticks, other numbers have those they need', () => {
  expect(axesOf(days(metric('Errors', [0, 0, 0])))).toMatchObject([{ minInterval: 1 }])
  const euros = { ...plainFormat, style: 'CURRENCY' as const, currency: 'EUR' }
  for (const other of [metric('Rate', [0, 0.5, 1]), metric('Cost', [0, 1, 2], { format: euros })]) {
    expect(axesOf(days(other))[0], other.metric.name).not.toHaveProperty('minInterval')
  }
})

test('of several axes each has the colour and the names of what it measures', () => {
  const several = days(metric('Spend', [1, 2, 3]), metric('Return', [4, 4, 4], { yAxis: 1 }))
  expect(axesOf(several).map(({ name, axisLabel }) => [name, axisLabel.color])).toEqual([
    ['Spend', '#0000aa'],
    ['Return', '#00aa00'],
  ])
  const shared = days(metric('Spend', [1, 2, 3]), metric('Cost', [1, 2, 3]), metric('Return', [4, 4, 4], { yAxis: 1 }))
  expect(axesOf(shared).map(({ name, axisLabel }) => [name, axisLabel.color])).toEqual([
    ['Spend, Cost', style.muted],
    // A palette of two: its first colour again, in another shade.
    ['Return', '#000069'],
  ])
  expect(axesOf(days(metric('Spend', [1, 2, 3])))[0]).not.toHaveProperty('name')
})
