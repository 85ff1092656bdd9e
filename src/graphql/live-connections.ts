// The endpoint's answer to `Accept: text/event-stream`: subscriptions for as long as the token is good, other operations once.
import type { ExecutionResult } from 'graphql'
import { AppError } from '../base/errors.ts'
import type { EventConnection } from '../http/events.ts'
import type { Gateway, Principal, RequestContext } from '../request/context.ts'
import type { GraphQLRequest } from './execute.ts'
import type { Subscription, Subscriptions } from './subscribe.ts'

export interface Caller {
  readonly authorization: string | undefined
  readonly ip: string
}

export interface LiveConnections {
  /** Resolves to errors where the subscription was refused; else the connection is open and the reply taken over. */
  follow(
    ctx: RequestContext,
    asked: GraphQLRequest,
    from: Caller,
    connect: (on: { kept: () => void; closed: () => void }) => EventConnection,
  ): Promise<ExecutionResult | null>
  /** Completes all: clients connect again, to another gateway. */
  close(): void
}

export function createLiveConnections(gateway: Gateway, subscriptions: Subscriptions): LiveConnections {
  const open = new Set<{ connection: EventConnection; recheck: () => void }>()
  const recheckAll = () => {
    for (const { recheck } of open) recheck()
  }
  // The auth service subscribed before and has forgotten what it knew of the token.
  gateway.bus.subscribe('token.changed', recheckAll)
  gateway.bus.onGap(recheckAll)

  return {
    async follow(ctx, asked, from, connect) {
      let subscription: Subscription | undefined
      const recheck = () => {
        refusalOf(gateway, from, ctx.principal).then(refusal => {
          if (!refusal) return
          const { code, message } = refusal
          subscription?.close()
          connection.next(JSON.stringify({ errors: [{ message, extensions: { code } }] }))
          connection.complete()
        })
      }
      const connection = connect({
        kept: recheck,
        closed: () => {
          open.delete(entry)
          subscription?.close()
        },
      })
      const entry = { connection, recheck }
      const opened = await subscriptions.open(ctx, asked, connection)
      if (!('close' in opened)) return opened
      subscription = opened
      if (connection.gone) {
        subscription.close()
        return null
      }
      open.add(entry)
      connection.start()
      // The token may have been revoked between reading it and following its changes.
      recheck()
      return null
    },
    close() {
      for (const { connection } of open) connection.complete()
    },
  }
}

/** Why the credential may not go on; null where it may, or where that cannot be asked just now. */
async function refusalOf(
  gateway: Gateway,
  { authorization, ip }: Caller,
  before: Principal | null,
): Promise<AppError | null> {
  try {
    const now = await gateway.services.auth.recognise(authorization, ip)
    const same =
      now?.projectId === before?.projectId &&
      (now?.scopes.size ?? 0) === (before?.scopes.size ?? 0) &&
      [...(now?.scopes ?? [])].every(scope => before?.scopes.has(scope))
    return same ? null : new AppError('FORBIDDEN', 'The scopes of the token have changed. Subscribe again.')
  } catch (error) {
    return error instanceof AppError && error.code === 'UNAUTHENTICATED' ? error : null
  }
}
