// How reports are written down.
import { builder } from '../graphql/builder.ts'
import { idOf } from '../request/global-id.ts'
import type { ScheduleDraft } from './schedule.service.ts'
import { scheduleTexts } from './schedule-texts.ts'

const ReportMergeInput = builder.inputType('ReportMergeInput', {
  description: 'Where the rows of a mail-merge come from. Give `queryId` or `source`, one of them.',
  fields: t => ({
    queryId: t.id({ description: 'Global id of a saved query, each row of which makes a message.' }),
    source: t.string({ description: 'The name of a source that only reads, each row of which makes a message.' }),
    variables: t.field({ type: 'JSON', description: 'Variables of the query or the source, by name.' }),
    rows: t.string({ description: scheduleTexts.mergeRows }),
    recipient: t.string({ description: scheduleTexts.recipient }),
  }),
})

/** Of a report that is saved, and of one that is only looked at. */
export const SaveReportScheduleInput = builder.inputType('SaveReportScheduleInput', {
  description: 'A report with its schedule.',
  fields: t => ({
    id: t.id({ description: 'Global id of the report to change. Default: the one of this name, or a new one.' }),
    name: t.string({ required: true, description: scheduleTexts.name }),
    document: t.field({ type: 'JSON', required: true, description: scheduleTexts.document }),
    channelIds: t.idList({ required: true, description: `${scheduleTexts.channels} By global id.` }),
    merge: t.field({ type: ReportMergeInput, description: scheduleTexts.merge }),
    skipIfEmpty: t.boolean({ description: scheduleTexts.skipIfEmpty }),
    cron: t.string({ description: scheduleTexts.cron }),
    timeZone: t.field({ type: 'TimeZone', description: scheduleTexts.timeZone }),
    afterAlertId: t.id({ description: `${scheduleTexts.afterAlert} By global id.` }),
  }),
})

export function toScheduleDraft(input: typeof SaveReportScheduleInput.$inferInput): ScheduleDraft {
  const { merge } = input
  return {
    name: input.name.trim(),
    document: input.document,
    channelIds: input.channelIds.map(id => idOf('Channel', id)),
    merge: merge && {
      query_id: merge.queryId ?? null,
      source: merge.source ?? null,
      variables: merge.variables ?? null,
      rows: merge.rows ?? null,
      recipient: merge.recipient ?? null,
    },
    skipIfEmpty: input.skipIfEmpty ?? false,
    cron: input.cron?.trim() || null,
    timeZone: input.timeZone ?? null,
    afterAlertId: input.afterAlertId ? idOf('Alert', input.afterAlertId) : null,
  }
}

/** Fields of errors as GraphQL spells them; documents are spelled as they were written. */
export const inputPathOf = (path: string) => path.replace(/^merge\.query_id$/, 'merge.queryId')
