// Seals everything anew with the newest secret key, so that old ones can be taken away.

import { isLost } from '../base/seal.ts'
import type { Platform, RequestContext } from '../request/context.ts'
import { upsertKeyFingerprint } from './key-fingerprint.store.ts'
import { assertOperator } from './project.service.ts'
import { type SealedValue, type SealedValues, sealedValues } from './sealed-value.ts'

/** What became of sealed values: those of a lost key cannot be read, and stay as they are. */
export interface RotationCounts {
  readonly resealed: number
  readonly unreadable: number
}

/** May be run again, and beside gateways that work. Of the operator only. */
export async function rotateSecrets(ctx: RequestContext): Promise<RotationCounts> {
  assertOperator(ctx, 'seals secrets anew')
  let unreadable = 0
  const resealed = await resealAll(ctx, ctx.services.sealed, async ({ sealed }) => {
    if (!isLost(sealed)) unreadable++
  })
  // Whatever one of the keys could read is under the newest now: a start needs this one, and no other.
  await upsertKeyFingerprint(ctx.db, ctx.sealer.fingerprints[0])
  return { resealed, unreadable }
}

/** Resolves to how many were sealed anew. `onUnreadable` gets what none of the keys reads. */
export async function resealAll(
  platform: Pick<Platform, 'db' | 'sealer'>,
  values: readonly SealedValues[],
  onUnreadable: (value: SealedValue) => Promise<void>,
): Promise<number> {
  const { sealer } = platform
  let resealed = 0
  for await (const value of sealedValues(platform, values)) {
    if (sealer.isCurrent(value.sealed)) continue
    const sealed = sealer.reseal(value.sealed, value.place)
    if (sealed === null) {
      await onUnreadable(value)
      continue
    }
    await value.replace(sealed)
    resealed++
  }
  return resealed
}
