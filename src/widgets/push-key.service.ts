// Sealed push keys of all projects, for sealing everything anew.
import { rowsInBatches, type SealedValue } from '../auth/sealed-value.ts'
import { isLost } from '../base/seal.ts'
import type { Gateway, Platform } from '../request/context.ts'
import { type SealedPushKey, selectSealedPushKeys, updateSealedPushKey } from './push-key.store.ts'
import { pushKeyPlace, type Widget } from './widget.ts'

const BATCH = 500

export async function* sealedPushKeys({ db }: Pick<Platform, 'db'>): AsyncGenerator<SealedValue> {
  for await (const key of rowsInBatches<SealedPushKey>(last => selectSealedPushKeys(db, last, BATCH))) {
    yield {
      kind: 'PUSH_KEY',
      name: key.title,
      sealed: key.sealed,
      place: pushKeyPlace(key.projectId, key.widgetId),
      replace: sealed => updateSealedPushKey(db, key, sealed),
    }
  }
}

/** The push key; `null` where it was lost with a secret key: it works, but nobody here knows it. */
export function openPushKey({ sealer }: Gateway, { projectId, widgetId, pushKeySealed }: Widget): string | null {
  const place = pushKeyPlace(projectId, widgetId)
  return isLost(pushKeySealed) && sealer.openedBy(pushKeySealed, place) === null
    ? null
    : sealer.open(pushKeySealed, place)
}
