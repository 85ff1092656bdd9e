import type { SealedValue } from '../auth/sealed-value.ts'
import type { Platform } from '../request/context.ts'
import { hookPlace } from './feed.ts'
import { selectSealedHooks, updateSealedHook } from './sealed-hook.store.ts'

const BATCH = 100

/** The secrets under which senders of webhooks sign, of all projects. */
export async function* sealedHooks({ db }: Pick<Platform, 'db'>): AsyncGenerator<SealedValue> {
  for (let after = '0'; ; ) {
    const batch = await selectSealedHooks(db, after, BATCH)
    for (const hook of batch) {
      yield {
        kind: 'WEBHOOK',
        name: hook.name,
        sealed: hook.sealed,
        place: hookPlace(hook.projectId, hook.feedId),
        replace: sealed => updateSealedHook(db, hook, sealed),
      }
    }
    const last = batch.at(-1)
    if (!last) return
    after = last.feedId
  }
}
