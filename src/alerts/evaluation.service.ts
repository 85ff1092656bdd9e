// Evaluates many alerts of a project together: their reports in few statements, then each group, then what changed.
import { rulesOf } from '../auth/project.ts'
import { AppError } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { Turn } from '../base/turn.ts'
import type { CalendarRules } from '../core/calendar.ts'
import { createContext, type Gateway, type RequestContext } from '../request/context.ts'
import type { Widget } from '../widgets/widget.ts'
import { type Alert, alertLimits } from './alert.ts'
import { selectStates } from './alert-state.store.ts'
import type { AlertGroupState } from './alert-state.ts'
import { createBucketClock } from './bucket-clock.ts'
import { evaluateBuckets } from './evaluate.ts'
import { changeOfGroup, type GroupChange } from './group-change.ts'
import { type AlertGroup, type AlertReading, emptySeries, readAlerts } from './reading.service.ts'
import { writeChanges } from './transition.service.ts'
import { firstInstant, windowDays } from './window.ts'

/** Why each alert that could not be evaluated could not. */
export type Problems = ReadonlyMap<Id, string>

export async function evaluateAlerts(
  gateway: Gateway,
  projectId: ProjectId,
  alerts: readonly Alert[],
  signal: AbortSignal,
): Promise<Problems> {
  const ctx = createContext(gateway, { requestId: `alerts-${projectId}`, principal: null, signal })
  const project = await ctx.services.auth.project(projectId)
  const rules = rulesOf(project)
  const ids = alerts.map(({ alertId }) => alertId)
  const states = Map.groupBy(await selectStates(ctx.db, projectId, ids), ({ alertId }) => alertId)
  const widgets = await widgetsOf(ctx, projectId, alerts)
  const problems = new Map<Id, string>()
  const found = alerts.flatMap(alert => {
    const widget = widgets.get(alert.widgetId)
    if (!widget) problems.set(alert.alertId, 'Its widget was deleted.')
    return widget ? [{ alert, widget, known: states.get(alert.alertId) ?? [] }] : []
  })
  const readings = await readAlerts(
    ctx,
    found.map(({ alert, widget, known }) => ({ alert, widget, days: daysOf(alert, known, rules, ctx.now) })),
  )
  const turn = new Turn()
  const changes: GroupChange[] = []
  for (const [index, { alert, known }] of found.entries()) {
    if (turn.isOver()) await turn.next()
    const reading = readings[index] as AlertReading | Error
    const problem = reading instanceof Error ? problemOf(reading) : problemIn(alert, reading)
    if (problem !== null) problems.set(alert.alertId, problem)
    if (!(reading instanceof Error)) changes.push(...changesOf(ctx, alert, known, reading, rules))
  }
  await writeChanges(ctx, projectId, changes, ({ alert }) => widgets.get(alert.widgetId) ?? null)
  return problems
}

async function widgetsOf(
  ctx: RequestContext,
  projectId: ProjectId,
  alerts: readonly Alert[],
): Promise<ReadonlyMap<Id, Widget>> {
  const ids = [...new Set(alerts.map(({ widgetId }) => widgetId))]
  const widgets = await ctx.services.catalogue.widgets(projectId, ids)
  return new Map(widgets.flatMap(widget => (widget ? [[widget.widgetId, widget] as const] : [])))
}

function daysOf({ rule, timeZone }: Alert, known: readonly AlertGroupState[], rules: CalendarRules, now: number) {
  const buckets = known.flatMap(({ memory }) => memory.bucket ?? [])
  const clock = { now, timeZone, rules }
  const first = firstInstant(rule.granularity, clock, buckets.length === 0 ? null : Math.min(...buckets))
  return windowDays(rule, first, now, clock)
}

/** Faults of the gateway are no problem of the alert: the next evaluation may go well. */
function problemOf(error: Error): string {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'UNAVAILABLE') throw error
  return error.message
}

function problemIn({ rule }: Alert, { groups, hasMore }: AlertReading): string | null {
  if (hasMore) return `There are more than ${alertLimits.groups} groups: the largest ones are watched.`
  const isPaced = rule.condition.kind === 'GOAL_PACE' && groups.length > 0
  const hasGoal = groups.some(({ series }) => series.pace?.some(pace => pace !== null))
  return isPaced && !hasGoal && rule.condition.kind === 'GOAL_PACE'
    ? `The metric has no goal per ${rule.condition.unit.toLowerCase().replace('_', ' ')} for these rows.`
    : null
}

function changesOf(
  { now, makeId }: RequestContext,
  alert: Alert,
  known: readonly AlertGroupState[],
  reading: AlertReading,
  rules: CalendarRules,
): GroupChange[] {
  const { rule, timeZone } = alert
  const { buckets } = reading
  const clock = createBucketClock(buckets, { granularity: rule.granularity, timeZone, rules })
  const complete = buckets.findLastIndex(({ before }) => before <= now)
  const end = 1 + (rule.includeRunning ? buckets.findLastIndex(({ from }) => from <= now) : complete)
  const byKey = new Map(known.map(state => [state.groupKey, state]))
  return groupsOf(reading, known).flatMap(({ groupKey, series }) => {
    const state = byKey.get(groupKey)
    const last = state?.memory.bucket ?? null
    const first = last === null ? Math.max(0, complete) : buckets.findIndex(({ from }) => from >= last)
    if (first === -1) return []
    const evaluated = evaluateBuckets({ rule, buckets, clock, series }, first, end)
    return changeOfGroup({ alert, groupKey, known: state, buckets: evaluated, now, makeId }) ?? []
  })
}

/** Those that were found, and those that are known and have no data now; new ones as long as there is room. */
function groupsOf(reading: AlertReading, known: readonly AlertGroupState[]) {
  const found = reading.groups.map(({ values, series }: AlertGroup) => ({ groupKey: JSON.stringify(values), series }))
  const foundKeys = new Set(found.map(({ groupKey }) => groupKey))
  const knownKeys = new Set(known.map(({ groupKey }) => groupKey))
  const silent = known.filter(({ groupKey }) => !foundKeys.has(groupKey))
  const room = Math.max(0, alertLimits.groups - knownKeys.size)
  return [
    ...found.filter(({ groupKey }) => knownKeys.has(groupKey)),
    ...found.filter(({ groupKey }) => !knownKeys.has(groupKey)).slice(0, room),
    ...silent.map(({ groupKey }) => ({ groupKey, series: emptySeries(reading.buckets.length) })),
  ]
}
