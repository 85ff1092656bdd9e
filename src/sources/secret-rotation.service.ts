// Seals everything anew with the newest secret key, so that old ones can be taken away.
import { assertOperator } from '../auth/project.service.ts'
import type { Gateway, RequestContext } from '../request/context.ts'
import { type Resealed, resealPushKeys } from '../widgets/push-key.service.ts'
import { hookPlace } from './feed.ts'
import { selectSealedHooks, selectSealedSecrets, updateSealedHook, updateSealedSecret } from './sealed.store.ts'
import { secretPlace } from './source.ts'

const BATCH = 100

/** May be run again, and beside gateways that work. Of the operator only. */
export async function rotateSecrets(ctx: RequestContext): Promise<Resealed> {
  assertOperator(ctx, 'seals secrets anew')
  const parts = [await resealPushKeys(ctx), await resealSources(ctx), await resealHooks(ctx)]
  return {
    resealed: parts.reduce((sum, part) => sum + part.resealed, 0),
    unreadable: parts.reduce((sum, part) => sum + part.unreadable, 0),
  }
}

function resealSources(gateway: Gateway): Promise<Resealed> {
  return resealAll(gateway, {
    read: after => selectSealedSecrets(gateway.db, after, BATCH),
    idOf: ({ sourceId }) => sourceId,
    placeOf: ({ projectId, sourceId, name }) => secretPlace(projectId, sourceId, name),
    write: (secret, sealed) => updateSealedSecret(gateway.db, secret, sealed),
  })
}

function resealHooks(gateway: Gateway): Promise<Resealed> {
  return resealAll(gateway, {
    read: after => selectSealedHooks(gateway.db, after, BATCH),
    idOf: ({ feedId }) => feedId,
    placeOf: ({ projectId, feedId }) => hookPlace(projectId, feedId),
    write: (hook, sealed) => updateSealedHook(gateway.db, hook, sealed),
  })
}

interface Kind<T extends { readonly sealed: Buffer }> {
  /** Those after an id, in order; none at the end. */
  readonly read: (after: string) => Promise<readonly T[]>
  readonly idOf: (it: T) => string
  readonly placeOf: (it: T) => string
  readonly write: (it: T, sealed: Buffer) => Promise<void>
}

async function resealAll<T extends { readonly sealed: Buffer }>({ sealer }: Gateway, kind: Kind<T>): Promise<Resealed> {
  let [resealed, unreadable, after] = [0, 0, '0']
  for (;;) {
    const batch = await kind.read(after)
    for (const it of batch) {
      if (sealer.isCurrent(it.sealed)) continue
      const sealed = sealer.reseal(it.sealed, kind.placeOf(it))
      if (sealed) await kind.write(it, sealed)
      if (sealed) resealed++
      else unreadable++
    }
    const last = batch.at(-1)
    if (!last) return { resealed, unreadable }
    after = kind.idOf(last)
  }
}
