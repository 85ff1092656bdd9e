// The band of expected values: two lines that are not seen, and the area between them.
import type { LineSeriesOption } from 'echarts'
import { formatNumber, NO_NUMBER } from '../../core/number-format.ts'
import { type AxisLayout, sharedFormat, type ValueAxis } from './axes.ts'
import type { ChartBand, ChartStyle } from './chart-report.ts'

const OPACITY = 0.16

export function toBandSeries(
  band: ChartBand,
  axis: ValueAxis | undefined,
  index: number,
  { keyCount, horizontal }: AxisLayout,
  style: ChartStyle,
): LineSeriesOption[] {
  const bounds = Array.from({ length: keyCount }, (_, at) => boundsAt(band, at))
  const format = sharedFormat(axis?.metrics ?? [])
  const write = (value: number) => formatNumber(value, format, style.locale)
  const common = {
    type: 'line' as const,
    [horizontal ? 'xAxisIndex' : 'yAxisIndex']: index,
    stack: 'band',
    // Bounds of different signs, too, are one on top of the other.
    stackStrategy: 'all' as const,
    color: style.muted,
    showSymbol: false,
    lineStyle: { opacity: 0 },
    silent: true,
    z: 1,
  }
  const text = (at: number) => {
    const [low, high] = bounds[at] ?? []
    return low == null || high == null ? NO_NUMBER : `${write(low)} – ${write(high)}`
  }
  return [
    { ...common, name: `${band.label} from`, data: bounds.map(([low]) => low), tooltip: { show: false } },
    {
      ...common,
      name: band.label,
      data: bounds.map(([low, high]) => (low === null || high === null ? null : high - low)),
      areaStyle: { color: style.muted, opacity: OPACITY },
      tooltip: { valueFormatter: (_value, at) => text(at) },
    },
  ]
}

/** Both, the lower one first, or none. */
export function boundsAt({ low, high }: ChartBand, at: number): readonly [number, number] | readonly [null, null] {
  const of = (bound: ChartBand['low']) => (typeof bound === 'object' ? (bound?.[at] ?? null) : bound)
  const [one, other] = [of(low), of(high)]
  return one === null || other === null ? [null, null] : [Math.min(one, other), Math.max(one, other)]
}
