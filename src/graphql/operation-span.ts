import type { ExecutionResult, OperationDefinitionNode } from 'graphql'
import { within } from '../base/tracing.ts'
import type { RequestContext } from '../request/context.ts'

/**
 * The span of an operation, which is the one of its request while it runs. Its type and its name, and nothing of the document:
 * https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/
 */
export function withinOperation(
  ctx: RequestContext,
  { operation, name }: OperationDefinitionNode,
  run: () => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  if (!ctx.span.isRecording) return run()
  const outer = ctx.span
  const attributes = { 'graphql.operation.type': operation, ...(name && { 'graphql.operation.name': name.value }) }
  return within(outer.child(`GraphQL ${operation}`, { attributes }), async span => {
    ctx.span = span
    const result = await run().finally(() => {
      ctx.span = outer
    })
    if (result.errors) span.fail(String(result.errors[0]?.extensions.code ?? 'BAD_USER_INPUT'))
    return result
  })
}
