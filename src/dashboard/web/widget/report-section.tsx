import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { parseDay } from '../../../core/day.ts'
import { toWorkingDays, type WorkingDays } from '../../../core/working-days.ts'
import type { ChartNote } from '../../../pictures/chart/chart-report.ts'
import { toGroupedReport } from '../../../pictures/chart/groups.ts'
import { AnnotationList } from '../annotations/annotation-list.tsx'
import { notesOf } from '../annotations/report-notes.ts'
import { useAsk, useLive } from '../api/ask.ts'
import { Chart } from '../chart/chart.tsx'
import { FilterChips } from '../dimensions/filter-chips.tsx'
import { GroupPicker } from '../dimensions/group-picker.tsx'
import { GroupTable } from '../dimensions/group-table.tsx'
import { type DimensionQuestion, questionOf } from '../dimensions/question.ts'
import { ExplainSection } from '../explain/explain-section.tsx'
import type { GroupedReportFragment, WidgetSettingsFragment } from '../gql/graphql.ts'
import { Empty, Failed, Loading } from '../parts/state.tsx'
import { type Tab, Tabs } from '../parts/tabs.tsx'
import { DataEnd } from '../period/data-end.tsx'
import { isWithoutData } from '../period/end-of-data.ts'
import { GranularityPicker } from '../period/granularity-picker.tsx'
import { onlyDaysOf, periodLabel, periodNames } from '../period/period.ts'
import { DaysPicker, PeriodPicker, type ShownDays } from '../period/period-picker.tsx'
import { Points } from '../points/lazy-points.tsx'
import { usePageVisible } from '../shell/page-visible.ts'
import { useRoute } from '../shell/route.ts'
import { withAverageLines } from './average-lines.ts'
import { AveragePicker } from './average-picker.tsx'
import { MetricTable } from './metric-table.tsx'
import { askReport, askWorkingDays, followReport } from './report-operations.ts'
import { ValueTable } from './value-table.tsx'
import { hasAverages, hasDays, hasHours, hasPeriod, widgetQuestionOf } from './widget-question.ts'
import { withoutDaysOff } from './working-keys.ts'

interface ReportSectionProps {
  readonly widget: WidgetSettingsFragment
  /** A push brought metrics that were not there before. */
  definitionChanged(): void
  /** What comes below beside the numbers, once there is something above it: nothing is pushed down. */
  tabs(lastPushAt: string | null): readonly Tab[]
}

export function ReportSection({ widget, definitionChanged, tabs }: ReportSectionProps) {
  const { params } = useRoute()
  const { question, overlay, average, shared, ...asked } = widgetQuestionOf(widget, params)
  const { whole, report, lastPushAt, errors, again } = useReport(asked, overlay, question.metric)
  const shown = report && report.metrics.length > 0 ? report : null
  useNewMetrics(report, definitionChanged)
  return (
    <>
      <TimePickers widget={widget} shown={report?.period ?? null}>
        <GranularityPicker hasHours={hasHours(widget)} />
        {hasDays(widget) && <DaysPicker />}
        {hasAverages(widget, question) && <AveragePicker granularity={report?.granularity ?? null} />}
      </TimePickers>
      <DimensionBar widget={widget} question={question} />
      {!report && (errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />)}
      {report?.metrics.length === 0 && <Empty title="Nothing was pushed yet" />}
      {shown && (
        <NumbersPanel
          widget={widget}
          report={shown}
          notes={notesOf(whole ?? shown, shown.keys)}
          overlay={overlay}
          average={average}
        />
      )}
      {(report || errors.length > 0) && (
        <Tabs
          label={`About ${widget.title}`}
          tabs={[...(shown ? tabsOf(widget, shown, shared, again) : []), ...tabs(lastPushAt)]}
        />
      )}
    </>
  )
}

type WidgetQuestion = ReturnType<typeof widgetQuestionOf>

/** As stored, then as it is followed. `report`: without days off and with one metric of groups, where that is wanted. */
function useReport(
  { variables, onlyDays }: Pick<WidgetQuestion, 'variables' | 'onlyDays'>,
  overlay: boolean,
  metric: string | null,
) {
  const { data, errors, again } = useAsk(askReport, variables, { lists: 'Annotation' })
  const live = useLive(followReport, variables, { pause: !usePageVisible() }).data?.widgetReport
  const whole = live ?? data?.widget?.report
  const workingDays = useWorkingDays(onlyDays !== 'WORKING')
  const days = whole && workingDays ? withoutDaysOff(whole, workingDays, overlay) : whole
  const report = days && ofMetric(days, metric)
  return { whole, report, lastPushAt: live?.widget.lastPushAt ?? null, errors, again }
}

/** Calls when a push brought metrics that were not there before. */
function useNewMetrics(report: GroupedReportFragment | null | undefined, definitionChanged: () => void): void {
  const names = report?.metrics.map(({ metric }) => metric.id).join()
  const known = useRef(names)
  useEffect(() => {
    if (names === undefined || known.current === names) return
    if (known.current !== undefined) definitionChanged()
    known.current = names
  }, [names, definitionChanged])
}

function tabsOf(
  widget: WidgetSettingsFragment,
  report: GroupedReportFragment,
  shared: WidgetQuestion['shared'],
  changed: () => void,
): readonly Tab[] {
  const numbers = (
    <>
      {report.groups.length > 0 && (
        <section className="panel" aria-labelledby="groups">
          <h2 id="groups">Groups</h2>
          <GroupTable report={report} />
        </section>
      )}
      <section className="panel" aria-labelledby="values">
        <h2 id="values">Values</h2>
        <ValueTable report={toGroupedReport(report)} keyColumn={widget.keyColumn} />
      </section>
      <Points widget={widget} />
      <ExplainSection widget={widget} variables={shared} />
    </>
  )
  const annotations = hasDays(widget) && report.annotations && (
    <section className="panel" aria-labelledby="annotations">
      <h2 id="annotations">Annotations</h2>
      <AnnotationList
        annotations={report.annotations.map(({ annotation }) => annotation)}
        widgetId={widget.id}
        nothing="None in this period."
        changed={changed}
      />
    </section>
  )
  return [
    { id: 'numbers', label: 'Numbers', content: numbers },
    ...(annotations ? [{ id: 'annotations', label: 'Annotations', content: annotations }] : []),
  ]
}

interface NumbersPanelProps {
  readonly widget: WidgetSettingsFragment
  readonly report: GroupedReportFragment
  readonly overlay: boolean
  readonly average: number | null
  readonly notes: readonly ChartNote[]
}

/** The headlines and the chart. */
function NumbersPanel({ widget, report, overlay, average, notes }: NumbersPanelProps) {
  const { params } = useRoute()
  const onlyDays = hasDays(widget) ? onlyDaysOf(params) : null
  const { filters } = questionOf(params)
  const text = JSON.stringify(notes)
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal notes are the same: the chart is not drawn anew.
  const marks = useMemo(() => ({ notes }), [text])
  return (
    <section className="panel" aria-labelledby="numbers">
      <h2 id="numbers">{periodLabel(report) ?? 'All categories'}</h2>
      {onlyDays === 'WORKING' && <WorkingDaysLine report={report} />}
      <MetricTable report={report} />
      {filters.length > 0 && report.metrics.every(({ headline }) => headline === null) && (
        <p className="muted" role="status">
          No row of this period passes the filters.
        </p>
      )}
      {filters.length === 0 && isWithoutData(report) && <DataEnd widgetId={widget.id} />}
      {widget.chartType !== 'TABLE' && widget.chartType !== 'NUMBER' && (
        <Chart
          title={widget.title}
          report={withAverageLines(report, average)}
          type={widget.chartType}
          compare={overlay}
          marks={marks}
        />
      )}
    </section>
  )
}

interface TimePickersProps {
  readonly widget: WidgetSettingsFragment
  readonly shown: ShownDays | null
  readonly children: ReactNode
}

function TimePickers({ widget, shown, children }: TimePickersProps) {
  if (!hasPeriod(widget)) return null
  const ownPeriod = `${periodNames[widget.defaultPeriod]} (its own)`
  return (
    <PeriodPicker ownPeriod={ownPeriod} shown={shown}>
      {children}
    </PeriodPicker>
  )
}

/** Null where they are not asked for, or not here yet. */
function useWorkingDays(pause: boolean): WorkingDays | null {
  const project = useAsk(askWorkingDays, {}, { pause }).data?.project
  const isPlain = pause || !project
  return useMemo(
    () =>
      isPlain
        ? null
        : toWorkingDays(
            project.workingDays,
            project.holidays.flatMap(({ day }) => parseDay(day) ?? []),
          ),
    [isPlain, project],
  )
}

/** So that a month of 22 is not taken for one of 20. */
function WorkingDaysLine({ report }: { report: GroupedReportFragment }) {
  const { period, comparedPeriods } = report
  const [compared] = comparedPeriods
  return (
    <p className="muted">
      {period.workingDays} working days of {period.days} days
      {compared && `, compared with ${compared.workingDays}`}
    </p>
  )
}

/** Groups with the metric that was chosen; all of them where there is none of this name. */
function ofMetric(report: GroupedReportFragment, name: string | null): GroupedReportFragment {
  if (!report.metrics.some(({ metric }) => metric.name === name)) return report
  const groups = report.groups.map(group => ({
    ...group,
    metrics: group.metrics.filter(({ metric }) => metric.name === name),
  }))
  return { ...report, groups }
}

function DimensionBar({ widget, question }: { widget: WidgetSettingsFragment; question: DimensionQuestion }) {
  const dimensions = widget.dimensions.map(({ name }) => name)
  if (dimensions.length === 0 && question.by.length === 0 && question.filters.length === 0) return null
  return (
    <div className="pickers">
      <GroupPicker dimensions={dimensions} metrics={widget.metrics.map(({ name }) => name)} question={question} />
      <FilterChips widgetId={widget.id} dimensions={dimensions} filters={question.filters} />
    </div>
  )
}
