// What pushes make before their values are written (widgets, dimensions, metrics, series) takes a transaction each: a few at once, and projects take turns.
import { AppError } from '../base/errors.ts'
import { FairSemaphore } from '../base/fair-semaphore.ts'
import type { ProjectId } from '../base/id.ts'

/** A request of a dialect may make a thousand widgets: all at once they would leave no connection to anybody. */
export const DEFINITION_LIMITS = {
  atOnce: 6,
  atOncePerOwner: 3,
  waiting: 20_000,
  waitingPerOwner: 5_000,
  waitMs: 20_000,
} as const

export class DefinitionTurns {
  readonly #turns = new FairSemaphore<ProjectId>(DEFINITION_LIMITS, tooMany)

  /** Throws UNAVAILABLE where too many wait, or for too long: what was made until then is there when it is sent again. */
  async run<T>(projectId: ProjectId, work: () => Promise<T>): Promise<T> {
    const release = await this.#turns.acquire(projectId)
    try {
      return await work()
    } finally {
      release()
    }
  }
}

const tooMany = () =>
  new AppError('UNAVAILABLE', 'Too many pushes wait for what they make: widgets, metrics, series. Try again.', {
    retryAfter: 2,
  })
