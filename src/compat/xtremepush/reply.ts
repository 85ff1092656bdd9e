import { AppError, type FieldErrors, httpStatusOf } from '../../base/errors.ts'
import { toSnakeCase } from '../../base/snake-case.ts'
import { bodyOptionNames } from '../../push/body-options.ts'
import type { Operation, Outcome } from '../../rest/operation.ts'
import { failureOf, successOf } from './words.ts'

/** The envelope of a request that succeeded. */
export function toSuccess(operation: Operation, outcome: Outcome) {
  const message = outcome.message ?? successOf(operation)
  return {
    code: outcome.isAccepted ? 202 : 200,
    success: true,
    ...(message !== undefined && { message }),
    ...(outcome.data && { data: outcome.data }),
    ...(outcome.model !== undefined && { model: outcome.model }),
  }
}

/** The error in words of this dialect: "Widget is not created", and what is wrong by the names of its fields. */
export function toDialectError(error: AppError, operation: Operation): AppError {
  const fields = error.fields && inSnakeCase(error.fields)
  if (!fields || httpStatusOf[error.code] !== 400) return error
  return new AppError(error.code, failureOf(operation), { fields })
}

const asCallersWroteThem = new Set(['variables', 'data', 'requests', 'secrets', ...bodyOptionNames])

/** Services name fields as GraphQL does. Names that callers chose stay as they are. */
function inSnakeCase(fields: FieldErrors): FieldErrors {
  const entries = Object.entries(fields).map(([path, messages]) => {
    const [first = '', ...rest] = path.split('.')
    const isTheirs = asCallersWroteThem.has(first)
    return [[toSnakeCase(first), ...(isTheirs ? rest : rest.map(toSnakeCase))].join('.'), messages] as const
  })
  return Object.fromEntries(entries)
}
