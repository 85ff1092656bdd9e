// What is wrong with a field, as a sentence for people: "Title cannot be blank."
import { z } from 'zod'
import type { AppError } from '../base/errors.ts'
import { Issues } from '../base/issues.ts'

/** What zod calls an issue: it has a code, and no sentence of ours yet. */
type ZodIssue = z.core.$ZodIssue

/** BAD_USER_INPUT with a sentence per field, and with an example of the schema where something else was given than a list or an object. */
export function toFieldError(error: z.ZodError, input: unknown, schema?: z.ZodType): AppError {
  const issues = new Issues({ perPath: 1 })
  for (const issue of error.issues)
    issues.add(issue.path.map(String).join('.') || 'body', messageOf(issue, input, schema))
  return issues.toError()
}

/** The values as the schema has them. Throws BAD_USER_INPUT with a sentence per field. */
export function parseFields<Schema extends z.ZodType>(schema: Schema, values: unknown): z.output<Schema> {
  const parsed = schema.safeParse(values)
  if (parsed.success) return parsed.data
  throw toFieldError(parsed.error, values, schema)
}

/** `chart_type` is "Chart type". */
function labelOf(path: readonly PropertyKey[]): string {
  const names = path.filter(part => !/^\d+$/.test(String(part))).map(String)
  const name = (names.at(-1) ?? 'body').replaceAll('_', ' ').slice(0, 60)
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
}

function messageOf(issue: ZodIssue, input: unknown, schema: z.ZodType | undefined): string {
  return `${labelOf(issue.path)} ${issueOf(issue, valueAt(input, issue.path))}${exampleOf(issue, input, schema)}.`
}

const MAX_EXAMPLE_LENGTH = 120

/** `, such as {"preset":"LAST_MONTH"}`; empty where the schema has none. */
function exampleOf(issue: ZodIssue, input: unknown, schema: z.ZodType | undefined): string {
  if (issue.code !== 'invalid_type' || !['object', 'record', 'array'].includes(issue.expected)) return ''
  const given = valueAt(input, issue.path)
  if (given === undefined || given === null || given === '') return ''
  const text = JSON.stringify(schema && exampleAt(schema, issue.path)) ?? ''
  return text === '' || text.length > MAX_EXAMPLE_LENGTH ? '' : `, such as ${text}`
}

function exampleAt(schema: z.ZodType, [part, ...rest]: readonly PropertyKey[]): unknown {
  const examples = part === undefined ? schema.meta()?.examples : undefined
  if (Array.isArray(examples) && examples.length > 0) return examples[0]
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return exampleAt(schema.def.innerType as z.ZodType, part === undefined ? [] : [part, ...rest])
  if (part === undefined) return undefined
  const member =
    schema instanceof z.ZodObject
      ? schema.shape[String(part)]
      : schema instanceof z.ZodArray
        ? schema.element
        : undefined
  return member && exampleAt(member as z.ZodType, rest)
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
