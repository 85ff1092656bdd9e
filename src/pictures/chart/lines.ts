// A line of one value across a chart, with its name and value at its end.
import type { LineSeriesOption } from 'echarts'
import { formatNumber } from '../../core/number-format.ts'
import { type AxisLayout, sharedFormat, type ValueAxis } from './axes.ts'
import type { ChartLine, ChartStyle } from './chart-report.ts'
import { shorten } from './short-text.ts'

export function toLineSeries(
  { value, label }: ChartLine,
  axis: ValueAxis | undefined,
  index: number,
  { keyCount, horizontal }: AxisLayout,
  style: ChartStyle,
): LineSeriesOption {
  const format = sharedFormat(axis?.metrics ?? [])
  const text = formatNumber(value, format, style.locale)
  const at = horizontal ? { xAxis: value } : { yAxis: value }
  return {
    type: 'line',
    name: label,
    // Nothing is seen of it: it makes the axis reach so far, and stands in the tooltip.
    data: Array.from({ length: keyCount }, () => value),
    [horizontal ? 'xAxisIndex' : 'yAxisIndex']: index,
    color: style.alert,
    showSymbol: false,
    lineStyle: { opacity: 0 },
    silent: true,
    tooltip: { valueFormatter: () => text },
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      data: [at],
      lineStyle: { color: style.alert, type: [6, 4], width: 1.5, opacity: 1 },
      label: {
        position: 'insideEndTop',
        formatter: `${shorten(label)} ${text}`,
        color: style.alert,
        fontSize: style.compact ? 10 : 12,
        // Values run below it.
        textBorderColor: style.background,
        textBorderWidth: 3,
      },
    },
  }
}
