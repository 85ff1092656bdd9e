// The endpoint's answer to `Accept: text/event-stream`: subscriptions for as long as the token is good, other operations once.
import type { ExecutionResult } from 'graphql'
import type { EventConnection } from '../http/events.ts'
import type { Gateway, RequestContext } from '../request/context.ts'
import type { GraphQLRequest } from './execute.ts'
import { type Caller, refusalOf } from './live-credential.ts'
import type { Subscription, Subscriptions } from './subscribe.ts'

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
