// What a new data address is of, as GraphQL takes it.
import { DimensionFilterInput } from '../auth/dimension-filter.graphql.ts'
import { badInput } from '../base/errors.ts'
import { toDimensionFilter } from '../core/dimension-filter.ts'
import { builder } from '../graphql/builder.ts'
import { DayRangeInput } from '../graphql/day-range.graphql.ts'
import { GranularityEnum, PeriodInput } from '../reports/period.graphql.ts'
import { descriptions, FillEnum, GroupOrderInput, OnlyDaysEnum } from '../reports/report-arguments.graphql.ts'
import { toReportQuery } from '../reports/report-input.ts'
import { idOf } from '../request/global-id.ts'
import { PeriodPresetEnum } from '../widgets/enums.graphql.ts'
import { addressTexts } from './address-texts.ts'
import { type DataContent, toAnnotationPeriod, toReportDraft } from './data-content.ts'

const ReportDataInput = builder.inputType('ReportDataInput', {
  description: 'The arguments of a report whose numbers become rows.',
  fields: t => ({
    widgetId: t.id({ required: true, description: addressTexts.ofWidget }),
    period: t.field({ type: PeriodInput, description: descriptions.period }),
    granularity: t.field({ type: GranularityEnum, description: descriptions.granularity }),
    calendarGranularity: t.string({ description: descriptions.calendarGranularity }),
    fill: t.field({ type: FillEnum, defaultValue: 'NULL', description: descriptions.fill }),
    timeZone: t.field({ type: 'TimeZone', description: descriptions.timeZone }),
    onlyDays: t.field({ type: OnlyDaysEnum, defaultValue: 'ALL', description: descriptions.onlyDays }),
    metrics: t.stringList({ description: descriptions.metrics }),
    metricIds: t.idList({ description: descriptions.metricIds }),
    where: t.field({ type: [DimensionFilterInput], description: descriptions.where }),
    by: t.stringList({ description: descriptions.by }),
    top: t.int({ description: descriptions.top }),
    orderBy: t.field({ type: GroupOrderInput, description: descriptions.orderBy }),
    totals: t.boolean({ defaultValue: false, description: addressTexts.totals }),
  }),
})

const PointDataInput = builder.inputType('PointDataInput', {
  description: 'Which rows of a widget, as they were pushed.',
  fields: t => ({
    widgetId: t.id({ required: true, description: addressTexts.ofWidget }),
    where: t.field({ type: [DimensionFilterInput], description: addressTexts.where }),
  }),
})

const QueryDataInput = builder.inputType('QueryDataInput', {
  description: 'A saved query with values for its variables.',
  fields: t => ({
    queryId: t.id({ required: true, description: 'Global id of the saved query.' }),
    variables: t.field({ type: 'JSON', description: addressTexts.variables }),
  }),
})

const AnnotationDataInput = builder.inputType('AnnotationDataInput', {
  description: 'Which annotations.',
  fields: t => ({
    widgetId: t.id({ description: 'Global id of a widget. Default: those on all widgets.' }),
    preset: t.field({ type: PeriodPresetEnum, description: addressTexts.preset }),
    days: t.field({ type: DayRangeInput, description: 'The period in days, instead of a preset.' }),
  }),
})

const DataContentInput = builder.inputType('DataContentInput', {
  description: 'What the rows are: give exactly one field.',
  isOneOf: true,
  fields: t => ({
    report: t.field({ type: ReportDataInput, description: addressTexts.report }),
    points: t.field({ type: PointDataInput, description: addressTexts.points }),
    query: t.field({ type: QueryDataInput, description: addressTexts.query }),
    annotations: t.field({ type: AnnotationDataInput, description: addressTexts.annotations }),
  }),
})

export const CreateDataAddressInput = builder.inputType('CreateDataAddressInput', {
  description: 'A new data address.',
  fields: t => ({
    content: t.field({ type: DataContentInput, required: true, description: 'What the rows are.' }),
    name: t.string({ description: addressTexts.newName }),
    choosesPeriod: t.boolean({ defaultValue: false, description: addressTexts.newChoosesPeriod }),
    expiresAt: t.field({ type: 'DateTime', description: addressTexts.newExpiresAt }),
  }),
})

/** GraphQL has made sure that exactly one field is given. */
export function toDataContent({
  report,
  points,
  query,
  annotations,
}: (typeof DataContentInput)['$inferInput']): DataContent {
  if (report) {
    const widgetId = idOf('Widget', report.widgetId)
    return {
      kind: 'REPORT',
      widgetId,
      report: toReportDraft(toReportQuery([], report)),
      totals: report.totals ?? false,
    }
  }
  if (points) {
    const where = (points.where ?? []).map(toDimensionFilter)
    return { kind: 'POINTS', widgetId: idOf('Widget', points.widgetId), where }
  }
  if (query) {
    const variables = toVariables(query.variables ?? {})
    return { kind: 'QUERY', queryId: idOf('SavedQuery', query.queryId), variables }
  }
  const widgetId = annotations?.widgetId ? idOf('Widget', annotations.widgetId) : null
  return { kind: 'ANNOTATIONS', widgetId, period: toAnnotationPeriod(annotations ?? {}) }
}

function toVariables(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw badInput('content.query.variables', 'The variables are an object: their values by their names.')
}
