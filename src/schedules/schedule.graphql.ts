import { alertLoader } from '../alerts/alert.loader.ts'
import { AlertRef } from '../alerts/refs.graphql.ts'
import { projectIdOf } from '../auth/guard.ts'
import { badInput, notFound } from '../base/errors.ts'
import { withPaths } from '../base/issues.ts'
import { channelLoader } from '../deliveries/channel.loader.ts'
import type { Channel } from '../deliveries/channel.ts'
import { ChannelRef } from '../deliveries/refs.graphql.ts'
import { builder } from '../graphql/builder.ts'
import { byIdOrName, idOrNameArgs } from '../graphql/id-or-name-args.ts'
import { orderInput } from '../graphql/order-args.ts'
import { pageArgs } from '../graphql/page-args.ts'
import type { RequestContext } from '../request/context.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import { OLDEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { DeletePayload } from '../widgets/widget.graphql.ts'
import { ReportRunRef, ReportScheduleRef } from './refs.graphql.ts'
import type { ScheduleOrderField } from './report-schedule.store.ts'
import { type MergeSpec, type ReportSchedule, scheduleLimits } from './report-schedule.ts'
import { runReportNow } from './run.service.ts'
import { lastRunsLoader, MAX_RUNS_SHOWN, reportScheduleLoader } from './schedule.loader.ts'
import {
  deleteSchedule,
  getScheduleNamed,
  listSchedules,
  nextTimes,
  pauseSchedule,
  saveReportSchedule,
} from './schedule.service.ts'
import { inputPathOf, SaveReportScheduleInput, toScheduleDraft } from './schedule-input.graphql.ts'
import { scheduleTexts } from './schedule-texts.ts'

const ReportMergeRef = builder.objectRef<MergeSpec>('ReportMerge').implement({
  description: 'Where the rows of a mail-merge come from.',
  fields: t => ({
    queryId: t.exposeID('query_id', { nullable: true, description: 'Global id of the saved query; null: a source.' }),
    source: t.exposeString('source', { nullable: true, description: 'The name of the source; null: a saved query.' }),
    variables: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What the query or the source is given, by name.',
      resolve: it => it.variables ?? null,
    }),
    rows: t.exposeString('rows', { nullable: true, description: scheduleTexts.mergeRows }),
    recipient: t.exposeString('recipient', { nullable: true, description: scheduleTexts.recipient }),
  }),
})

builder.node(ReportScheduleRef, {
  description: 'A report: what it shows, whom it goes to, and when.',
  id: { resolve: schedule => schedule.scheduleId, description: 'Global id.' },
  loadMany: (ids, ctx) => Promise.all(ids.map(id => reportScheduleLoader(ctx).load(id))),
  fields: t => ({
    name: t.exposeString('name', { description: scheduleTexts.name }),
    document: t.field({ type: 'JSON', description: scheduleTexts.document, resolve: it => it.document }),
    channelIds: t.idList({
      description: `${scheduleTexts.channels} By global id; a channel that was deleted stays among them.`,
      resolve: it => it.channelIds.map(id => encodeId('Channel', id)),
    }),
    channels: t.field({
      type: [ChannelRef],
      description: 'Where its messages go, but for channels that were deleted.',
      resolve: async (it, _args, ctx) =>
        (await channelLoader(ctx).loadMany([...it.channelIds])).filter(
          (found): found is Channel => found !== null && !(found instanceof Error),
        ),
    }),
    merge: t.expose('merge', { type: ReportMergeRef, nullable: true, description: scheduleTexts.merge }),
    skipIfEmpty: t.exposeBoolean('skipIfEmpty', { description: scheduleTexts.skipIfEmpty }),
    cron: t.exposeString('cron', { nullable: true, description: scheduleTexts.cron }),
    timeZone: t.expose('timeZone', { type: 'TimeZone', description: scheduleTexts.timeZone }),
    afterAlertId: t.id({
      nullable: true,
      description: `${scheduleTexts.afterAlert} By global id; an alert that was deleted stays.`,
      resolve: it => it.afterAlertId && encodeId('Alert', it.afterAlertId),
    }),
    afterAlert: t.field({
      type: AlertRef,
      nullable: true,
      description: 'The alert that it follows; null: none, or it was deleted, and nothing begins a run.',
      resolve: ({ afterAlertId }, _args, ctx) => (afterAlertId === null ? null : alertLoader(ctx).load(afterAlertId)),
    }),
    paused: t.exposeBoolean('paused', { description: scheduleTexts.paused }),
    nextRunAt: t.expose('nextRunAt', { type: 'DateTime', nullable: true, description: scheduleTexts.nextRunAt }),
    nextTimes: t.field({
      type: ['DateTime'],
      description: 'The next times of its schedule, also where it is paused.',
      args: { first: t.arg.int({ description: `How many, 1 to ${scheduleLimits.nextTimes}. Default: 5.` }) },
      resolve: (it, { first }, ctx) => timesOf(it, ctx.now, first),
    }),
    runs: t.field({
      type: [ReportRunRef],
      description: 'The last runs of the report, newest first.',
      args: { first: t.arg.int({ description: `The most runs to give, 1 to ${MAX_RUNS_SHOWN}. Default: 10.` }) },
      resolve: async (it, { first }, ctx) => {
        const count = first ?? 10
        if (count < 1 || count > MAX_RUNS_SHOWN) throw badInput('first', `first is 1 to ${MAX_RUNS_SHOWN}.`)
        return (await lastRunsLoader(ctx).load(it.scheduleId)).slice(0, count)
      },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: scheduleTexts.createdAt }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: scheduleTexts.updatedAt }),
  }),
})

export function timesOf(
  schedule: Pick<ReportSchedule, 'cron' | 'timeZone'>,
  now: number,
  first: number | null | undefined,
): Date[] {
  const count = first ?? 5
  if (count < 1 || count > scheduleLimits.nextTimes)
    throw badInput('first', `first is 1 to ${scheduleLimits.nextTimes}.`)
  return nextTimes(schedule, now, count).map(time => new Date(time))
}

const ReportScheduleOrder = orderInput<ScheduleOrderField>('ReportSchedule', 'reports', {
  CREATED_AT: 'When the report was made.',
  NAME: 'The name, from A to Z.',
  NEXT_RUN_AT: 'When the report is sent next; those without a time are before all others.',
})

const ReportScheduleConnection = builder.connectionObject({
  type: ReportScheduleRef,
  name: 'ReportScheduleConnection',
  description: 'A page of reports.',
})

builder.queryFields(t => ({
  reportSchedule: t.field({
    type: ReportScheduleRef,
    description: 'A report by its id or its name; NOT_FOUND when there is none. Needs the scope `read`.',
    authScopes: { read: true },
    args: idOrNameArgs('report'),
    resolve: (_root, args, ctx) => scheduleOf(ctx, args),
  }),
  reportSchedules: t.field({
    type: ReportScheduleConnection,
    description: 'The reports of the project with their schedules, oldest first. Needs the scope `read`.',
    authScopes: { read: true },
    args: {
      ...pageArgs,
      search: t.arg.string({ description: 'Only reports whose name holds this text, in any case.' }),
      orderBy: t.arg({ type: ReportScheduleOrder, description: 'What the reports go by. Default: CREATED_AT, ASC.' }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf<ScheduleOrderField>(args, args.orderBy ?? OLDEST_FIRST)
      return toConnection(await listSchedules(ctx, projectIdOf(ctx), page, args.search?.trim() || null), page)
    },
  }),
}))

const ReportSchedulePayload = builder.objectRef<{ reportSchedule: ReportSchedule }>('ReportSchedulePayload').implement({
  description: 'The report as it is now.',
  fields: t => ({
    reportSchedule: t.expose('reportSchedule', { type: ReportScheduleRef, description: 'The report.' }),
  }),
})

function scheduleOf(ctx: RequestContext, args: Parameters<typeof byIdOrName>[0]): Promise<ReportSchedule> {
  return byIdOrName(args, {
    id: async id => {
      const schedule = await reportScheduleLoader(ctx).load(idOf('ReportSchedule', id))
      if (!schedule) throw notFound('report')
      return schedule
    },
    name: name => getScheduleNamed(ctx, projectIdOf(ctx), name),
  })
}

/** A caller waits this long for the end of a run. */
const RUN_WAIT_MS = 10_000

builder.mutationFields(t => ({
  saveReportSchedule: t.field({
    type: ReportSchedulePayload,
    description:
      'Makes a report, or replaces the one of this id or name; another name renames it. CONFLICT where another report has the name. BAD_USER_INPUT says everything that is wrong, by field: `input.document.blocks.2.widget_id`. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: SaveReportScheduleInput, required: true, description: 'The report.' }) },
    resolve: async (_root, { input }, ctx) => {
      const id = input.id ? idOf('ReportSchedule', input.id) : null
      const saved = await saveReportSchedule(ctx, projectIdOf(ctx), toScheduleDraft(input), id).catch(error => {
        throw withPaths(error, inputPathOf)
      })
      return { reportSchedule: saved }
    },
  }),
  pauseReportSchedule: t.field({
    type: ReportSchedulePayload,
    description: 'Stops the schedule of a report. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: idOrNameArgs('report to pause'),
    resolve: async (_root, args, ctx) => ({
      reportSchedule: await pauseSchedule(ctx, await scheduleOf(ctx, args), true),
    }),
  }),
  resumeReportSchedule: t.field({
    type: ReportSchedulePayload,
    description: 'Lets a paused report be sent again, from its next time on. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: idOrNameArgs('report to resume'),
    resolve: async (_root, args, ctx) => ({
      reportSchedule: await pauseSchedule(ctx, await scheduleOf(ctx, args), false),
    }),
  }),
  deleteReportSchedule: t.field({
    type: DeletePayload,
    description: 'Deletes a report with its runs; what was sent, or waits to be, stays. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: idOrNameArgs('report to delete'),
    resolve: async (_root, args, ctx) => {
      const schedule = await scheduleOf(ctx, args)
      await deleteSchedule(ctx, schedule)
      return { id: encodeId('ReportSchedule', schedule.scheduleId) }
    },
  }),
  runReport: t.field({
    type: ReportRunRef,
    description:
      'Sends a report now, also a paused one, and waits up to 10 s for its messages to be made; then its state is RUNNING or QUEUED. RATE_LIMITED where many runs of it wait. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: idOrNameArgs('report to send'),
    resolve: async (_root, args, ctx) => runReportNow(ctx, await scheduleOf(ctx, args), RUN_WAIT_MS),
  }),
}))
