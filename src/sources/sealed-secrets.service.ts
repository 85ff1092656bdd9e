import type { SealedValue } from '../auth/sealed-value.ts'
import type { Platform } from '../request/context.ts'
import { selectSealedGrants, updateSealedGrant } from './grant.store.ts'
import { grantPlace } from './grant.ts'
import { selectSealedSecrets, updateSealedSecret } from './sealed-secret.store.ts'
import { secretPlace } from './source.ts'

const BATCH = 100

/** The secrets of sources of all projects. */
export async function* sealedSourceSecrets({ db }: Pick<Platform, 'db'>): AsyncGenerator<SealedValue> {
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

/** Tokens that were granted to sources of all projects. */
export async function* sealedSourceGrants({ db }: Pick<Platform, 'db'>): AsyncGenerator<SealedValue> {
  for (let after = '0'; ; ) {
    const batch = await selectSealedGrants(db, after, BATCH)
    for (const grant of batch) {
      yield {
        kind: 'SOURCE_SECRET',
        name: `${grant.source}/OAuth`,
        sealed: grant.sealed,
        place: grantPlace(grant),
        replace: sealed => updateSealedGrant(db, grant, sealed),
      }
    }
    const last = batch.at(-1)
    if (!last) return
    after = last.sourceId
  }
}
