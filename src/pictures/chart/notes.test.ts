import type { LineSeriesOption } from 'echarts'
import { init } from 'echarts'
import { expect, test } from 'vitest'
import type { ChartType } from '../../widgets/chart-type.ts'
import { categories, days, metric, style } from './chart.cases.ts'
import type { ChartNote, ChartReport } from './chart-report.ts'
import { describeChart } from './describe.ts'
import { noteLabel } from './notes.ts'
import { toChartOption } from './option.ts'

const users = metric('Users', [1, 2, 3])
const sale = { first: 0, last: 1, label: 'Campaign: Autumn sale' }
const release = { first: 2, last: 2, label: 'Release: 2.0' }
const fix = { first: 2, last: 2, label: 'Release: 2.0.1' }

const option = (report: ChartReport, type: ChartType, notes: readonly ChartNote[], own = style) =>
  toChartOption(report, { type, compare: false, notes }, own)

/** The series of the notes. */
function marked(type: ChartType, notes: readonly ChartNote[], own = style) {
  const series = option(days(users), type, notes, own).series as LineSeriesOption[]
  return series[1] as Omit<LineSeriesOption, 'data'> & {
    data: { value: number[]; label: { formatter: string; align: string } }[]
  }
}

test('those of one bucket are gathered in one mark, which says how many there are', () => {
  const { data, markLine } = marked('LINE', [release, sale, fix])
  expect(data.map(({ value, label }) => [value, label.formatter])).toEqual([
    [[0, 1], 'Campaign: Autumn sale'],
    [[2, 1], 'Release: 2.0 +1'],
  ])
  expect(markLine?.data).toEqual([{ xAxis: 0 }, { xAxis: 2 }])
})

test('a note of several buckets shades them, one of a single bucket does not', () => {
  expect(marked('COLUMN', [sale, release]).markArea?.data).toEqual([[{ xAxis: 0 }, { xAxis: 1 }]])
})

test('the tooltip of a bucket has all of its notes', () => {
  const format = marked('LINE', [release, sale, fix]).tooltip?.valueFormatter as (value: unknown, at: number) => string
  expect(format(1, 1)).toBe('Release: 2.0; Release: 2.0.1')
})

test('labels at the ends of a chart are not cut off, and cards have marks alone', () => {
  const { data, label } = marked('LINE', [sale, release])
  expect(data.map(each => each.label.align)).toEqual(['left', 'right'])
  expect(label?.show).toBe(true)
  expect(marked('LINE', [sale], { ...style, compact: true }).label?.show).toBe(false)
})

test('they move no axis of values, and lie across where bars lie', () => {
  const { yAxis } = option(days(users), 'LINE', [sale])
  expect(yAxis).toMatchObject([{ show: true }, { show: false, min: 0, max: 1 }])
  expect(option(days(users), 'LINE', []).yAxis).toHaveLength(1)
  const lying = marked('BAR', [sale])
  expect(lying).toMatchObject({ xAxisIndex: 1, markLine: { data: [{ yAxis: 0 }] } })
  expect(lying.data[0]?.value).toEqual([1, 0])
})

test('what has no bucket is not drawn', () => {
  const lost = { first: -1, last: -1, label: 'Lost' }
  expect(option(categories(users), 'COLUMN', [lost, { ...lost, first: 9, last: 9 }]).series).toHaveLength(1)
})

test('ECharts writes their labels, whatever is in them', () => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 600, height: 300 })
  chart.setOption(option(days(users), 'LINE', [{ ...release, label: '<b>{a|x}</b>' }]))
  const text = chart.renderToSVGString()
  chart.dispose()
  expect(text).toContain('&lt;b&gt;{a|x}&lt;/b&gt;')
})

test('a kind stands before the text, but for plain notes', () => {
  expect([noteLabel('NOTE', 'Fair\nin Berlin'), noteLabel('RELEASE', '2.0')]).toEqual(['Fair', 'Release: 2.0'])
})

test('the description of a chart has them by their days', () => {
  expect(describeChart('Sign-ups', days(users), 'en', { notes: [sale, release] })).toContain(
    'Annotations: Nov 18, 2026 to Nov 19, 2026, Campaign: Autumn sale; Nov 20, 2026, Release: 2.0.',
  )
})
