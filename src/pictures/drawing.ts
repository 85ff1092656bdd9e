// Makes a picture of a report: what the dashboard draws, by the same option builder, without a browser.
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

/** Every pixel from our own font: the machine may have none, or others. */
export function drawPng(drawing: Drawing): Uint8Array {
  const image = new Resvg(drawSvg(drawing), {
    font: { loadSystemFonts: false, fontFiles: [FONT, BOLD_FONT], defaultFontFamily: 'DejaVu Sans Condensed' },
  })
  return image.render().asPng()
}

/** For those who do not see it. Characters that XML cannot hold are left out, wherever they came from. */
function withTitle(svg: string, title: string, description: string): string {
  const escaped = (text: string) => text.replace(/[&<>]/g, mark => `&#${mark.charCodeAt(0)};`)
  return svg
    .replace('<svg ', '<svg role="img" ')
    .replace('>', () => `><title>${escaped(title)}</title><desc>${escaped(description)}</desc>`)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}
