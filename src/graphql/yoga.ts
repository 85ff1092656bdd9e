import type { GraphQLSchema } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import { LRUCache } from 'lru-cache'
import type { Platform, RequestContext } from '../request/context.ts'
import type { Costs } from './cost.ts'
import { limitCost, limitDocuments } from './document-limits.ts'
import type { ErrorMask } from './errors.ts'
import { graphiqlOptions, renderWithSession } from './graphiql.ts'

/** Documents remembered parsed and validated. The library's 1,024 of any size let unique queries take gigabytes. */
const MAX_DOCUMENTS = 100

export type GraphQLServer = ReturnType<typeof createGraphQL>

/** graphql-yoga with our error words, bounded caches and GraphiQL from our own files. */
export function createGraphQL(
  { config }: Pick<Platform, 'config'>,
  schema: GraphQLSchema,
  costs: Costs,
  maskError: ErrorMask,
) {
  return createYoga<RequestContext>({
    schema,
    graphqlEndpoint: '/graphql',
    logging: false,
    cors: false,
    multipart: false,
    batching: false,
    landingPage: false,
    healthCheckEndpoint: '/graphql/health',
    maskedErrors: { maskError: error => maskError(error) },
    graphiql: config.graphiql ? graphiqlOptions : false,
    renderGraphiQL: renderWithSession,
    parserAndValidationCache: {
      documentCache: new LRUCache({ max: MAX_DOCUMENTS }),
      errorCache: new LRUCache({ max: MAX_DOCUMENTS }),
      validationCache: new LRUCache({ max: 4 }),
    },
    plugins: [limitDocuments(), limitCost(costs)] satisfies Plugin[],
  })
}
