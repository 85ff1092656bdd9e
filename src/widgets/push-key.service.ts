// Seals push keys with the newest secret key.
import type { Gateway } from '../request/context.ts'
import { type SealedPushKey, selectSealedPushKeys, updateSealedPushKey } from './push-key.store.ts'
import { pushKeyPlace } from './widget.ts'

const BATCH = 500

/** What became of sealed values: those of a lost key cannot be read, and stay as they are. */
export interface Resealed {
  readonly resealed: number
  readonly unreadable: number
}

export async function resealPushKeys(gateway: Gateway): Promise<Resealed> {
  const { db, sealer } = gateway
  let [resealed, unreadable] = [0, 0]
  for (let after: SealedPushKey | null = null; ; ) {
    const keys: SealedPushKey[] = await selectSealedPushKeys(db, after, BATCH)
    for (const key of keys) {
      if (sealer.isCurrent(key.sealed)) continue
      const sealed = sealer.reseal(key.sealed, pushKeyPlace(key.projectId, key.widgetId))
      if (sealed) await updateSealedPushKey(db, key, sealed)
      if (sealed) resealed++
      else unreadable++
    }
    after = keys.at(-1) ?? null
    if (keys.length < BATCH) return { resealed, unreadable }
  }
}
