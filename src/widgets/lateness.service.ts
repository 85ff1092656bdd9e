// What is late by its cadence, in the calendar of a project.
import { rulesOf } from '../auth/project.ts'
import type { ProjectId } from '../base/id.ts'
import { type CadenceCalendar, cadences, lateBefore } from '../core/cadence.ts'
import type { Gateway } from '../request/context.ts'
import type { MetricSearch } from './widget-search.store.ts'

export async function cadenceCalendarOf({ services }: Gateway, projectId: ProjectId): Promise<CadenceCalendar> {
  const project = await services.auth.project(projectId)
  return { timeZone: project.timeZone, rules: rulesOf(project), working: project.working }
}

/** What came last before these instants is late now, by cadence. */
export async function lateLimits(gateway: Gateway, projectId: ProjectId): Promise<MetricSearch['limits']> {
  const calendar = await cadenceCalendarOf(gateway, projectId)
  const now = gateway.clock()
  const limits = cadences.map(cadence => [cadence, lateBefore(now, cadence, calendar)] as const)
  return Object.fromEntries(limits.flatMap(([cadence, at]) => (at === null ? [] : [[cadence, new Date(at)]])))
}
