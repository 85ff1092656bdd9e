import { type ExecutionResult, type FormattedExecutionResult, GraphQLError } from 'graphql'
import { type AppError, httpStatusOf } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { toAppError } from '../http/failure.ts'

/** More errors are counted and not sent. */
export const MAX_ERRORS = 20

export type ErrorMask = (error: unknown) => GraphQLError

/** Turns any error of an execution into one that may be shown, with `extensions.code` and the HTTP status of the one table. */
export function createErrorMask(log: Pick<Log, 'error'>): ErrorMask {
  return error => {
    const located = error instanceof GraphQLError ? error : undefined
    const original = rootOf(error)
    // An error that goes back to none but graphql-js's own was made by it: the document or its variables are wrong.
    if (located && original instanceof GraphQLError) return request(located)
    const appError = toAppError(original, log)
    return withCode(appError, located)
  }
}

function rootOf(error: unknown): unknown {
  let root = error
  while (root instanceof GraphQLError && root.originalError) root = root.originalError
  return root
}

/** An error of the compiler, which looks like one of graphql-js and lacks half of it, as a whole one. */
export function toGraphQLError(error: {
  readonly message: string
  readonly path?: readonly (string | number)[] | undefined
  readonly originalError?: unknown
}): GraphQLError {
  const { message, path, originalError } = error
  return new GraphQLError(message, {
    ...(path && { path }),
    ...(originalError instanceof Error && { originalError }),
  })
}

function request(error: GraphQLError): GraphQLError {
  const status = (error.extensions.http as { status?: number } | undefined)?.status ?? 400
  return new GraphQLError(error.message, {
    ...(error.nodes && { nodes: error.nodes }),
    ...(error.source && { source: error.source }),
    ...(error.positions && { positions: error.positions }),
    ...(error.path && { path: error.path }),
    extensions: { code: 'BAD_USER_INPUT', http: { status } },
  })
}

function withCode(error: AppError, located: GraphQLError | undefined): GraphQLError {
  return new GraphQLError(error.message, {
    ...(located?.nodes && { nodes: located.nodes }),
    ...(located?.path && { path: located.path }),
    extensions: {
      code: error.code,
      ...(error.fields && { fields: error.fields }),
      ...(error.retryAfter !== undefined && { retryAfter: error.retryAfter }),
      http: { status: httpStatusOf[error.code] },
    },
  })
}

/** As it is sent: errors with a code of ours, without what only the edge needs, and not too many. */
export function toShownResult({ errors, ...result }: ExecutionResult): FormattedExecutionResult {
  if (!errors) return result
  const omittedErrors = errors.length - MAX_ERRORS
  const extensions = omittedErrors > 0 ? { ...result.extensions, omittedErrors } : result.extensions
  return { ...result, errors: errors.slice(0, MAX_ERRORS).map(toShownError), ...(extensions && { extensions }) }
}

/** The libraries' own codes (GRAPHQL_PARSE_FAILED ...) all say that the request is wrong. */
function toShownError(error: GraphQLError) {
  const { http: _http, ...extensions } = error.extensions
  const { code } = extensions
  const known = typeof code === 'string' && code in httpStatusOf ? code : 'BAD_USER_INPUT'
  return { ...error.toJSON(), extensions: { ...extensions, code: known } }
}
