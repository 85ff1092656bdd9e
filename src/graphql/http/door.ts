// What the doors of the endpoint have in common: what they are made of, and who comes in.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { abortControllerOf } from '../../http/body.ts'
import { spanOf } from '../../http/request-span.ts'
import { createContext, type Gateway, type RequestContext } from '../../request/context.ts'
import type { Access } from '../access.ts'
import type { GraphQLEngine } from '../engine.ts'
import type { LiveConnections } from '../live/event-stream-connections.ts'
import type { Subscriptions } from '../live/subscriptions.ts'

export interface DoorDeps {
  readonly gateway: Gateway
  readonly access: Access
  readonly engine: GraphQLEngine
  readonly subscriptions: Subscriptions
  readonly live: LiveConnections
}

/** A request that was let in. */
export interface AdmittedRequest {
  readonly ctx: RequestContext
  /** Ends what it waits for. */
  readonly giveUp: () => void
}

/** Throws UNAUTHENTICATED, FORBIDDEN and RATE_LIMITED. */
export async function admit(
  { gateway, access }: DoorDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<AdmittedRequest> {
  const principal = await access.admit(request, reply)
  const controller = abortControllerOf(reply)
  const { signal } = controller
  const about = { requestId: request.id, principal, signal, address: request.ip, span: spanOf(request) }
  const ctx = createContext(gateway, about)
  return { ctx, giveUp: () => controller.abort() }
}
