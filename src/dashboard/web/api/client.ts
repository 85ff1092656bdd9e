// urql for one token: a document cache, live operations over server-sent events, and a second try where a gateway is overloaded.
import { retryExchange } from '@urql/exchange-retry'
import { type Client, cacheExchange, createClient, fetchExchange, mapExchange, subscriptionExchange } from 'urql'
import { endSession } from '../session/session.ts'
import { errorsOf } from './api-error.ts'
import { follow } from './follow.ts'
import { createLiveReporter } from './live-state.ts'

/** Beside the page, wherever a proxy has put it. */
const GRAPHQL_URL = new URL('graphql', document.baseURI).href

/** A gateway says no for a second when it has too much to do: nobody has to press a button for that. What it goes on saying is shown. */
const OVERLOAD = { attempts: 3, firstMs: 1_000, mostMs: 4_000 }

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
      retryExchange({
        initialDelayMs: OVERLOAD.firstMs,
        maxDelayMs: OVERLOAD.mostMs,
        maxNumberAttempts: OVERLOAD.attempts,
        // A change may have happened: it is never sent twice.
        retryIf: (error, { kind }) => kind === 'query' && errorsOf(error).some(({ code }) => code === 'UNAVAILABLE'),
      }),
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
