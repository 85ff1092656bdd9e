import { projectIdOf } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { idOf } from '../request/global-id.ts'
import { NEWEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { restrictable } from '../request/restriction.ts'
import { DimensionValueRef } from '../widgets/dimension.graphql.ts'
import { alertEventLoader, alertLoader } from './alert.loader.ts'
import { getAlert, isVisible, listEvents } from './alert.service.ts'
import { alertLimits } from './alert.ts'
import { AlertNotificationEnum, AlertStateEnum } from './alert-enums.graphql.ts'
import { groupValuesOf } from './alert-state.ts'
import { alertTexts } from './alert-texts.ts'
import { AlertEventRef, AlertRef } from './refs.graphql.ts'

builder.node(AlertEventRef, {
  description: `A change of the state of an alert, or of one of its groups. Kept for ${alertLimits.eventDays} days.`,
  extensions: restrictable,
  id: { resolve: event => event.eventId, description: 'Global id.' },
  loadMany: async (ids, ctx) => {
    const events = await Promise.all(ids.map(id => alertEventLoader(ctx).load(id)))
    return events.map(event => (event && isVisible(ctx, event) ? event : null))
  },
  fields: t => ({
    alert: t.field({
      type: AlertRef,
      nullable: true,
      description: 'The alert; null: it was deleted.',
      resolve: (event, _args, ctx) => alertLoader(ctx).load(event.alertId),
    }),
    group: t.field({
      type: [DimensionValueRef],
      description: alertTexts.group,
      resolve: ({ groupKey, arguments: { by } }) => {
        const values = groupValuesOf(groupKey)
        return (by as string[]).map((dimension, at) => ({ dimension, value: values[at] ?? null }))
      },
    }),
    from: t.expose('from', { type: AlertStateEnum, description: alertTexts.eventFrom }),
    to: t.expose('to', { type: AlertStateEnum, description: alertTexts.eventTo }),
    bucketKey: t.exposeString('bucketKey', { description: alertTexts.bucketKey }),
    bucketFrom: t.expose('bucketFrom', { type: 'DateTime', description: alertTexts.bucketFrom }),
    bucketBefore: t.expose('bucketBefore', { type: 'DateTime', description: alertTexts.bucketBefore }),
    value: t.expose('value', { type: 'Decimal', nullable: true, description: alertTexts.value }),
    low: t.expose('low', { type: 'Decimal', nullable: true, description: alertTexts.bandLow }),
    high: t.expose('high', { type: 'Decimal', nullable: true, description: alertTexts.bandHigh }),
    at: t.expose('at', { type: 'DateTime', description: alertTexts.at }),
    arguments: t.field({ type: 'JSON', description: alertTexts.arguments, resolve: event => event.arguments }),
    notification: t.expose('notification', { type: AlertNotificationEnum, description: alertTexts.notification }),
    notifiedAt: t.expose('notifiedAt', { type: 'DateTime', nullable: true, description: alertTexts.notifiedAt }),
    acknowledgedAt: t.expose('acknowledgedAt', {
      type: 'DateTime',
      nullable: true,
      description: alertTexts.acknowledgedAt,
    }),
    acknowledgedBy: t.exposeString('acknowledgedBy', { nullable: true, description: alertTexts.acknowledgedBy }),
  }),
})

const AlertEventConnection = builder.connectionObject({
  type: AlertEventRef,
  name: 'AlertEventConnection',
  description: 'A page of events of alerts.',
})

const STATES = 'Only events that led to one of these states.'

builder.queryField('alertEvents', t =>
  t.field({
    type: AlertEventConnection,
    description: 'What became of the alerts of the project, newest first. Needs the scope `read`.',
    extensions: restrictable,
    authScopes: { read: true },
    args: {
      ...pageArgs,
      alertId: t.arg.id({ description: 'Only events of the alert with this global id.' }),
      states: t.arg({ type: [AlertStateEnum], description: STATES }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf(args, NEWEST_FIRST)
      const projectId = projectIdOf(ctx)
      const alertId = args.alertId ? (await getAlert(ctx, projectId, idOf('Alert', args.alertId))).alertId : null
      return toConnection(await listEvents(ctx, projectId, { alertId, states: args.states ?? null }, page), page)
    },
  }),
)

builder.objectField(AlertRef, 'events', t =>
  t.field({
    type: AlertEventConnection,
    description: 'What became of it, newest first.',
    args: { ...pageArgs, states: t.arg({ type: [AlertStateEnum], description: STATES }) },
    resolve: async ({ projectId, alertId }, args, ctx) => {
      const page = pageOf(args, NEWEST_FIRST)
      return toConnection(await listEvents(ctx, projectId, { alertId, states: args.states ?? null }, page), page)
    },
  }),
)
