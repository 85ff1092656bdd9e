// What is wrong with a field, as a sentence for people: "Title cannot be blank."
import type { z } from 'zod'
import type { AppError } from '../base/errors.ts'
import { Issues } from '../base/issues.ts'

/** What zod calls an issue: it has a code, and no sentence of ours yet. */
type ZodIssue = z.core.$ZodIssue

/** BAD_USER_INPUT with a sentence per field. */
export function toFieldError(error: z.ZodError, input: unknown): AppError {
  const issues = new Issues({ perPath: 1 })
  for (const issue of error.issues) issues.add(issue.path.map(String).join('.') || 'body', messageOf(issue, input))
  return issues.toError()
}

/** The values as the schema has them. Throws BAD_USER_INPUT with a sentence per field. */
export function parseFields<Schema extends z.ZodType>(schema: Schema, values: unknown): z.output<Schema> {
  const parsed = schema.safeParse(values)
  if (parsed.success) return parsed.data
  throw toFieldError(parsed.error, values)
}

/** `chart_type` is "Chart type". */
function labelOf(path: readonly PropertyKey[]): string {
  const names = path.filter(part => !/^\d+$/.test(String(part))).map(String)
  const name = (names.at(-1) ?? 'body').replaceAll('_', ' ').slice(0, 60)
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
}

function messageOf(issue: ZodIssue, input: unknown): string {
  return `${labelOf(issue.path)} ${issueOf(issue, valueAt(input, issue.path))}.`
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'an integer',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function issueOf(issue: ZodIssue, value: unknown): string {
  if (value === undefined || value === null || value === '') return 'cannot be blank'
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}`
    case 'too_small':
      return issue.origin === 'string'
        ? 'cannot be blank'
        : `must be no less than ${issue.minimum}${unitOf(issue.origin)}`
    case 'too_big':
      return `must be no more than ${issue.maximum}${unitOf(issue.origin)}`
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`
    case 'custom':
      return issue.message
    default:
      return 'has the wrong form'
  }
}

function unitOf(origin: string): string {
  return origin === 'string' ? ' characters' : origin === 'array' ? ' items' : ''
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined),
    input,
  )
}
