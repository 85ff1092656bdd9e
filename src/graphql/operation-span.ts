import type { ExecutionResult, OperationDefinitionNode } from 'graphql'
import { within } from '../base/tracing.ts'
import type { RequestContext } from '../request/context.ts'

type Run<Prepared, Request> = (prepared: Prepared, ctx: RequestContext, request: Request) => Promise<ExecutionResult>

/**
 * Runs operations within spans of their own, each the one of its request while it runs. They tell its type and its name, and nothing of the
 * document: https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/
 */
export function followed<Prepared extends { readonly operation: OperationDefinitionNode }, Request>(
  run: Run<Prepared, Request>,
): Run<Prepared, Request> {
  return (prepared, ctx, request) => {
    if (!ctx.span.isRecording) return run(prepared, ctx, request)
    const outer = ctx.span
    const { operation, name } = prepared.operation
    const attributes = { 'graphql.operation.type': operation, ...(name && { 'graphql.operation.name': name.value }) }
    return within(outer.child(`GraphQL ${operation}`, { attributes }), async span => {
      ctx.span = span
      const result = await run(prepared, ctx, request).finally(() => {
        ctx.span = outer
      })
      if (result.errors) span.fail(String(result.errors[0]?.extensions.code ?? 'BAD_USER_INPUT'))
      return result
    })
  }
}
