import { filterType } from '../auth/dimension-filter.graphql.ts'
import { projectIdOf } from '../auth/guard.ts'
import { channelLoader } from '../deliveries/channel.loader.ts'
import { ChannelRef } from '../deliveries/refs.graphql.ts'
import { builder } from '../graphql/builder.ts'
import { byIdOrName, idOrNameArgs } from '../graphql/id-or-name-args.ts'
import { orderInput } from '../graphql/order-args.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { GranularityEnum } from '../reports/period.graphql.ts'
import { idOf } from '../request/global-id.ts'
import { OLDEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { restrictable } from '../request/restriction.ts'
import { DimensionValueRef } from '../widgets/dimension.graphql.ts'
import { findMetric } from '../widgets/metric.loader.ts'
import { MetricRef, WidgetRef } from '../widgets/refs.graphql.ts'
import { widgetLoader } from '../widgets/widget.loader.ts'
import { alertLoader, alertStatesLoader } from './alert.loader.ts'
import { getAlert, getAlertByName, isVisible, listAlerts } from './alert.service.ts'
import type { AlertOrderField } from './alert.store.ts'
import { AlertConditionRef } from './alert-condition.graphql.ts'
import { AlertStateEnum, WhenMissingEnum } from './alert-enums.graphql.ts'
import { type AlertGroupState, groupValuesOf, stateOf, worstState } from './alert-state.ts'
import { alertTexts } from './alert-texts.ts'
import type { MuteWindow } from './mute.ts'
import { AlertRef } from './refs.graphql.ts'

const AlertFilter = filterType('AlertFilter', 'Which rows an alert watches, by the value of one dimension.')

const MuteWindowRef = builder.objectRef<MuteWindow>('MuteWindow').implement({
  description: 'Hours of some weekdays in which nobody is notified.',
  fields: t => ({
    weekdays: t.intList({ description: alertTexts.weekdays, resolve: ({ weekdays }) => [...weekdays] }),
    from: t.exposeString('from', { description: alertTexts.from }),
    until: t.exposeString('until', { description: alertTexts.until }),
  }),
})

const AlertGroupStateRef = builder
  .objectRef<AlertGroupState & { readonly by: readonly string[] }>('AlertGroupState')
  .implement({
    description: 'Where one group of an alert stands.',
    fields: t => ({
      group: t.field({
        type: [DimensionValueRef],
        description: alertTexts.group,
        resolve: ({ by, groupKey }) => {
          const values = groupValuesOf(groupKey)
          return by.map((dimension, at) => ({ dimension, value: values[at] ?? null }))
        },
      }),
      state: t.field({ type: AlertStateEnum, description: 'The state of the group.', resolve: stateOf }),
      since: t.expose('since', { type: 'DateTime', description: alertTexts.since }),
      value: t.expose('value', { type: 'Decimal', nullable: true, description: alertTexts.value }),
      low: t.expose('low', { type: 'Decimal', nullable: true, description: alertTexts.bandLow }),
      high: t.expose('high', { type: 'Decimal', nullable: true, description: alertTexts.bandHigh }),
      evaluatedAt: t.expose('evaluatedAt', { type: 'DateTime', description: alertTexts.stateEvaluatedAt }),
      acknowledgedAt: t.expose('acknowledgedAt', {
        type: 'DateTime',
        nullable: true,
        description: alertTexts.acknowledgedAt,
      }),
      acknowledgedBy: t.exposeString('acknowledgedBy', { nullable: true, description: alertTexts.acknowledgedBy }),
    }),
  })

builder.node(AlertRef, {
  description: 'A rule over the buckets of a metric: when it fires, its channels are notified, once for each change.',
  extensions: restrictable,
  id: { resolve: alert => alert.alertId, description: 'Global id.' },
  loadMany: async (ids, ctx) => {
    const alerts = await Promise.all(ids.map(id => alertLoader(ctx).load(id)))
    return alerts.map(alert => (alert && isVisible(ctx, alert) ? alert : null))
  },
  fields: t => ({
    name: t.exposeString('name', { description: alertTexts.name }),
    widget: t.field({
      type: WidgetRef,
      nullable: true,
      description: 'The widget of its metric; null: it was deleted.',
      resolve: ({ widgetId }, _args, ctx) => widgetLoader(ctx).load(widgetId),
    }),
    metric: t.field({
      type: MetricRef,
      nullable: true,
      description: 'The metric that it watches; null: it was deleted.',
      resolve: (alert, _args, ctx) => findMetric(ctx, alert),
    }),
    granularity: t.field({
      type: GranularityEnum,
      description: alertTexts.granularity,
      resolve: ({ rule }) => rule.granularity,
    }),
    includeRunning: t.boolean({
      description: alertTexts.includeRunning,
      resolve: ({ rule }) => rule.includeRunning,
    }),
    where: t.field({ type: [AlertFilter], description: alertTexts.where, resolve: ({ rule }) => [...rule.where] }),
    by: t.stringList({ description: alertTexts.by, resolve: ({ rule }) => [...rule.by] }),
    condition: t.field({
      type: AlertConditionRef,
      description: alertTexts.condition,
      resolve: ({ rule }) => rule.condition,
    }),
    forBuckets: t.int({ description: alertTexts.forBuckets, resolve: ({ rule }) => rule.forBuckets }),
    recoverAt: t.field({
      type: 'Decimal',
      nullable: true,
      description: alertTexts.recoverAt,
      resolve: ({ rule }) => rule.recoverAt,
    }),
    whenMissing: t.field({
      type: WhenMissingEnum,
      description: alertTexts.whenMissing,
      resolve: ({ rule }) => rule.whenMissing,
    }),
    cron: t.exposeString('cron', { nullable: true, description: alertTexts.cron }),
    onPush: t.exposeBoolean('onPush', { description: alertTexts.onPush }),
    timeZone: t.expose('timeZone', { type: 'TimeZone', description: alertTexts.timeZone }),
    channels: t.field({
      type: [ChannelRef],
      description: 'The channels that get its messages; FORBIDDEN for a token that is limited to widgets.',
      resolve: async ({ channelIds }, _args, ctx) => {
        const channels = await Promise.all(channelIds.map(id => channelLoader(ctx).load(id)))
        return channels.filter(channel => channel !== null)
      },
    }),
    mute: t.field({ type: [MuteWindowRef], description: alertTexts.mute, resolve: ({ mute }) => [...mute] }),
    snoozedUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: alertTexts.snoozedUntil,
      resolve: ({ snoozedUntil }, _args, ctx) =>
        snoozedUntil && snoozedUntil.getTime() > ctx.now ? snoozedUntil : null,
    }),
    annotate: t.exposeBoolean('annotate', { description: alertTexts.annotate }),
    paused: t.exposeBoolean('paused', { description: alertTexts.paused }),
  }),
})

builder.objectFields(AlertRef, t => ({
  state: t.field({
    type: AlertStateEnum,
    nullable: true,
    description: alertTexts.state,
    resolve: async ({ alertId }, _args, ctx) => worstState(await alertStatesLoader(ctx).load(alertId)),
  }),
  states: t.field({
    type: [AlertGroupStateRef],
    description: alertTexts.states,
    resolve: async ({ alertId, rule }, _args, ctx) => {
      const states = await alertStatesLoader(ctx).load(alertId)
      return states.map(state => ({ ...state, by: rule.by }))
    },
  }),
  nextEvaluationAt: t.expose('nextEvaluationAt', {
    type: 'DateTime',
    nullable: true,
    description: alertTexts.nextEvaluationAt,
  }),
  evaluatedAt: t.expose('evaluatedAt', { type: 'DateTime', nullable: true, description: alertTexts.evaluatedAt }),
  problem: t.exposeString('problem', { nullable: true, description: alertTexts.problem }),
  version: t.exposeInt('version', { description: alertTexts.version }),
  createdAt: t.expose('createdAt', { type: 'DateTime', description: alertTexts.createdAt }),
  updatedAt: t.expose('updatedAt', { type: 'DateTime', description: alertTexts.updatedAt }),
}))

const AlertOrder = orderInput<AlertOrderField>('Alert', 'alerts', {
  CREATED_AT: 'When the alert was first saved.',
  NAME: 'The name of the alert.',
})

const AlertConnection = builder.connectionObject({
  type: AlertRef,
  name: 'AlertConnection',
  description: 'A page of alerts.',
})

builder.queryFields(t => ({
  alert: t.field({
    type: AlertRef,
    description: 'An alert by its id or its name; NOT_FOUND when there is none. Needs the scope `read`.',
    extensions: restrictable,
    authScopes: { read: true },
    args: idOrNameArgs('alert'),
    resolve: (_root, args, ctx) =>
      byIdOrName(args, {
        id: id => getAlert(ctx, projectIdOf(ctx), idOf('Alert', id)),
        name: name => getAlertByName(ctx, projectIdOf(ctx), name),
      }),
  }),
  alerts: t.field({
    type: AlertConnection,
    description: 'The alerts of the project, oldest first. Needs the scope `read`.',
    extensions: restrictable,
    authScopes: { read: true },
    args: {
      ...pageArgs,
      orderBy: t.arg({ type: AlertOrder, description: alertTexts.order }),
      search: t.arg.string({
        description: 'Only alerts with this text in the name, without regard to case and accents.',
      }),
      widgetId: t.arg.id({ description: 'Only alerts on metrics of the widget with this global id.' }),
      states: t.arg({
        type: [AlertStateEnum],
        description: 'Only alerts of which a group is in one of these states.',
      }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf<AlertOrderField>(args, args.orderBy ?? OLDEST_FIRST)
      const search = {
        search: args.search ?? null,
        widgetId: args.widgetId ? idOf('Widget', args.widgetId) : null,
        states: args.states ?? null,
      }
      return toConnection(await listAlerts(ctx, projectIdOf(ctx), search, page), page)
    },
  }),
}))
