import type { Clock } from '../base/clock.ts'
import type { Id, IdMaker, ProjectId } from '../base/id.ts'
import type { Log } from '../base/log.ts'
import type { Meters } from '../base/meters.ts'
import type { Sealer } from '../base/seal.ts'
import { noSpan, type Span, type Tracing } from '../base/tracing.ts'
import type { Bus } from '../bus/bus.ts'
import type { Config } from '../config/config.ts'
import type { Database, Pool } from '../database/client.ts'
import type { DatabaseCheck } from '../database/readiness.ts'
import type { ReadLog } from './read-log.ts'
import type { Restriction } from './restriction.ts'

export type Scope = 'push' | 'read' | 'manage' | 'call' | 'sql' | 'admin'
export const allScopes: readonly Scope[] = ['push', 'read', 'manage', 'call', 'sql', 'admin']

/** The author of a request: a token, or a push key (which may push to one widget and do nothing else). */
export interface Principal {
  readonly projectId: ProjectId
  /** `null` for a push key and for the administrator of the environment, who is in no table. */
  readonly tokenId: Id | null
  readonly name: string
  /** It is a client, which exchanged its secret for a token of minutes. */
  readonly isClient?: boolean
  /** Under what its requests are counted, where that is not the token. */
  readonly limitKey?: string
  readonly scopes: ReadonlySet<Scope>
  readonly expiresAt: Date | null
  /** What it pushes may make widgets and declare dimensions, though it does not manage them. */
  readonly autoCreate?: boolean
  /** Names of events it may send; `null`: any. */
  readonly allowedEvents: ReadonlySet<string> | null
  /** The part of the project that it is limited to; `null`: all of it. */
  readonly restriction: Restriction | null
}

/**
 * Things with a lifetime that a feature keeps for the whole process. Each feature declares its own member where it defines it, and uses
 * those of features before it. All are made in src/app.ts, as one object that nobody changes.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features extend it by declaration merging.
export interface Services {}

/** What the process has before any service: services are made of it and of each other, in the order of src/app.ts. */
export interface Platform {
  readonly config: Config
  readonly log: Log
  readonly clock: Clock
  readonly makeId: IdMaker
  readonly pool: Pool
  readonly db: Database
  /** Whether the database answers, and takes writes. */
  readonly database: DatabaseCheck
  readonly bus: Bus
  readonly sealer: Sealer
  /** What is counted for operators. */
  readonly meters: Meters
  readonly tracing: Tracing
  /** Where clients reach the gateway, without a slash at the end. */
  publicUrl(): string
}

/** What the process has; made once in app.ts. */
export interface Gateway extends Platform {
  readonly services: Services
  /** The services for who is limited to a part of the project: they know nothing else of it. */
  restrictedServices(restriction: Restriction): Services
}

/** One request. `now` is read once, so that everything in one answer speaks of the same instant. */
export interface RequestContext extends Gateway {
  readonly requestId: string
  readonly now: number
  readonly principal: Principal | null
  /** Where the request came from; `null` for work that nobody asked for just now. */
  readonly address: string | null
  /** Aborted when the client went away or the deadline has passed. */
  readonly signal: AbortSignal
  /** What it does now, in its trace. */
  span: Span
  /** Notes what the answer depends on, where it may be kept. */
  reads?: ReadLog
}

export function createContext(
  gateway: Gateway,
  request: { requestId: string; principal: Principal | null; signal: AbortSignal; address?: string; span?: Span },
): RequestContext {
  // The gateway's members are read through the prototype: a request costs one small object.
  const ctx = Object.assign(Object.create(gateway) as Gateway, {
    address: null,
    span: noSpan,
    ...request,
    now: gateway.clock(),
  })
  const restriction = request.principal?.restriction
  return restriction ? Object.assign(ctx, { services: gateway.restrictedServices(restriction) }) : ctx
}
