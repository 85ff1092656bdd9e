import { dimensionTexts } from '../auth/dimension-texts.ts'
import { builder } from '../graphql/builder.ts'
import { DimensionValueRef } from '../widgets/dimension.graphql.ts'
import { MetricReportRef } from './metric-report.graphql.ts'
import { assertComputable, type ReportGroup, shareOf } from './metric-report.ts'
import { ReportRef } from './report.graphql.ts'
import { groupIdOf, reportIdOf } from './report-id.ts'

const ReportGroupRef = builder.objectRef<ReportGroup>('ReportGroup').implement({
  description: 'One combination of the values of the dimensions asked for with `by`.',
  fields: t => ({
    id: t.id({
      description:
        'An opaque id for caches: the same for the same report and values, whatever the day and the points. It is no id of a node.',
      resolve: ({ spec, widget, values, isOther }) => groupIdOf(reportIdOf(spec, widget.widgetId), values, isOther),
    }),
    values: t.field({
      type: [DimensionValueRef],
      description: dimensionTexts.groupValues,
      resolve: ({ spec, values }) => spec.by.map((dimension, index) => ({ dimension, value: values[index] ?? null })),
    }),
    isOther: t.exposeBoolean('isOther', {
      description:
        'Everything that is in none of the other groups, in every period, added up as one: never a value that happens to be called so.',
    }),
    metrics: t.field({
      type: [MetricReportRef],
      description: dimensionTexts.groupMetrics,
      resolve: ({ metrics }) => [...metrics],
    }),
  }),
})

const GROUPS =
  'By the dimensions asked for with `by`, in the order asked for; the others, where there are any, as the last one. Empty without `by`.'

builder.objectField(ReportRef, 'groups', t =>
  t.field({
    type: [ReportGroupRef],
    description: GROUPS,
    resolve: ({ groups }) => [...groups],
  }),
)

builder.objectField(MetricReportRef, 'groups', t =>
  t.field({
    type: [ReportGroupRef],
    description: `${GROUPS} Each with this metric alone.`,
    resolve: report =>
      report.groups().map(group => ({
        ...group,
        metrics: group.metrics.filter(({ metric }) => metric === report.metric),
      })),
  }),
)

builder.objectField(MetricReportRef, 'share', t =>
  t.float({
    nullable: true,
    description:
      'Of a group: its part of the whole, 0 to 1; null for the whole itself, where groups do not add up to it (means, extremes, formulas), and where the whole is 0.',
    resolve: report => shareOf(assertComputable(report)),
  }),
)
