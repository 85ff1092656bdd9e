// At the start: whether the secret key is the one that the stored secrets are encrypted with.
import { AppError } from '../base/errors.ts'
import type { Platform } from '../request/context.ts'
import { insertKeyFingerprint, selectKeyFingerprint, upsertKeyFingerprint } from './key-fingerprint.store.ts'
import { type SealedValue, type SealedValues, sealedValues } from './sealed-value.ts'
import { resealAll } from './secret-rotation.service.ts'

/** Names that the account of what was lost shows of each kind. */
const MAX_NAMES = 20

const OTHER_KEY =
  'The secrets in this database are encrypted with another secret key: set PUSHGRAPH_SECRET_KEY (or the file secret-key in DATA_DIR) ' +
  'to the key of before, or add that one to PUSHGRAPH_OLD_SECRET_KEYS, or, where it is lost, stop all gateways and start one of them ' +
  'once with --accept-new-key, which says what is lost with it.'

/**
 * Throws BAD_USER_INPUT with what to do where none of the keys is the one of the database. With `acceptNewKey` whatever can be
 * read is sealed anew instead; resolves to one line for each kind of loss then, and to none where nothing had to be accepted.
 */
export async function checkSecretKey(
  platform: Pick<Platform, 'db' | 'sealer'>,
  values: readonly SealedValues[],
  acceptNewKey: boolean,
): Promise<readonly string[]> {
  const { db, sealer } = platform
  const isOurs = (stored: Buffer) => sealer.fingerprints.some(each => each.equals(stored))
  if ((await selectKeyFingerprint(db)) === null) {
    const inUse = await keyInUse(platform, values)
    if (inUse) await insertKeyFingerprint(db, inUse)
  }
  const stored = await selectKeyFingerprint(db)
  if (stored && isOurs(stored)) return []
  if (!acceptNewKey) throw new AppError('BAD_USER_INPUT', OTHER_KEY)
  return acceptKey(platform, values)
}

/**
 * For a database that remembers no key yet: the fingerprint of an old key that something still needs, else of the newest one.
 * `null`: there are secrets, and none of the keys reads any.
 */
async function keyInUse(
  platform: Pick<Platform, 'db' | 'sealer'>,
  values: readonly SealedValues[],
): Promise<Buffer | null> {
  const { sealer } = platform
  const [newest] = sealer.fingerprints
  let isEmpty = true
  let isRead = false
  for await (const { sealed, place } of sealedValues(platform, values)) {
    isEmpty = false
    const by = sealer.openedBy(sealed, place)
    if (by !== null && by !== newest) return by
    isRead ||= by !== null
  }
  return isEmpty || isRead ? newest : null
}

async function acceptKey(
  platform: Pick<Platform, 'db' | 'sealer'>,
  values: readonly SealedValues[],
): Promise<string[]> {
  const lost: Record<SealedValue['kind'], string[]> = { PUSH_KEY: [], SOURCE_SECRET: [], WEBHOOK: [], CHANNEL: [] }
  const resealed = await resealAll(platform, values, async value => {
    lost[value.kind].push(value.name)
    await value.replace(platform.sealer.toLost(value.sealed))
  })
  await upsertKeyFingerprint(platform.db, platform.sealer.fingerprints[0])
  return [
    `The new secret key is accepted; ${resealed} secrets were encrypted with it.`,
    ...lineOf(lost.PUSH_KEY, 'push URLs work but cannot be shown any more (rotatePushKey makes new ones)'),
    ...lineOf(lost.SOURCE_SECRET, 'secrets of sources are lost (save them again with saveSource)'),
    ...lineOf(lost.WEBHOOK, 'webhooks take nothing until their feeds are saved again (saveFeed)'),
    ...lineOf(lost.CHANNEL, 'channels send nothing until their URLs are given anew (saveChannel)'),
    'Signed addresses of pictures and public links made with the key of before no longer work.',
  ]
}

function lineOf(names: readonly string[], what: string): string[] {
  if (names.length === 0) return []
  const more = names.length > MAX_NAMES ? ', ...' : ''
  return [`${names.length} ${what}: ${names.slice(0, MAX_NAMES).join(', ')}${more}`]
}
