// Apollo Client: the normalised cache by `__typename` and `id`, and the error policy `all`.
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, split } from '@apollo/client'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { getMainDefinition } from '@apollo/client/utilities'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { type Answer, countingFetch, type ScreenClient, toFaults } from './client.ts'
import { documentOf } from './documents.ts'

export function openApollo(url: string, token: string): ScreenClient {
  const counting = countingFetch(token)
  const live = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: `Bearer ${token}` },
  })
  const isSubscription = ({ query }: { query: ReturnType<typeof documentOf> }) => {
    const definition = getMainDefinition(query)
    return definition.kind === 'OperationDefinition' && definition.operation === 'subscription'
  }
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: split(
      isSubscription,
      new GraphQLWsLink(live),
      new HttpLink({ uri: `${url}/graphql`, fetch: counting.fetch }),
    ),
  })
  const toAnswer = ({ data, error }: { data?: unknown; error?: Error | undefined }): Answer => {
    if (error !== undefined && !CombinedGraphQLErrors.is(error)) throw error
    return { data: (data ?? null) as Answer['data'], faults: toFaults(error?.errors) }
  }
  return {
    requests: counting.requests,
    query: async (operation, variables) =>
      toAnswer(await client.query({ query: documentOf(operation), variables, errorPolicy: 'all' })),
    mutate: async (operation, variables) =>
      toAnswer(await client.mutate({ mutation: documentOf(operation), variables, errorPolicy: 'all' })),
    watch: (operation, variables) => {
      let shown: unknown
      const query = client.watchQuery({ query: documentOf(operation), variables, errorPolicy: 'all' })
      const subscription = query.subscribe(({ data, loading }) => {
        if (!loading) shown = data
      })
      return { shown: () => shown, stop: () => subscription.unsubscribe() }
    },
    follow: (operation, variables) => {
      let messages = 0
      const subscription = client
        .subscribe({ query: documentOf(operation), variables, errorPolicy: 'all' })
        .subscribe(() => void messages++)
      return { messages: () => messages, stop: () => subscription.unsubscribe() }
    },
    [Symbol.asyncDispose]: async () => {
      client.stop()
      await live.dispose()
    },
  }
}
