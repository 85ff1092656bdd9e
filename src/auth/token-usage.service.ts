// Notes when tokens are used, to the minute, without a write per request.
import type { Id, ProjectId } from '../base/id.ts'
import type { Platform, Principal } from '../request/context.ts'
import { updateLastUsed } from './token.store.ts'

/** A token is written down at most so often. */
const EVERY_MS = 60_000
/** Tokens remembered between two writes; beyond them a use is written down with a later one. */
const MAX_NOTED = 10_000

export interface TokenUsage {
  note(principal: Principal): void
  close(): Promise<void>
}

export function createTokenUsage(gateway: Platform): TokenUsage {
  const used = new Map<Id, { projectId: ProjectId; tokenId: Id; at: Date }>()
  const flush = async () => {
    if (used.size === 0) return
    const all = [...used.values()]
    used.clear()
    // It is for people to look at: what cannot be written now is not worth a request's failure.
    await updateLastUsed(gateway.db, all).catch(error =>
      gateway.log.warn({ err: error }, 'cannot note which tokens were used'),
    )
  }
  const timer = setInterval(() => void flush(), EVERY_MS).unref()
  return {
    note({ projectId, tokenId }) {
      if (tokenId === null || used.has(tokenId) || used.size >= MAX_NOTED) return
      used.set(tokenId, { projectId, tokenId, at: new Date(gateway.clock()) })
    },
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}
