// Tells whose a token is, and remembers it for a short while: what comes again asks no database and waits for nothing.
import { timingSafeEqual } from 'node:crypto'
import { isInNetworks } from '../base/address.ts'
import { AppError } from '../base/errors.ts'
import { lruOf } from '../base/lru.ts'
import { sha256 } from '../base/seal.ts'
import { allScopes, type Platform, type Principal } from '../request/context.ts'
import { DEFAULT_PROJECT_ID } from './project.ts'
import type { RateLimits } from './rate-limit.service.ts'
import { type Credential, selectCredential } from './token.store.ts'
import { isWholeToken } from './token.ts'
import { findViewer } from './view-token.service.ts'
import { isViewToken, type ViewKey } from './view-token.ts'

/** How long a credential is believed without asking the database again; a revocation comes by the bus and is felt at once. */
const TTL_MS = 30_000
const MAX_REMEMBERED = 10_000

export interface Credentials {
  /** Who it is, as far as it is remembered and may be used from this address; `null`: ask `get`. */
  recall(token: string, address: string): Principal | null
  /** Throws UNAUTHENTICATED, FORBIDDEN (address) or RATE_LIMITED (too many wrong ones). */
  get(token: string, address: string): Promise<Principal>
  /** The same for one that was good when something was begun with it: whatever else its address did wrong, it is looked up. */
  getAgain(token: string, address: string): Promise<Principal>
}

interface CachedCredential extends Credential {
  /** The last address that it was used from. */
  address: string
}

export function createCredentials(gateway: Platform, limits: RateLimits, viewKey: ViewKey): Credentials {
  const { bus, clock, config, db } = gateway
  // By the tokens themselves: hashing them anew would be half of what a request pays for being known. A table that is keyed by the
  // engine's own seeded hash tells nothing of how much of a wrong token was right.
  const remembered = lruOf<string, CachedCredential>(MAX_REMEMBERED, { ttl: TTL_MS, ttlResolution: 1_000 })
  const adminHash = config.adminToken === null ? null : sha256(config.adminToken)
  // What was read before a message of a change may be older than it: it is answered with and not remembered.
  let changes = 0
  const forget = () => {
    changes++
    remembered.clear()
  }
  bus.subscribe('token.changed', forget)
  bus.onGap(forget)

  const load = async (token: string, hash: Buffer): Promise<Credential | null> => {
    if (isViewToken(token)) {
      const principal = await findViewer(gateway, viewKey, token)
      return principal && { principal, networks: null }
    }
    if (adminHash && timingSafeEqual(hash, adminHash)) return administrator
    return isWholeToken(token) ? selectCredential(db, hash, clock()) : null
  }

  const lookUp = async (token: string, hash: Buffer, address: string): Promise<Principal> => {
    const before = changes
    const credential = await load(token, hash)
    if (!credential) throw new AppError('UNAUTHENTICATED', 'The bearer token is not known, has expired or was revoked.')
    limits.succeeded(hash.toString('base64'))
    if (credential.networks && !isInNetworks(address, credential.networks))
      throw new AppError('FORBIDDEN', `The token may not be used from the address ${address}.`)
    if (changes === before) remembered.set(token, { ...credential, address })
    return credential.principal
  }

  return {
    recall(token, address) {
      const known = remembered.get(token)
      if (!known || isExpired(known.principal, clock())) return null
      if (known.address === address) return known.principal
      if (known.networks && !isInNetworks(address, known.networks)) return null
      known.address = address
      return known.principal
    },
    async get(token, address) {
      const hash = sha256(token)
      limits.assertMayTry(address, hash.toString('base64'))
      return lookUp(token, hash, address)
    },
    getAgain: async (token, address) => lookUp(token, sha256(token), address),
  }
}

const administrator: Credential = {
  principal: {
    projectId: DEFAULT_PROJECT_ID,
    tokenId: null,
    name: 'PUSHGRAPH_ADMIN_TOKEN',
    scopes: new Set(allScopes),
    expiresAt: null,
    allowedEvents: null,
    restriction: null,
  },
  networks: null,
}

function isExpired({ expiresAt }: Principal, now: number): boolean {
  return expiresAt !== null && expiresAt.getTime() <= now
}
