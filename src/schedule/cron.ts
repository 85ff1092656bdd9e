import { Cron } from 'croner'
import { quote } from '../base/quote.ts'

/** Five fields: minutes are the finest unit of a schedule. */
const options = (zone: string) => ({ timezone: zone, mode: '5-part', paused: true }) as const

/** What is wrong with a pattern; `null`: nothing. */
export function issueOfCron(pattern: string, zone: string): string | null {
  const quoted = quote(pattern)
  if (pattern.length > 200) return 'The pattern is longer than 200 characters.'
  try {
    const next = new Cron(pattern, options(zone)).nextRun()
    return next ? null : `${quoted} never comes.`
  } catch {
    return `${quoted} is not a schedule: write five fields as cron does, such as "0 6 * * 1-5", or @daily.`
  }
}

/** The first time after `ms`. A time that a zone skips in spring comes as late as the clock was put forward. */
export function nextAfter(pattern: string, zone: string, ms: number): number | null {
  return new Cron(pattern, options(zone)).nextRun(new Date(ms))?.getTime() ?? null
}

/** The last time at or before `ms`. */
export function lastBefore(pattern: string, zone: string, ms: number): number | null {
  return new Cron(pattern, options(zone)).previousRuns(1, new Date(ms + 1_000))[0]?.getTime() ?? null
}
