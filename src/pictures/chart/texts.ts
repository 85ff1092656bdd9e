// Charts that are words: NUMBER and TABLE, for pictures. Pages draw them as HTML.
import type { TitleComponentOption } from 'echarts'
import { keyFormatter } from '../../core/key-label.ts'
import { columnFormatter, formatNumber } from '../../core/number-format.ts'
import type { ChartReport, ChartStyle } from './chart-report.ts'
import { shorten } from './short-text.ts'

const ROW_HEIGHT = 24
const MARGIN = 12
/** About as wide as a letter is. */
const LETTER_WIDTH = 7.5

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

/** One text per column: its lines are the rows, the newest days or the largest names, as many as have room. */
export function toTable(report: ChartReport, style: ChartStyle): TitleComponentOption[] {
  const { keys, granularity, metrics } = report
  const { width, height } = style.picture ?? { width: 640, height: 320 }
  const lines = Math.max(2, Math.floor((height - MARGIN) / ROW_HEIGHT))
  // The head is a line, and so is how many more there are.
  const count = keys.length < lines ? keys.length : lines - 2
  const places = (granularity === null ? keys.map((_, at) => at) : keys.map((_, at) => at).toReversed()).slice(0, count)
  const writeKey = keyFormatter(granularity, style.locale)
  // Names are longer than numbers.
  const firstWidth = (width / (metrics.length + 1)) * 1.35
  const columnWidth = (width - firstWidth) / Math.max(metrics.length, 1)
  const lettersIn = (room: number) => Math.max(6, Math.floor((room - MARGIN) / LETTER_WIDTH))
  const names = places.map(at => shorten(writeKey(keys[at] ?? ''), lettersIn(firstWidth)))
  const numbers = metrics.map(({ metric, values }) => {
    const shown = places.map(at => values[at] ?? null)
    return [
      shorten(metric.name, lettersIn(columnWidth)),
      ...shown.map(columnFormatter(shown, metric.format, style.locale)),
    ]
  })
  const more = keys.length > count ? [`${keys.length - count} more`] : []
  const columns = [['', ...names, ...more], ...numbers]
  return columns.map((texts, at) => ({
    left: at === 0 ? MARGIN : Math.round(firstWidth + columnWidth * at - MARGIN),
    top: MARGIN / 2,
    textAlign: at === 0 ? 'left' : 'right',
    text: texts.join('\n'),
    textStyle: {
      color: style.text,
      fontSize: 13,
      fontWeight: 'normal',
      lineHeight: ROW_HEIGHT,
      fontFamily: style.font,
    },
  }))
}

/** A line above a chart that says what it does not show. */
export function toRemark(text: string, { muted, font }: ChartStyle): TitleComponentOption {
  return {
    ...{ left: 'center', top: 4, padding: 0, text },
    textStyle: { color: muted, fontSize: 11, fontWeight: 'normal', fontFamily: font },
  }
}
