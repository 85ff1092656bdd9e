// Writes down what was sent to upstreams, many lines at a time, and shows it.
import type { ProjectId } from '../base/id.ts'
import type { Page } from '../database/page.ts'
import type { Gateway } from '../request/context.ts'
import type { ListRequest } from '../request/page.ts'
import type { LoggedCall } from './call.ts'
import type { CallLogEntryOrderField } from './call-log.store.ts'
import { insertCalls, selectCalls } from './call-log.store.ts'

const FLUSH_MS = 200
const BATCH = 200
/** What may wait for a database that is away; beyond it the oldest lines go. */
const MAX_WAITING = 5_000

export interface CallLog {
  note(calls: readonly LoggedCall[]): void
  /** Resolves when what was noted so far is written. */
  flush(): Promise<void>
  close(): Promise<void>
}

export function createCallLog(gateway: Pick<Gateway, 'db' | 'log'>): CallLog {
  let waiting: LoggedCall[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  const write = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH)
      waiting = waiting.slice(BATCH)
      try {
        await insertCalls(gateway.db, batch)
      } catch (error) {
        gateway.log.warn({ err: error, lines: batch.length }, 'calls could not be logged')
      }
    }
  }
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(write)
    return writing
  }
  return {
    note(calls) {
      waiting.push(...calls)
      if (waiting.length > MAX_WAITING) waiting = waiting.slice(-MAX_WAITING)
      timer ??= setTimeout(flush, FLUSH_MS).unref()
    },
    flush,
    close: flush,
  }
}

/** What this gateway has not written yet is written first. */
export async function listCalls(
  gateway: Gateway,
  projectId: ProjectId,
  page: ListRequest<CallLogEntryOrderField> & { onlyFailed: boolean },
): Promise<Page<LoggedCall>> {
  await gateway.services.sources.callLog.flush()
  return selectCalls(gateway.db, projectId, page)
}
