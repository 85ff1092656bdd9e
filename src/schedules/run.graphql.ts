import { alertEventLoader } from '../alerts/alert.loader.ts'
import { AlertEventRef } from '../alerts/refs.graphql.ts'
import { projectIdOf } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { idOf } from '../request/global-id.ts'
import { NEWEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { ReportRunRef, ReportScheduleRef } from './refs.graphql.ts'
import { selectRunPage } from './report-run.store.ts'
import type { RunCause, RunState } from './report-schedule.ts'
import { reportRunLoader, reportScheduleLoader } from './schedule.loader.ts'
import { scheduleTexts } from './schedule-texts.ts'

const ReportRunCauseEnum = builder.enumType('ReportRunCause', {
  description: 'Why a report was sent.',
  values: {
    SCHEDULE: { description: 'By its schedule.' },
    MANUAL: { description: 'By hand: `runReport`.' },
    ALERT: { description: 'The alert that it follows began to fire.' },
  } satisfies Record<RunCause, object>,
})

const ReportRunStateEnum = builder.enumType('ReportRunState', {
  description: 'How far the run of a report is.',
  values: {
    QUEUED: { description: 'It waits for a gateway, or for what failed to work again.' },
    RUNNING: { description: 'Its messages are being made.' },
    SUCCEEDED: { description: 'Every row has its message, was skipped, or is among `failed`.' },
    FAILED: { description: 'There is no message at all; `error` says why.' },
  } satisfies Record<RunState, object>,
})

builder.node(ReportRunRef, {
  description: 'One time that a report was sent.',
  id: { resolve: run => run.runId, description: 'Global id.' },
  loadMany: (ids, ctx) => Promise.all(ids.map(id => reportRunLoader(ctx).load(id))),
  fields: t => ({
    reportSchedule: t.field({
      type: ReportScheduleRef,
      nullable: true,
      description: 'The report that was sent; null: it was deleted.',
      resolve: (run, _args, ctx) => reportScheduleLoader(ctx).load(run.scheduleId),
    }),
    cause: t.expose('cause', { type: ReportRunCauseEnum, description: 'What the run was begun by.' }),
    state: t.expose('state', { type: ReportRunStateEnum, description: 'Where the run of the report stands.' }),
    scheduledFor: t.expose('scheduledFor', {
      type: 'DateTime',
      nullable: true,
      description: 'The time of the schedule that it is for; null for others.',
    }),
    alertEvent: t.field({
      type: AlertEventRef,
      nullable: true,
      description: scheduleTexts.alertEvent,
      resolve: ({ alertEventId }, _args, ctx) =>
        alertEventId === null ? null : alertEventLoader(ctx).load(alertEventId),
    }),
    asOf: t.expose('asOf', { type: 'DateTime', description: scheduleTexts.asOf }),
    queuedAt: t.expose('queuedAt', { type: 'DateTime', description: scheduleTexts.queuedAt }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a gateway first took the run; null: none has.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the last row was done; null: it goes on.',
    }),
    rows: t.exposeInt('rows', { nullable: true, description: scheduleTexts.runRows }),
    messages: t.exposeInt('messages', { description: scheduleTexts.messages }),
    skipped: t.exposeInt('skipped', { description: scheduleTexts.skipped }),
    failed: t.exposeInt('failed', { description: scheduleTexts.failed }),
    error: t.exposeString('errorMessage', { nullable: true, description: 'Why there is no message; null: there is.' }),
    problems: t.field({ type: ['String'], description: scheduleTexts.problems, resolve: run => [...run.problems] }),
  }),
})

const ReportRunConnection = builder.connectionObject({
  type: ReportRunRef,
  name: 'ReportRunConnection',
  description: 'A page of runs of reports.',
})

builder.queryField('reportRuns', t =>
  t.field({
    type: ReportRunConnection,
    description: 'The log of runs of reports, newest first. Needs the scope `read`.',
    authScopes: { read: true },
    args: {
      ...pageArgs,
      reportScheduleId: t.arg.id({ description: 'Global id of a report: only its runs. Default: those of all.' }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf(args, NEWEST_FIRST)
      const id = args.reportScheduleId ? idOf('ReportSchedule', args.reportScheduleId) : null
      return toConnection(await selectRunPage(ctx.db, projectIdOf(ctx), page, id), page)
    },
  }),
)
