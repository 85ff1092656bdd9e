import { AppError } from './errors.ts'
import { JsonSyntaxError } from './json-errors.ts'
import { JsonNumber, type JsonValue, readJson } from './json-text.ts'

/** JSON as plain objects, its numbers as texts with every digit. Throws BAD_USER_INPUT. */
export function readJsonDigits(text: string): unknown {
  try {
    return withDigits(readJson(text))
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
    throw new AppError('BAD_USER_INPUT', `The body is not JSON: ${error.message}`, { cause: error })
  }
}

function withDigits(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return value.source
  if (Array.isArray(value)) return value.map(withDigits)
  if (!(value instanceof Map)) return value
  // What is called `__proto__` is a member as any other.
  const object: Record<string, unknown> = Object.create(null)
  for (const [name, member] of value) object[name] = withDigits(member)
  return object
}

export const isJsonObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
