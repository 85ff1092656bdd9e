// Notes when things are used, to the minute, without a write per request.

/** What is used is written down at most so often. */
const EVERY_MS = 60_000
/** Things remembered between two writes; beyond them a use is written down with a later one. */
const MAX_NOTED = 10_000

export interface UsageNotes<Use> {
  /** The first use of a thing counts until it is written down. */
  note(key: string, use: () => Use): void
  close(): Promise<void>
}

/** It is for people to look at: what cannot be written now is not worth a request's failure. */
export function createUsageNotes<Use>(
  write: (uses: readonly Use[]) => Promise<void>,
  failed: (error: unknown) => void,
): UsageNotes<Use> {
  const used = new Map<string, Use>()
  const flush = async () => {
    if (used.size === 0) return
    const all = [...used.values()]
    used.clear()
    await write(all).catch(failed)
  }
  const timer = setInterval(() => void flush(), EVERY_MS).unref()
  return {
    note(key, use) {
      if (!used.has(key) && used.size < MAX_NOTED) used.set(key, use())
    },
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}
