import { projectIdOf } from '../auth/guard.ts'
import { badInput } from '../base/errors.ts'
import { withPaths } from '../base/issues.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import type { RequestContext } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { issueOfCron } from '../schedule/cron.ts'
import { type PreviewedReport, previewReport, type ReportPreview } from './preview.service.ts'
import { timesOf } from './schedule.graphql.ts'
import { checkDraft } from './schedule.service.ts'
import { inputPathOf, SaveReportScheduleInput, toScheduleDraft } from './schedule-input.graphql.ts'
import { scheduleTexts } from './schedule-texts.ts'
import { sendTestReport } from './test-send.service.ts'

const ReportPreviewRef = builder.objectRef<ReportPreview>('ReportPreview').implement({
  description: 'What a report would send now.',
  fields: t => ({
    title: t.string({ description: scheduleTexts.mailTitle, resolve: it => it.message.title }),
    html: t.string({
      description: 'A page of its own, with pictures in it and nothing to load: for a frame, for paper, for a PDF.',
      resolve: it => it.html(),
    }),
    recipient: t.exposeString('recipient', {
      nullable: true,
      description: 'Whom the message of the row goes to; null: the addresses of the channel.',
    }),
    isEmpty: t.exposeBoolean('isEmpty', {
      description: 'Whether no block has anything to tell: with `skipIfEmpty` nothing is sent.',
    }),
    row: t.exposeInt('row', { description: 'Which row of the mail-merge it shows, from 1.' }),
    rows: t.exposeInt('rows', { description: scheduleTexts.previewRows }),
    problems: t.field({
      type: ['String'],
      description: 'What tables and files lack.',
      resolve: it => [...it.problems],
    }),
  }),
})

const rowText = 'Which row of the mail-merge, from 1. Default: 1.'

async function draftOf(
  ctx: RequestContext,
  input: typeof SaveReportScheduleInput.$inferInput,
): Promise<PreviewedReport> {
  const checked = await checkDraft(ctx, projectIdOf(ctx), toScheduleDraft(input))
  return { ...checked, scheduleId: input.id ? idOf('ReportSchedule', input.id) : null }
}

/** The report stands below `report`; the other members of the input are beside it. */
async function naming<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw withPaths(error, path => (path === 'row' || path === 'recipient' ? path : `report.${inputPathOf(path)}`))
  }
}

const PreviewReportInput = builder.inputType('PreviewReportInput', {
  description: 'A report to look at.',
  fields: t => ({
    report: t.field({
      type: SaveReportScheduleInput,
      required: true,
      description: 'The report, as it would be saved.',
    }),
    row: t.int({ description: rowText }),
  }),
})

builder.queryFields(t => ({
  previewReport: t.field({
    type: ReportPreviewRef,
    description:
      'A report as it would be sent now, saved or not; nothing is sent or kept. BAD_USER_INPUT says what is wrong, by field. Needs the scope `manage`, since it calls sources.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: PreviewReportInput, required: true, description: 'What to look at.' }) },
    resolve: (_root, { input }, ctx) =>
      naming(async () => previewReport(ctx, projectIdOf(ctx), await draftOf(ctx, input.report), input.row ?? 1)),
  }),
  cronTimes: t.field({
    type: ['DateTime'],
    description: 'The next times of a schedule, before anything is saved with it. Needs the scope `read`.',
    authScopes: { read: true },
    args: {
      cron: t.arg.string({ required: true, description: 'Five fields as cron has, or `@daily` and the like.' }),
      timeZone: t.arg({ type: 'TimeZone', description: "The zone of the times. Default: the project's." }),
      first: t.arg.int({ description: 'How many times, 1 to 20. Default: 5.' }),
    },
    resolve: async (_root, args, ctx) => {
      const timeZone = args.timeZone ?? (await ctx.services.auth.project(projectIdOf(ctx))).timeZone
      const cron = args.cron.trim()
      const issue = issueOfCron(cron, timeZone)
      if (issue) throw badInput('cron', issue)
      return timesOf({ cron, timeZone }, ctx.now, args.first)
    },
  }),
}))

const SendTestReportInput = builder.inputType('SendTestReportInput', {
  description: 'One message of a report, for a look at it where others will see it.',
  fields: t => ({
    report: t.field({ type: SaveReportScheduleInput, required: true, description: 'The report, saved or not.' }),
    channelId: t.id(globalIdOf('channel')),
    recipient: t.string({
      description: 'One address of e-mail, for a channel of the kind EMAIL. Default: those of the channel.',
    }),
    row: t.int({ description: `${rowText} The row names no recipient here.` }),
  }),
})

builder.mutationField('sendTestReport', t =>
  t.field({
    type: ReportPreviewRef,
    description:
      'Sends one message of a report to one channel, with `[Test]` before its title, and answers what was sent. It is no run, and stands among the deliveries. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: SendTestReportInput, required: true, description: 'The message to send.' }) },
    resolve: (_root, { input }, ctx) =>
      naming(async () => {
        const report = await draftOf(ctx, input.report)
        const channelId = idOf('Channel', input.channelId)
        const to = { channelId, recipient: input.recipient ?? null, row: input.row ?? 1 }
        return sendTestReport(ctx, projectIdOf(ctx), report, to)
      }),
  }),
)
