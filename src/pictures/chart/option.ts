// From a report to what ECharts draws, for the dashboard and for pictures made on the server. No DOM, no clock; the language comes with the style.
import type { EChartsOption } from 'echarts'
import { keyFormatter } from '../../core/key-label.ts'
import { toKeyAxis, toValueAxis, valueAxesOf } from './axes.ts'
import type { ChartChoice, ChartMetric, ChartReport, ChartStyle } from './chart-report.ts'
import { toGroupedReport } from './groups.ts'
import { toMarkSeries } from './marks.ts'
import { noteAxis, toNoteSeries } from './notes.ts'
import { namedInPart, partialBuckets } from './partial.ts'
import { type StyledMetric, toSeries } from './series.ts'
import { isHorizontal, lookOf } from './series-style.ts'
import { colorAt, toPie } from './slices.ts'
import { toNumbers, toTable } from './texts.ts'

export function toChartOption(asked: ChartReport, choice: ChartChoice, style: ChartStyle): EChartsOption {
  const report = toGroupedReport(asked, style)
  const common = commonOf(report, style)
  const { tooltip } = common
  switch (choice.type) {
    case 'PIE':
    case 'DONUT': {
      const series = toPie(report, choice.type === 'DONUT', style)
      return { ...common, tooltip: { ...tooltip, trigger: 'item' }, legend: legendOf(style), series }
    }
    case 'NUMBER':
      return { ...common, title: toNumbers(report, style) }
    case 'TABLE':
      return { ...common, title: toTable(report, style) }
    default:
      return { ...common, tooltip: namingKeys(tooltip, report, style), ...onAxes(report, choice, style) }
  }
}

/** A tooltip begins with its key, and says where its bucket is not whole. */
function namingKeys(tooltip: ReturnType<typeof commonOf>['tooltip'], report: ChartReport, style: ChartStyle) {
  const { keys, granularity } = report
  const [write, partial] = [keyFormatter(granularity, style.locale), partialBuckets(report)]
  const formatter = ({ value }: { value: unknown }) => {
    const key = String(value)
    return namedInPart(write(key), keys.indexOf(key), keys.length, partial)
  }
  return { ...tooltip, axisPointer: { ...tooltip.axisPointer, label: { formatter } } }
}

function onAxes(report: ChartReport, choice: ChartChoice, style: ChartStyle): EChartsOption {
  const horizontal = isHorizontal(choice.type)
  const styled = styledMetrics(report, choice, style)
  const lookByMetric = new Map<ChartMetric, StyledMetric['look']>(
    styled.map(({ report: { metric }, look }) => [metric, look]),
  )
  const metrics = styled.map(each => each.report.metric)
  const axes = valueAxesOf(metrics, metric => lookByMetric.get(metric)?.share ?? false)
  const partial = partialBuckets(report)
  const keyAxis = toKeyAxis(report, style, horizontal)
  // Without metrics there is still a frame: ECharts cannot draw keys alone.
  const axesOrDefault = axes.length > 0 ? axes : [{ index: 0, metrics: [], share: false }]
  const shownAxes = axesOrDefault.map((axis, place) => toValueAxis(axis, place, style, horizontal))
  const layout = { keyCount: report.keys.length, horizontal }
  const notes = toNoteSeries(choice.notes ?? [], shownAxes.length, layout, style)
  const valueAxes = notes.length > 0 ? [...shownAxes, noteAxis] : shownAxes
  const series = toSeries(styled, axes, { ...layout, partial, compare: choice.compare }, style)
  // Of a group alone one is told, too, which it is.
  const hasLegend = series.length > 1 || (report.groups?.length ?? 0) > 0
  // Bars stand between two ticks; lines alone begin at the edge.
  const edge = series.every(each => each.type === 'line') && report.keys.length > 1
  const keys = { ...keyAxis, boundaryGap: !edge } as typeof keyAxis
  return {
    grid: {
      left: 8,
      right: 12,
      top: notes.length > 0 && !style.compact && !horizontal ? 28 : 12,
      bottom: hasLegend ? 32 : 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    ...(horizontal ? { yAxis: keys, xAxis: valueAxes } : { xAxis: keys, yAxis: valueAxes }),
    ...(hasLegend && { legend: { ...legendOf(style), data: styled.map(each => each.report.metric.name) } }),
    series: [...series, ...toMarkSeries(choice, axes, layout, style), ...notes],
  }
}

/** Metrics that are drawn as a number or a table of their own stay out of the axes. */
function styledMetrics({ metrics }: ChartReport, { type }: ChartChoice, style: ChartStyle): StyledMetric[] {
  return metrics.flatMap((report, at) => {
    const chartType = report.metric.chartType
    if (chartType === 'NUMBER' || chartType === 'TABLE') return []
    const look = (chartType && lookOf(chartType)) ?? lookOf(type)
    return look ? [{ report, look, color: report.metric.color ?? colorAt(style.palette, at) }] : []
  })
}

function legendOf(style: ChartStyle) {
  return {
    type: 'scroll' as const,
    bottom: 0,
    icon: 'roundRect',
    itemWidth: 12,
    itemHeight: 8,
    textStyle: { color: style.muted },
    pageTextStyle: { color: style.muted },
    pageIconColor: style.text,
    pageIconInactiveColor: style.line,
  }
}

/** More keys than these move in a blur, and each frame of it takes long. */
const MOST_ANIMATED = 200

function commonOf({ keys }: ChartReport, style: ChartStyle) {
  return {
    backgroundColor: 'transparent',
    animation: style.animate && keys.length <= MOST_ANIMATED,
    animationDuration: 300,
    color: [...style.palette],
    textStyle: { fontFamily: style.font, color: style.text },
    tooltip: {
      trigger: 'axis' as const,
      // Drawn in the chart: HTML would need inline styles, which the page's policy forbids.
      renderMode: 'richText' as const,
      confine: true,
      backgroundColor: style.background,
      borderColor: style.line,
      textStyle: { color: style.text, fontSize: 12 },
      axisPointer: { type: 'shadow' as const, shadowStyle: { color: style.line, opacity: 0.35 } },
    },
  }
}
