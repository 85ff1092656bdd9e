import { DimensionFilterInput } from '../auth/dimension-filter.graphql.ts'
import { builder } from '../graphql/builder.ts'
import { REPORT_COST } from '../graphql/cost-rules.ts'
import { MetricRef, WidgetRef } from '../widgets/refs.graphql.ts'
import { assertComputable, type MetricReport, toPerOccurrence } from './metric-report.ts'
import { PeriodInput, PeriodRef } from './period.graphql.ts'
import { reportLoader } from './report.loader.ts'
import type { Report } from './report.ts'
import { descriptions, OnlyDaysEnum } from './report-arguments.graphql.ts'
import { reportIdOf } from './report-id.ts'
import { toReportQuery } from './report-input.ts'

const ProfileByEnum = builder.enumType('ProfileBy', {
  description: 'What comes round again.',
  values: {
    WEEKDAY: { description: "The days of the week, from the project's first one on." },
    HOUR_OF_DAY: { description: 'The hours of the day as the clock of the zone shows them; of TIME widgets only.' },
  },
} as const)

interface MetricProfile {
  readonly report: MetricReport
  readonly occurrences: readonly number[]
}

const MetricProfileRef = builder.objectRef<MetricProfile>('MetricProfile').implement({
  description: 'One metric by weekday or by hour of the day.',
  fields: t => ({
    metric: t.field({ type: MetricRef, description: 'The metric.', resolve: ({ report }) => report.metric }),
    values: t.floatList({
      nullable: { list: false, items: true },
      description:
        "One per key: the metric's aggregation over all points of that weekday or hour; null without points.",
      resolve: ({ report }) => assertComputable(report).current.values(report.keys.length),
    }),
    perOccurrence: t.floatList({
      nullable: { list: false, items: true },
      description:
        'One per key: of totals, the value by how often the weekday or hour occurs in the period (what a Monday brings); of levels, the value itself.',
      resolve: ({ report, occurrences }) => toPerOccurrence(assertComputable(report), occurrences),
    }),
  }),
})

const ProfileRef = builder.objectRef<Report>('Profile').implement({
  description: 'A widget over a period, folded by weekday or by hour of the day.',
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
    keys: t.stringList({
      description: "`Monday` to `Sunday` from the project's first day of the week on, or `00:00` to `23:00`.",
      resolve: ({ keys }) => [...keys],
    }),
    occurrences: t.intList({
      description:
        'How often each key occurs in the period, with points or without: thirty days have five of some weekdays.',
      resolve: ({ occurrences }) => [...(occurrences ?? [])],
    }),
    metrics: t.field({
      type: [MetricProfileRef],
      description: 'One per metric.',
      resolve: ({ metrics, occurrences }) => metrics.map(report => ({ report, occurrences: occurrences ?? [] })),
    }),
  }),
})

builder.objectField(WidgetRef, 'profile', t =>
  t.field({
    type: ProfileRef,
    complexity: REPORT_COST,
    description: 'The widget by weekday or by hour of the day. Read in one statement with the reports of the request.',
    args: {
      by: t.arg({ type: ProfileByEnum, required: true, description: 'What the period is folded by.' }),
      period: t.arg({ type: PeriodInput, description: descriptions.period }),
      where: t.arg({ type: [DimensionFilterInput], description: descriptions.where }),
      timeZone: t.arg({ type: 'TimeZone', description: descriptions.timeZone }),
      onlyDays: t.arg({ type: OnlyDaysEnum, defaultValue: 'ALL', description: descriptions.onlyDays }),
      metrics: t.arg.stringList({ description: descriptions.metrics }),
      metricIds: t.arg.idList({ description: descriptions.metricIds }),
    },
    resolve: async (widget, { by, ...args }, ctx) => {
      const query = { ...toReportQuery([widget], args), compare: [], profile: by }
      const [report] = await reportLoader(ctx).load(query)
      return report as Report
    },
  }),
)
