// Notes when tokens are used.
import { createUsageNotes } from '../base/usage-notes.ts'
import type { Platform, Principal } from '../request/context.ts'
import { updateLastUsed } from './token.store.ts'

export interface TokenUsage {
  note(principal: Principal): void
  close(): Promise<void>
}

export function createTokenUsage({ db, log, clock }: Platform): TokenUsage {
  const notes = createUsageNotes<Parameters<typeof updateLastUsed>[1][number]>(
    uses => updateLastUsed(db, uses),
    error => log.warn({ err: error }, 'cannot note which tokens were used'),
  )
  return {
    note({ projectId, tokenId }) {
      if (tokenId !== null) notes.note(tokenId, () => ({ projectId, tokenId, at: new Date(clock()) }))
    },
    close: () => notes.close(),
  }
}
