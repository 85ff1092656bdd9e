// urql with graphcache, which knows the schema: a field that failed is null, where the schema lets it be.
import { Client, createRequest, fetchExchange, subscriptionExchange } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { introspectionFromSchema, isObjectType, print } from 'graphql'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { schema } from '../../src/schema.ts'
import { type Answer, countingFetch, type ScreenClient, toFaults } from './client.ts'
import { documentOf } from './documents.ts'

/** Objects without an id of their own, which belong to the object around them: graphcache wants that said. */
const embedded = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(type => !('id' in type.getFields()))
  .map(type => [type.name, () => null] as const)

export function openUrql(url: string, token: string): ScreenClient {
  const counting = countingFetch(token)
  const live = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: `Bearer ${token}` },
  })
  const warnings: string[] = []
  const client = new Client({
    url: `${url}/graphql`,
    // It aborts what has been answered already, which Node calls an unhandled rejection.
    fetch: (input, init) => counting.fetch(input, { ...init, signal: null }),
    preferGetMethod: false,
    exchanges: [
      cacheExchange({
        schema: introspectionFromSchema(schema) as never,
        keys: Object.fromEntries(embedded),
        logger: (_severity, message) => void warnings.push(message),
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: sink => ({
            unsubscribe: live.subscribe({ query: query ?? '', variables: variables ?? {} }, sink as never),
          }),
        }),
      }),
    ],
  })
  const request = (operation: string, variables: object) => createRequest(print(documentOf(operation)), variables)
  const toAnswer = ({ data, error }: { data?: unknown; error?: { graphQLErrors: object[] } | undefined }): Answer => {
    if (error && error.graphQLErrors.length === 0) throw error
    return { data: (data ?? null) as Answer['data'], faults: toFaults(error?.graphQLErrors) }
  }
  return {
    requests: counting.requests,
    query: async (operation, variables) =>
      toAnswer(await client.executeQuery(request(operation, variables)).toPromise()),
    mutate: async (operation, variables) =>
      toAnswer(await client.executeMutation(request(operation, variables)).toPromise()),
    watch: (operation, variables) => {
      let shown: unknown
      const subscription = client.executeQuery(request(operation, variables)).subscribe(({ data }) => {
        shown = data
      })
      return { shown: () => shown, stop: subscription.unsubscribe }
    },
    follow: (operation, variables) => {
      let messages = 0
      const subscription = client.executeSubscription(request(operation, variables)).subscribe(() => void messages++)
      return { messages: () => messages, stop: subscription.unsubscribe }
    },
    [Symbol.asyncDispose]: async () => {
      if (warnings.length > 0) throw new Error(`graphcache warns: ${warnings.join('\n')}`)
      await live.dispose()
    },
  }
}
