import { rowsInBatches, type SealedValue } from '../auth/sealed-value.ts'
import type { Platform } from '../request/context.ts'
import { hookPlace } from './feed.ts'
import { type SealedHook, selectSealedHooks, updateSealedHook } from './sealed-hook.store.ts'

const BATCH = 100

/** The secrets under which senders of webhooks sign, of all projects. */
export async function* sealedHooks({ db }: Pick<Platform, 'db'>): AsyncGenerator<SealedValue> {
  for await (const hook of rowsInBatches<SealedHook>(last => selectSealedHooks(db, last?.feedId ?? '0', BATCH))) {
    yield {
      kind: 'WEBHOOK',
      name: hook.name,
      sealed: hook.sealed,
      place: hookPlace(hook.projectId, hook.feedId),
      replace: sealed => updateSealedHook(db, hook, sealed),
    }
  }
}
