import type { ArgBuilder } from '@pothos/core'
import { AppError } from '../base/errors.ts'
import { builder, type SchemaTypes } from '../graphql/builder.ts'
import { REPORT_COST } from '../graphql/cost-rules.ts'
import { WidgetRef } from '../widgets/refs.graphql.ts'
import { findMembers } from '../widgets/widget.loader.ts'
import type { Widget } from '../widgets/widget.ts'
import { type ChartMember, chartMembers } from './chart-members.ts'
import { MetricReportRef } from './metric-report.graphql.ts'
import { ComparisonInput, GranularityEnum, PeriodInput, PeriodRef } from './period.graphql.ts'
import { reportLoader } from './report.loader.ts'
import type { Report } from './report.ts'
import { toReportQuery } from './report-input.ts'

const FillEnum = builder.enumType('Fill', {
  description: 'What a bucket without points shows.',
  values: {
    NULL: { description: 'Null: nothing is claimed.' },
    ZERO: { description: '0.' },
    PREVIOUS: { description: 'The value of the bucket before; null where there is none.' },
  },
} as const)

export const ReportRef = builder.objectRef<Report>('Report').implement({
  description: 'A widget over a period: totals, comparisons and series.',
  fields: t => ({
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
    granularity: t.field({
      type: GranularityEnum,
      nullable: true,
      description: 'The length of a bucket; null for categories.',
      resolve: ({ plan }) => plan.granularity,
    }),
    keys: t.stringList({
      description:
        'One per bucket (or category), aligned with every `values`: the first day of the bucket, or the start of the hour with its offset.',
      resolve: ({ keys }) => [...keys],
    }),
    metrics: t.field({
      type: [MetricReportRef],
      description: 'One per metric.',
      resolve: ({ metrics }) => [...metrics],
    }),
  }),
})

type ArgumentBuilder = ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>>

/** The same words for the same argument. */
const descriptions = {
  period: "The period. Default: the widget's default period.",
  compare: 'The periods to compare with, at most 10; [] for none. Default: PREVIOUS_PERIOD.',
  granularity: 'How long a bucket is. Default: by the length of the period.',
  fill: 'What a bucket without points shows.',
  timeZone: "The time zone in which days begin. Default: the project's.",
  metrics: 'The metrics, by name. Default: all.',
  top: 'For categories: the number of keys, 1 to 1,000, the largest first; all others are added up as the last key, `Other`. Default: every key.',
}

/** The arguments of one widget's report, wherever it is asked for. */
export function reportArguments(t: { readonly arg: ArgumentBuilder }) {
  return {
    period: t.arg({ type: PeriodInput, description: descriptions.period }),
    compare: t.arg({ type: [ComparisonInput], description: descriptions.compare }),
    granularity: t.arg({ type: GranularityEnum, description: descriptions.granularity }),
    fill: t.arg({ type: FillEnum, defaultValue: 'NULL', description: descriptions.fill }),
    timeZone: t.arg({ type: 'TimeZone', description: descriptions.timeZone }),
    metrics: t.arg.stringList({ description: descriptions.metrics }),
    top: t.arg.int({ description: descriptions.top }),
  }
}

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

builder.queryField('reports', t =>
  t.field({
    type: [ReportRef],
    nullable: { list: true, items: true },
    description:
      'Several widgets for one chart, in the order asked for: one period, and the same keys in all of them. Days and instants go together; names (CATEGORY) go with names, ranked by the first metric of the first widget. A widget that is not there, or that does not go with the first one, is null with an error at its index. Needs the scope `read`.',
    authScopes: { read: true },
    complexity: ({ widgetIds }) => ({ field: REPORT_COST * widgetIds.length, multiplier: widgetIds.length }),
    args: {
      widgetIds: t.arg.idList({ required: true, description: 'Global ids of 1 to 50 widgets.' }),
      period: t.arg({
        type: PeriodInput,
        description: "The period of all of them. Default: the first widget's default period.",
      }),
      compare: t.arg({ type: [ComparisonInput], description: descriptions.compare }),
      granularity: t.arg({ type: GranularityEnum, description: descriptions.granularity }),
      fill: t.arg({ type: FillEnum, defaultValue: 'NULL', description: descriptions.fill }),
      timeZone: t.arg({ type: 'TimeZone', description: descriptions.timeZone }),
      metrics: t.arg.stringList({ description: 'The metrics, by name, wherever a widget has them. Default: all.' }),
      top: t.arg.int({ description: descriptions.top }),
    },
    resolve: async (_root, args, ctx) => {
      const members = chartMembers(await findMembers(ctx, args.widgetIds), args.granularity)
      const widgets = [...new Set(members.filter((it): it is Widget => !(it instanceof AppError)))]
      if (widgets.length === 0 && members.length > 0) return members.map(refused)
      const reports = await reportLoader(ctx).load(toReportQuery(widgets, args))
      return members.map(it => (it instanceof AppError ? refused(it) : (reports[widgets.indexOf(it)] as Report)))
    },
  }),
)

/** An error in a list is one of its index. */
function refused(member: ChartMember): Promise<never> {
  return Promise.reject(member)
}
