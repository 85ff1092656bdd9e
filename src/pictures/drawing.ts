// Makes a picture of a report: what the dashboard draws, by the same option builder, without a browser.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { BarChart, LineChart, PieChart } from 'echarts/charts'
import {
  GridComponent,
  LegendScrollComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TitleComponent,
} from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartType } from '../widgets/chart-type.ts'
import type { ChartMarks, ChartReport } from './chart/chart-report.ts'
import { describeChart } from './chart/describe.ts'
import { toChartOption } from './chart/option.ts'
import { coverageOf } from './font-coverage.ts'
import { headHeight, withHead } from './picture-head.ts'
import { pictureStyle, type Theme } from './picture-style.ts'

export interface Drawing {
  readonly title: string
  readonly type: ChartType
  readonly report: ChartReport
  readonly compare: boolean
  readonly width: number
  readonly height: number
  readonly theme: Theme
  readonly marks?: ChartMarks
}

const FONT = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'))
const BOLD_FONT = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'))

use([
  BarChart,
  LineChart,
  PieChart,
  GridComponent,
  LegendScrollComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TitleComponent,
  LabelLayout,
  SVGRenderer,
])

export function drawSvg({ title, type, report, compare, width, height, theme, marks = {} }: Drawing): string {
  const style = pictureStyle(theme, width, height - headHeight(width, height))
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    // Nobody points at a picture.
    const { tooltip: _, ...option } = toChartOption(report, { ...marks, type, compare }, style)
    const headed = withHead(option, { title, type, report, width, height }, style)
    chart.setOption({ ...headed, backgroundColor: style.background })
    return withTitle(chart.renderToSVGString(), title, describeChart(title, report, style.locale, marks))
  } finally {
    chart.dispose()
  }
}

/**
 * Every pixel from our own font: the machine may have none, or others. What it does not have is drawn from the fonts in `fontDirs`; where
 * there are none, a line at the foot says that letters are missing.
 */
export function drawPng(drawing: Drawing, fontDirs: readonly string[] = []): Uint8Array {
  const svg = drawSvg(drawing)
  const image = new Resvg(fontDirs.length === 0 && lacksLetters(svg) ? withNotice(drawing) : svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: [FONT, BOLD_FONT],
      fontDirs: [...fontDirs],
      defaultFontFamily: 'DejaVu Sans Condensed',
    },
  })
  return image.render().asPng()
}

let hasGlyph: ((character: string) => boolean) | null = null
/** Marks that change the character before them, and what no reader sees. */
const UNSEEN = /[\p{M}\p{C}\p{Z}]/u

/** Whether it shows a letter that our font does not have. */
function lacksLetters(svg: string): boolean {
  hasGlyph ??= coverageOf(readFileSync(FONT))
  const has = hasGlyph
  const seen = new Set<string>()
  for (const [, text = ''] of svg.matchAll(/<text[^>]*>([^<]*)</g)) for (const character of text) seen.add(character)
  return [...seen].some(character => !UNSEEN.test(character) && !has(character))
}

const NOTICE = 'Some letters have no font here (FONT_DIRS).'
const NOTICE_HEIGHT = 14

/** The picture above a line that says it. */
function withNotice(drawing: Drawing): string {
  const { width, height, theme } = drawing
  const { background, muted, font } = pictureStyle(theme, width, height)
  const picture = drawSvg({ ...drawing, height: height - NOTICE_HEIGHT })
  const line = `<text x="${width - 6}" y="${height - 4}" text-anchor="end" font-size="10" font-family="${font}" fill="${muted}">${NOTICE}</text>`
  const size = `width="${width}" height="${height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="${background}"/>${picture}${line}</svg>`
}

/** For those who do not see it. Characters that XML cannot hold are left out, wherever they came from. */
function withTitle(svg: string, title: string, description: string): string {
  const escaped = (text: string) => text.replace(/[&<>]/g, mark => `&#${mark.charCodeAt(0)};`)
  return svg
    .replace('<svg ', '<svg role="img" ')
    .replace('>', () => `><title>${escaped(title)}</title><desc>${escaped(description)}</desc>`)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}
