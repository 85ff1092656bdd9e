// The slices of a pie: the categories of one metric, or the headlines of several.
import type { PieSeriesOption } from 'echarts'
import { formatNumber, percentFormat, plainFormat } from '../../core/number-format.ts'
import type { ChartReport, ChartStyle } from './chart-report.ts'
import { colorAt, withoutGreys } from './palette.ts'
import { shorten } from './short-text.ts'

interface Slice {
  readonly name: string
  readonly value: number
  readonly color: string
}

/** More slices cannot be distinguished; the smallest become one. */
const MOST_SLICES = 12

function partsOf(report: ChartReport) {
  const [only, ...others] = report.metrics
  const byKey = only !== undefined && others.length === 0 && report.granularity === null
  return byKey
    ? report.keys.map((key, at) => ({ name: key, value: only.values[at] ?? 0, color: null }))
    : report.metrics.map(({ metric, headline }) => ({ name: metric.name, value: headline ?? 0, color: metric.color }))
}

export function slicesOf(report: ChartReport, style: Pick<ChartStyle, 'palette' | 'muted'>): Slice[] {
  // Nothing can be less than no slice.
  const visible = partsOf(report).filter(({ value }) => value > 0)
  const palette = visible.length > MOST_SLICES ? withoutGreys(style.palette) : style.palette
  const colored = visible.map(({ name, value, color }, at) => ({ name, value, color: color ?? colorAt(palette, at) }))
  if (colored.length <= MOST_SLICES) return colored
  const largest = colored.toSorted((a, b) => b.value - a.value)
  const small = largest.slice(MOST_SLICES - 1)
  const rest = small.reduce((sum, { value }) => sum + value, 0)
  return [...largest.slice(0, MOST_SLICES - 1), { name: `Other (${small.length})`, value: rest, color: style.muted }]
}

/** What the shares are without: values below zero have no slice. Null: nothing is left out. */
export function leftOutText(report: ChartReport): string | null {
  const [only, ...others] = partsOf(report).filter(({ value }) => value < 0)
  if (!only) return null
  return others.length === 0
    ? `Without ${shorten(only.name, 30)}, which is below zero`
    : `Without ${1 + others.length} values below zero`
}

/** How long a name may be beside a pie: its share is never cut. */
function lettersBeside({ picture }: ChartStyle): number {
  return picture === null ? 40 : Math.max(8, Math.floor((picture.width - picture.height) / 14) - 8)
}

export function toPie(report: ChartReport, donut: boolean, style: ChartStyle): PieSeriesOption {
  const [only, ...others] = report.metrics
  const format = only && others.length === 0 ? only.metric.format : plainFormat
  return {
    type: 'pie',
    radius: donut ? ['48%', '76%'] : ['0%', '76%'],
    center: ['50%', '48%'],
    data: slicesOf(report, style).map(({ name, value, color }) => ({ name, value, itemStyle: { color } })),
    itemStyle: { borderColor: style.background, borderWidth: 2 },
    label: {
      show: !style.compact,
      color: style.text,
      formatter: ({ name, percent = 0 }) =>
        `${shorten(name, lettersBeside(style))}: ${formatNumber(percent, percentFormat, style.locale)}`,
    },
    labelLine: { show: !style.compact },
    tooltip: { valueFormatter: value => formatNumber(Number(value), format, style.locale) },
  }
}
