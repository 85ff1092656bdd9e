import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import type { SharedResults } from './attempt.service.ts'
import type { CallResult } from './call.ts'
import { assertReadOnly, callSaved, notThere, sourcesToCall } from './source.service.ts'

export interface SourceCall {
  readonly name: string
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * Calls of one GraphQL request: sources are read in one statement, equal calls are one call, and equal requests of different calls
 * are sent once.
 */
export const callLoader = perRequest(ctx => {
  const shared: SharedResults = new Map()
  return new DataLoader<SourceCall, CallResult, string>(
    async calls => {
      const names = [...new Set(calls.map(({ name }) => name))]
      const sources = await sourcesToCall(ctx, projectIdOf(ctx), names)
      return Promise.all(
        calls.map(async ({ name, variables }) => {
          const source = sources.get(name)
          if (!source) return notThere(name)
          try {
            assertReadOnly(source)
            return await callSaved(ctx, source, { variables, signal: ctx.signal, span: ctx.span, shared })
          } catch (error) {
            return error as Error
          }
        }),
      )
    },
    { maxBatchSize: MAX_BATCH_SIZE, cacheKeyFn: ({ name, variables }) => JSON.stringify([name, sorted(variables)]) },
  )
})

/** The same whatever the order in which somebody wrote the names. */
function sorted(variables: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1))
}
