// The address of a wall screen: its boards in their order, and how long each is shown.
import { routeTo } from '../shell/route.ts'

export interface Wall {
  readonly ids: readonly string[]
  readonly seconds: number
}

export const DEFAULT_SECONDS = 30
export const MIN_SECONDS = 5
export const MAX_SECONDS = 3_600

/** What the address does not say, or says wrongly, is as usual: a wall has nobody who reads errors. */
export function readWall(params: URLSearchParams): Wall {
  const seconds = Math.round(Number(params.get('seconds') ?? DEFAULT_SECONDS))
  return {
    ids: (params.get('boards') ?? '').split(',').filter(id => id !== ''),
    seconds: Number.isFinite(seconds) ? Math.min(Math.max(seconds, MIN_SECONDS), MAX_SECONDS) : DEFAULT_SECONDS,
  }
}

export function wallRoute({ ids, seconds }: Wall): string {
  return routeTo('wall', null, new URLSearchParams({ boards: ids.join(','), seconds: String(seconds) }))
}
