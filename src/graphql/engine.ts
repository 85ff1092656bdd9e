// Everything that runs documents, whichever door they come by: made once, before there is a door.
import type { ExecutionResult, GraphQLSchema } from 'graphql'
import type { Platform, RequestContext } from '../request/context.ts'
import { createDeadlines } from '../request/deadline.ts'
import { type Costs, createCosts } from './cost.ts'
import { createGraphQLService, type GraphQLService } from './documents.ts'
import { createErrorMask, type ErrorMask } from './errors.ts'
import { createExecutor, createReader, type Execute, type GraphQLRequest, type ReadDocument } from './execute.ts'
import { createKeepingOf, type KeptFields } from './keepable.ts'
import { type KeptAnswer, KeptAnswers, type Versions } from './kept-answers.ts'
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
  /** The same, or as text where the answer was given before and nothing has changed since. */
  answerRequest(ctx: RequestContext, request: GraphQLRequest): Promise<ExecutionResult | KeptAnswer>
  close(): void
}

export function createGraphQLEngine(
  platform: Pick<Platform, 'config' | 'log' | 'meters' | 'bus' | 'clock'>,
  schema: GraphQLSchema,
  kept: { readonly fields: KeptFields; readonly versions: Versions },
): GraphQLEngine {
  const mask = createErrorMask(platform.log)
  const costs = createCosts(schema, platform.config.graphqlMaxCost)
  const yoga = createGraphQL(platform, schema, costs, mask)
  const deadlines = createDeadlines()
  const keepingOf = createKeepingOf(schema, kept.fields)
  const { documents } = platform.meters
  const executeRequest = createExecutor(yoga, schema, { costs, deadlines, documents, keepingOf, mask })
  const answers = new KeptAnswers(platform, executeRequest, kept.versions)
  const read = createReader(yoga, schema)
  const service = createGraphQLService(executeRequest, read)
  return {
    ...service,
    read,
    schema,
    costs,
    mask,
    yoga,
    executeRequest,
    answerRequest: (ctx, request) => answers.answer(ctx, request),
    close: () => deadlines.close(),
  }
}
