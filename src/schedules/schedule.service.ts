// Saves, finds, lists, pauses and deletes reports with their schedules.

import { getAlert } from '../alerts/alert.service.ts'
import { AppError, badInput, notFound } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import { countText } from '../core/number-format.ts'
import { isTimeZone } from '../core/zone.ts'
import { isUniqueViolation } from '../database/failure.ts'
import type { Page } from '../database/page.ts'
import { channelsById } from '../deliveries/channel.service.ts'
import { parseFields } from '../http/zod-issues.ts'
import type { RequestContext } from '../request/context.ts'
import type { ListRequest } from '../request/page.ts'
import { issueOfCron, nextAfter } from '../schedule/cron.ts'
import { checkText } from '../sources/field-checks.ts'
import { issueOfPath } from '../sources/path.ts'
import { assertQuery, assertSource, checkDocument, checkTemplates, note } from './check-document.service.ts'
import { createReaderContext } from './reader.service.ts'
import { type ReportDocument, readDocument, reservedNames } from './report-document.ts'
import {
  deleteScheduleRow,
  insertSchedule,
  type ScheduleOrderField,
  selectScheduleCount,
  selectScheduleNamed,
  selectSchedulePage,
  selectSchedulesById,
  updateSchedule,
} from './report-schedule.store.ts'
import { type MergeSpec, mergeSpec, type ReportSchedule, scheduleLimits } from './report-schedule.ts'

export interface ScheduleDraft {
  readonly name: string
  readonly document: unknown
  readonly channelIds: readonly Id[]
  readonly merge: unknown
  readonly skipIfEmpty: boolean
  readonly cron: string | null
  /** `null`: the project's. */
  readonly timeZone: string | null
  readonly afterAlertId: Id | null
}

/** What was checked of a draft. */
export interface CheckedDraft extends Omit<ScheduleDraft, 'document' | 'merge' | 'timeZone'> {
  readonly document: ReportDocument
  readonly merge: MergeSpec | null
  readonly timeZone: string
}

/**
 * Makes a report, or changes the one of this name, or the one with this id, which gets the name. Throws BAD_USER_INPUT with everything that is
 * wrong, NOT_FOUND for an id that nothing has, CONFLICT for a name that another report has, or where there are too many.
 */
export async function saveReportSchedule(
  ctx: RequestContext,
  projectId: ProjectId,
  draft: ScheduleDraft,
  id: Id | null = null,
): Promise<ReportSchedule> {
  const name = draft.name.trim()
  const known = id === null ? await selectScheduleNamed(ctx.db, projectId, name) : await getSchedule(ctx, projectId, id)
  const checked = await checkDraft(ctx, projectId, { ...draft, name })
  await assertChannels(ctx, projectId, draft.channelIds)
  // What it followed before stays, also where it was deleted.
  if (draft.afterAlertId !== (known?.afterAlertId ?? null)) await assertAlert(ctx, projectId, draft.afterAlertId)
  if (!known && (await selectScheduleCount(ctx.db, projectId, scheduleLimits.schedules)) >= scheduleLimits.schedules)
    throw new AppError('CONFLICT', `The project has ${countText(scheduleLimits.schedules)} reports already.`)
  const now = ctx.clock()
  const paused = known?.paused ?? false
  const schedule: ReportSchedule = {
    ...checked,
    projectId,
    scheduleId: known?.scheduleId ?? ctx.makeId(),
    paused,
    nextRunAt: paused ? null : nextTime(checked, now),
    afterAlertSince: paused ? null : followedSince(known, checked.afterAlertId, now),
    createdAt: known?.createdAt ?? new Date(now),
    updatedAt: new Date(now),
  }
  try {
    if (!known) await insertSchedule(ctx.db, schedule)
    else if (!(await updateSchedule(ctx.db, schedule))) throw notFound('report')
  } catch (error) {
    if (!isUniqueViolation(error, 'report_schedules_name_key')) throw error
    throw new AppError('CONFLICT', `There is another report ${quote(name, 100)}.`)
  }
  return schedule
}

function nextTime({ cron, timeZone }: Pick<ReportSchedule, 'cron' | 'timeZone'>, now: number): Date | null {
  const next = cron === null ? null : nextAfter(cron, timeZone, now)
  return next === null ? null : new Date(next)
}

/** What fired before it was asked to follow the alert is left alone. */
function followedSince(before: ReportSchedule | null, afterAlertId: Id | null, now: number): Date | null {
  if (afterAlertId === null) return null
  return before?.afterAlertId === afterAlertId ? (before.afterAlertSince ?? new Date(now)) : new Date(now)
}

/** Throws BAD_USER_INPUT with everything that is wrong, by path of the draft. */
export async function checkDraft(
  ctx: RequestContext,
  projectId: ProjectId,
  draft: ScheduleDraft,
): Promise<CheckedDraft> {
  const issues = new Issues()
  const timeZone = draft.timeZone ?? (await ctx.services.auth.project(projectId)).timeZone
  if (draft.name === '') issues.add('name', 'The name is empty.')
  checkText(draft.name, scheduleLimits.nameLength, 'name', issues)
  if (!isTimeZone(timeZone)) issues.add('timeZone', 'It is not an IANA time zone.')
  const cronIssue = draft.cron === null ? null : issueOfCron(draft.cron, timeZone)
  if (cronIssue) issues.add('cron', cronIssue)
  const signal = ctx.signal
  const reader = createReaderContext(ctx, { projectId, name: draft.name, asOf: ctx.now, signal })
  const document = await within('document', issues, async inner => {
    const read = readDocument(draft.document)
    await checkDocument(reader, read, inner)
    return read
  })
  const merge = await within('merge', issues, inner => checkMerge(reader, draft.merge, inner))
  issues.throwIfAny()
  return { ...draft, timeZone, document: document as ReportDocument, merge: merge ?? null }
}

/** What is wrong in a member stands below its name. */
async function within<T>(name: string, issues: Issues, work: (inner: Issues) => Promise<T>): Promise<T | null> {
  const inner = new Issues()
  let value: T | null = null
  try {
    value = await work(inner)
    inner.throwIfAny()
  } catch (error) {
    note(error, name, issues)
  }
  return value
}

async function checkMerge(ctx: RequestContext, input: unknown, issues: Issues): Promise<MergeSpec | null> {
  if (input === null || input === undefined) return null
  const merge = parseFields(mergeSpec, input)
  const { query_id, source, rows, recipient } = merge
  if (((query_id ?? null) === null) === ((source ?? null) === null))
    issues.add('query_id', 'Give query_id or source, one of them.')
  else if (query_id) await assertQuery(ctx, query_id, 'query_id')
  else if (source) await assertSource(ctx, source, 'source')
  const issue = rows ? issueOfPath(rows) : null
  if (issue) issues.add('rows', issue)
  if (recipient) checkTemplates(ctx, [['recipient', recipient]], { path: '', known: reservedNames }, issues)
  return merge
}

async function assertChannels(ctx: RequestContext, projectId: ProjectId, channelIds: readonly Id[]): Promise<void> {
  const issues = new Issues()
  const most = scheduleLimits.channels
  if (channelIds.length === 0 || channelIds.length > most)
    issues.add('channelIds', `A report goes to 1 to ${most} channels.`)
  issues.throwIfAny()
  const channels = await channelsById(ctx, projectId, [...new Set(channelIds)])
  const known = new Set(channels.map(({ channelId }) => channelId))
  for (const [at, channelId] of channelIds.entries()) {
    if (!known.has(channelId)) issues.add(`channelIds.${at}`, 'The channel does not exist.')
    else if (channelIds.indexOf(channelId) < at) issues.add(`channelIds.${at}`, 'The channel is given twice.')
  }
  issues.throwIfAny()
}

async function assertAlert(ctx: RequestContext, projectId: ProjectId, alertId: Id | null): Promise<void> {
  if (alertId === null) return
  await getAlert(ctx, projectId, alertId).catch(error => {
    if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error
    throw badInput('afterAlertId', 'The alert does not exist.')
  })
}

/** Throws NOT_FOUND. */
async function getSchedule(ctx: RequestContext, projectId: ProjectId, id: Id): Promise<ReportSchedule> {
  const [schedule] = await selectSchedulesById(ctx.db, projectId, [id])
  if (!schedule) throw notFound('report')
  return schedule
}

/** Throws NOT_FOUND. */
export async function getScheduleNamed(
  ctx: RequestContext,
  projectId: ProjectId,
  name: string,
): Promise<ReportSchedule> {
  const schedule = await selectScheduleNamed(ctx.db, projectId, name)
  if (!schedule) throw new AppError('NOT_FOUND', `There is no report ${quote(name, 100)}.`)
  return schedule
}

export function listSchedules(
  ctx: RequestContext,
  projectId: ProjectId,
  page: ListRequest<ScheduleOrderField>,
  search: string | null,
): Promise<Page<ReportSchedule>> {
  return selectSchedulePage(ctx.db, projectId, page, search)
}

/** A paused report runs by hand only. What fires meanwhile is not made up for. */
export async function pauseSchedule(
  ctx: RequestContext,
  schedule: ReportSchedule,
  paused: boolean,
): Promise<ReportSchedule> {
  const now = ctx.clock()
  const changed = {
    ...schedule,
    paused,
    nextRunAt: paused ? null : nextTime(schedule, now),
    afterAlertSince: paused ? null : followedSince(schedule, schedule.afterAlertId, now),
    updatedAt: new Date(now),
  }
  if (!(await updateSchedule(ctx.db, changed))) throw notFound('report')
  return changed
}

export async function deleteSchedule(ctx: RequestContext, { projectId, scheduleId }: ReportSchedule): Promise<void> {
  if (!(await deleteScheduleRow(ctx.db, projectId, scheduleId))) throw notFound('report')
}

/** Its next times, after now; none without a schedule. */
export function nextTimes(
  { cron, timeZone }: Pick<ReportSchedule, 'cron' | 'timeZone'>,
  from: number,
  count: number,
): number[] {
  const times: number[] = []
  for (let last: number | null = from; cron !== null && times.length < count; ) {
    last = nextAfter(cron, timeZone, last)
    if (last === null) break
    times.push(last)
  }
  return times
}
