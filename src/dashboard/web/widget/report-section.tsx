import { type ReactNode, useEffect, useRef } from 'react'
import { useAsk, useLive } from '../api/ask.ts'
import { Chart } from '../chart/chart.tsx'
import type { WidgetSettingsFragment } from '../gql/graphql.ts'
import { Empty, Failed, Loading } from '../parts/state.tsx'
import { comparisonOf, periodLabel, periodNames, periodOf } from '../period/period.ts'
import { PeriodPicker } from '../period/period-picker.tsx'
import { usePageVisible } from '../shell/page-visible.ts'
import { useRoute } from '../shell/route.ts'
import { MetricTable } from './metric-table.tsx'
import { askReport, followReport } from './operations.ts'
import { ValueTable } from './value-table.tsx'

interface ReportSectionProps {
  readonly widget: WidgetSettingsFragment
  /** A push brought metrics that were not there before. */
  definitionChanged(): void
  /** What comes below, once there is something above it: nothing is pushed down. */
  children(lastPushAt: string | null): ReactNode
}

export function ReportSection({ widget, definitionChanged, children }: ReportSectionProps) {
  const { params } = useRoute()
  const { compare, overlay } = comparisonOf(params)
  const variables = { id: widget.id, period: periodOf(params), compare }
  const query = useAsk(askReport, variables)
  const live = useLive(followReport, variables, { pause: !usePageVisible() })
  const report = live.data?.widgetReport ?? query.data?.widget?.report
  const names = report?.metrics.map(({ metric }) => metric.id).join()
  const known = useRef(names)
  useEffect(() => {
    if (names === undefined || known.current === names) return
    if (known.current !== undefined) definitionChanged()
    known.current = names
  }, [names, definitionChanged])

  const hasPeriod = widget.keyKind !== 'CATEGORY' || widget.metrics.some(metric => metric.eventCount)
  const ownPeriod = `${periodNames[widget.defaultPeriod]} (its own)`
  return (
    <>
      {hasPeriod && <PeriodPicker ownPeriod={ownPeriod} />}
      {!report && (query.errors.length > 0 ? <Failed errors={query.errors} again={query.again} /> : <Loading />)}
      {report?.metrics.length === 0 && <Empty title="Nothing was pushed yet" />}
      {report && report.metrics.length > 0 && (
        <>
          <section className="panel" aria-labelledby="numbers">
            <h2 id="numbers">{periodLabel(report) ?? 'All categories'}</h2>
            <MetricTable report={report} />
            {widget.chartType !== 'TABLE' && widget.chartType !== 'NUMBER' && (
              <Chart title={widget.title} report={report} type={widget.chartType} compare={overlay} />
            )}
          </section>
          <section className="panel" aria-labelledby="values">
            <h2 id="values">Values</h2>
            <ValueTable report={report} keyColumn={widget.keyColumn} />
          </section>
        </>
      )}
      {(report || query.errors.length > 0) && children(live.data?.widgetReport?.widget.lastPushAt ?? null)}
    </>
  )
}
