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

export function slicesOf(report: ChartReport, style: Pick<ChartStyle, 'palette' | 'muted'>): Slice[] {
  const [only, ...others] = report.metrics
  const byKey = only !== undefined && others.length === 0 && report.granularity === null
  const named = byKey
    ? report.keys.map((key, at) => ({ name: key, value: only.values[at] ?? 0, color: null }))
    : report.metrics.map(({ metric, headline }) => ({ name: metric.name, value: headline ?? 0, color: metric.color }))
  // Nothing can be less than no slice.
  const visible = named.filter(({ value }) => value > 0)
  const palette = visible.length > MOST_SLICES ? withoutGreys(style.palette) : style.palette
  const colored = visible.map(({ name, value, color }, at) => ({ name, value, color: color ?? colorAt(palette, at) }))
  if (colored.length <= MOST_SLICES) return colored
  const largest = colored.toSorted((a, b) => b.value - a.value)
  const small = largest.slice(MOST_SLICES - 1)
  const rest = small.reduce((sum, { value }) => sum + value, 0)
  return [...largest.slice(0, MOST_SLICES - 1), { name: `Other (${small.length})`, value: rest, color: style.muted }]
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
