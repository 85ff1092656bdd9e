import type { EChartsType } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'
import type { ChartMarks, ChartReport } from '../../../pictures/chart/chart-report.ts'
import { describeChart } from '../../../pictures/chart/describe.ts'
import { toGroupedReport } from '../../../pictures/chart/groups.ts'
import { toChartOption } from '../../../pictures/chart/option.ts'
import type { ChartType } from '../gql/graphql.ts'
import { locale } from '../parts/format.ts'
import { useEffectiveTheme } from '../shell/theme.ts'
import { chartStyle } from './style.ts'
import { inTurn } from './turns.ts'

export interface ChartProps {
  readonly title: string
  readonly report: ChartReport
  readonly type: ChartType
  readonly compare?: boolean
  readonly compact?: boolean
  /** The same object where they are the same: a new one draws the chart anew. */
  readonly marks?: ChartMarks
}

/** A chart on a canvas of a fixed height: nothing moves when it comes. */
export function Chart({ title, report, type, compare = false, compact = false, marks }: ChartProps) {
  const element = useRef<HTMLDivElement>(null)
  const chart = useChart(element, compact)
  const [isDrawn, setDrawn] = useState(false)
  const isBegun = useRef(false)
  // Charts come before their descriptions.
  const isNext = isDrawn || chart === 'failed'
  const label = useDescription(title, report, marks, compact ? { isNext } : null)
  const theme = useEffectiveTheme()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the page.
  useEffect(() => {
    if (!chart || chart === 'failed') return
    const draw = () => {
      const style = chartStyle(compact)
      // Of a board the charts come one after the other: that each of them grows, too, takes frames from scrolling.
      const animate = style.animate && (!compact || isBegun.current)
      chart.setOption(toChartOption(report, { ...marks, type, compare }, { ...style, animate }), true)
      isBegun.current = true
      setDrawn(true)
    }
    // What was made in its turn is drawn with it: none waits for all others to be made.
    if (compact && isBegun.current) return inTurn(draw)
    draw()
  }, [chart, report, type, compare, compact, marks, theme])

  return (
    <div className={compact ? 'chart compact' : 'chart'} data-chart={type}>
      {isEmpty(report, compare) && <p className="nothing muted">{nothingDrawn(report)}</p>}
      {chart === 'failed' && <p className="muted">The chart could not be loaded. Reload the page.</p>}
      <div ref={element} className="canvas" role="img" aria-label={label} data-drawn={isDrawn} />
    </div>
  )
}

/** The chart in words; of a card in its turn, as all that takes long there. */
function useDescription(
  title: string,
  report: ChartReport,
  marks: ChartMarks | undefined,
  turn: { isNext: boolean } | null,
): string {
  const [label, setLabel] = useState(`Chart of ${title}.`)
  const isNext = turn?.isNext ?? false
  useEffect(() => {
    if (isNext) return inTurn(() => setLabel(describeChart(title, report, locale, marks)))
  }, [title, report, marks, isNext])
  return turn ? label : describeChart(title, report, locale, marks)
}

const isEmpty = (report: ChartReport, compare: boolean) =>
  toGroupedReport(report).metrics.every(({ values, comparison }) =>
    [...values, ...((compare && comparison?.values) || [])].every(value => value === null),
  )

/** A frame without a line looks broken. */
function nothingDrawn({ granularity }: ChartReport): string {
  return granularity === null
    ? 'No category has a value.'
    : `No ${granularity.toLowerCase()} of this period has a value.`
}

/** What draws charts is larger than all else together; who will need it may have it loaded meanwhile. */
export const loadDrawing = () => import('./draw.ts')

const isResized = (chart: EChartsType, { clientWidth, clientHeight }: HTMLElement) =>
  chart.getWidth() !== clientWidth || chart.getHeight() !== clientHeight

function useChart(element: React.RefObject<HTMLDivElement | null>, waits: boolean): EChartsType | 'failed' | null {
  const [chart, setChart] = useState<EChartsType | 'failed' | null>(null)
  useEffect(() => {
    const { current } = element
    if (!current) return
    let made: EChartsType | undefined
    let gone = false
    let leave: (() => void) | undefined
    // It tells the first size, too, which the chart was made with.
    const observer = new ResizeObserver(() => made && isResized(made, current) && made.resize())
    loadDrawing().then(
      ({ createChart }) => {
        const make = () => {
          if (gone) return
          made = createChart(current)
          observer.observe(current)
          setChart(made)
        }
        if (waits) leave = inTurn(make)
        else make()
      },
      () => setChart('failed'),
    )
    return () => {
      gone = true
      leave?.()
      observer.disconnect()
      made?.dispose()
    }
  }, [element, waits])
  return chart
}
