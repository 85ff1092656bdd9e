// The lines and bars of a chart on axes: each metric, and what it is compared with.
import type { BarSeriesOption, LineSeriesOption } from 'echarts'
import { formatNumber, NO_NUMBER, percentFormat, type Room } from '../../core/number-format.ts'
import { axisIndexOf, type ValueAxis } from './axes.ts'
import type { ChartMetricReport, ChartStyle } from './chart-report.ts'
import { barData, dashedWays, lineData, type PartialBuckets } from './partial.ts'
import type { SeriesStyle } from './series-style.ts'
import { sharesOf } from './shares.ts'

export type AxisSeries = LineSeriesOption | BarSeriesOption
type Values = readonly (number | null)[]

export interface StyledMetric {
  readonly report: ChartMetricReport
  readonly look: SeriesStyle
  readonly color: string
}

/** From so many points on, a line is drawn through a selection of them. */
const SAMPLED_FROM = 1_000
const COMPARED_OPACITY = 0.4

export function toSeries(
  styled: readonly StyledMetric[],
  axes: readonly ValueAxis[],
  layout: { keyCount: number; horizontal: boolean; compare: boolean; partial: PartialBuckets },
  style: ChartStyle,
): AxisSeries[] {
  const comparedOf = ({ report }: StyledMetric): Values | null => (layout.compare && report.comparison?.values) || null
  const current = scaled(styled, ({ report }) => report.values, layout.keyCount)
  const compared = scaled(styled, each => comparedOf(each) ?? [], layout.keyCount)
  const axisOf = ({ report }: StyledMetric) => axes.findIndex(axis => axis.index === axisIndexOf(report.metric))
  const now = styled.map((each, at) =>
    oneSeries(each, current[at] ?? [], { ...layout, axis: axisOf(each), former: null }, style),
  )
  const before = styled.flatMap((each, at) => {
    const former = comparedOf(each) && each.report.comparison
    const where = { ...layout, partial: none, axis: axisOf(each), former: former || null }
    return former ? [oneSeries(each, compared[at] ?? [], where, style)] : []
  })
  // What was before lies behind what is now.
  return [...before, ...now]
}

/** Values as they are drawn: those that share 100 % on an axis become shares of it. */
function scaled(styled: readonly StyledMetric[], valuesOf: (each: StyledMetric) => Values, keyCount: number): Values[] {
  const groups = Map.groupBy(
    styled.filter(({ look }) => look.share),
    ({ report }) => axisIndexOf(report.metric),
  )
  const shares = new Map<StyledMetric, Values>()
  for (const group of groups.values()) {
    const all = sharesOf(group.map(valuesOf), keyCount)
    group.forEach((each, at) => {
      shares.set(each, all[at] ?? [])
    })
  }
  return styled.map(each => shares.get(each) ?? valuesOf(each))
}

interface SeriesPosition {
  readonly axis: number
  readonly horizontal: boolean
  readonly former: ChartMetricReport['comparison'] | null
  readonly partial: PartialBuckets
}

/** What was before is whole. */
const none: PartialBuckets = new Set()

function oneSeries(styled: StyledMetric, data: Values, where: SeriesPosition, style: ChartStyle): AxisSeries {
  const { report, look, color } = styled
  const { metric } = report
  const { former } = where
  const real = former ? former.values : report.values
  const format = (at: number, room: Room) => {
    const value = real[at] ?? null
    if (value === null) return NO_NUMBER
    const share = look.share ? ` (${formatNumber(data[at] ?? 0, percentFormat, style.locale)})` : ''
    return `${formatNumber(value, metric.format, style.locale, room)}${share}`
  }
  const base = {
    name: former ? `${metric.name}, ${former.period.label}` : metric.name,
    color,
    [where.horizontal ? 'xAxisIndex' : 'yAxisIndex']: where.axis,
    ...(look.stack && { stack: `${former ? 'before' : 'now'} ${where.axis} ${look.mark}` }),
    tooltip: { valueFormatter: (_value: unknown, at: number) => format(at, 'FULL') },
    label: {
      show: metric.labelShow && !former,
      position: look.stack ? 'inside' : where.horizontal ? 'right' : 'top',
      formatter: ({ dataIndex }: { dataIndex: number }) => format(dataIndex, 'CARD'),
    },
    labelLayout: { hideOverlap: true },
    emphasis: { focus: 'series' },
  }
  return {
    ...base,
    ...(look.mark === 'line' ? asLine(data, styled, where, style) : asBar(data, look, where, color)),
  } as AxisSeries
}

function asLine(data: Values, { look, color }: StyledMetric, { former, partial }: SeriesPosition, style: ChartStyle) {
  const isLong = data.length > SAMPLED_FROM
  // A point alone has no line.
  const lonely = lonelyPoints(data)
  const shown = isLong ? none : partial
  const isMarked = shown.size + lonely.size > 0
  return {
    type: 'line',
    data: lineData(data, { partial: shown, lonely: isLong ? none : lonely }, color, style),
    smooth: look.smooth,
    ...(look.smooth && { smoothMonotone: 'x' }),
    symbol: 'circle',
    showSymbol: isMarked,
    // Otherwise those between two labels of the axis are left out where there are many.
    ...(isMarked && !isLong && { showAllSymbol: true }),
    symbolSize: 6,
    lineStyle: { width: former ? 1.5 : 2, ...(former && { type: 'dashed', opacity: COMPARED_OPACITY + 0.2 }) },
    // What was before has no area of its own: it would darken the other.
    ...(look.filled && !former && { areaStyle: { opacity: look.stack ? 0.5 : 0.14 } }),
    ...(isLong && { sampling: 'lttb' }),
    ...(!look.smooth && !look.stack && dashedWays(data, shown, style)),
  }
}

function asBar(data: Values, look: SeriesStyle, { horizontal, former, partial }: SeriesPosition, color: string) {
  return {
    type: 'bar',
    data: barData(data, partial, color),
    barMaxWidth: 48,
    itemStyle: {
      ...(!look.stack && { borderRadius: horizontal ? [0, 3, 3, 0] : [3, 3, 0, 0] }),
      ...(former && { opacity: COMPARED_OPACITY }),
    },
  }
}

function lonelyPoints(values: Values): ReadonlySet<number> {
  const isThere = (at: number) => (values[at] ?? null) !== null
  return new Set(values.keys().filter(at => isThere(at) && !isThere(at - 1) && !isThere(at + 1)))
}
