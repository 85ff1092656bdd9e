// Charts that are words: NUMBER and TABLE, for pictures. Pages draw them as HTML.
import type { TitleComponentOption } from 'echarts'
import { withUnit } from './axes.ts'
import type { ChartReport, ChartStyle } from './chart-report.ts'

/** Rows of a picture of a table: the last ones of a series, the first ones of categories. */
const MOST_ROWS = 12
const ROW_HEIGHT = 24

export function toNumbers({ metrics }: ChartReport, style: ChartStyle): TitleComponentOption[] {
  return metrics.map(({ metric, headline }, at) => ({
    left: `${((at + 0.5) / metrics.length) * 100}%`,
    top: 'middle',
    textAlign: 'center',
    text: headline === null ? '–' : withUnit(headline, metric.unit, style, 'CARD'),
    subtext: metric.name,
    textStyle: { color: metric.color ?? style.text, fontSize: style.compact ? 28 : 44, fontFamily: style.font },
    subtextStyle: { color: style.muted, fontSize: 14, fontFamily: style.font },
  }))
}

/** One text per column: its lines are the rows. */
export function toTable(report: ChartReport, style: ChartStyle): TitleComponentOption[] {
  const from = report.granularity === null ? 0 : Math.max(0, report.keys.length - MOST_ROWS)
  const rows = report.keys.slice(from, from + MOST_ROWS)
  const numbers = report.metrics.map(({ metric, values }) => [
    metric.name,
    ...rows.map((_, at) => {
      const value = values[from + at] ?? null
      return value === null ? '–' : withUnit(value, metric.unit, style)
    }),
  ])
  const columns = [['', ...rows.map(key => style.key(key))], ...numbers]
  return columns.map((lines, at) => ({
    ...(at === 0 ? { left: 12 } : { left: `${((at + 0.9) / columns.length) * 100}%` }),
    top: 12,
    textAlign: at === 0 ? 'left' : 'right',
    text: lines.join('\n'),
    textStyle: {
      color: style.text,
      fontSize: 13,
      fontWeight: 'normal',
      lineHeight: ROW_HEIGHT,
      fontFamily: style.font,
    },
  }))
}
