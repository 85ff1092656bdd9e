// The lines and bars of a chart on axes: each metric, and what it is compared with.
import type { BarSeriesOption, LineSeriesOption } from 'echarts'
import { formatNumber, NO_NUMBER, percentFormat, type Room } from '../../core/number-format.ts'
import { axisIndexOf, type ValueAxis } from './axes.ts'
import type { ChartMetricReport, ChartStyle } from './chart-report.ts'
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
  layout: { keyCount: number; horizontal: boolean; compare: boolean },
  style: ChartStyle,
): AxisSeries[] {
  const comparedOf = ({ report }: StyledMetric): Values | null => (layout.compare && report.comparison?.values) || null
  const current = scaled(styled, ({ report }) => report.values, layout.keyCount)
  const compared = scaled(styled, each => comparedOf(each) ?? [], layout.keyCount)
  const axisOf = ({ report }: StyledMetric) => axes.findIndex(axis => axis.index === axisIndexOf(report.metric))
  const now = styled.map((each, at) =>
    oneSeries(each, current[at] ?? [], { axis: axisOf(each), horizontal: layout.horizontal, former: null }, style),
  )
  const before = styled.flatMap((each, at) => {
    const former = comparedOf(each) && each.report.comparison
    const where = { axis: axisOf(each), horizontal: layout.horizontal, former: former || null }
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
}

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
    data: [...data],
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
  return (look.mark === 'line' ? asLine(base, look, former !== null) : asBar(base, where, look)) as AxisSeries
}

function asLine(base: { data: Values; color: string }, look: SeriesStyle, former: boolean) {
  const points = base.data.filter(value => value !== null).length
  return {
    ...base,
    type: 'line',
    smooth: look.smooth,
    ...(look.smooth && { smoothMonotone: 'x' }),
    // A point alone has no line.
    showSymbol: points <= 1 || hasLonelyPoint(base.data),
    symbolSize: 6,
    lineStyle: { width: former ? 1.5 : 2, ...(former && { type: 'dashed', opacity: COMPARED_OPACITY + 0.2 }) },
    // What was before has no area of its own: it would darken the other.
    ...(look.filled && !former && { areaStyle: { opacity: look.stack ? 0.5 : 0.14 } }),
    ...(base.data.length > SAMPLED_FROM && { sampling: 'lttb' }),
  }
}

function asBar(base: object, { horizontal, former }: SeriesPosition, look: SeriesStyle) {
  return {
    ...base,
    type: 'bar',
    barMaxWidth: 48,
    itemStyle: {
      ...(!look.stack && { borderRadius: horizontal ? [0, 3, 3, 0] : [3, 3, 0, 0] }),
      ...(former && { opacity: COMPARED_OPACITY }),
    },
  }
}

function hasLonelyPoint(values: Values): boolean {
  const isThere = (at: number) => (values[at] ?? null) !== null
  return values.some((_, at) => isThere(at) && !isThere(at - 1) && !isThere(at + 1))
}
