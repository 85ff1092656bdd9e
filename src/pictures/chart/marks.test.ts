import type { LineSeriesOption } from 'echarts'
import { init } from 'echarts'
import { expect, test } from 'vitest'
import { plainFormat } from '../../core/number-format.ts'
import type { ChartType } from '../../widgets/chart-type.ts'
import { days, metric, style } from './chart.cases.ts'
import type { ChartMarks, ChartReport } from './chart-report.ts'
import { describeChart } from './describe.ts'
import { toChartOption } from './option.ts'

const money = { ...plainFormat, unit: 'kg' }
const users = metric('Users', [1, 2, 3])
const load = metric('Load', [10, 20, 30], { yAxis: 1, format: money })
const threshold = { value: 50, label: 'Threshold' }

const option = (report: ChartReport, type: ChartType, marks: ChartMarks) =>
  toChartOption(report, { type, compare: false, ...marks }, style)

/** What is drawn beside the metrics. */
const marked = (report: ChartReport, type: ChartType, marks: ChartMarks) =>
  (option(report, type, marks).series as LineSeriesOption[]).slice(report.metrics.length)

function svg(report: ChartReport, type: ChartType, marks: ChartMarks): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 600, height: 300 })
  chart.setOption(option(report, type, marks))
  const text = chart.renderToSVGString()
  chart.dispose()
  return text
}

test('a line stands on the first axis, or on that of its metric, in the numbers of that axis', () => {
  const [plain, named] = marked(days(users, load), 'LINE', {
    lines: [threshold, { value: 12.5, label: 'Recovers at', metric: 'Load' }],
  })
  expect(plain).toMatchObject({ name: 'Threshold', data: [50, 50, 50], yAxisIndex: 0, lineStyle: { opacity: 0 } })
  expect(plain?.markLine).toMatchObject({ data: [{ yAxis: 50 }], label: { formatter: 'Threshold 50' } })
  expect(named).toMatchObject({ yAxisIndex: 1, markLine: { label: { formatter: 'Recovers at 12.5\u202fkg' } } })
})

test('a line that is far from every value is in the picture, with its label, and the axis reaches to it', () => {
  const text = svg(days(users), 'COLUMN', { lines: [{ value: 900, label: 'Far <above>' }] })
  expect(text).toContain('Far &lt;above&gt; 900')
  expect(text).toContain('1,000')
  expect(text).not.toContain('NaN')
})

test('bars that lie have their line upright', () => {
  const [line] = marked(days(users), 'BAR', { lines: [threshold] })
  expect(line).toMatchObject({ xAxisIndex: 0, markLine: { data: [{ xAxis: 50 }] } })
})

test('a label that is too long ends in an ellipsis, between two letters', () => {
  const [line] = marked(days(users), 'LINE', { lines: [{ value: 1, label: '🚀'.repeat(60) }] })
  expect(line?.markLine?.label?.formatter).toBe(`${'🚀'.repeat(39)}… 1`)
})

test('marks are in no legend, and make none', () => {
  const { legend } = option(days(users), 'LINE', { lines: [threshold], band: { label: 'Usual', low: 1, high: 2 } })
  expect(legend).toBeUndefined()
})

test('a band is the area between two bounds, with a hole where one is missing; the tooltip says both', () => {
  const band = { label: 'Usual', low: [-4, null, 1], high: [-1, 5, 4] }
  const [low, area] = marked(days(users), 'LINE', { band })
  expect(low).toMatchObject({ data: [-4, null, 1], tooltip: { show: false }, stack: 'band', stackStrategy: 'all' })
  expect(area).toMatchObject({ name: 'Usual', data: [3, null, 3], stack: 'band' })
  const format = area?.tooltip?.valueFormatter as (value: unknown, at: number) => string
  expect([0, 1, 2].map(at => format(0, at))).toEqual(['-4 – -1', '–', '1 – 4'])
})

test('a band of two numbers is the same everywhere, whichever of them is the lower one', () => {
  const [low, area] = marked(days(users), 'COLUMN', { band: { label: 'Usual', low: 9, high: 4 } })
  expect([low?.data, area?.data]).toEqual([
    [4, 4, 4],
    [5, 5, 5],
  ])
})

test('shares of 100 % and charts without axes have nothing to mark', () => {
  expect(marked(days(users), 'STACKED_PERCENTAGE_COLUMN', { lines: [threshold] })).toEqual([])
  const pie = option(days(users), 'PIE', { lines: [threshold] })
  expect(JSON.stringify(pie.series)).not.toContain('Threshold')
})

test('a chart is told in words: values, lines and the band at its end', () => {
  const marks = { lines: [threshold], band: { label: 'Usual', low: [1, 2, null], high: [2, 4, null] } }
  expect(describeChart('Sign-ups', days(users), 'en', marks)).toBe(
    'Chart of Sign-ups. Users: 3 values, 1 (Nov 18, 2026) to 3 (Nov 20, 2026), least 1, most 3. Threshold: 50. Usual: at last 2 to 4.',
  )
  expect(describeChart('Empty', days(metric('Users', [null, null, null])), 'en')).toBe(
    'Chart of Empty. Users: no values.',
  )
})
