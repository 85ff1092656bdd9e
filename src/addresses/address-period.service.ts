// The period of an address in the days of its project.
import { rulesOf } from '../auth/project.ts'
import { badInput } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import { CalendarError } from '../core/calendar.ts'
import { type Period, type PeriodInput, resolvePeriod } from '../core/period.ts'
import type { RequestContext } from '../request/context.ts'

/** `null`: of all times. Throws BAD_USER_INPUT that names a member of `period`. */
export async function addressPeriodOf(
  ctx: RequestContext,
  projectId: ProjectId,
  input: PeriodInput | null,
): Promise<Period | null> {
  if (!input || ('preset' in input && input.preset === 'ALL_TIME')) return null
  const project = await ctx.services.auth.project(projectId)
  try {
    return resolvePeriod(input, { now: ctx.now, timeZone: project.timeZone, rules: rulesOf(project) })
  } catch (error) {
    if (error instanceof CalendarError) throw badInput(`period.${error.field}`, error.message)
    throw error
  }
}
