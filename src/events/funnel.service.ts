// Answers funnels: how many users went from step to step, and how long it took them.
import { rulesOf } from '../auth/project.ts'
import { AppError } from '../base/errors.ts'
import { namedCalendars } from '../calendars/named-calendars.service.ts'
import { CalendarError } from '../core/calendar.ts'
import { type PeriodInput, resolvePeriod } from '../core/period.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import { selectFunnel } from './funnel.store.ts'
import { checkFunnel, type FunnelStep, type FunnelStepResult, type FunnelSubject, toStepResults } from './funnel.ts'

export interface FunnelQuery {
  readonly steps: readonly FunnelStep[]
  readonly period: PeriodInput
  readonly timeZone: string | null
  readonly windowHours: number
  readonly by: FunnelSubject
}

/** Users enter in the period; they have the window from their first step for the others. */
export async function funnelOf(
  ctx: RequestContext,
  principal: Principal,
  query: FunnelQuery,
): Promise<FunnelStepResult[]> {
  const { steps, windowHours, by } = query
  checkFunnel(steps, windowHours)
  const project = await ctx.services.auth.project(principal.projectId)
  const named = 'of' in query.period ? [{ name: query.period.of.calendar, path: 'period.of.calendar' }] : []
  const calendars = await namedCalendars(ctx, principal.projectId, named)
  const calendar = {
    now: ctx.now,
    timeZone: query.timeZone ?? project.timeZone,
    rules: rulesOf(project),
    ...(calendars && { calendars }),
  }
  const { from, before } = periodOf(query.period, calendar)
  const range = { from, before, windowHours, by }
  return toStepResults(steps, await selectFunnel(ctx.pool, principal.projectId, steps, range))
}

function periodOf(input: PeriodInput, calendar: Parameters<typeof resolvePeriod>[1]) {
  if ('preset' in input && input.preset === 'ALL_TIME') return { from: 0, before: calendar.now + 86_400_000 }
  try {
    return resolvePeriod(input, calendar)
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
    throw new AppError('BAD_USER_INPUT', error.message, { fields: { [error.field]: [error.message] } })
  }
}
