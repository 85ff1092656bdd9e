import { AppError } from '../base/errors.ts'
import { FairSemaphore } from '../base/fair-semaphore.ts'
import type { Id } from '../base/id.ts'
import { stopped } from './upstream-error.ts'

/** Requests that a project may have under way at one gateway, and those that may wait for a place. */
export const upstreamLimits = { atOnce: 20, waiting: 200 } as const

/** Projects do not wait for each other; a request waits as long as its call has time. */
export function createUpstreamSemaphore(
  limits: { readonly atOnce: number; readonly waiting: number } = upstreamLimits,
): FairSemaphore<Id> {
  const message = `More than ${limits.atOnce + limits.waiting} requests to upstreams at once. Try again.`
  return new FairSemaphore<Id>(
    {
      atOnce: Number.POSITIVE_INFINITY,
      atOncePerOwner: limits.atOnce,
      waiting: Number.POSITIVE_INFINITY,
      waitingPerOwner: limits.waiting,
    },
    refusal => (refusal === 'ABORTED' ? stopped() : new AppError('UNAVAILABLE', message, { retryAfter: 1 })),
  )
}
