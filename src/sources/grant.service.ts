// Access tokens of what was granted: renewed by one gateway at a time, and kept before they are used, since a service may take a refresh token once only.
import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { AppError } from '../base/errors.ts'
import { FairSemaphore } from '../base/fair-semaphore.ts'
import type { Id } from '../base/id.ts'
import { SingleFlight } from '../base/single-flight.ts'
import type { Database } from '../database/client.ts'
import { isLocked } from '../database/failure.ts'
import type { Platform } from '../request/context.ts'
import { insertGrant, selectGrantForUpdate, upsertGrant } from './grant.store.ts'
import { connectAgain, type Grant, type GrantKey, grantPlace, originOf } from './grant.ts'
import type { SafeFetch } from './safe-fetch.client.ts'
import type { OAuth2Spec } from './source.ts'
import { GrantOver, type IssuedToken, requestToken } from './token-endpoint.client.ts'

const MAX_TOKENS = 1_000
/** Each holds a connection of the database while a service answers. */
export const RENEWED_AT_ONCE = 2
/** The longest wait for a turn, in milliseconds. */
const TURN_MS = 30_000
/** How often a gateway waits for the row that another one holds; each time as long as a lock may be waited for. */
const LOCK_TRIES = 5
const BETWEEN_LOCKS_MS = 50

/** With everything that has to be hidden. */
interface GrantedToken {
  readonly token: string
  readonly secrets: readonly string[]
}

export interface Grants {
  /** Throws UpstreamError. */
  token(key: GrantKey, spec: OAuth2Spec): Promise<GrantedToken>
  /** The upstream does not accept it any more. */
  forget(key: GrantKey, token: string): void
  /** What a consent has brought. */
  keep(db: Database, key: GrantKey, issued: IssuedToken): Promise<void>
}

export function createGrants(platform: Platform, fetcher: SafeFetch): Grants {
  const known = new LRUCache<string, Grant & { readonly refused: boolean }>({ max: MAX_TOKENS })
  const flights = new SingleFlight<string, Grant>()
  const limits = { atOnce: RENEWED_AT_ONCE, atOncePerOwner: 1, waiting: Infinity, waitingPerOwner: MAX_TOKENS }
  const turns = new FairSemaphore<Id>(
    limits,
    () => new AppError('UNAVAILABLE', 'Too many tokens are being renewed. Try again.', { retryAfter: 1 }),
  )
  const nameOf = ({ projectId, sourceId, client }: GrantKey) => `${projectId}/${sourceId}/${client.toString('hex')}`
  return {
    async token(key, spec) {
      const name = nameOf(key)
      const cached = known.get(name)
      const origin = spec.refreshToken === null ? null : originOf(spec.refreshToken)
      if (cached && !cached.refused && isUsable(cached, platform.clock()) && cached.origin === origin)
        return toGranted(cached)
      const refused = cached?.refused ? cached.accessToken : null
      const grant = await flights.run(`${name}/${origin}`, async () => {
        const release = await turns.acquire(key.projectId, AbortSignal.timeout(TURN_MS))
        try {
          const fresh = await renewPatiently(platform, fetcher, key, spec, refused)
          known.set(name, { ...fresh, refused: false })
          return fresh
        } finally {
          release()
        }
      })
      return toGranted(grant)
    },
    forget(key, token) {
      const name = nameOf(key)
      const cached = known.get(name)
      if (cached?.accessToken === token) known.set(name, { ...cached, refused: true })
    },
    async keep(db, key, issued) {
      const grant = grantOf(issued, null, null)
      await upsertGrant(db, key, { state: 'CONNECTED', sealed: seal(platform, key, grant) }, new Date(platform.clock()))
      known.delete(nameOf(key))
    },
  }
}

const isUsable = ({ accessToken, usableUntil }: Grant, now: number) => accessToken !== null && usableUntil > now

function toGranted({ accessToken, refreshToken }: Grant): GrantedToken {
  const token = accessToken ?? ''
  return { token, secrets: refreshToken === null ? [token] : [token, refreshToken] }
}

function grantOf(issued: IssuedToken, refreshToken: string | null, origin: string | null): Grant {
  return {
    accessToken: issued.token,
    usableUntil: issued.usableUntil,
    refreshToken: issued.refreshToken ?? refreshToken,
    origin,
  }
}

const seal = ({ sealer }: Pick<Platform, 'sealer'>, key: GrantKey, grant: Grant) =>
  sealer.seal(JSON.stringify(grant), grantPlace(key))

async function renewPatiently(
  platform: Platform,
  fetcher: SafeFetch,
  key: GrantKey,
  spec: OAuth2Spec,
  refused: string | null,
): Promise<Grant> {
  for (let attempt = 1; ; attempt++) {
    try {
      const outcome = await platform.db
        .transaction()
        .execute(trx => renew({ db: trx, sealer: platform.sealer, clock: platform.clock }, fetcher, key, spec, refused))
      // Outside of the transaction: that the grant is over stays written.
      if ('over' in outcome) throw connectAgain(outcome.over)
      return outcome
    } catch (error) {
      if (!isLocked(error)) throw error
      if (attempt === LOCK_TRIES)
        throw new AppError('UNAVAILABLE', 'Another gateway renews the token of this source.', { retryAfter: 1 })
      await sleep(BETWEEN_LOCKS_MS)
    }
  }
}

/** Holds the row meanwhile. What was issued is committed before anybody uses it. */
async function renew(
  platform: Pick<Platform, 'db' | 'sealer' | 'clock'>,
  fetcher: SafeFetch,
  key: GrantKey,
  spec: OAuth2Spec,
  refused: string | null,
): Promise<Grant | { readonly over: string }> {
  const { db, sealer, clock } = platform
  const now = new Date(clock())
  const first = spec.refreshToken === null ? null : beginning(spec.refreshToken)
  if (first) await insertGrant(db, key, seal(platform, key, first), now)
  const row = await selectGrantForUpdate(db, key)
  if (!row) return { over: 'nobody has consented yet.' }
  const kept = JSON.parse(sealer.open(row.sealed, grantPlace(key))) as Grant
  // Another refresh token was saved since.
  const isNew = first !== null && kept.origin !== first.origin
  const grant = isNew ? first : kept
  if (row.state === 'RECONNECT' && !isNew) return { over: 'its grant is over.' }
  if (isUsable(grant, clock()) && grant.accessToken !== refused) return grant
  try {
    if (grant.refreshToken === null)
      throw new GrantOver('UPSTREAM_FAILED', 'its token has ended, and there is no refresh token.')
    const form = { grant_type: 'refresh_token', refresh_token: grant.refreshToken }
    const issued = await requestToken(fetcher, spec, spec.scope === null ? form : { ...form, scope: spec.scope }, clock)
    const renewed = grantOf(issued, grant.refreshToken, grant.origin)
    await upsertGrant(db, key, { state: 'CONNECTED', sealed: seal(platform, key, renewed) }, now)
    return renewed
  } catch (error) {
    if (!(error instanceof GrantOver)) throw error
    await upsertGrant(db, key, { state: 'RECONNECT', sealed: seal(platform, key, grant) }, now)
    return { over: error.message }
  }
}

const beginning = (refreshToken: string): Grant => ({
  refreshToken,
  accessToken: null,
  usableUntil: 0,
  origin: originOf(refreshToken),
})
