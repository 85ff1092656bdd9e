// What is wrong with a field, as a sentence for people: "Title cannot be blank."
import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** `chart_type` is "Chart type". */
export function labelOf(path: readonly PropertyKey[]): string {
  const names = path.filter(part => !/^\d+$/.test(String(part))).map(String)
  const name = (names.at(-1) ?? 'body').replaceAll('_', ' ').slice(0, 60)
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
}

export function sentenceOf(issue: Issue, given: unknown): string {
  return `${labelOf(issue.path)} ${faultOf(issue, valueAt(given, issue.path))}.`
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

function faultOf(issue: Issue, value: unknown): string {
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

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined),
    given,
  )
}
