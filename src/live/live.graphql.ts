import { projectIdOf } from '../auth/guard.ts'
import { AppError } from '../base/errors.ts'
import { builder } from '../graphql/builder.ts'
import { REPORT_COST } from '../graphql/cost-rules.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { listWithErrors } from '../graphql/list-errors.ts'
import { ReportRef } from '../reports/report.graphql.ts'
import { reportLoader } from '../reports/report.loader.ts'
import type { Report } from '../reports/report.ts'
import { reportArguments } from '../reports/report-arguments.graphql.ts'
import { toReportQuery } from '../reports/report-input.ts'
import { divisible } from '../request/restriction.ts'
import { findMetrics, getMetricsById } from '../widgets/metric.loader.ts'
import type { Metric } from '../widgets/metric.ts'
import { MetricRef, WidgetRef } from '../widgets/refs.graphql.ts'
import { getSomeWidgets, getWidgetById, getWidgetsById } from '../widgets/widget.loader.ts'
import { watchedWidgets } from './watched-widgets.ts'

builder.subscriptionType({
  description:
    'What can be watched: GET or POST `/graphql` with `Accept: text/event-stream` (the distinct connections mode of graphql-sse), or a WebSocket there that speaks `graphql-transport-ws`.',
})

builder.subscriptionField('widgetReport', t =>
  t.field({
    type: ReportRef,
    description:
      'The report as stored, then again whenever it has become another one, from whichever gateway the change came. Changes within 200 ms give one message; a slow reader gets the newest state and not those between. Ends with UNAUTHENTICATED or FORBIDDEN when the token is revoked, expires or loses scopes. NOT_FOUND when there is no such widget. Needs the scope `read`.',
    extensions: divisible,
    authScopes: { read: true },
    complexity: REPORT_COST,
    args: { id: t.arg.id(globalIdOf('widget')), ...reportArguments(t) },
    subscribe: async (_root, args, ctx) => {
      const { projectId, widgetId, metrics } = await getWidgetById(ctx, args.id)
      const read = await watchedWidgets(ctx, projectId, metrics)
      return ctx.services.live.changes(projectId, [...new Set([widgetId, ...read])], ctx.signal)
    },
    resolve: async (_event, args, ctx) => {
      const [report] = await reportLoader(ctx).load(toReportQuery([await getWidgetById(ctx, args.id)], args))
      return report as Report
    },
  }),
)

builder.subscriptionField('widgetsById', t =>
  t.field({
    type: [WidgetRef],
    nullable: { list: false, items: true },
    description:
      'Several widgets in one stream, for a board: what is selected of them as stored, then again whenever some of it has become something else, on the terms of `widgetReport`. A widget that is not there is null and NOT_FOUND at its index; NOT_FOUND of the whole where there is none of them. Needs the scope `read`.',
    extensions: divisible,
    authScopes: { read: true },
    args: { ids: t.arg.idList({ required: true, description: 'Global ids of 1 to 100 widgets.' }) },
    subscribe: async (_root, { ids }, ctx) => {
      const found = await getSomeWidgets(ctx, ids)
      const projectId = projectIdOf(ctx)
      const metrics = found.flatMap(widget => widget.metrics)
      const read = await watchedWidgets(ctx, projectId, metrics)
      const widgetIds = new Set([...found.map(({ widgetId }) => widgetId), ...read])
      return ctx.services.live.changes(projectId, [...widgetIds], ctx.signal)
    },
    resolve: (_event, { ids }, ctx) => listWithErrors(getWidgetsById(ctx, ids)),
  }),
)

builder.subscriptionField('metricsById', t =>
  t.field({
    type: [MetricRef],
    nullable: { list: false, items: true },
    description:
      'Several metrics in one stream, for a wall of numbers: what is selected of them as stored, then again whenever some of it has become something else, on the terms of `widgetReport`. A metric that is not there is null and NOT_FOUND at its index; NOT_FOUND of the whole where there is none of them. Needs the scope `read`.',
    extensions: divisible,
    authScopes: { read: true },
    args: { ids: t.arg.idList({ required: true, description: 'Global ids of 1 to 100 metrics.' }) },
    subscribe: async (_root, { ids }, ctx) => {
      const found = (await findMetrics(ctx, ids)).filter((it): it is Metric => !(it instanceof AppError))
      if (found.length === 0) throw new AppError('NOT_FOUND', 'There is none of these metrics.')
      const projectId = projectIdOf(ctx)
      return ctx.services.live.changes(projectId, await watchedWidgets(ctx, projectId, found), ctx.signal)
    },
    resolve: (_event, { ids }, ctx) => listWithErrors(getMetricsById(ctx, ids)),
  }),
)
