import { AppError } from '../base/errors.ts'
import { calendarNameOf, unitOf } from '../core/granularity.ts'
import { builder } from '../graphql/builder.ts'
import { METRIC_REPORT_COST, REPORT_COST } from '../graphql/cost-rules.ts'
import { errorAsMember } from '../graphql/list-errors.ts'
import { divisible } from '../request/restriction.ts'
import { MetricRef, WidgetRef } from '../widgets/refs.graphql.ts'
import { assertFew, findMembers, MAX_WIDGETS_OF_CHART, widgetLoader } from '../widgets/widget.loader.ts'
import type { Widget } from '../widgets/widget.ts'
import { BucketRef } from './bucket.graphql.ts'
import { chartMembers } from './chart-members.ts'
import { MissingComparisonRef } from './comparison.graphql.ts'
import { MetricReportRef, OTHER_INDEX } from './metric-report.graphql.ts'
import { GranularityEnum, PeriodInput, PeriodRef } from './period.graphql.ts'
import { periodTexts } from './period-texts.ts'
import { reportLoader } from './report.loader.ts'
import type { Report } from './report.ts'
import { descriptions, metricReportArguments, reportArguments } from './report-arguments.graphql.ts'
import { bucketsOfReport, partialIndexesOf } from './report-bucket.ts'
import { reportIdOf } from './report-id.ts'
import { toReportQuery } from './report-input.ts'

export const ReportRef = builder.objectRef<Report>('Report').implement({
  description: 'A widget over a period: totals, comparisons and series.',
  fields: t => ({
    id: t.id({
      description: descriptions.id,
      resolve: ({ spec, widget }) => reportIdOf(spec, widget.widgetId),
    }),
    widget: t.field({ type: WidgetRef, description: 'The widget.', resolve: ({ widget }) => widget }),
    period: t.field({
      type: PeriodRef,
      description: 'The period asked for, resolved.',
      resolve: ({ plan }) => plan.period,
    }),
    comparedPeriods: t.field({
      type: [PeriodRef],
      description: 'The periods compared with, resolved; none for categories, unless they are counted from events.',
      resolve: ({ plan }) => [...plan.comparedPeriods],
    }),
    missingComparisons: t.field({
      type: [MissingComparisonRef],
      description: 'The periods asked for in `compare` that cannot exist, with the reason.',
      resolve: ({ plan }) => [...plan.missing],
    }),
    otherIndex: t.exposeInt('otherIndex', { nullable: true, description: OTHER_INDEX }),
    granularity: t.field({
      type: GranularityEnum,
      nullable: true,
      description: periodTexts.unitOfKeys,
      resolve: ({ plan }) => unitOf(plan.granularity),
    }),
    calendarGranularity: t.string({
      nullable: true,
      description: periodTexts.calendarOfKeys,
      resolve: ({ plan }) => calendarNameOf(plan.granularity),
    }),
    keys: t.stringList({
      description:
        'One per bucket (or category), aligned with every `values`: the first day of the bucket, or the start of the hour with its offset.',
      resolve: ({ keys }) => [...keys],
    }),
    buckets: t.field({
      type: [BucketRef],
      description: 'One per key: when it is, what it is called on an axis, and whether it is whole.',
      resolve: report => [...bucketsOfReport(report)],
    }),
    partialIndexes: t.intList({
      description:
        'The indexes of the keys whose buckets are `partial`, ascending: what a chart of many keys needs of `buckets`.',
      resolve: report => [...partialIndexesOf(report)],
    }),
    metrics: t.field({
      type: [MetricReportRef],
      description: 'One per metric.',
      resolve: ({ metrics }) => [...metrics],
    }),
  }),
})

builder.objectField(WidgetRef, 'report', t =>
  t.field({
    type: ReportRef,
    nullable: true,
    description:
      'Totals, comparisons and series of the widget. All reports of a request are read in one statement. A calculated metric that has lost an operand is CONFLICT; name the other `metrics` to go without it.',
    complexity: REPORT_COST,
    args: reportArguments(t),
    resolve: async (widget, args, ctx) => {
      const [report] = await reportLoader(ctx).load(toReportQuery([widget], args))
      return report as Report
    },
  }),
)

builder.objectField(MetricRef, 'report', t =>
  t.field({
    type: MetricReportRef,
    nullable: true,
    description:
      'The metric alone over a period. Reports of one widget that differ in their metrics alone are read as one, and all reports of a request in one statement. The names of a CATEGORY widget are ranked by this metric. A calculated metric that has lost an operand is CONFLICT.',
    complexity: METRIC_REPORT_COST,
    args: metricReportArguments(t),
    resolve: async ({ widgetId, metricId }, args, ctx) => {
      const [report] = await reportLoader(ctx).load(async () => {
        const widget = await widgetLoader(ctx).load(widgetId)
        if (!widget) throw new AppError('NOT_FOUND', 'The widget of this metric was deleted.')
        return { ...toReportQuery([widget], args), metrics: { names: [], ids: [{ widgetId, metricId }] } }
      })
      return report?.metrics[0] ?? null
    },
  }),
)

builder.queryField('reports', t =>
  t.field({
    type: [ReportRef],
    nullable: { list: true, items: true },
    description:
      'Several widgets for one chart, in the order asked for: one period, and the same keys in all of them. Days and instants go together; names (CATEGORY) go with names, ranked by the first metric of the first widget. A widget that is not there, or that does not go with the first one, is null with an error at its index. Needs the scope `read`.',
    extensions: divisible,
    authScopes: { read: true },
    complexity: ({ widgetIds }) => ({ field: REPORT_COST * widgetIds.length, multiplier: widgetIds.length }),
    args: {
      widgetIds: t.arg.idList({ required: true, description: 'Global ids of 1 to 50 widgets.' }),
      ...metricReportArguments(t),
      period: t.arg({
        type: PeriodInput,
        description: "The period of all of them. Default: the first widget's default period.",
      }),
      metrics: t.arg.stringList({ description: 'The metrics, by name, wherever a widget has them. Default: all.' }),
      metricIds: t.arg.idList({ description: descriptions.metricIds }),
    },
    resolve: async (_root, args, ctx) => {
      const members = chartMembers(
        await findMembers(ctx, assertFew(args.widgetIds, 'widgetIds', MAX_WIDGETS_OF_CHART)),
        args.granularity,
      )
      const widgets = [...new Set(members.filter((it): it is Widget => !(it instanceof AppError)))]
      if (widgets.length === 0 && members.length > 0) return members.map(it => errorAsMember<Report>(it))
      const reports = await reportLoader(ctx).load(toReportQuery(widgets, args))
      return members.map(it =>
        it instanceof AppError ? errorAsMember<Report>(it) : (reports[widgets.indexOf(it)] as Report),
      )
    },
  }),
)
