// Everything that runs documents, whichever door they come by: made once, before there is a door.
import type { GraphQLSchema } from 'graphql'
import type { Platform } from '../request/context.ts'
import { createDeadlines } from '../request/deadline.ts'
import { type Costs, createCosts } from './cost.ts'
import { createGraphQLService, type GraphQLService } from './documents.ts'
import { createErrorMask, type ErrorMask } from './errors.ts'
import { createExecutor, createReader, type Execute, type ReadDocument } from './execute.ts'
import { createGraphQL, type GraphQLServer } from './yoga.ts'

declare module '../request/context.ts' {
  interface Services {
    graphql: GraphQLEngine
  }
}

export interface GraphQLEngine extends GraphQLService {
  readonly schema: GraphQLSchema
  readonly costs: Costs
  readonly mask: ErrorMask
  /** The library, for what comes to it whole: GraphiQL. */
  readonly yoga: GraphQLServer
  readonly read: ReadDocument
  /** A request, as a door gets it. Resolves to its result, errors and all. */
  readonly executeRequest: Execute
  close(): void
}

export function createGraphQLEngine(
  platform: Pick<Platform, 'config' | 'log' | 'meters'>,
  schema: GraphQLSchema,
): GraphQLEngine {
  const mask = createErrorMask(platform.log)
  const costs = createCosts(schema, platform.config.graphqlMaxCost)
  const yoga = createGraphQL(platform, schema, costs, mask)
  const deadlines = createDeadlines()
  const executeRequest = createExecutor(yoga, schema, { costs, deadlines, documents: platform.meters.documents }, mask)
  const read = createReader(yoga, schema)
  const service = createGraphQLService(executeRequest, read)
  return { ...service, read, schema, costs, mask, yoga, executeRequest, close: () => deadlines.close() }
}
