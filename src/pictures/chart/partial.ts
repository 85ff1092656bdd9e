// Buckets that are not whole: they look like a crash unless they look like what they are.
import type { BarSeriesOption, LineSeriesOption } from 'echarts'
import type { ChartReport, ChartStyle } from './chart-report.ts'

type Values = readonly (number | null)[]
type LineData = NonNullable<LineSeriesOption['data']>
type BarData = NonNullable<BarSeriesOption['data']>

/** Behind the key in a tooltip. */
const SO_FAR = ' (so far)'
const IN_PART = ' (in part)'
const PARTIAL_OPACITY = 0.35

export type PartialBuckets = ReadonlySet<number>

export function partialBuckets({ granularity, partialIndexes = [] }: ChartReport): PartialBuckets {
  return new Set(granularity === null ? [] : partialIndexes)
}

/** The name of a key as a tooltip has it. */
export function namedInPart(name: string, at: number, count: number, partial: PartialBuckets): string {
  if (!partial.has(at)) return name
  return name + (at === count - 1 ? SO_FAR : IN_PART)
}

/** Pale, with a dashed edge. */
export function barData(data: Values, partial: PartialBuckets, color: string): BarData {
  if (partial.size === 0) return [...data]
  const itemStyle = { opacity: 1, color: withAlpha(color, PARTIAL_OPACITY), borderColor: color, borderWidth: 1 }
  return data.map((value, at) =>
    partial.has(at) ? { value, itemStyle: { ...itemStyle, borderType: 'dashed' as const } } : value,
  ) as BarData
}

interface MarkedPoints {
  readonly partial: PartialBuckets
  /** Those without neighbours. */
  readonly lonely: ReadonlySet<number>
}

/** Points of a line that are not whole are rings, those alone are dots; the others have no mark. */
export function lineData(data: Values, { partial, lonely }: MarkedPoints, color: string, style: ChartStyle): LineData {
  if (partial.size + lonely.size === 0) return [...data]
  const ring = { symbol: 'circle', ...ringStyle(color, style.background) }
  return data.map((value, at) => {
    if (partial.has(at)) return { value, ...ring }
    return { value, symbol: lonely.has(at) ? 'circle' : 'none' }
  }) as LineData
}

/** The chart's own `emptyCircle` is white inside, in the dark, too. */
function ringStyle(color: string, background: string) {
  // Tooltips take the first colour of a filling: this one names the series there, and nothing is seen of it.
  const colorStops = [color, background, background].map((each, at) => ({ offset: at === 2 ? 1 : 0, color: each }))
  return {
    itemStyle: {
      color: { type: 'linear', x: 0, y: 0, x2: 1, y2: 0, colorStops },
      borderColor: color,
      borderWidth: 2,
    },
    // Otherwise the colours are lightened, which pictures cannot say of several.
    emphasis: { itemStyle: { color: background } },
    label: { color },
  }
}

/** Above lines, whose `z2` is 10, and below symbols, whose is 100. */
const OVER_LINES = { z: 3, z2: 50 }

/** The ways to and from them are dashed: gaps in the colour behind the chart, drawn over the line. */
export function dashedWays(data: Values, partial: PartialBuckets, style: ChartStyle) {
  const ways = data.flatMap((value, at) => {
    const before = data[at - 1] ?? null
    if (at === 0 || value === null || before === null) return []
    if (!partial.has(at) && !partial.has(at - 1)) return []
    return [[{ coord: [at - 1, before] }, { coord: [at, value] }]]
  })
  if (ways.length === 0) return {}
  const lineStyle = { color: style.background, width: 3, type: [3, 4], opacity: 1 }
  const still = { silent: true, animation: false, symbol: 'none', label: { show: false } }
  return { markLine: { ...still, ...OVER_LINES, lineStyle, data: ways } }
}

/** `#rrggbb` with an opacity. */
const withAlpha = (color: string, alpha: number) =>
  /^#[0-9a-f]{6}$/i.test(color)
    ? color +
      Math.round(alpha * 255)
        .toString(16)
        .padStart(2, '0')
    : color

/** How many buckets have begun: those to come stand at the end, are not whole, and have nothing. */
export function begunCount(report: ChartReport): number {
  const partial = partialBuckets(report)
  const hasValue = (at: number) => report.metrics.some(({ values }) => (values[at] ?? null) !== null)
  let count = report.keys.length
  while (count > 0 && partial.has(count - 1) && !hasValue(count - 1)) count--
  return count
}
