// What stands above a chart in a picture: whoever sees it may see nothing else.
import type { EChartsOption, PieSeriesOption, TitleComponentOption } from 'echarts'
import { formatNumber } from '../core/number-format.ts'
import type { ChartType } from '../widgets/chart-type.ts'
import type { ChartReport, ChartStyle } from './chart/chart-report.ts'
import { toGroupedReport } from './chart/groups.ts'
import { shorten } from './chart/short-text.ts'

const HEIGHT = 48

/** How much of a picture of this size is above the chart. */
export const headHeight = (width: number, height: number): number =>
  width < LEAST.width || height < LEAST.height ? 0 : HEIGHT

/** A smaller picture has no room for it. */
const LEAST = { width: 240, height: 160 }
const MARGIN = 12
const TITLE_SIZE = 14
const LINE_SIZE = 12
/** About as wide as a letter is, by its size. */
const LETTER = 0.56

export interface HeadedPicture {
  readonly title: string
  readonly type: ChartType
  readonly report: ChartReport
  readonly width: number
  readonly height: number
}

/** The chart below its title, its period and its headlines; where no value is there, words that say so. */
export function withHead(option: EChartsOption, picture: HeadedPicture, style: ChartStyle): EChartsOption {
  const { title, type, report, width, height } = picture
  const titles = [option.title ?? []].flat() as TitleComponentOption[]
  const nothing = isEmpty(picture) ? [nothingText(report, style)] : []
  if (headHeight(width, height) === 0) return { ...option, title: [...titles, ...nothing] }
  const letters = (size: number) => Math.floor((width - 2 * MARGIN) / (size * LETTER))
  const head: TitleComponentOption[] = [
    {
      left: MARGIN - 5,
      top: 4,
      text: shorten(title, letters(TITLE_SIZE)),
      textStyle: textStyle(style.text, TITLE_SIZE, 'bold', style),
    },
    {
      left: MARGIN - 5,
      top: 22,
      text: shorten(lineOf(type, report, style), letters(LINE_SIZE)),
      textStyle: textStyle(style.muted, LINE_SIZE, 'normal', style),
    },
  ]
  return { ...lowered(option, width, height), title: [...titles.map(lower), ...nothing, ...head] }
}

const textStyle = (color: string, fontSize: number, fontWeight: 'bold' | 'normal', { font }: ChartStyle) => ({
  ...{ color, fontSize, fontWeight, fontFamily: font },
})

/** `Last 30 days · Revenue €1,200 · Refunds -€80`; a number alone stands below it as large as it can. */
function lineOf(type: ChartType, report: ChartReport, { locale }: ChartStyle): string {
  const present = toGroupedReport(report).metrics.filter(({ headline }) => headline !== null)
  const headlines = present.map(
    ({ metric, headline }) => `${metric.name} ${formatNumber(headline, metric.format, locale, 'CARD')}`,
  )
  const parts = [report.period?.label ?? '', ...(type === 'NUMBER' || type === 'TABLE' ? [] : headlines)]
  return parts.filter(part => part !== '').join(' · ')
}

const isEmpty = ({ type, report }: HeadedPicture) =>
  type !== 'NUMBER' && toGroupedReport(report).metrics.every(({ values }) => values.every(value => value === null))

function nothingText({ granularity }: ChartReport, style: ChartStyle): TitleComponentOption {
  const text = granularity === null ? 'No data' : 'No data in this period'
  return { left: 'center', top: 'middle', text, textStyle: textStyle(style.muted, 14, 'normal', style) }
}

function lowered(option: EChartsOption, width: number, height: number): EChartsOption {
  const { grid, series } = option as { grid?: { top?: number }; series?: object }
  return {
    ...option,
    ...(grid && { grid: { ...grid, top: (grid.top ?? 0) + HEIGHT } }),
    ...(isPie(series) && { series: loweredPie(series, width, height) }),
  } as EChartsOption
}

const isPie = (series: unknown): series is PieSeriesOption => (series as PieSeriesOption | undefined)?.type === 'pie'

/** As large a part of what is left as it was of the whole. */
function loweredPie(series: PieSeriesOption, width: number, height: number): PieSeriesOption {
  const room = height - HEIGHT
  const part = (text: unknown) => Number.parseFloat(String(text)) / 100
  const [inner, outer] = [series.radius].flat().map(radius => (part(radius) * Math.min(width, room)) / 2)
  return {
    ...series,
    radius: [inner ?? 0, outer ?? 0],
    center: ['50%', HEIGHT + room * part([series.center].flat()[1])],
  }
}

function lower(title: TitleComponentOption): TitleComponentOption {
  return typeof title.top === 'number' ? { ...title, top: title.top + HEIGHT } : title
}
