// What each chart type means for one metric's values.
import type { ChartType } from '../../widgets/chart-type.ts'

/** `stack`: on top of each other; `share`: stacked to 100 %. */
export interface SeriesStyle {
  readonly mark: 'line' | 'bar'
  readonly smooth: boolean
  readonly filled: boolean
  readonly stack: boolean
  readonly share: boolean
}

const line: SeriesStyle = { mark: 'line', smooth: false, filled: false, stack: false, share: false }
const bar: SeriesStyle = { ...line, mark: 'bar' }

/** Types on two axes. The others (PIE, DONUT, NUMBER, TABLE) have none. */
const looks: Partial<Record<ChartType, SeriesStyle>> = {
  LINE: line,
  SPLINE: { ...line, smooth: true },
  AREA: { ...line, filled: true },
  AREA_SPLINE: { ...line, filled: true, smooth: true },
  STACKED_AREA: { ...line, filled: true, stack: true },
  COLUMN: bar,
  STACKED_COLUMN: { ...bar, stack: true },
  STACKED_PERCENTAGE_COLUMN: { ...bar, stack: true, share: true },
  BAR: bar,
  STACKED_BAR: { ...bar, stack: true },
}

export function lookOf(type: ChartType): SeriesStyle | null {
  return looks[type] ?? null
}

/** Bars from left to right: keys stand on the vertical axis. Only the widget's type decides; a metric follows it. */
export function isHorizontal(type: ChartType): boolean {
  return type === 'BAR' || type === 'STACKED_BAR'
}
