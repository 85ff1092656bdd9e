// urql for one token: a document cache, and live operations over server-sent events.
import { type Client, cacheExchange, createClient, fetchExchange, mapExchange, subscriptionExchange } from 'urql'
import { endSession } from '../session/session.ts'
import { errorsOf } from './api-error.ts'
import { follow } from './follow.ts'
import { createLiveReporter } from './live-state.ts'

/** Beside the page, wherever a proxy has put it. */
const GRAPHQL_URL = new URL('graphql', document.baseURI).href

export function createApiClient(token: string): Client {
  return createClient({
    url: GRAPHQL_URL,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    // urql would take queries as events, too.
    fetchOptions: () => ({
      headers: { authorization: `Bearer ${token}`, accept: 'application/graphql-response+json, application/json' },
    }),
    exchanges: [
      mapExchange({
        onResult({ error }) {
          if (errorsOf(error).some(({ code }) => code === 'UNAUTHENTICATED')) {
            endSession('The token is not valid any more. Sign in again.')
          }
        },
      }),
      cacheExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: sink => ({
            unsubscribe: follow(
              GRAPHQL_URL,
              token,
              { query, variables: variables as Record<string, unknown> },
              { next: sink.next, complete: sink.complete, state: createLiveReporter() },
            ),
          }),
        }),
      }),
      fetchExchange,
    ],
  })
}
