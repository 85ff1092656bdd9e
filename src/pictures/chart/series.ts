// The lines and bars of a chart on axes: each metric, and what it is compared with.
import type { BarSeriesOption, LineSeriesOption } from 'echarts'
import { formatChange, formatNumber, NO_NUMBER, percentFormat, type Room } from '../../core/number-format.ts'
import { axisIndexOf, type ValueAxis } from './axes.ts'
import type { ChartMetricReport, ChartReport, ChartStyle } from './chart-report.ts'
import { formerKeys } from './former-keys.ts'
import { barData, dashedWays, lineData, type PartialBuckets } from './partial.ts'
import type { SeriesStyle } from './series-style.ts'
import { sharesOf } from './shares.ts'

export type AxisSeries = LineSeriesOption | BarSeriesOption
type Values = readonly (number | null)[]

export interface StyledMetric {
  readonly report: ChartMetricReport
  readonly look: SeriesStyle
  readonly color: string
  /** How its line is dashed. */
  readonly dash: 'solid' | number[]
}

/** From so many points on, a line is drawn through a selection of them. */
const SAMPLED_FROM = 1_000
const COMPARED_OPACITY = 0.4
/** Below what is now, which has ECharts' own: 2 of bars, 3 of lines. */
const BEHIND = 1
/** What lies behind is wider, so that its sides are seen. */
const GAP = '28%'
const GAP_BEHIND = '12%'

export function toSeries(
  styled: readonly StyledMetric[],
  axes: readonly ValueAxis[],
  layout: Pick<ChartReport, 'granularity'> & {
    keyCount: number
    horizontal: boolean
    compare: boolean
    partial: PartialBuckets
  },
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
  return [...now, ...before]
}

/** Whether there are columns of before, which have an axis of keys of their own. */
export function hasFormerBars(series: readonly AxisSeries[], horizontal: boolean): boolean {
  return series.some(each => (horizontal ? each.yAxisIndex : each.xAxisIndex) === FORMER_KEYS && each.type === 'bar')
}

const FORMER_KEYS = 1

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

interface SeriesPosition extends Pick<ChartReport, 'granularity'> {
  readonly axis: number
  readonly horizontal: boolean
  readonly compare: boolean
  readonly former: ChartMetricReport['comparison'] | null
  readonly partial: PartialBuckets
}

/** What was before is whole. */
const none: PartialBuckets = new Set()

function oneSeries(styled: StyledMetric, data: Values, where: SeriesPosition, style: ChartStyle): AxisSeries {
  const { report, look, color } = styled
  const { metric } = report
  const { former, horizontal } = where
  const base = {
    name: former ? `${metric.name}, ${former.period.label}` : metric.name,
    color,
    [horizontal ? 'xAxisIndex' : 'yAxisIndex']: where.axis,
    ...(look.stack && { stack: `${former ? 'before' : 'now'} ${where.axis} ${look.mark}` }),
    label: {
      show: metric.labelShow && !former,
      position: look.stack ? 'inside' : horizontal ? 'right' : 'top',
      formatter: ({ dataIndex }: { dataIndex: number }) => writtenValue(styled, data, dataIndex, style, 'CARD'),
    },
    labelLayout: { hideOverlap: true },
    emphasis: { focus: 'series' },
    // What was before stands in the tooltip of what is now.
    tooltip: former ? { show: false } : { valueFormatter: tooltipText(styled, data, where, style) },
    ...(former && { z: BEHIND, silent: true }),
  }
  return {
    ...base,
    ...(look.mark === 'line' ? asLine(data, styled, where, style) : asBar(data, look, where, color)),
  } as AxisSeries
}

function writtenValue({ report, look }: StyledMetric, data: Values, at: number, style: ChartStyle, room: Room): string {
  const value = report.values[at] ?? null
  if (value === null) return NO_NUMBER
  const share = look.share ? ` (${formatNumber(data[at] ?? 0, percentFormat, style.locale)})` : ''
  return `${formatNumber(value, report.metric.format, style.locale, room)}${share}`
}

/** The value; then what it is compared with, its day, and the change. */
function tooltipText(styled: StyledMetric, data: Values, { granularity, compare }: SeriesPosition, style: ChartStyle) {
  const { metric, values, comparison } = styled.report
  const nameOf = comparison && compare ? formerKeys(comparison.period, granularity, style.locale) : null
  return (_value: unknown, at: number): string => {
    const text = writtenValue(styled, data, at, style, 'FULL')
    if (!nameOf || !comparison) return text
    const [now, before] = [values[at] ?? null, comparison.values[at] ?? null]
    const written = formatNumber(before, metric.format, style.locale)
    // On a phone the legend alone tells the period.
    const former = style.narrow ? written : `${nameOf(at)}: ${written}`
    const change =
      now === null || !before
        ? ''
        : `, ${formatChange(((now - before) / Math.abs(before)) * 100, before, style.locale)}`
    return `${text}  (${former}${change})`
  }
}

function asLine(
  data: Values,
  { look, color, dash }: StyledMetric,
  { former, partial }: SeriesPosition,
  style: ChartStyle,
) {
  const isLong = data.length > SAMPLED_FROM
  // A point alone has no line; in a stack it would lie loose above the others.
  const alone = look.stack ? none : lonelyPoints(data)
  const sparse = isSparse(data, alone)
  const lonely = sparse ? presentPoints(data) : alone
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
    ...(sparse && { connectNulls: true }),
    lineStyle: former
      ? { width: 1.5, type: 'dashed', opacity: COMPARED_OPACITY + 0.2 }
      : { width: 2, ...(dash !== 'solid' && { type: dash }) },
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
    barMaxWidth: former ? 64 : 48,
    barCategoryGap: former ? GAP_BEHIND : GAP,
    ...(former && { [horizontal ? 'yAxisIndex' : 'xAxisIndex']: FORMER_KEYS }),
    itemStyle: {
      ...(!look.stack && { borderRadius: horizontal ? [0, 3, 3, 0] : [3, 3, 0, 0] }),
      ...(former && { opacity: COMPARED_OPACITY }),
    },
  }
}

/** Most points stand alone: what is measured now and then is one line nevertheless. */
function isSparse(data: Values, lonely: ReadonlySet<number>): boolean {
  return lonely.size > 1 && lonely.size * 2 >= data.filter(value => value !== null).length
}

const presentPoints = (values: Values): ReadonlySet<number> =>
  new Set(values.keys().filter(at => (values[at] ?? null) !== null))

function lonelyPoints(values: Values): ReadonlySet<number> {
  const isThere = (at: number) => (values[at] ?? null) !== null
  return new Set(values.keys().filter(at => isThere(at) && !isThere(at - 1) && !isThere(at + 1)))
}
