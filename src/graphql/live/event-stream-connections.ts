// The endpoint's answer to `Accept: text/event-stream`: subscriptions for as long as the token is good, other operations once.
import type { ExecutionResult } from 'graphql'
import type { EventConnection } from '../../http/events.ts'
import type { RequestContext } from '../../request/context.ts'
import type { ClientCredential, WatchHandle } from '../../request/credential.ts'
import type { Access } from '../access.ts'
import type { GraphQLRequest } from '../execute.ts'
import type { Subscription, Subscriptions } from './subscriptions.ts'

export interface LiveConnections {
  /** Resolves to errors where the subscription was refused; else the connection is open and the reply taken over. */
  follow(
    ctx: RequestContext,
    request: GraphQLRequest,
    from: ClientCredential,
    connect: (on: { kept: () => void; closed: () => void }) => EventConnection,
  ): Promise<ExecutionResult | null>
  /** Completes all: clients connect again, to another gateway. */
  close(): void
}

export function createLiveConnections(access: Pick<Access, 'follow'>, subscriptions: Subscriptions): LiveConnections {
  const open = new Set<EventConnection>()

  return {
    async follow(ctx, request, from, connect) {
      let subscription: Subscription | undefined
      let watch: WatchHandle | undefined
      const connection = connect({
        kept: () => watch?.recheck(),
        closed: () => {
          open.delete(connection)
          watch?.stop()
          subscription?.close()
        },
      })
      const opened = await subscriptions.open(ctx, request, {
        next: (text, _result, key) => connection.next(text, key),
        complete: () => connection.complete(),
      })
      if (!('close' in opened)) return opened
      subscription = opened
      if (connection.gone) {
        subscription.close()
        return null
      }
      open.add(connection)
      connection.start()
      watch = access.follow(from, ctx.principal, ({ code, message }) => {
        opened.close()
        connection.next(JSON.stringify({ errors: [{ message, extensions: { code } }] }))
        connection.complete()
      })
      return null
    },
    close() {
      for (const connection of open) connection.complete()
    },
  }
}
