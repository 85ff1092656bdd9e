// Charts that are words: NUMBER and TABLE, for pictures. Pages draw them as HTML.
import type { TitleComponentOption } from 'echarts'
import { keyFormatter } from '../../core/key-label.ts'
import { columnFormatter, formatNumber } from '../../core/number-format.ts'
import type { ChartReport, ChartStyle } from './chart-report.ts'

/** Rows of a picture of a table: the last ones of a series, the first ones of categories. */
const MOST_ROWS = 12
const ROW_HEIGHT = 24

export function toNumbers({ metrics }: ChartReport, style: ChartStyle): TitleComponentOption[] {
  return metrics.map(({ metric, headline }, at) => ({
    left: `${((at + 0.5) / metrics.length) * 100}%`,
    top: 'middle',
    textAlign: 'center',
    text: formatNumber(headline, metric.format, style.locale, 'CARD'),
    subtext: metric.name,
    textStyle: { color: metric.color ?? style.text, fontSize: sizeOf(metrics.length, style), fontFamily: style.font },
    subtextStyle: { color: style.muted, fontSize: 14, fontFamily: style.font },
  }))
}

/** Several numbers stand beside each other, in the same width. */
const sizeOf = (count: number, { compact }: ChartStyle) => Math.round((compact ? 28 : 44) / Math.max(1, count * 0.55))

/** One text per column: its lines are the rows. */
export function toTable(report: ChartReport, style: ChartStyle): TitleComponentOption[] {
  const from = report.granularity === null ? 0 : Math.max(0, report.keys.length - MOST_ROWS)
  const rows = report.keys.slice(from, from + MOST_ROWS)
  const numbers = report.metrics.map(({ metric, values }) => {
    const shown = rows.map((_, at) => values[from + at] ?? null)
    return [metric.name, ...shown.map(columnFormatter(shown, metric.format, style.locale))]
  })
  const writeKey = keyFormatter(report.granularity, style.locale)
  const columns = [['', ...rows.map(writeKey)], ...numbers]
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
