// The axes: metrics with an equal index share one of values.

import type { XAXisComponentOption, YAXisComponentOption } from 'echarts'
import { keyFormatter, partsOf } from '../../core/key-label.ts'
import { formatNumber, type NumberFormat, percentFormat, plainFormat } from '../../core/number-format.ts'
import type { AxisScale } from './axis-scale.ts'
import type { ChartMetric, ChartReport, ChartStyle } from './chart-report.ts'
import { shorten } from './short-text.ts'

/** Both kinds are the same object; only the place under `xAxis` or `yAxis` distinguishes them. */
export type AxisOption = XAXisComponentOption & YAXisComponentOption

export interface ValueAxis {
  readonly index: number
  readonly metrics: readonly ChartMetric[]
  /** Everything on it is stacked to 100 %. */
  readonly share: boolean
}

/** What series have to know of the axis of keys. */
export interface AxisLayout {
  readonly keyCount: number
  readonly horizontal: boolean
}

/** In the order of the indexes, so that the same metrics always stand on the same side. */
export function valueAxesOf(metrics: readonly ChartMetric[], isShare: (metric: ChartMetric) => boolean): ValueAxis[] {
  const byIndex = Map.groupBy(metrics, axisIndexOf)
  return [...byIndex]
    .sort(([a], [b]) => a - b)
    .map(([index, own]) => ({ index, metrics: own, share: own.every(isShare) }))
}

export function axisIndexOf(metric: ChartMetric): number {
  return metric.yAxis ?? 0
}

/** Room that each further axis on the same side takes. */
const AXIS_OFFSET = 56

const LONGEST_NAME = 32

export function toValueAxis(
  axis: ValueAxis,
  index: number,
  { isWhole, isFitted, color, name }: AxisScale,
  style: ChartStyle,
  horizontal: boolean,
): AxisOption {
  const first = (name: 'yAxisMin' | 'yAxisMax') =>
    axis.metrics.map(metric => metric[name]).find(value => value !== null) ?? null
  const min = first('yAxisMin')
  const max = first('yAxisMax') ?? (axis.share ? 100 : null)
  const format = axis.share ? percentFormat : sharedFormat(axis.metrics)
  const sides = horizontal ? (['bottom', 'top'] as const) : (['left', 'right'] as const)
  const option = {
    type: 'value' as const,
    show: axis.metrics.some(metric => metric.yAxisShow),
    inverse: axis.metrics.some(metric => metric.reverseGraph),
    position: sides[index % 2] ?? sides[0],
    offset: Math.floor(index / 2) * AXIS_OFFSET,
    splitNumber: style.compact ? 3 : 5,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      color: color ?? style.muted,
      hideOverlap: true,
      formatter: (value: number) => formatNumber(value, format, style.locale, 'AXIS'),
    },
    ...(isWhole && { minInterval: 1 }),
    ...(isFitted && { scale: true }),
    // Cards have no room: there the colour says it.
    ...(name !== null && !style.compact && !horizontal && nameOf(name, index, color ?? style.muted)),
    // One set of lines: those of several axes would not meet.
    splitLine: { show: index === 0, lineStyle: { color: style.line } },
    ...(min !== null && { min }),
    ...(max !== null && { max }),
  }
  return option as AxisOption
}

/** Above the axis, towards the chart. */
function nameOf(name: string, index: number, color: string) {
  const align = index % 2 === 0 ? 'left' : 'right'
  return { name: shorten(name, LONGEST_NAME), nameGap: 10, nameTextStyle: { color, align, fontSize: 12 } }
}

/** What all metrics of an axis have in common; plain numbers where they differ. */
export function sharedFormat([first, ...others]: readonly ChartMetric[]): NumberFormat {
  const isShared = first && others.every(({ format }) => JSON.stringify(format) === JSON.stringify(first.format))
  return isShared ? first.format : plainFormat
}

export function toKeyAxis(
  { keys, granularity }: Pick<ChartReport, 'keys' | 'granularity'>,
  style: ChartStyle,
  horizontal: boolean,
): AxisOption {
  const option = {
    type: 'category' as const,
    // Written where they are seen: of a thousand days a dozen are.
    data: [...keys],
    // The first category on top, as people read.
    inverse: horizontal,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: style.line } },
    axisLabel: {
      color: style.muted,
      hideOverlap: true,
      formatter: keyFormatter(granularity, style.locale),
      // At the corner it would lie on the lowest value.
      ...(!horizontal && { margin: 12 }),
      ...hourLabels(keys, granularity, style.locale),
      ...(horizontal && { width: style.compact ? 110 : 160, overflow: 'truncate' as const }),
    },
  }
  return option as AxisOption
}

/** Hours of one day are written without it; of several days each is told once, where it begins. */
function hourLabels(keys: readonly string[], granularity: ChartReport['granularity'], locale: string) {
  if (granularity !== 'HOUR') return {}
  const { withDay } = partsOf(keys)
  const write = keyFormatter(withDay ? 'DAY' : 'HOUR', locale, { withDay })
  const isMidnight = (at: number) => keys[at]?.slice(10, 13) === 'T00'
  return {
    formatter: (_name: string, at: number) => write(withDay ? (keys[at]?.slice(0, 10) ?? '') : (keys[at] ?? '')),
    ...(withDay && keys.some((_, at) => isMidnight(at)) && { interval: isMidnight }),
  }
}
