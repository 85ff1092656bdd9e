import { init } from 'echarts'
import { describe, expect, test } from 'vitest'
import { plainFormat } from '../../core/number-format.ts'
import { chartTypes } from '../../widgets/chart-type.ts'
import { categories, days, metric, style } from './chart.cases.ts'
import type { ChartReport } from './chart-report.ts'
import { toChartOption } from './option.ts'

interface DrawnSeries {
  type: string
  name: string
  data: unknown[]
  stack?: string
  z?: number
  smooth?: boolean
  color?: string
  yAxisIndex?: number
  xAxisIndex?: number
  areaStyle?: object
  showSymbol?: boolean
  label: { show: boolean; formatter(at: { dataIndex: number }): string }
  lineStyle?: { type?: string }
  tooltip: { valueFormatter(value: unknown, at: number): string }
}

const option = (report: ChartReport, type: (typeof chartTypes)[number], compare = false) => {
  const made = toChartOption(report, { type, compare }, style)
  return { ...made, series: made.series as unknown as DrawnSeries[] }
}
const inPercent = { ...plainFormat, unit: '%' }
const users = metric('Users', [1, 2, 3])
const signups = metric('Signups', [3, 2, null], { color: '#ff0000' })

function svg(report: ChartReport, type: (typeof chartTypes)[number]): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 600, height: 300 })
  chart.setOption(toChartOption(report, { type, compare: true }, style))
  const text = chart.renderToSVGString()
  chart.dispose()
  return text
}

describe('every type is drawn by ECharts', () => {
  test.each(chartTypes)('%s: of days, of categories, and of nothing', type => {
    const compared = { ...users, comparison: { period: { label: 'before' }, values: [2, null, 2] } }
    const nothing = svg(days(), type)
    for (const report of [days(compared, signups), categories(users, signups)]) {
      const text = svg(report, type)
      expect(text).toMatch(/^<svg [\s\S]*<\/svg>$/)
      expect(text).not.toContain('NaN')
      expect(text.length).toBeGreaterThan(nothing.length)
    }
  })
})

describe('on axes', () => {
  test('a line per metric, in its own colour or the next of the palette, over the keys as people read them', () => {
    const { series, xAxis } = option(days(users, signups), 'LINE')
    expect(series.map(({ type, name, data, color }) => [type, name, data, color])).toEqual([
      ['line', 'Users', [1, 2, 3], '#0000aa'],
      ['line', 'Signups', [3, 2, null], '#ff0000'],
    ])
    expect(xAxis).toMatchObject({
      type: 'category',
      data: ['2026-11-18', '2026-11-19', '2026-11-20'],
      boundaryGap: false,
    })
  })

  test.each([
    ['SPLINE', { type: 'line', smooth: true }],
    ['AREA', { type: 'line', smooth: false, areaStyle: {} }],
    ['AREA_SPLINE', { type: 'line', smooth: true, areaStyle: {} }],
    ['STACKED_AREA', { type: 'line', stack: 'now 0 line', areaStyle: {} }],
    ['COLUMN', { type: 'bar' }],
    ['STACKED_COLUMN', { type: 'bar', stack: 'now 0 bar' }],
    ['STACKED_BAR', { type: 'bar', stack: 'now 0 bar' }],
  ] as const)('%s', (type, look) => {
    expect(option(days(users), type).series[0]).toMatchObject(look)
  })

  test('a metric may have a type of its own; the widget decides which way the keys run', () => {
    const line = metric('Line', [1, 1, 1], { chartType: 'SPLINE' })
    const bar = metric('Bar', [1, 1, 1], { chartType: 'BAR' })
    const upright = option(days(line, bar), 'COLUMN')
    expect(upright.series.map(({ type }) => type)).toEqual(['line', 'bar'])
    expect(upright.xAxis).toMatchObject({ type: 'category', boundaryGap: true })
    const lying = option(days(line, bar), 'BAR')
    expect(lying.yAxis).toMatchObject({ type: 'category', inverse: true })
    expect(lying.series.map(({ xAxisIndex, yAxisIndex }) => [xAxisIndex, yAxisIndex])).toEqual([
      [0, undefined],
      [0, undefined],
    ])
  })

  test('a metric that is a number or a table stays out of the axes, and keeps its place in the palette', () => {
    const { series } = option(days(metric('Total', [1, 1, 1], { chartType: 'NUMBER' }), users), 'LINE')
    expect(series.map(({ name, color }) => [name, color])).toEqual([['Users', '#00aa00']])
  })

  test('equal indexes share an axis, others alternate between the sides; an axis may be hidden, bounded or upside down', () => {
    const { series, yAxis } = option(
      days(
        metric('A', [1, 1, 1], { yAxis: 2, yAxisMin: 0, yAxisMax: 10, format: inPercent }),
        metric('B', [1, 1, 1], { reverseGraph: true }),
        metric('C', [1, 1, 1], { yAxis: 2, format: inPercent }),
        metric('D', [1, 1, 1], { yAxis: 7, yAxisShow: false }),
      ),
      'LINE',
    )
    expect(series.map(({ name, yAxisIndex }) => [name, yAxisIndex])).toEqual([
      ['A', 1],
      ['B', 0],
      ['C', 1],
      ['D', 2],
    ])
    const axes = yAxis as { axisLabel: { formatter(value: number): string } }[]
    expect(axes).toMatchObject([
      { position: 'left', inverse: true, show: true },
      { position: 'right', inverse: false, min: 0, max: 10 },
      { position: 'left', offset: 56, show: false },
    ])
    expect(axes[0]).not.toHaveProperty('min')
    expect(axes.map(axis => axis.axisLabel.formatter(5))).toEqual(['5', '5\u202f%', '5'])
  })

  test('stacked to 100 %: shares are drawn, the tooltip tells the value too', () => {
    const { series, yAxis } = option(
      days(metric('A', [1, 0, null]), metric('B', [3, 0, 4])),
      'STACKED_PERCENTAGE_COLUMN',
    )
    expect(series.map(({ data }) => data)).toEqual([
      [25, null, null],
      [75, null, 100],
    ])
    expect(yAxis).toMatchObject([{ max: 100 }])
    expect(series[1]?.tooltip.valueFormatter(75, 0)).toBe('3 (75%)')
    expect(series[0]?.tooltip.valueFormatter(null, 2)).toBe('–')
  })

  test('compared values lie behind, in the same colour, stacked by themselves, and are one entry of the legend', () => {
    const compared = { ...users, comparison: { period: { label: 'Oct 2026' }, values: [5, null, 7] } }
    const { series, legend, xAxis } = option(days(compared, signups), 'STACKED_COLUMN', true)
    expect(series.map(({ name, data, color, stack, z }) => [name, data, color, stack, z])).toEqual([
      ['Users', [1, 2, 3], '#0000aa', 'now 0 bar', undefined],
      ['Signups', [3, 2, null], '#ff0000', 'now 0 bar', undefined],
      ['Users, Oct 2026', [5, null, 7], '#0000aa', 'before 0 bar', 1],
      ['Oct 2026', [], style.muted, undefined, undefined],
    ])
    expect(legend).toMatchObject({ data: [{ name: 'Users' }, { name: 'Signups' }, { name: 'Oct 2026' }] })
    // Keys of their own: the old column stands behind the new one, and not beside it.
    expect(xAxis).toMatchObject([{ type: 'category' }, { type: 'category', show: false }])
    expect(series.map(({ xAxisIndex }) => xAxisIndex)).toEqual([undefined, undefined, 1, undefined])
    expect(option(days(compared), 'LINE', true).series[1]?.lineStyle).toMatchObject({ type: 'dashed' })
    const areas = option(days(compared), 'AREA', true).series.map(each => 'areaStyle' in each)
    expect(areas).toEqual([true, false, false])
    expect(option(days(compared), 'LINE').series).toHaveLength(1)
    expect(option(categories(users), 'LINE', true).series).toHaveLength(1)
    expect(option(categories(compared), 'BAR', true).series).toHaveLength(3)
  })

  test('a tooltip tells what is now, then the day before with its value, and the change', () => {
    const period = { label: 'Oct 2026', firstDay: '2026-10-31' }
    const text = (report: ChartReport, compare: boolean) =>
      option(report, 'LINE', compare).series[0]?.tooltip.valueFormatter(0, 1)
    const compared = { ...users, comparison: { period, values: [5, 1, 7] } }
    expect(text(days(compared), true)).toBe('2  (Nov 1, 2026: 1, +100%)')
    expect(text(days(compared), false)).toBe('2')
    expect(text({ ...days(compared), granularity: 'MONTH' }, true)).toBe('2  (Oct 2026: 1, +100%)')
    expect(text(days({ ...compared, comparison: { period, values: [5, null, 7] } }), true)).toBe('2  (Nov 1, 2026: –)')
    expect(text(days({ ...compared, comparison: { period, values: [5, 0, 7] } }), true)).toBe('2  (Nov 1, 2026: 0)')
  })

  test('points far from each other are one line; a hole of a stack has no loose dots', () => {
    const readings = metric('Water', [1, null, 3])
    const [line] = option({ ...days(readings), keys: ['2026-11-18', '2026-11-19', '2026-11-20'] }, 'LINE').series
    expect(line).toMatchObject({ connectNulls: true, showSymbol: true })
    expect(option(days(metric('Users', [1, 2, null])), 'LINE').series[0]).not.toHaveProperty('connectNulls')
    expect(option(days(readings), 'STACKED_AREA').series[0]).toMatchObject({ showSymbol: false })
  })

  test('hours of one day are written without it, of several days each day is told once', () => {
    const hoursOf = (...keys: string[]) => {
      const report: ChartReport = { ...days(metric('A', [1, 2])), granularity: 'HOUR', keys }
      const { axisLabel } = option(report, 'COLUMN').xAxis as unknown as {
        axisLabel: { formatter(name: string, at: number): string; interval?: (at: number) => boolean }
      }
      const shown = keys.map((_, at) => at).filter(at => axisLabel.interval?.(at) ?? true)
      return shown.map(at => axisLabel.formatter('', at).replace('\u202f', ' '))
    }
    expect(hoursOf('2026-11-20T11:00:00+01:00', '2026-11-20T12:00:00+01:00')).toEqual(['11:00 AM', '12:00 PM'])
    expect(hoursOf('2026-11-19T23:00:00+01:00', '2026-11-20T00:00:00+01:00')).toEqual(['Nov 20'])
  })

  test('labels are written where the metric asks for them, with its unit', () => {
    const { series } = option(
      days(metric('Rate', [1.234, 2, 3], { labelShow: true, format: inPercent }), users),
      'COLUMN',
    )
    expect(series.map(({ label }) => label.show)).toEqual([true, false])
    expect(series[0]?.label.formatter({ dataIndex: 0 })).toBe('1.23\u202f%')
  })

  test('a point alone is shown as a symbol', () => {
    const shows = (values: (number | null)[]) => option(days(metric('A', values)), 'LINE').series[0]?.showSymbol
    expect(
      [
        [1, 2, 3],
        [null, 1, null],
        [1, null, 2],
        [1, 2, null],
      ].map(shows),
    ).toEqual([false, true, true, false])
  })

  test('among many days every point alone is a dot, and those of a line have none', () => {
    const values = Array.from({ length: 90 }, (_, at) => (at < 3 || at === 41 || at === 60 ? at : null))
    const [line] = option(days(metric('A', values)), 'LINE').series
    expect(line).toMatchObject({ showSymbol: true, showAllSymbol: true })
    const points = (line?.data ?? []) as { symbol: string }[]
    expect(points.flatMap(({ symbol }, at) => (symbol === 'circle' ? [at] : []))).toEqual([41, 60])
  })
})

describe('pies', () => {
  const slices = (report: ChartReport) =>
    (
      toChartOption(report, { type: 'PIE', compare: false }, style).series as {
        data: { name: string; value: number }[]
      }
    ).data

  test('of one metric over categories: a slice per category that has something', () => {
    expect(slices(categories(metric('Sales', [5, 0, -1])))).toMatchObject([{ name: 'Berlin', value: 5 }])
  })

  test('of several metrics, or over days: a slice per metric', () => {
    const both = [
      { name: 'Users', value: 6 },
      { name: 'Signups', value: 5, itemStyle: { color: '#ff0000' } },
    ]
    expect(slices(categories(users, signups))).toMatchObject(both)
    expect(slices(days(users, signups))).toMatchObject(both)
    expect(slices(days(users))).toMatchObject([{ name: 'Users', value: 6 }])
  })

  test('the smallest of many slices become one', () => {
    const keys = Array.from({ length: 20 }, (_, at) => `Key ${at}`)
    const many = slices({
      keys,
      granularity: null,
      metrics: [
        metric(
          'A',
          keys.map((_, at) => at + 1),
        ),
      ],
    })
    expect(many).toHaveLength(12)
    expect(many.at(-1)).toMatchObject({ name: 'Other (9)', value: 45 })
    expect(many.reduce((sum, { value }) => sum + value, 0)).toBe(210)
  })
})

test('a number shows the headline of each metric, a table the last rows', () => {
  const titles = (type: 'NUMBER' | 'TABLE') =>
    (toChartOption(days(metric('Rate', [1, null, 2.5], { format: inPercent })), { type, compare: false }, style)
      .title ?? []) as { text: string; subtext?: string }[]
  expect(titles('NUMBER')).toMatchObject([{ text: '3.5\u202f%', subtext: 'Rate' }])
  expect(titles('TABLE').map(({ text }) => text)).toEqual([
    '\nNov 20\nNov 19\nNov 18',
    'Rate\n2.5\u202f%\n–\n1.0\u202f%',
  ])
})
