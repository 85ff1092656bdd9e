// Tells who asks: a bearer credential to its principal, remembered for a short while; and makes the first project and token.
import { timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { AppError } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import { allScopes, type Gateway, type Principal } from '../request/context.ts'
import { isInNetworks } from './address.ts'
import { insertProjectIfAbsent, selectProject } from './project.store.ts'
import { ADMIN_TOKEN_ID, DEFAULT_PROJECT_ID, type Project } from './project.ts'
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

export interface AuthService {
  /**
   * The principal of an `Authorization` header, used from this address; `null` when there is no header. Throws UNAUTHENTICATED
   * for a bad credential, FORBIDDEN for one that may not be used from there.
   */
  authenticate(authorization: string | undefined, address: string): Promise<Principal | null>
  /** The same for a credential that came in another place, such as a body. */
  authenticateToken(token: string, address: string): Promise<Principal>
  project(projectId: Id): Promise<Project>
  /** Forgets a project here and in every gateway; call it after the commit that changed it. */
  projectChanged(projectId: Id): void
  /** Forgets a token here and in every gateway; call it after the commit that changed it. */
  tokenChanged(projectId: Id, tokenId: Id): void
  /** Writes down what is not written yet of when tokens were used. */
  close(): Promise<void>
}

export function createAuthService(gateway: Omit<Gateway, 'services'>): AuthService {
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

  const credentialOf = async (token: string): Promise<Credential | null> => {
    const hash = sha256(token)
    if (adminHash && timingSafeEqual(hash, adminHash)) return administrator
    if (!isWholeToken(token)) return null
    const key = hash.toString('base64')
    const known = credentials.get(key)
    if (known) return isExpired(known.principal, gateway.clock()) ? null : known
    const before = changes
    const credential = await selectCredential(gateway.db, hash, gateway.clock())
    if (credential && changes === before) credentials.set(key, credential)
    return credential
  }

  const authenticateToken = async (token: string, address: string): Promise<Principal> => {
    const credential = await credentialOf(token)
    if (!credential) throw new AppError('UNAUTHENTICATED', 'The bearer token is not known, has expired or was revoked.')
    const { principal, networks } = credential
    if (networks && !isInNetworks(address, networks)) {
      throw new AppError('FORBIDDEN', `The token may not be used from the address ${address}.`)
    }
    usage.note(principal)
    return principal
  }

  return {
    authenticateToken,
    async authenticate(authorization, address) {
      if (authorization === undefined) return null
      const token = /^Bearer +([\x21-\x7e]+) *$/i.exec(authorization)?.[1]
      if (token === undefined)
        throw new AppError('UNAUTHENTICATED', 'Send the token as `Authorization: Bearer <token>`.')
      return authenticateToken(token, address)
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
    queryCacheMinutes: null,
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
