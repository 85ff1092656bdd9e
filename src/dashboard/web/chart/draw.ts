// The parts of ECharts that our charts need; loaded when the first chart is shown.
import { BarChart, LineChart, PieChart } from 'echarts/charts'
import {
  GridComponent,
  LegendScrollComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'

export function createChart(element: HTMLElement): EChartsType {
  use([
    BarChart,
    LineChart,
    PieChart,
    GridComponent,
    LegendScrollComponent,
    MarkAreaComponent,
    MarkLineComponent,
    TitleComponent,
    TooltipComponent,
    LabelLayout,
    CanvasRenderer,
  ])
  return init(element)
}
