// The models report-schedule (create, update, delete, info, list, execute), report-preview (execute) and report-run (info, list).
import { z } from 'zod'
import { AppError, notFound } from '../base/errors.ts'
import { withPaths } from '../base/issues.ts'
import { bodyPathOf } from '../reports/report-body.ts'
import { idOf } from '../request/global-id.ts'
import { listOperation } from '../rest/list-operation.ts'
import { type Call, deletedModel, operation } from '../rest/operation.ts'
import { previewReport } from './preview.service.ts'
import { selectScheduleNamed } from './report-schedule.store.ts'
import type { ReportSchedule } from './report-schedule.ts'
import { getRun, runReportNow } from './run.service.ts'
import { reportRunList, reportScheduleList } from './schedule.list.ts'
import { reportScheduleLoader } from './schedule.loader.ts'
import { deleteSchedule, pauseSchedule, type ScheduleDraft, saveReportSchedule } from './schedule.service.ts'
import {
  newReportSchedule,
  reportIdField,
  reportRunModel,
  reportScheduleModel,
  reportSchedulePatch,
  toReportRunModel,
  toReportScheduleModel,
} from './schedule-model.ts'
import { scheduleTexts } from './schedule-texts.ts'

/** A caller waits this long for the end of a run. */
const RUN_WAIT_MS = 10_000

const idBody = z.object({ id: reportIdField })
const blocks = [
  { kind: 'HEADLINE', name: 'sales', widget_id: 'widget_3w5e11264sg', period: { preset: 'LAST_7_DAYS' } },
  { kind: 'TEXT', text: '{{ sales.title }}, {{ sales.period }}' },
]
const example = { name: 'Sales', document: { title: 'Sales of the week', blocks } }

async function scheduleOf({ ctx }: Call<unknown>, globalId: string): Promise<ReportSchedule> {
  const schedule = await reportScheduleLoader(ctx).load(idOf('ReportSchedule', globalId))
  if (!schedule) throw notFound('report')
  return schedule
}

export const reportScheduleOperations = [
  operation({
    method: 'create',
    model: 'report-schedule',
    action: 'saveReportSchedule',
    scopes: ['manage'],
    summary: 'Makes a report: what it shows, whom it goes to, and when',
    body: newReportSchedule,
    reply: { model: reportScheduleModel },
    example: { ...example, channel_ids: ['channel_3w5e11264sg'], cron: '0 7 * * 1' },
    async run({ ctx, by, input }) {
      if (await selectScheduleNamed(ctx.db, by.projectId, input.name.trim()))
        throw new AppError('CONFLICT', 'There is a report of this name already.')
      const draft = toDraft(input, null)
      return { model: toReportScheduleModel(await inBodyWords(saveReportSchedule(ctx, by.projectId, draft))) }
    },
  }),
  operation({
    method: 'update',
    model: 'report-schedule',
    action: 'saveReportSchedule',
    scopes: ['manage'],
    summary: 'Changes a report, pauses it or lets it go on',
    description: 'What a body does not name stays; null takes away what a report may be without.',
    body: reportSchedulePatch,
    reply: { model: reportScheduleModel },
    example: { id: 'reportschedule_3w5e11264sg', cron: '0 8 * * 1', paused: false },
    async run(call) {
      const { ctx, by, input } = call
      const before = await scheduleOf(call, input.id)
      const draft = toDraft({ ...input, name: input.name ?? before.name }, before)
      const saved = await inBodyWords(saveReportSchedule(ctx, by.projectId, draft, before.scheduleId))
      const changed = input.paused === undefined ? saved : await pauseSchedule(ctx, saved, input.paused)
      return { model: toReportScheduleModel(changed) }
    },
  }),
  operation({
    method: 'delete',
    model: 'report-schedule',
    action: 'deleteReportSchedule',
    scopes: ['manage'],
    summary: 'Deletes a report with its runs; what was sent, or waits to be, stays',
    body: idBody,
    reply: { model: deletedModel },
    example: { id: 'reportschedule_3w5e11264sg' },
    async run(call) {
      await deleteSchedule(call.ctx, await scheduleOf(call, call.input.id))
      return { model: { id: call.input.id } }
    },
  }),
  operation({
    method: 'info',
    model: 'report-schedule',
    scopes: ['read'],
    summary: 'A report by its id',
    body: idBody,
    reply: { model: reportScheduleModel },
    example: { id: 'reportschedule_3w5e11264sg' },
    run: async call => ({ model: toReportScheduleModel(await scheduleOf(call, call.input.id)) }),
  }),
  listOperation(
    {
      model: 'report-schedule',
      scopes: ['read'],
      summary: 'The reports of the project with their schedules',
      example: { condition: [['paused', '=', false]], order: ['next_run_at'] },
    },
    reportScheduleList,
  ),
  operation({
    method: 'execute',
    model: 'report-schedule',
    scopes: ['manage'],
    summary: 'Sends a report now, and waits up to 10 s for its messages to be made',
    isChanging: true,
    body: idBody,
    reply: { model: reportRunModel },
    example: { id: 'reportschedule_3w5e11264sg' },
    run: async call => ({
      model: toReportRunModel(await runReportNow(call.ctx, await scheduleOf(call, call.input.id), RUN_WAIT_MS)),
    }),
  }),
  operation({
    method: 'execute',
    model: 'report-preview',
    scopes: ['manage'],
    summary: 'What a report would send now, as a page of its own; nothing is sent',
    body: idBody.extend({
      row: z.int().min(1).nullish().meta({ description: 'Which row of its mail-merge, from 1. Default: 1.' }),
    }),
    reply: {
      model: z.object({
        title: z.string().meta({ description: scheduleTexts.mailTitle }),
        html: z.string().meta({ description: 'A page without scripts that loads nothing: for paper, for a PDF.' }),
        recipient: z.string().nullable(),
        is_empty: z.boolean().meta({ description: 'Whether no block has anything to tell.' }),
        row: z.int(),
        rows: z.int().meta({ description: scheduleTexts.previewRows }),
      }),
    },
    example: { id: 'reportschedule_3w5e11264sg' },
    async run(call) {
      const schedule = await scheduleOf(call, call.input.id)
      const made = await previewReport(call.ctx, call.by.projectId, schedule, call.input.row ?? 1)
      const { message, recipient, isEmpty, row, rows } = made
      return { model: { title: message.title, html: await made.html(), recipient, is_empty: isEmpty, row, rows } }
    },
  }),
  operation({
    method: 'info',
    model: 'report-run',
    scopes: ['read'],
    summary: 'A run of a report by its id',
    body: z.object({
      id: z
        .string()
        .min(1)
        .meta({ description: 'Id of a run of a report.', examples: ['reportrun_3w5e11264sg'] }),
    }),
    reply: { model: reportRunModel },
    example: { id: 'reportrun_3w5e11264sg' },
    run: async ({ ctx, by, input }) => ({
      model: toReportRunModel(await getRun(ctx, by.projectId, idOf('ReportRun', input.id))),
    }),
  }),
  listOperation(
    {
      model: 'report-run',
      scopes: ['read'],
      summary: 'The log of runs of reports',
      example: { condition: [['state', '=', 'FAILED']], order: ['queued_at DESC'] },
    },
    reportRunList,
  ),
]

/** What a body says, and what was there of what it does not say. */
function toDraft(
  input: Omit<z.output<typeof reportSchedulePatch>, 'id' | 'paused'> & { readonly name: string },
  before: ReportSchedule | null,
): ScheduleDraft {
  const or = <T>(given: T | undefined, now: T): T => (given === undefined ? now : given)
  return {
    name: input.name,
    document: input.document ?? before?.document,
    channelIds: input.channel_ids?.map(id => idOf('Channel', id)) ?? before?.channelIds ?? [],
    merge: or<unknown>(input.merge, before?.merge ?? null),
    skipIfEmpty: or(input.skip_if_empty, before?.skipIfEmpty ?? false) ?? false,
    cron: or(input.cron, before?.cron ?? null)?.trim() || null,
    timeZone: or(input.time_zone, before?.timeZone ?? null),
    afterAlertId:
      input.after_alert_id === undefined
        ? (before?.afterAlertId ?? null)
        : input.after_alert_id && idOf('Alert', input.after_alert_id),
  }
}

/** Fields of errors as bodies spell them: `channel_ids.0`. */
const inBodyWords = <T>(work: Promise<T>) =>
  work.catch(error => {
    throw withPaths(error, bodyPathOf)
  })
