import { expect, test } from 'vitest'
import { ratioOf } from '../core/ratio.ts'
import { orderNames } from './name-order.ts'
import { emptySeries, nameOfRest, type ReportData } from './report-data.ts'
import { type NameOrder, namesToRead, type ReportPlan, type ReportSpec } from './report-plan.ts'

function planOf(order: NameOrder | null, top: number, inputs = 1): ReportPlan {
  const spec = { keyKind: 'CATEGORY', order, top, inputs: Array(inputs).fill(null) } as unknown as ReportSpec
  return { spec, comparedPeriods: [] } as unknown as ReportPlan
}

function dataOf(names: readonly string[], otherIndex: number | null = null): ReportData {
  const point = (value: number) => {
    const text = String(value)
    return { sum: text, count: 1, minimum: text, maximum: text, latest: text }
  }
  const series = new Map(names.map((_, index) => [index, point(index)]))
  return {
    series: [[{ ...emptySeries, series }]],
    categories: names,
    otherIndex,
    pushOrder: [...names].reverse(),
    groups: null,
  }
}

const byName: NameOrder = { by: 'NAME', direction: 'ASC', metric: null }
const noValues = () => []

test('names go by code points, as the database orders them', () => {
  const names = ['b', 'B', 'ä', '\u{1f600}', '\uffee', '']
  const ordered = orderNames(planOf(byName, 9), dataOf(names), noValues)
  expect(ordered.categories).toEqual(['', 'B', 'b', 'ä', '\uffee', '\u{1f600}'])
})

test('what has no value is last, whichever way the others go, and ties go by name', () => {
  const values = [null, '2', '1', null, '2'].map(text => text && ratioOf({ coefficient: BigInt(text), scale: 0 }))
  const order = (direction: 'ASC' | 'DESC') =>
    orderNames(planOf({ by: 'VALUE', direction, metric: null }, 9), dataOf(['e', 'd', 'c', 'b', 'a']), () =>
      values.map(value => value || null),
    ).categories
  expect(order('DESC')).toEqual(['a', 'd', 'c', 'b', 'e'])
  expect(order('ASC')).toEqual(['c', 'a', 'd', 'b', 'e'])
})

test('what was not pushed is behind what was', () => {
  const data = { ...dataOf(['counted', 'pushed', 'another']), pushOrder: ['pushed'] }
  const ordered = orderNames(planOf({ by: 'KEY', direction: 'ASC', metric: null }, 9), data, noValues)
  expect(ordered.categories).toEqual(['pushed', 'another', 'counted'])
})

test('the rest is added up, and its latest is that of its last name', () => {
  const ordered = orderNames(planOf(byName, 1), dataOf(['c', 'a', 'b']), noValues)
  expect([ordered.categories, ordered.otherIndex]).toEqual([['a', 'Other'], 1])
  expect(ordered.series[0]?.[0]?.series.get(1)).toEqual({ sum: '2', count: 2, minimum: '0', maximum: '2', latest: '0' })
})

test('more names than were read one by one are refused, not ordered in part', () => {
  expect(() => orderNames(planOf(byName, 1), dataOf(['a', 'Other'], 1), noValues)).toThrow('At most 10,000 names')
  expect(orderNames(planOf(null, 1), dataOf(['a', 'Other'], 1), noValues).categories).toEqual(['a', 'Other'])
})

test('names that were read in the order asked for stay as they are, with their rest', () => {
  const data: ReportData = { ...dataOf(['b', 'a', 'Other'], 2), isInOrder: true }
  expect(orderNames(planOf(byName, 2), data, noValues)).toBe(data)
})

test('of many metrics fewer names are read, and never fewer than are shown', () => {
  expect([1, 20, 100, 1_000].map(inputs => namesToRead(planOf(byName, 500, inputs)))).toEqual([
    10_000, 10_000, 2_000, 500,
  ])
  expect(namesToRead(planOf(null, 7))).toBe(7)
})

test.each([
  [['a'], 'Other'],
  [['Other'], 'Other (rest)'],
  [['Other', 'Other (rest)'], 'Other (rest 2)'],
  [['Other (rest)'], 'Other'],
  [['other', 'OTHER'], 'Other'],
])('beside %j the rest is called %s', (shown, name) => {
  expect(nameOfRest(shown)).toBe(name)
})
