// Holds each project to its pushes a month, without a database write of its own: the rounds count, this remembers.

import { AppError, type LimitState } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { lruOf } from '../base/lru.ts'
import { SingleFlight } from '../base/single-flight.ts'
import type { Platform, Services } from '../request/context.ts'
import { selectMonthlyPushes } from './receipt.store.ts'

/** How long what other gateways pushed may be missing from our count: the tolerance of the quota. */
const RECOUNT_MS = 10_000
const MAX_PROJECTS = 10_000

export interface PushQuota {
  /** Counts one push. Throws RATE_LIMITED, with the seconds to wait, when the month's quota is used up. */
  take(projectId: ProjectId): Promise<LimitState>
  /** Gives back what was taken for a push that was not written. */
  giveBack(projectId: ProjectId): void
  state(projectId: ProjectId): Promise<LimitState>
}

interface Count {
  /** Epoch milliseconds, UTC. */
  readonly monthStart: number
  readonly monthEnd: number
  readonly limit: number
  used: number
}

export function createPushQuota(gateway: Platform, auth: Services['auth']): PushQuota {
  const counts = lruOf<Id, Count>(MAX_PROJECTS, { ttl: RECOUNT_MS, ttlResolution: 1_000 })
  const loads = new SingleFlight<Id, Count>()

  const countOf = async (projectId: ProjectId): Promise<Count> => {
    const now = gateway.clock()
    const known = counts.get(projectId)
    if (known && known.monthStart <= now && now < known.monthEnd) return known
    return loads.run(projectId, async () => {
      const date = new Date(now)
      const monthStart = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
      const monthEnd = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
      const month = new Date(monthStart).toISOString().slice(0, 10)
      const limit = (await auth.project(projectId)).monthlyPushQuota ?? gateway.config.monthlyPushQuota
      const used = limit === 0 ? 0 : await selectMonthlyPushes(gateway.db, projectId, month)
      const count = { monthStart, monthEnd, limit, used }
      counts.set(projectId, count)
      return count
    })
  }

  const toState = (count: Count): LimitState => ({
    name: 'pushes',
    limit: count.limit,
    windowSeconds: (count.monthEnd - count.monthStart) / 1000,
    remaining: Math.max(0, count.limit - count.used),
    resetSeconds: Math.ceil((count.monthEnd - gateway.clock()) / 1000),
  })

  return {
    async take(projectId) {
      const count = await countOf(projectId)
      if (count.limit > 0 && count.used >= count.limit) {
        const message = `The project's quota of ${count.limit} pushes a month is used up. It begins anew on the 1st (UTC).`
        const limit = toState(count)
        throw new AppError('RATE_LIMITED', message, { retryAfter: limit.resetSeconds, limit })
      }
      count.used++
      return toState(count)
    },
    giveBack(projectId) {
      const count = counts.get(projectId)
      if (count && count.used > 0) count.used--
    },
    async state(projectId) {
      return toState(await countOf(projectId))
    },
  }
}
