// Reports and their runs in the words of the REST layer.
import { z } from 'zod'
import { idField, instantOut, zoneField } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { reportDocument } from './report-document.ts'
import { mergeSpec, type ReportRun, type ReportSchedule, runCauses, runStates } from './report-schedule.ts'
import { scheduleTexts } from './schedule-texts.ts'

export const reportIdField = z
  .string()
  .min(1)
  .meta({ description: 'Id of a report.', examples: ['reportschedule_3w5e11264sg'] })

const describe = (description: string) => ({ description })
const optionals = {
  merge: mergeSpec.nullish(),
  skip_if_empty: z.boolean().nullish().meta(describe(scheduleTexts.skipIfEmpty)),
  cron: z
    .string()
    .nullish()
    .meta({ ...describe(scheduleTexts.cron), examples: ['0 7 * * 1-5'] }),
  time_zone: zoneField(scheduleTexts.timeZone).nullish(),
  after_alert_id: idField('alert').nullish().meta(describe(scheduleTexts.afterAlert)),
}
const channelIds = z.array(idField('channel')).meta(describe(scheduleTexts.channels))
const name = z.string().min(1).meta(describe(scheduleTexts.name))

export const newReportSchedule = z.object({ name, document: reportDocument, channel_ids: channelIds, ...optionals })

export const reportSchedulePatch = z.object({
  id: reportIdField,
  name: name.optional(),
  document: reportDocument.optional(),
  channel_ids: channelIds.optional(),
  ...optionals,
  paused: z.boolean().optional().meta(describe(scheduleTexts.paused)),
})

export const reportScheduleModel = z.object({
  id: z.string().meta(describe('Id of the report.')),
  name: z.string(),
  document: reportDocument,
  channel_ids: z.array(z.string()),
  merge: mergeSpec.nullable(),
  skip_if_empty: z.boolean(),
  cron: z.string().nullable(),
  time_zone: z.string(),
  after_alert_id: z
    .string()
    .nullable()
    .meta(describe(`${scheduleTexts.afterAlert} An alert that was deleted stays.`)),
  paused: z.boolean(),
  next_run_at: instantOut(scheduleTexts.nextRunAt).nullable(),
  created_at: instantOut(scheduleTexts.createdAt),
  updated_at: instantOut(scheduleTexts.updatedAt),
})

export const toReportScheduleModel = (schedule: ReportSchedule): z.output<typeof reportScheduleModel> => ({
  id: encodeId('ReportSchedule', schedule.scheduleId),
  name: schedule.name,
  document: schedule.document,
  channel_ids: schedule.channelIds.map(id => encodeId('Channel', id)),
  merge: schedule.merge,
  skip_if_empty: schedule.skipIfEmpty,
  cron: schedule.cron,
  time_zone: schedule.timeZone,
  after_alert_id: schedule.afterAlertId && encodeId('Alert', schedule.afterAlertId),
  paused: schedule.paused,
  next_run_at: schedule.nextRunAt?.toISOString() ?? null,
  created_at: schedule.createdAt.toISOString(),
  updated_at: schedule.updatedAt.toISOString(),
})

export const reportRunModel = z.object({
  id: z.string().meta(describe('Id of the run.')),
  report_schedule_id: z.string().meta(describe(scheduleTexts.reportId)),
  cause: z.enum(runCauses),
  alert_event_id: z.string().nullable().meta(describe(scheduleTexts.alertEventId)),
  state: z.enum(runStates).meta(describe('RUNNING or QUEUED where it has not ended within 10 s.')),
  as_of: instantOut(scheduleTexts.asOf),
  finished_at: instantOut(scheduleTexts.finishedAt).nullable(),
  rows: z.int().nullable().meta(describe(scheduleTexts.runRows)),
  messages: z.int().meta(describe(scheduleTexts.messages)),
  skipped: z.int().meta(describe(scheduleTexts.skipped)),
  failed: z.int().meta(describe(scheduleTexts.failed)),
  error: z.string().nullable().meta(describe(scheduleTexts.noMessage)),
  problems: z.array(z.string()).meta(describe(scheduleTexts.problems)),
})

export const toReportRunModel = (run: ReportRun): z.output<typeof reportRunModel> => ({
  id: encodeId('ReportRun', run.runId),
  report_schedule_id: encodeId('ReportSchedule', run.scheduleId),
  cause: run.cause,
  alert_event_id: run.alertEventId && encodeId('AlertEvent', run.alertEventId),
  state: run.state,
  as_of: run.asOf.toISOString(),
  finished_at: run.finishedAt?.toISOString() ?? null,
  rows: run.rows,
  messages: run.messages,
  skipped: run.skipped,
  failed: run.failed,
  error: run.errorMessage,
  problems: [...run.problems],
})
