// Makes, lists and changes projects.
import { AppError } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import type { YearStart } from '../core/calendar.ts'
import { isYearStart } from '../core/fiscal-year.ts'
import { toWorkingDays, usualWeekdays } from '../core/working-days.ts'
import { type Page, type PageRequest, singlePage } from '../database/page.ts'
import { allScopes, type Gateway, type RequestContext } from '../request/context.ts'
import { projectIdOf } from './guard.ts'
import { checkHolidays, checkWeekdays, type Holiday, sortedHolidays } from './holiday.ts'
import { insertProjectIfAbsent, selectProjects, updateProjectRow } from './project.store.ts'
import { DEFAULT_PROJECT_ID, isCacheMinutes, MAX_CACHE_MINUTES, MIN_CACHE_MINUTES, type Project } from './project.ts'
import { type IssuedToken, issueToken } from './token.service.ts'

export const MAX_PROJECT_NAME_LENGTH = 200

export interface ProjectPatch {
  readonly name?: string | null | undefined
  readonly timeZone?: string | null | undefined
  /** ISO weekday. */
  readonly weekStart?: number | null | undefined
  readonly yearStart?: YearStart | null | undefined
  /** `null`: the default of the gateway. */
  readonly queryCacheMinutes?: number | null | undefined
  /** ISO weekdays. */
  readonly workingDays?: readonly number[] | null | undefined
  /** All of them: those that are there already and not here are no holidays any more. */
  readonly holidays?: readonly Holiday[] | null | undefined
}

export interface NewProject {
  readonly name: string
  /** IANA name. */
  readonly timeZone: string
  /** ISO weekday. */
  readonly weekStart: number
  readonly yearStart: YearStart
  /** ISO weekdays; absent: Monday to Friday. */
  readonly workingDays?: readonly number[] | null | undefined
  readonly holidays?: readonly Holiday[] | null | undefined
}

/** A project and the token of its administrator, whose secret is shown now and never again. Of the operator only. */
export async function createProject(
  ctx: RequestContext,
  input: NewProject,
): Promise<IssuedToken & { readonly project: Project }> {
  assertOperator(ctx, 'makes projects')
  checkProject(input)
  const projectId = ctx.makeId<ProjectId>()
  const { name, timeZone, weekStart, yearStart } = input
  const holidays = sortedHolidays(input.holidays ?? [])
  const working = toWorkingDays(
    input.workingDays ?? usualWeekdays,
    holidays.map(({ day }) => day),
  )
  const calendar = { timeZone, weekStart, yearStart, working, holidays }
  const project = { projectId, name: name.trim(), ...calendar, monthlyPushQuota: null, queryCacheMinutes: null }
  await insertProjectIfAbsent(ctx.db, project, ctx.now)
  const issued = await issueToken(ctx, projectId, {
    name: 'Administrator',
    scopes: allScopes,
    allowedIps: null,
    allowedEvents: null,
    widgetIds: null,
    where: [],
    expiresAt: null,
  })
  return { project, ...issued }
}

/** Every project for the operator; for any other administrator, his own. */
export async function listProjects(ctx: RequestContext, page: PageRequest): Promise<Page<Project>> {
  const projectId = projectIdOf(ctx)
  if (projectId === DEFAULT_PROJECT_ID) return selectProjects(ctx.db, page)
  return singlePage(await ctx.services.auth.project(projectId), projectId)
}

/** Who runs the gateway: an administrator of the project that it was first started with. */
export function assertOperator(ctx: RequestContext, doing: string): void {
  if (projectIdOf(ctx) === DEFAULT_PROJECT_ID) return
  throw new AppError('FORBIDDEN', `Only an administrator of the first project ${doing}.`)
}

/** Felt at once in every gateway: reports of the next request begin their days and weeks anew. */
export async function updateProject(gateway: Gateway, projectId: ProjectId, patch: ProjectPatch): Promise<Project> {
  const { timeZone, weekStart, yearStart, queryCacheMinutes, workingDays, holidays } = patch
  const name = checkProject(patch)
  await updateProjectRow(gateway.db, projectId, {
    ...(name !== undefined && { name }),
    ...(typeof timeZone === 'string' && { timeZone }),
    ...(typeof weekStart === 'number' && { weekStart }),
    ...(yearStart && { yearStart }),
    ...(queryCacheMinutes !== undefined && { queryCacheMinutes }),
    ...(workingDays && { workingDays }),
    ...(holidays && { holidays: sortedHolidays(holidays) }),
  })
  gateway.services.auth.projectChanged(projectId)
  return gateway.services.auth.project(projectId)
}

/** The name without blanks around it. Throws BAD_USER_INPUT that names every wrong field. */
function checkProject(patch: ProjectPatch): string | undefined {
  const { name, weekStart, yearStart, queryCacheMinutes, workingDays, holidays } = patch
  const issues = new Issues()
  const trimmed = name?.trim()
  const isWrong = (text: string) =>
    text === '' || [...text].length > MAX_PROJECT_NAME_LENGTH || text.includes('\0') || !text.isWellFormed()
  if (trimmed !== undefined && isWrong(trimmed))
    issues.add('name', `A name is 1 to ${MAX_PROJECT_NAME_LENGTH} characters.`)
  if (typeof weekStart === 'number' && !(weekStart >= 1 && weekStart <= 7))
    issues.add('weekStart', 'The first day of the week is 1 (Monday) to 7 (Sunday).')
  if (yearStart && !isYearStart(yearStart))
    issues.add(
      'yearStart',
      'A fiscal year begins on a day that every year has: month 1 to 12 and a day of it, not 29 February.',
    )
  if (typeof queryCacheMinutes === 'number' && !isCacheMinutes(queryCacheMinutes)) {
    const message = `Results are kept 0 (not at all) or ${MIN_CACHE_MINUTES} to ${MAX_CACHE_MINUTES} minutes.`
    issues.add('queryCacheMinutes', message)
  }
  if (workingDays) checkWeekdays(workingDays, issues)
  if (holidays) checkHolidays(holidays, issues)
  issues.throwIfAny()
  return trimmed
}
