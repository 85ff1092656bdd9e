import type { ReportSpec } from './report-plan.ts'

/** What is asked of time, in one spelling: everything but the metrics, and `top`, which is of names. */
export function argumentsText({
  period,
  compare,
  granularity,
  calendarGranularity,
  fill,
  profile,
  calendar,
  where,
  by,
  onlyDays,
}: ReportSpec): string {
  // Only where dimensions are asked for, so that ids stay what they were.
  const dimensions = where.length > 0 || by.length > 0 ? [where, by] : []
  const days = onlyDays === 'ALL' ? [] : [onlyDays]
  const named = calendarGranularity === null ? [] : [{ calendarGranularity }]
  const asked = [period, compare, granularity, fill, profile, calendar.timeZone, ...dimensions, ...days, ...named]
  return JSON.stringify(asked, inOrder)
}

/** Members of an object in the order of their names. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
