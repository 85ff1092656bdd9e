import { badInput } from '../base/errors.ts'
import type { EventCount } from '../widgets/event-count.ts'

/** One thing that a user has to do. */
export type FunnelStep = Pick<EventCount, 'event' | 'where'>

/** Who is followed. */
export type FunnelSubject = 'USER' | 'SESSION'

/** What became of a step, for all users. */
export interface FunnelStepResult {
  readonly event: string
  readonly users: number
  /** Of the users of the first step; null when there are none. */
  readonly shareOfFirst: number | null
  /** How many of the step before did not come here. */
  readonly dropOff: number
  /** From the step before, over those who came; null for the first step, or when nobody came. */
  readonly medianSeconds: number | null
}

export const MIN_STEPS = 2
export const MAX_STEPS = 10
export const MAX_WINDOW_HOURS = 24 * 90

export function checkFunnel(steps: readonly FunnelStep[], windowHours: number): void {
  if (steps.length < MIN_STEPS || steps.length > MAX_STEPS)
    throw badInput('steps', `A funnel has ${MIN_STEPS} to ${MAX_STEPS} steps.`)
  if (windowHours < 1 || windowHours > MAX_WINDOW_HOURS)
    throw badInput('windowHours', `windowHours is 1 to ${MAX_WINDOW_HOURS}.`)
}

export function toStepResults(
  steps: readonly FunnelStep[],
  found: readonly { users: number; medianSeconds: number | null }[],
): FunnelStepResult[] {
  const first = found[0]?.users ?? 0
  return steps.map(({ event }, index) => {
    const { users = 0, medianSeconds = null } = found[index] ?? {}
    const before = index === 0 ? users : (found[index - 1]?.users ?? 0)
    return {
      event,
      users,
      shareOfFirst: first === 0 ? null : users / first,
      dropOff: before - users,
      medianSeconds: index === 0 ? null : medianSeconds,
    }
  })
}
