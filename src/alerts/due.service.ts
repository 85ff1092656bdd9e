// Finds alerts whose time has come, by their schedule or after a push, and evaluates them, a project after the other.
import { rulesOf } from '../auth/project.ts'
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { CalendarRules } from '../core/calendar.ts'
import { startOfNextUnit } from '../core/calendar-unit.ts'
import { startOfNextHour } from '../core/hour.ts'
import { dayAt, startOfDay } from '../core/zone.ts'
import { isLostConnection } from '../database/failure.ts'
import type { Gateway } from '../request/context.ts'
import { nextAfter } from '../schedule/cron.ts'
import type { Alert } from './alert.ts'
import { selectDueAlerts, selectPushedAlerts, updateNextEvaluations } from './due-alert.store.ts'
import { evaluateAlerts, type Problems } from './evaluation.service.ts'

/** Alerts of one round: what is due beyond it comes in the next. */
const MAX_DUE = 2_000
/** An alert on pushes is looked at so often whatever is heard: a message of another gateway can be lost. */
const SWEEP_MS = 5 * 60_000

/** When it is evaluated next, whatever is pushed; null: it is paused. */
export function nextEvaluation(
  { rule, cron, onPush, timeZone, paused }: Pick<Alert, 'rule' | 'cron' | 'onPush' | 'timeZone' | 'paused'>,
  rules: CalendarRules,
  now: number,
): Date | null {
  if (paused) return null
  const scheduled = cron === null ? null : nextAfter(cron, timeZone, now)
  if (!onPush) return scheduled === null ? null : new Date(scheduled)
  const { granularity } = rule
  const ends =
    granularity === 'HOUR'
      ? startOfNextHour(now, timeZone)
      : startOfDay(startOfNextUnit(dayAt(now, timeZone), granularity, rules), timeZone)
  return new Date(Math.min(scheduled ?? Number.POSITIVE_INFINITY, ends, now + SWEEP_MS))
}

/** Of many alerts at the same instant: most have one of a few schedules, and each is looked up in the calendar once. */
function nextEvaluations(rules: CalendarRules, now: number): (alert: Alert) => Date | null {
  const known = new Map<string, Date | null>()
  return alert => {
    const { rule, cron, onPush, timeZone, paused } = alert
    const key = JSON.stringify([rule.granularity, cron, onPush, timeZone, paused])
    const next = known.has(key) ? (known.get(key) ?? null) : nextEvaluation(alert, rules, now)
    known.set(key, next)
    return next
  }
}

/** Everything that is due by the clock, until nothing is left. */
export async function evaluateDueAlerts(gateway: Gateway, signal: AbortSignal): Promise<void> {
  for (;;) {
    const due = await selectDueAlerts(gateway.db, new Date(gateway.clock()), MAX_DUE)
    for (const [projectId, alerts] of Map.groupBy(due, ({ projectId }) => projectId)) {
      if (signal.aborted) return
      await evaluateDueOf(gateway, projectId, alerts, signal)
    }
    if (due.length < MAX_DUE) return
  }
}

async function evaluateDueOf(
  gateway: Gateway,
  projectId: ProjectId,
  alerts: readonly Alert[],
  signal: AbortSignal,
): Promise<void> {
  const problems = await evaluateOrLog(gateway, projectId, alerts, signal)
  const rules = rulesOf(await gateway.services.auth.project(projectId))
  const now = gateway.clock()
  const nextOf = nextEvaluations(rules, now)
  const evaluations = alerts.map(alert => ({
    alertId: alert.alertId,
    due: alert.nextEvaluationAt as Date,
    next: nextOf(alert),
    problem: problems.get(alert.alertId) ?? null,
  }))
  await updateNextEvaluations(gateway.db, projectId, evaluations, new Date(now))
}

/** What fails in one project keeps the others from nothing; without the database there is nothing to go on with. */
async function evaluateOrLog(
  gateway: Gateway,
  projectId: ProjectId,
  alerts: readonly Alert[],
  signal: AbortSignal,
): Promise<Problems> {
  try {
    return await evaluateAlerts(gateway, projectId, alerts, signal)
  } catch (error) {
    if (isLostConnection(error)) throw error
    gateway.log.warn({ project: projectId, err: error }, 'alerts could not be evaluated; they are at their next time')
    return new Map(alerts.map(({ alertId }) => [alertId, 'The gateway failed; its log says why.']))
  }
}

/** After pushes to these widgets; null among them: after events. */
export async function evaluatePushed(
  gateway: Gateway,
  projectId: ProjectId,
  widgetIds: readonly (WidgetId | null)[],
  signal: AbortSignal,
): Promise<void> {
  const ids = widgetIds.filter(id => id !== null)
  const alerts = await selectPushedAlerts(gateway.db, projectId, ids, ids.length < widgetIds.length)
  if (alerts.length > 0) await evaluateAlerts(gateway, projectId, alerts, signal)
}
