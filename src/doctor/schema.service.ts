// Whether this release and the database belong together: its schema, and the key of its secrets.
import { findSecretKey, oldSecretKeysOf } from '../auth/secret-key.ts'
import { createSealer } from '../base/seal.ts'
import { selectPendingMigrations } from '../database/migrate.ts'
import { selectKeyFingerprint } from './facts.store.ts'
import { type CheckResult, fail, ok, warn } from './finding.ts'
import type { Patient } from './patient.ts'

/** Throws UNAVAILABLE where the schema is newer than this release. */
export async function checkSchema({ connection }: Patient): Promise<CheckResult> {
  const pending = await selectPendingMigrations(connection)
  if (pending.length === 0) return ok('The schema is the one of this release.')
  const names = pending.length > 3 ? `${pending.slice(0, 3).join(', ')}, ...` : pending.join(', ')
  return warn(
    `The schema is older than this release: ${pending.length} migrations have not run (${names}).`,
    'Back up, then run "pushgraph migrate", or start a gateway of this release, which does it.',
  )
}

export async function checkKey({ pool, config }: Patient): Promise<CheckResult> {
  const stored = await selectKeyFingerprint(pool)
  if (stored === null) return ok('No secret is stored yet.')
  const key = findSecretKey(config)
  const cure =
    'Set PUSHGRAPH_SECRET_KEY (or the file secret-key in DATA_DIR) to the key of before, or add that to PUSHGRAPH_OLD_SECRET_KEYS; where it is lost, start once with --accept-new-key.'
  if (key === null) return fail('Secrets are stored, and there is no key for them.', cure)
  const { fingerprints } = createSealer(key, oldSecretKeysOf(config))
  if (fingerprints.some(each => each.equals(stored)))
    return ok('The secret key is the one that the stored secrets are encrypted with.')
  return fail('The stored secrets are encrypted with another key than the one that is set.', cure)
}
