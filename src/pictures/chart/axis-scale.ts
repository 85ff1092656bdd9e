// How an axis of values is divided: by what is drawn on it.
import type { NumberFormat } from '../../core/number-format.ts'
import type { SeriesStyle } from './series-style.ts'

export interface AxisScale {
  /** Its ticks are whole numbers: half an order is none. */
  readonly isWhole: boolean
  /** It need not begin at zero. */
  readonly isFitted: boolean
  /** Of the only colour on it, where there are several axes; else null. */
  readonly color: string | null
  /** What is measured on it, where there are several axes; else null. */
  readonly name: string | null
}

interface AxisSeriesInput {
  readonly report: {
    readonly metric: { readonly name: string; readonly format: NumberFormat }
    readonly values: readonly (number | null)[]
  }
  readonly look: SeriesStyle
  readonly color: string
}

/** Lines that move by less than this share of what they are would be flat on an axis from zero. */
const FLAT_SHARE = 0.1

/** `all`: what is drawn on this axis; `axisCount`: how many axes the chart has. */
export function axisScaleOf(all: readonly AxisSeriesInput[], axisCount: number): AxisScale {
  const colors = new Set(all.map(({ color }) => color))
  const [color] = colors
  const isAmongOthers = axisCount > 1 && all.length > 0
  return {
    isWhole: all.length > 0 && all.every(isCounted),
    isFitted: isFlat(all),
    color: isAmongOthers && colors.size === 1 ? (color ?? null) : null,
    name: isAmongOthers ? all.map(({ report }) => report.metric.name).join(', ') : null,
  }
}

function isCounted({ report, look }: AxisSeriesInput): boolean {
  const { style, maximumFractionDigits: most } = report.metric.format
  const isPlain = style === 'NUMBER' && (most === null || most === 0)
  return isPlain && !look.share && report.values.every(value => value === null || Number.isInteger(value))
}

/** Areas and bars begin at zero: their size is what is seen. */
function isFlat(all: readonly AxisSeriesInput[]): boolean {
  if (!all.every(({ look }) => look.mark === 'line' && !look.filled && !look.stack)) return false
  const values = all.flatMap(({ report }) => report.values.filter(value => value !== null))
  const [least, most] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  return most - least > 0 && most - least < FLAT_SHARE * Math.max(Math.abs(least), Math.abs(most))
}
