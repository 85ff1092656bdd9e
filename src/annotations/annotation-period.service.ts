// The period that a list of annotations is asked for, in the days of the project.
import { rulesOf } from '../auth/project.ts'
import { badInput } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import { CalendarError } from '../core/calendar.ts'
import { type DayRange, resolvePeriod } from '../core/period.ts'
import type { PeriodPreset } from '../core/preset.ts'
import type { RequestContext } from '../request/context.ts'
import type { AnnotationPeriod } from './annotation-filter.store.ts'

interface PeriodArguments {
  readonly preset?: PeriodPreset | null | undefined
  readonly days?: DayRange | null | undefined
}

/** `null`: of all times. Throws BAD_USER_INPUT. */
export async function annotationPeriodOf(
  ctx: RequestContext,
  projectId: ProjectId,
  { preset, days }: PeriodArguments,
): Promise<AnnotationPeriod | null> {
  if (preset && days) throw badInput('days', 'Give preset or days.')
  if (!days && (!preset || preset === 'ALL_TIME')) return null
  const project = await ctx.services.auth.project(projectId)
  const calendar = { now: ctx.now, timeZone: project.timeZone, rules: rulesOf(project) }
  try {
    return resolvePeriod(days ? { days } : { preset: preset as PeriodPreset }, calendar)
  } catch (error) {
    if (error instanceof CalendarError) throw badInput(error.field, error.message)
    throw error
  }
}
