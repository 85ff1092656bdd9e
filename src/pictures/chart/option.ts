// From a report to what ECharts draws, for the dashboard and for pictures made on the server. No DOM, no clock; the language comes with the style.
import type { EChartsOption } from 'echarts'
import { keyFormatter } from '../../core/key-label.ts'
import { type AxisOption, axisIndexOf, toKeyAxis, toValueAxis, valueAxesOf } from './axes.ts'
import { axisScaleOf } from './axis-scale.ts'
import type { ChartChoice, ChartMetric, ChartReport, ChartStyle } from './chart-report.ts'
import { toGroupedReport } from './groups.ts'
import { type FormerEntry, toLegend } from './legend.ts'
import { type FewNames, toFewNames, withGreyRest } from './many-names.ts'
import { toMarkSeries } from './marks.ts'
import { noteAxis, toNoteSeries } from './notes.ts'
import { colorAt, dashAt } from './palette.ts'
import { namedInPart, partialBuckets } from './partial.ts'
import { hasFormerBars, type StyledMetric, toSeries } from './series.ts'
import { isHorizontal, lookOf } from './series-style.ts'
import { leftOutText, slicesOf, toPie } from './slices.ts'
import { toNumbers, toRemark, toTable } from './texts.ts'

export function toChartOption(asked: ChartReport, choice: ChartChoice, style: ChartStyle): EChartsOption {
  const report = toGroupedReport(asked, style)
  const common = commonOf(report, style)
  const { tooltip } = common
  switch (choice.type) {
    case 'PIE':
    case 'DONUT': {
      const series = toPie(report, choice.type === 'DONUT', style)
      const { legend } = toLegend(
        slicesOf(report, style).map(({ name }) => name),
        null,
        style,
      )
      // Beside each slice of a picture stands its name.
      const isNamed = style.picture !== null && !style.compact
      // A small picture has no room for it.
      const leftOut = style.compact && style.picture !== null ? null : leftOutText(report)
      return {
        ...common,
        tooltip: { ...tooltip, trigger: 'item' },
        ...(!isNamed && { legend }),
        ...(leftOut !== null && { title: toRemark(leftOut, style) }),
        series,
      }
    }
    case 'NUMBER':
      return { ...common, title: toNumbers(report, style) }
    case 'TABLE':
      return { ...common, title: toTable(report, style) }
    default: {
      const few = toFewNames(report, style)
      return { ...common, tooltip: namingKeys(tooltip, few, style), ...onAxes(few, choice, style) }
    }
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

function onAxes(report: FewNames, choice: ChartChoice, style: ChartStyle): EChartsOption {
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
  const shownAxes = axesOrDefault.map((axis, place) => {
    const own = styled.filter(each => axisIndexOf(each.report.metric) === axis.index)
    return toValueAxis(axis, place, axisScaleOf(own, axesOrDefault.length), style, horizontal)
  })
  const layout = { keyCount: report.keys.length, horizontal }
  const notes = toNoteSeries(choice.notes ?? [], shownAxes.length, layout, style)
  const valueAxes = notes.length > 0 ? [...shownAxes, noteAxis] : shownAxes
  const { granularity } = report
  const drawn = toSeries(styled, axes, { ...layout, granularity, partial, compare: choice.compare }, style)
  const series = withGreyRest(drawn, report, style)
  // Of a group alone one is told, too, which it is.
  const hasLegend = series.length > 1 || (report.groups?.length ?? 0) > 0
  const names = styled.map(each => each.report.metric.name)
  const { legend, series: named } = toLegend(names, formerEntry(styled, choice), style)
  // Bars stand between two ticks; lines alone begin at the edge.
  const edge = series.every(each => each.type === 'line') && report.keys.length > 1
  const keys = { ...keyAxis, boundaryGap: !edge } as typeof keyAxis
  const keyAxes = hasFormerBars(series, horizontal) ? [keys, hidden(keys)] : keys
  return {
    grid: {
      left: 8,
      right: 12,
      top: topOf(notes.length > 0, axesOrDefault.length > 1, horizontal, style),
      bottom: hasLegend ? 32 : 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    ...(horizontal ? { yAxis: keyAxes, xAxis: valueAxes } : { xAxis: keyAxes, yAxis: valueAxes }),
    ...(hasLegend && { legend }),
    series: [...series, ...toMarkSeries(choice, axes, layout, style), ...notes, ...(hasLegend ? named : [])],
  }
}

/** Room above the chart: for notes and for the names of axes. */
function topOf(hasNotes: boolean, hasNames: boolean, horizontal: boolean, { compact }: ChartStyle): number {
  if (compact || horizontal) return 12
  return 12 + (hasNotes ? 16 : 0) + (hasNames ? 20 : 0)
}

/** Old columns stand behind the new ones: with keys of their own, they make no room for each other. */
function hidden(keys: AxisOption): AxisOption {
  return { ...keys, show: false, axisPointer: { show: false, triggerTooltip: false } } as AxisOption
}

/** Metrics that are drawn as a number or a table of their own stay out of the axes. */
function styledMetrics({ metrics }: ChartReport, { type }: ChartChoice, style: ChartStyle): StyledMetric[] {
  return metrics.flatMap((report, at) => {
    const { chartType, color } = report.metric
    if (chartType === 'NUMBER' || chartType === 'TABLE') return []
    const look = (chartType && lookOf(chartType)) ?? lookOf(type)
    if (!look) return []
    const dash = color === null ? dashAt(style.palette, at) : 'solid'
    return [{ report, look, dash, color: color ?? colorAt(style.palette, at) }]
  })
}

/** All metrics are compared with the same period: one entry says which. */
function formerEntry(styled: readonly StyledMetric[], { compare }: ChartChoice): FormerEntry | null {
  const compared = compare ? styled.find(({ report }) => report.comparison) : undefined
  if (!compared) return null
  return { label: compared.report.comparison?.period.label ?? '', isDashed: compared.look.mark === 'line' }
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
