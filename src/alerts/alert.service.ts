// Saves, finds, lists, snoozes, acknowledges and deletes alerts.
import { rulesOf } from '../auth/project.ts'
import { AppError, badInput, notFound } from '../base/errors.ts'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import { quote } from '../base/quote.ts'
import type { CalendarRules } from '../core/calendar.ts'
import { isUniqueViolation } from '../database/failure.ts'
import type { Page } from '../database/page.ts'
import { channelsById } from '../deliveries/channel.service.ts'
import { watchedWidgets } from '../live/watched-widgets.ts'
import type { RequestContext } from '../request/context.ts'
import type { ListRequest } from '../request/page.ts'
import type { Widget } from '../widgets/widget.ts'
import {
  type AlertOrderField,
  type AlertSearch,
  deleteAlertRow,
  selectAlertByName,
  selectAlertCount,
  selectAlertPage,
  selectAlertsById,
  updateSnooze,
  upsertAlert,
} from './alert.store.ts'
import { type Alert, alertLimits } from './alert.ts'
import { checkAlert } from './alert-check.ts'
import type { AlertDraft } from './alert-draft.ts'
import { type AlertEventSearch, selectEventPage, updateAcknowledged } from './alert-event.store.ts'
import type { AlertEvent } from './alert-event.ts'
import { deleteStates } from './alert-state.store.ts'
import { nextEvaluation } from './due.service.ts'
import { readAlerts } from './reading.service.ts'
import { firstInstant, windowDays } from './window.ts'

/**
 * Makes an alert, or puts it in the place of the one of this name, or of the one with this id, which gets the name. What is read is tried at
 * once. Throws BAD_USER_INPUT with everything that is wrong, NOT_FOUND, and CONFLICT for a name that another alert has.
 */
export async function saveAlert(
  ctx: RequestContext,
  projectId: ProjectId,
  draft: AlertDraft,
  id: Id | null = null,
): Promise<Alert> {
  const known =
    id === null ? await selectAlertByName(ctx.db, projectId, draft.name.trim()) : await getAlert(ctx, projectId, id)
  if (!known && (await selectAlertCount(ctx.db, projectId)) >= alertLimits.alerts)
    throw new AppError('CONFLICT', `A project has at most ${alertLimits.alerts} alerts. Delete one first.`)
  const { widget, ...checked } = await checkDraft(ctx, projectId, draft)
  const watches = await watchedWidgets(
    ctx,
    projectId,
    widget.metrics.filter(it => it.metricId === draft.metricId),
  )
  const read = await ctx.services.catalogue.operandWidgets(projectId, watches)
  const now = new Date(ctx.now)
  const alert: Alert = {
    ...checked,
    projectId,
    alertId: known?.alertId ?? ctx.makeId(),
    snoozedUntil: known?.snoozedUntil ?? null,
    watches,
    countsEvents: read.some(it => it?.metrics.some(metric => metric.eventCount !== null)),
    nextEvaluationAt: draft.paused ? null : now,
    evaluatedAt: known?.evaluatedAt ?? null,
    problem: null,
    version: (known?.version ?? 0) + 1,
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
  }
  try {
    await ctx.db.transaction().execute(async trx => {
      await upsertAlert(trx, alert)
      if (known && standsAnew(known, alert)) await deleteStates(trx, projectId, alert.alertId, null)
    })
  } catch (error) {
    if (!isUniqueViolation(error, 'alerts_name_key')) throw error
    throw new AppError('CONFLICT', `There is another alert ${quote(alert.name, 100)}.`)
  }
  ctx.bus.publish('alert.changed', { projectId, alertId: alert.alertId })
  return alert
}

/** Checked, with its defaults, and read once: a report that cannot be had is found now and not at night. */
export async function checkDraft(
  ctx: RequestContext,
  projectId: ProjectId,
  draft: AlertDraft,
): Promise<AlertDraft & { readonly timeZone: string; readonly widget: Widget }> {
  const widget = await ctx.services.catalogue.widget(projectId, draft.widgetId)
  if (!widget) throw notFound('widget')
  if (!widget.metrics.some(({ metricId }) => metricId === draft.metricId)) throw notFound('metric')
  if (widget.keyKind === 'CATEGORY')
    throw badInput('metricId', 'The keys of its widget are names: only days and instants have buckets to watch.')
  const project = await ctx.services.auth.project(projectId)
  const checked = { ...draft, name: draft.name.trim(), timeZone: draft.timeZone ?? project.timeZone }
  checkAlert(checked)
  const channelIds = [...new Set(draft.channelIds)]
  const channels = channelIds.length > 0 ? await channelsById(ctx, projectId, channelIds) : []
  if (channels.length < channelIds.length) throw notFound('channel')
  await tryReading(ctx, checked, widget, rulesOf(project))
  return { ...checked, channelIds, widget }
}

async function tryReading(
  ctx: RequestContext,
  draft: AlertDraft & { readonly timeZone: string },
  widget: Widget,
  rules: CalendarRules,
): Promise<void> {
  const clock = { now: ctx.now, timeZone: draft.timeZone, rules }
  const days = windowDays(draft.rule, firstInstant(draft.rule.granularity, clock, null), ctx.now, clock)
  const [reading] = await readAlerts(ctx, [{ alert: draft, widget, days }])
  if (reading instanceof Error) throw reading
}

/** Whether its groups or its buckets are others than before: then nothing that was remembered holds. */
function standsAnew(before: Alert, after: Alert): boolean {
  const what = ({ widgetId, metricId, timeZone, rule }: Alert) =>
    JSON.stringify([widgetId, metricId, timeZone, rule.granularity, rule.where, rule.by])
  return what(before) !== what(after)
}

/** Throws NOT_FOUND, also for the alert of a widget that the principal may not see. */
export async function getAlert(ctx: RequestContext, projectId: ProjectId, id: Id): Promise<Alert> {
  const [alert] = await selectAlertsById(ctx.db, projectId, [id])
  if (!alert || !isVisible(ctx, alert)) throw notFound('alert')
  return alert
}

export async function getAlertByName(ctx: RequestContext, projectId: ProjectId, name: string): Promise<Alert> {
  const alert = await selectAlertByName(ctx.db, projectId, name)
  if (alert && isVisible(ctx, alert)) return alert
  throw new AppError('NOT_FOUND', `There is no alert ${quote(name, 100)}.`)
}

/** Who is limited to some widgets sees the alerts of these. */
export function isVisible(
  { services }: Pick<RequestContext, 'services'>,
  { widgetId }: Pick<Alert, 'widgetId'>,
): boolean {
  const { visible } = services.catalogue
  return visible === null || visible.has(widgetId)
}

export function listAlerts(
  ctx: RequestContext,
  projectId: ProjectId,
  { widgetId, ...search }: Omit<AlertSearch, 'widgetIds'> & { readonly widgetId: WidgetId | null },
  page: ListRequest<AlertOrderField>,
): Promise<Page<Alert>> {
  const { visible } = ctx.services.catalogue
  const all = visible && [...visible]
  const widgetIds = widgetId === null ? all : [widgetId].filter(id => visible?.has(id) ?? true)
  return selectAlertPage(ctx.db, projectId, { ...search, widgetIds }, page)
}

export function listEvents(
  ctx: RequestContext,
  projectId: ProjectId,
  search: Omit<AlertEventSearch, 'widgetIds'>,
  page: ListRequest<'CREATED_AT'>,
): Promise<Page<AlertEvent>> {
  const { visible } = ctx.services.catalogue
  return selectEventPage(ctx.db, projectId, { ...search, widgetIds: visible && [...visible] }, page)
}

/** Throws BAD_USER_INPUT that names the field. */
export function assertSnooze({ now }: Pick<RequestContext, 'now'>, until: number | null, field: string): void {
  const most = now + alertLimits.snoozeDays * 86_400_000
  if (until !== null && (until <= now || until > most))
    throw badInput(field, `Give an instant in the next ${alertLimits.snoozeDays} days.`)
}

/** `until` in epoch milliseconds; null: people are notified again. */
export async function snoozeAlert(ctx: RequestContext, alert: Alert, until: number | null): Promise<Alert> {
  assertSnooze(ctx, until, 'until')
  const snoozedUntil = until === null ? null : new Date(until)
  await updateSnooze(ctx.db, alert, snoozedUntil)
  ctx.bus.publish('alert.changed', alert)
  return { ...alert, snoozedUntil }
}

/**
 * Of one group, by the values of its dimensions, or of all (`null`). Throws BAD_USER_INPUT for other dimensions, and CONFLICT where none fires
 * that was not acknowledged yet.
 */
export async function acknowledgeAlert(
  ctx: RequestContext,
  alert: Alert,
  group: readonly (string | null)[] | null,
  by: string,
): Promise<void> {
  const dimensions = alert.rule.by
  if (group && group.length !== dimensions.length)
    throw badInput('group', `Give a value for each dimension of \`by\`: ${dimensions.join(', ') || 'it has none'}.`)
  const groupKeys = group && [JSON.stringify(group)]
  const count = await updateAcknowledged(ctx.db, { ...alert, groupKeys }, by, new Date(ctx.now))
  if (count === 0) throw new AppError('CONFLICT', 'Nothing of it fires that was not acknowledged yet.')
  ctx.bus.publish('alert.changed', alert)
}

export async function deleteAlert(ctx: RequestContext, alert: Alert): Promise<void> {
  await deleteAlertRow(ctx.db, alert)
  ctx.bus.publish('alert.changed', alert)
}

/** Lets it be evaluated again, or no more. */
export async function pauseAlert(ctx: RequestContext, alert: Alert, paused: boolean): Promise<Alert> {
  const rules = rulesOf(await ctx.services.auth.project(alert.projectId))
  const nextEvaluationAt = paused ? null : nextEvaluation({ ...alert, paused }, rules, ctx.now)
  const changed = { ...alert, paused, nextEvaluationAt, version: alert.version + 1, updatedAt: new Date(ctx.now) }
  await upsertAlert(ctx.db, changed)
  ctx.bus.publish('alert.changed', alert)
  return changed
}
