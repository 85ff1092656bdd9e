import { expect, test } from 'vitest'
import { plainFormat } from '../../../core/number-format.ts'
import { toCourseChart, type Watched } from './course.ts'

const watched: Watched = { name: 'Sales', format: plainFormat, kind: 'ABOVE', granularity: 'DAY', recoverAt: null }
const keys = ['2026-11-18', '2026-11-19', '2026-11-20']
const none = [null, null, null]
const group = {
  values: [],
  events: [],
  measured: [1, 9, 8],
  low: none,
  high: [5, 5, 5],
  states: ['OK', 'FIRING', 'FIRING'] as const,
}
const chartOf = (change: object, more: Partial<Watched> = {}) =>
  toCourseChart(keys, { ...group, states: [...group.states], ...change }, { ...watched, ...more })

test('a bound that stays is a line, with the one that it recovers at, and buckets that fire are marked', () => {
  const { marks } = chartOf({}, { recoverAt: '4.5' })
  expect(marks.lines).toEqual([
    { label: 'Fires above', value: 5 },
    { label: 'Recovers at', value: 4.5 },
  ])
  expect(marks.band).toBeNull()
  expect(marks.notes).toEqual([{ first: 1, last: 2, label: 'Firing' }])
})

test('bounds on both sides that move are a band', () => {
  const { report, marks } = chartOf({ low: [1, 2, null], high: [3, 4, null] }, { kind: 'UNUSUAL' })
  expect(marks.band).toEqual({ label: 'Normal', low: [1, 2, null], high: [3, 4, null] })
  expect([marks.lines, report.metrics.length]).toEqual([[], 1])
})

test('a bound on one side that moves is a line of its own values', () => {
  const { report, marks } = chartOf({ low: [1, 2, 3], high: none }, { kind: 'CHANGE', recoverAt: '-10' })
  expect(report.metrics.map(({ metric, values }) => [metric.name, values])).toEqual([
    ['Sales', [1, 9, 8]],
    ['Fires below', [1, 2, 3]],
  ])
  // What a change recovers at is in percent: no value of the chart.
  expect(marks.lines).toEqual([])
})
