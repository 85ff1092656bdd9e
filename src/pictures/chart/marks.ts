// What is marked in a chart on axes beside its values: lines of one value, and the band in which values are expected.
import type { LineSeriesOption } from 'echarts'
import type { AxisLayout, ValueAxis } from './axes.ts'
import { toBandSeries } from './band.ts'
import type { ChartBand, ChartLine, ChartMarks, ChartStyle } from './chart-report.ts'
import { toLineSeries } from './lines.ts'

/** Series that draw the marks. They stretch the axis so that a mark is never out of the picture, and are in no legend. */
export function toMarkSeries(
  { lines = [], band }: ChartMarks,
  axes: readonly ValueAxis[],
  layout: AxisLayout,
  style: ChartStyle,
): LineSeriesOption[] {
  const series = (mark: ChartLine | ChartBand, draw: (axis: number) => LineSeriesOption[]) => {
    const axis = axisOf(mark, axes)
    return axis === null ? [] : draw(axis)
  }
  return [
    ...(band ? series(band, axis => toBandSeries(band, axes[axis], axis, layout, style)) : []),
    ...lines.flatMap(line => series(line, axis => [toLineSeries(line, axes[axis], axis, layout, style)])),
  ]
}

/** `null` where there is none: shares of 100 % have no value to mark. */
function axisOf({ metric }: ChartLine | ChartBand, axes: readonly ValueAxis[]): number | null {
  const named = axes.findIndex(axis => axis.metrics.some(({ name }) => name === metric))
  const index = named === -1 ? axes.findIndex(axis => !axis.share) : named
  return index === -1 || axes[index]?.share ? null : index
}
