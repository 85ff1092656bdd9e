// Tells who asks: a bearer credential to its principal, remembered for a short while; and makes the first project and token.
import { timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { AppError } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import { rateLimitHeaders } from '../http/rate-limit.ts'
import { allScopes, type Gateway, type Principal } from '../request/context.ts'
import { isInNetworks } from './address.ts'
import { insertProjectIfAbsent, selectProject } from './project.store.ts'
import { ADMIN_TOKEN_ID, DEFAULT_PROJECT_ID, type Project } from './project.ts'
import type { RateLimits } from './rate-limit.service.ts'
import { type Credential, insertTokenIfAbsent, selectCredential } from './token.store.ts'
import { hintOf, isWholeToken, makeToken } from './token.ts'
import { createTokenUsage } from './token-usage.service.ts'

/** How long a credential is believed without asking the database again; a revocation is told by the bus and felt at once. */
const PRINCIPAL_TTL_MS = 30_000
const PROJECT_TTL_MS = 30_000
const MAX_CACHED = 10_000

declare module '../request/context.ts' {
  interface Services {
    auth: AuthService
  }
}

interface Asking {
  readonly ip: string
  readonly headers: { readonly authorization?: string | undefined }
}

interface Answering {
  headers(values: Record<string, string>): unknown
}

export interface AuthService {
  /**
   * The principal of an `Authorization` header, used from this address; `null` when there is no header. Throws UNAUTHENTICATED
   * for a bad credential, FORBIDDEN for one that may not be used from there, RATE_LIMITED when there were too many requests.
   */
  authenticate(authorization: string | undefined, address: string): Promise<Principal | null>
  /** The same, and not counted as a request: for connections that go on. */
  recognise(authorization: string | undefined, address: string): Promise<Principal | null>
  /** As `authenticate`, for a request, whose reply tells then what is left of the token's rate limit. */
  admit(request: Asking, reply: Answering): Promise<Principal | null>
  /** As `authenticate`, for a credential that came in another place, such as a body. */
  authenticateToken(token: string, address: string): Promise<Principal>
  /** Whose requests are counted together: a token's; the administrator of the environment has no row. */
  limitKeyOf(principal: Pick<Principal, 'tokenId'>): string
  project(projectId: Id): Promise<Project>
  /** Forgets a project here and in every gateway; call it after the commit that changed it. */
  projectChanged(projectId: Id): void
  /** Forgets a token here and in every gateway; call it after the commit that changed it. */
  tokenChanged(projectId: Id, tokenId: Id): void
  /** Writes down what is not written yet of when tokens were used. */
  close(): Promise<void>
}

export function createAuthService(gateway: Omit<Gateway, 'services'>, limits: RateLimits): AuthService {
  const credentials = new LRUCache<string, Credential>({ max: MAX_CACHED, ttl: PRINCIPAL_TTL_MS, ttlResolution: 1_000 })
  const projects = new LRUCache<string, Project>({ max: MAX_CACHED, ttl: PROJECT_TTL_MS, ttlResolution: 1_000 })
  // What was read before a change was told may be older than it: it is answered with and not remembered.
  let changes = 0
  const adminHash = gateway.config.adminToken === null ? null : sha256(gateway.config.adminToken)
  const usage = createTokenUsage(gateway)
  gateway.bus.subscribe('token.changed', () => {
    changes++
    credentials.clear()
  })
  gateway.bus.subscribe('project.changed', ({ projectId }) => {
    changes++
    projects.delete(projectId)
  })
  gateway.bus.onGap(() => {
    changes++
    credentials.clear()
    projects.clear()
  })

  const credentialOf = async (token: string, address: string): Promise<Credential | null> => {
    const hash = sha256(token)
    if (adminHash && timingSafeEqual(hash, adminHash)) return administrator
    if (!isWholeToken(token)) return null
    const key = hash.toString('base64')
    const known = credentials.get(key)
    if (known) return isExpired(known.principal, gateway.clock()) ? null : known
    limits.assertMayTry(address, key)
    const before = changes
    const credential = await selectCredential(gateway.db, hash, gateway.clock())
    if (credential) limits.succeeded(key)
    if (credential && changes === before) credentials.set(key, credential)
    return credential
  }

  const recogniseToken = async (token: string, address: string): Promise<Principal> => {
    const credential = await credentialOf(token, address)
    if (!credential) throw new AppError('UNAUTHENTICATED', 'The bearer token is not known, has expired or was revoked.')
    const { principal, networks } = credential
    if (networks && !isInNetworks(address, networks)) {
      throw new AppError('FORBIDDEN', `The token may not be used from the address ${address}.`)
    }
    usage.note(principal)
    return principal
  }

  const recognise = async (authorization: string | undefined, address: string): Promise<Principal | null> => {
    if (authorization === undefined) return null
    const token = /^Bearer +([\x21-\x7e]+) *$/i.exec(authorization)?.[1]
    if (token !== undefined) return recogniseToken(token, address)
    throw new AppError('UNAUTHENTICATED', 'Send the token as `Authorization: Bearer <token>`.')
  }

  /** Every request counts, and wrong credentials once more. */
  const counted = async <P extends Principal | null>(address: string, ask: () => Promise<P>): Promise<P> => {
    limits.takeAddress(address)
    try {
      const principal = await ask()
      if (principal) limits.takeToken(limitKeyOf(principal))
      return principal
    } catch (error) {
      if (error instanceof AppError && (error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN'))
        limits.failed(address)
      throw error
    }
  }

  const authenticate = (authorization: string | undefined, address: string) =>
    counted(address, () => recognise(authorization, address))

  return {
    authenticateToken: (token, address) => counted(address, () => recogniseToken(token, address)),
    limitKeyOf,
    recognise,
    authenticate,
    async admit(request, reply) {
      const principal = await authenticate(request.headers.authorization, request.ip)
      if (principal) reply.headers(rateLimitHeaders(limits.stateOfToken(limitKeyOf(principal))))
      return principal
    },
    async project(projectId) {
      const known = projects.get(projectId)
      if (known) return known
      const before = changes
      const project = await selectProject(gateway.db, projectId)
      if (!project) throw new AppError('NOT_FOUND', 'The project does not exist.')
      if (changes === before) projects.set(projectId, project)
      return project
    },
    projectChanged(projectId) {
      gateway.bus.publish('project.changed', { projectId })
    },
    tokenChanged(projectId, tokenId) {
      gateway.bus.publish('token.changed', { projectId, tokenId })
    },
    close: () => usage.close(),
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
  },
  networks: null,
}

function limitKeyOf({ tokenId }: Pick<Principal, 'tokenId'>): string {
  return tokenId ?? 'administrator'
}

function isExpired({ expiresAt }: Principal, now: number): boolean {
  return expiresAt !== null && expiresAt.getTime() <= now
}

/**
 * Makes the default project, and, where the environment names no administrator's token and none was made before, that too.
 * Returns the new token: it is shown now and never again. Safe when several gateways start at once: ids are fixed.
 */
export async function ensureFirstProject(gateway: Pick<Gateway, 'db' | 'clock' | 'config'>): Promise<string | null> {
  const now = gateway.clock()
  const project = {
    projectId: DEFAULT_PROJECT_ID,
    name: 'Default',
    timeZone: 'UTC',
    weekStart: 1,
    monthlyPushQuota: null,
  }
  await insertProjectIfAbsent(gateway.db, project, now)
  if (gateway.config.adminToken !== null) return null
  const token = makeToken()
  const made = await insertTokenIfAbsent(
    gateway.db,
    {
      projectId: DEFAULT_PROJECT_ID,
      tokenId: ADMIN_TOKEN_ID,
      name: 'Administrator',
      hash: sha256(token),
      hint: hintOf(token),
      scopes: allScopes,
      expiresAt: null,
      allowedIps: null,
      allowedEvents: null,
    },
    now,
  )
  return made ? token : null
}
