import { expect, test } from 'vitest'
import { categories, days, metric, style } from './chart.cases.ts'
import { toChartOption } from './option.ts'
import { begunCount } from './partial.ts'

const partialIndexes = [0, 2]
const choice = { type: 'LINE', compare: false } as const

interface DrawnSeries {
  readonly data: readonly unknown[]
  readonly markLine?: { data: unknown[] }
  readonly showSymbol?: boolean
}
const seriesOf = (option: object) => (option as { series: readonly DrawnSeries[] }).series

/** The keys as the axis and as the tooltip has them. */
function keysOf(option: object) {
  const { xAxis, tooltip } = option as {
    xAxis: { data: string[]; axisLabel: { formatter(key: string): string } }
    tooltip: { axisPointer: { label: { formatter(at: { value: string }): string } } }
  }
  return xAxis.data.map(key => [xAxis.axisLabel.formatter(key), tooltip.axisPointer.label.formatter({ value: key })])
}

const ring = {
  symbol: 'circle',
  itemStyle: {
    borderColor: '#0000aa',
    // Of the background: the first colour, which tooltips show, is as wide as nothing.
    color: {
      colorStops: [
        { offset: 0, color: '#0000aa' },
        { offset: 0, color: '#ffffff' },
        { offset: 1, color: '#ffffff' },
      ],
    },
  },
  emphasis: { itemStyle: { color: '#ffffff' } },
  label: { color: '#0000aa' },
}

test('the first and the last bucket of a line are rings, the ways to them dashed, and tooltips say it', () => {
  const option = toChartOption({ ...days(metric('Sales', [1, 8, 2])), partialIndexes }, choice, style)
  const [line] = seriesOf(option)
  expect(line).toMatchObject({
    showSymbol: true,
    data: [
      { value: 1, ...ring },
      { value: 8, symbol: 'none' },
      { value: 2, ...ring },
    ],
    markLine: {
      z: 3,
      z2: 50,
      data: [
        [{ coord: [0, 1] }, { coord: [1, 8] }],
        [{ coord: [1, 8] }, { coord: [2, 2] }],
      ],
    },
  })
  expect(keysOf(option)).toEqual([
    ['Nov 18', 'Nov 18 (in part)'],
    ['Nov 19', 'Nov 19'],
    ['Nov 20', 'Nov 20 (so far)'],
  ])
})

test('a point alone is a dot, unless it is not whole', () => {
  const untilNow = [2]
  const [line] = seriesOf(
    toChartOption({ ...days(metric('Sales', [1, null, 2])), partialIndexes: untilNow }, choice, style),
  )
  expect(line?.data).toEqual([
    { value: 1, symbol: 'circle' },
    { value: null, symbol: 'none' },
    { value: 2, ...ring, itemStyle: expect.anything() },
  ])
})

test('bars are pale with a dashed edge; of stacks and curves no way is dashed', () => {
  const report = { ...days(metric('Sales', [1, 8, null])), partialIndexes }
  const [bar] = seriesOf(toChartOption(report, { ...choice, type: 'COLUMN' }, style))
  expect(bar?.data).toEqual([
    { value: 1, itemStyle: expect.objectContaining({ borderType: 'dashed', color: '#0000aa59' }) },
    8,
    { value: null, itemStyle: expect.anything() },
  ])
  const [curve] = seriesOf(toChartOption(report, { ...choice, type: 'SPLINE' }, style))
  expect(curve?.markLine).toBeUndefined()
})

test('whole buckets, what was before, and names are drawn as they were', () => {
  const compared = { ...metric('Sales', [1, 8, 2]), comparison: { period: { label: 'Before' }, values: [3, 3, 3] } }
  const [, before] = seriesOf(toChartOption({ ...days(compared), partialIndexes }, { ...choice, compare: true }, style))
  expect(before).toMatchObject({ data: [3, 3, 3], showSymbol: false })
  const [named] = seriesOf(toChartOption({ ...categories(metric('Sales', [1, 8, 2])), partialIndexes }, choice, style))
  expect(named?.data).toEqual([1, 8, 2])
  const [whole] = seriesOf(toChartOption(days(metric('Sales', [1, 8, 2])), choice, style))
  expect(whole).toMatchObject({ data: [1, 8, 2], showSymbol: false })
})

test('buckets to come are told from those that have begun and from days without a value', () => {
  const at = (values: (number | null)[], partial: boolean[]) =>
    begunCount({
      ...days(metric('Sales', values)),
      partialIndexes: partial.flatMap((each, index) => (each ? [index] : [])),
    })
  expect(at([1, 2, null], [false, true, true])).toBe(2)
  expect(at([1, null, null], [false, true, true])).toBe(1)
  expect(at([1, null, null], [false, false, false])).toBe(3)
})
