// Everything that is stored encrypted, of all projects. Whoever adds sealed columns adds them here.
import type { Gateway } from '../request/context.ts'
import { type SealedValue, sealedPushKeys } from '../widgets/push-key.service.ts'
import { hookPlace } from './feed.ts'
import { selectSealedHooks, selectSealedSecrets, updateSealedHook, updateSealedSecret } from './sealed.store.ts'
import { secretPlace } from './source.ts'

const BATCH = 100

export async function* sealedValues(gateway: Gateway): AsyncGenerator<SealedValue> {
  yield* sealedPushKeys(gateway)
  yield* sourceSecrets(gateway)
  yield* webhooks(gateway)
}

async function* sourceSecrets({ db }: Gateway): AsyncGenerator<SealedValue> {
  for (let after = '0'; ; ) {
    const batch = await selectSealedSecrets(db, after, BATCH)
    for (const secret of batch) {
      yield {
        kind: 'SOURCE_SECRET',
        name: `${secret.source}/${secret.name}`,
        sealed: secret.sealed,
        place: secretPlace(secret.projectId, secret.sourceId, secret.name),
        replace: sealed => updateSealedSecret(db, secret, sealed),
      }
    }
    const last = batch.at(-1)
    if (!last) return
    after = last.sourceId
  }
}

async function* webhooks({ db }: Gateway): AsyncGenerator<SealedValue> {
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
