// Tells who asks: a bearer credential to its principal, remembered for a short while; and makes the first project and token.
import { timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { AppError } from '../base/errors.ts'
import { sha256 } from '../base/seal.ts'
import { allScopes, type Gateway, type Principal } from '../request/context.ts'
import { insertProjectIfAbsent, selectProject } from './project.store.ts'
import { ADMIN_TOKEN_ID, DEFAULT_PROJECT_ID, type Project } from './project.ts'
import { insertTokenIfAbsent, selectPrincipal } from './token.store.ts'
import { hintOf, isWholeToken, makeToken } from './token.ts'

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
  /** The principal of an `Authorization` header; `null` when there is no header. Throws UNAUTHENTICATED for a bad one. */
  authenticate(authorization: string | undefined): Promise<Principal | null>
  project(projectId: string): Promise<Project>
}

export function createAuthService(gateway: Omit<Gateway, 'services'>): AuthService {
  const principals = new LRUCache<string, Principal>({ max: MAX_CACHED, ttl: PRINCIPAL_TTL_MS })
  const projects = new LRUCache<string, Project>({ max: MAX_CACHED, ttl: PROJECT_TTL_MS })
  const adminHash = gateway.config.adminToken === null ? null : sha256(gateway.config.adminToken)
  gateway.bus.subscribe('token.changed', () => principals.clear())
  gateway.bus.onGap(() => {
    principals.clear()
    projects.clear()
  })

  const principalOf = async (token: string): Promise<Principal | null> => {
    const hash = sha256(token)
    if (adminHash && timingSafeEqual(hash, adminHash)) return administrator
    if (!isWholeToken(token)) return null
    const key = hash.toString('base64')
    const known = principals.get(key)
    if (known) return known.expiresAt && known.expiresAt.getTime() <= gateway.clock() ? null : known
    const principal = await selectPrincipal(gateway.db, hash, gateway.clock())
    if (principal) principals.set(key, principal)
    return principal
  }

  return {
    async authenticate(authorization) {
      if (authorization === undefined) return null
      const token = /^Bearer +([\x21-\x7e]+) *$/i.exec(authorization)?.[1]
      const principal = token === undefined ? null : await principalOf(token)
      if (!principal) {
        throw new AppError('UNAUTHENTICATED', 'The bearer token is not known, has expired or was revoked.')
      }
      return principal
    },
    async project(projectId) {
      const known = projects.get(projectId)
      if (known) return known
      const project = await selectProject(gateway.db, projectId)
      if (!project) throw new AppError('NOT_FOUND', 'The project does not exist.')
      projects.set(projectId, project)
      return project
    },
  }
}

const administrator: Principal = {
  projectId: DEFAULT_PROJECT_ID,
  tokenId: null,
  name: 'PUSHGRAPH_ADMIN_TOKEN',
  scopes: new Set(allScopes),
  expiresAt: null,
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
    },
    now,
  )
  return made ? token : null
}
