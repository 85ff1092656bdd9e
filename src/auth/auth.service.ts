// Tells who asks, and holds him to his rate limits; and makes the first project and token.

import { AppError, notFound } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { lruOf } from '../base/lru.ts'
import { sha256 } from '../base/seal.ts'
import { SingleFlight } from '../base/single-flight.ts'
import { CALENDAR_YEAR } from '../core/fiscal-year.ts'
import { rateLimitHeaders } from '../http/rate-limit.ts'
import { allScopes, type Gateway, type Platform, type Principal } from '../request/context.ts'
import { createCredentials } from './credentials.service.ts'
import { insertProjectIfAbsent, selectProject } from './project.store.ts'
import { ADMIN_TOKEN_ID, DEFAULT_PROJECT_ID, type Project, usualDays } from './project.ts'
import type { RateLimits } from './rate-limit.service.ts'
import { insertTokenIfAbsent } from './token.store.ts'
import { hintOf, makeToken } from './token.ts'
import { createTokenUsage } from './token-usage.service.ts'
import { signViewToken, type ViewClaims, viewKeyOf } from './view-token.ts'

const PROJECT_TTL_MS = 30_000
const MAX_CACHED = 10_000

declare module '../request/context.ts' {
  interface Services {
    auth: AuthService
  }
}

interface AuthRequest {
  readonly ip: string
  readonly headers: { readonly authorization?: string | undefined }
}

interface AuthReply {
  headers(values: Record<string, string>): unknown
}

export interface AuthService {
  /**
   * The principal of an `Authorization` header, used from this address; `null` when there is no header. Throws UNAUTHENTICATED
   * for a bad credential, FORBIDDEN for one that may not be used from there, RATE_LIMITED when there were too many requests.
   */
  authenticate(authorization: string | undefined, address: string): Promise<Principal | null>
  /** The same, and not counted as a request: for what was begun with it and goes on. */
  recognise(authorization: string | undefined, address: string): Promise<Principal | null>
  /**
   * As `authenticate`, for a request, whose reply tells then what is left of the token's rate limit. Most requests come with a token
   * that is remembered: they wait for nothing.
   */
  admit(request: AuthRequest, reply: AuthReply): Principal | null | Promise<Principal | null>
  /** As `authenticate`, for a credential that came in another place, such as a body. */
  authenticateToken(token: string, address: string): Promise<Principal>
  /** Whose requests are counted together: a token's; the administrator of the environment has no row. */
  limitKeyOf(principal: Pick<Principal, 'tokenId' | 'limitKey'>): string
  /** A view token that says this. */
  signView(claims: ViewClaims): string
  project(projectId: ProjectId): Promise<Project>
  /** Forgets a project here and in every gateway; call it after the commit that changed it. */
  projectChanged(projectId: ProjectId): void
  /** Forgets a token here and in every gateway; call it after the commit that changed it. */
  tokenChanged(projectId: ProjectId, tokenId: Id): void
  /** Writes down what is not written yet of when tokens were used. */
  close(): Promise<void>
}

export function createAuthService(gateway: Platform, limits: RateLimits, secretKey: string): AuthService {
  const { adminToken } = gateway.config
  const viewKey = viewKeyOf(secretKey, adminToken === null ? null : sha256(adminToken))
  const credentials = createCredentials(gateway, limits, viewKey)
  const projects = createProjectCache(gateway)
  const usage = createTokenUsage(gateway)

  const recogniseToken = async (token: string, address: string): Promise<Principal> => {
    const principal = credentials.recall(token, address) ?? (await credentials.get(token, address))
    usage.note(principal)
    return principal
  }

  const recognise = async (authorization: string | undefined, address: string): Promise<Principal | null> =>
    authorization === undefined ? null : recogniseToken(tokenIn(authorization), address)

  /** Every request counts, and wrong credentials once more. */
  const counted = async (address: string, ask: () => Promise<Principal | null>) => {
    limits.takeAddress(address)
    let principal: Principal | null
    try {
      principal = await ask()
    } catch (error) {
      if (error instanceof AppError && (error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN'))
        limits.failed(address)
      throw error
    }
    return { principal, state: principal ? limits.takeToken(limitKeyOf(principal)) : undefined }
  }

  const admitUnknown = async (authorization: string | undefined, address: string, reply: AuthReply) => {
    const { principal, state } = await counted(address, () => recognise(authorization, address))
    if (state) reply.headers(rateLimitHeaders(state))
    return principal
  }

  return {
    limitKeyOf,
    signView: claims => signViewToken(viewKey, claims),
    async recognise(authorization, address) {
      if (authorization === undefined) return null
      const token = tokenIn(authorization)
      const principal = credentials.recall(token, address) ?? (await credentials.getAgain(token, address))
      usage.note(principal)
      return principal
    },
    async authenticate(authorization, address) {
      return (await counted(address, () => recognise(authorization, address))).principal
    },
    async authenticateToken(token, address) {
      return (await counted(address, () => recogniseToken(token, address))).principal as Principal
    },
    admit(request, reply) {
      const { ip } = request
      const { authorization } = request.headers
      const known = authorization?.startsWith('Bearer ') ? credentials.recall(authorization.slice(7), ip) : null
      if (!known) return admitUnknown(authorization, ip, reply)
      limits.takeAddress(ip)
      const state = limits.takeToken(limitKeyOf(known))
      usage.note(known)
      if (state) reply.headers(rateLimitHeaders(state))
      return known
    },
    project: projects,
    projectChanged(projectId) {
      gateway.bus.publish('project.changed', { projectId })
    },
    tokenChanged(projectId, tokenId) {
      gateway.bus.publish('token.changed', { projectId, tokenId })
    },
    close: () => usage.close(),
  }
}

/** A project by its id, remembered until it changes. What was read before a change was heard may be older: it is not remembered. */
function createProjectCache({ db, bus }: Pick<Gateway, 'db' | 'bus'>): AuthService['project'] {
  const projects = lruOf<string, Project>(MAX_CACHED, { ttl: PROJECT_TTL_MS, ttlResolution: 1_000 })
  let changes = 0
  bus.subscribe('project.changed', ({ projectId }) => {
    changes++
    projects.delete(projectId)
  })
  bus.onGap(() => {
    changes++
    projects.clear()
  })
  const read = async (projectId: ProjectId): Promise<Project> => {
    const before = changes
    const project = await selectProject(db, projectId)
    if (!project) throw notFound('project')
    if (changes === before) projects.set(projectId, project)
    return project
  }
  // Who comes while it is read waits for the same answer: pushes stay in the order in which they came.
  const reads = new SingleFlight<string, Project>()
  return async projectId =>
    projects.get(projectId) ?? (await reads.run(`${projectId}/${changes}`, () => read(projectId)))
}

/** Throws UNAUTHENTICATED. */
function tokenIn(authorization: string): string {
  const token = /^Bearer +([\x21-\x7e]+) *$/i.exec(authorization)?.[1]
  if (token !== undefined) return token
  throw new AppError('UNAUTHENTICATED', 'Send the token as `Authorization: Bearer <token>`.')
}

function limitKeyOf({ tokenId, limitKey }: Pick<Principal, 'tokenId' | 'limitKey'>): string {
  return limitKey ?? tokenId ?? 'administrator'
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
    yearStart: CALENDAR_YEAR,
    monthlyPushQuota: null,
    queryCacheMinutes: null,
    ...usualDays,
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
      widgetIds: null,
      where: [],
    },
    now,
  )
  return made ? token : null
}
