import { rowsInBatches, type SealedValue } from '../auth/sealed-value.ts'
import type { Platform } from '../request/context.ts'
import { type SealedGrant, selectSealedGrants, updateSealedGrant } from './grant.store.ts'
import { grantPlace } from './grant.ts'
import { type SealedSecret, selectSealedSecrets, updateSealedSecret } from './sealed-secret.store.ts'
import { secretPlace } from './source.ts'

const BATCH = 100

/** The secrets of sources of all projects. */
export async function* sealedSourceSecrets({ db }: Pick<Platform, 'db'>): AsyncGenerator<SealedValue> {
  for await (const secret of rowsInBatches<SealedSecret>(last =>
    selectSealedSecrets(db, last?.sourceId ?? '0', BATCH),
  )) {
    yield {
      kind: 'SOURCE_SECRET',
      name: `${secret.source}/${secret.name}`,
      sealed: secret.sealed,
      place: secretPlace(secret.projectId, secret.sourceId, secret.name),
      replace: sealed => updateSealedSecret(db, secret, sealed),
    }
  }
}

/** Tokens that were granted to sources of all projects. */
export async function* sealedSourceGrants({ db }: Pick<Platform, 'db'>): AsyncGenerator<SealedValue> {
  for await (const grant of rowsInBatches<SealedGrant>(last => selectSealedGrants(db, last?.sourceId ?? '0', BATCH))) {
    yield {
      kind: 'SOURCE_SECRET',
      name: `${grant.source}/OAuth`,
      sealed: grant.sealed,
      place: grantPlace(grant),
      replace: sealed => updateSealedGrant(db, grant, sealed),
    }
  }
}
