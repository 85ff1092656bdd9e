import { AppError } from '../base/errors.ts'
import { JsonLimitError, JsonSyntaxError } from '../base/json-errors.ts'
import { type JsonValue, readJson } from '../base/json-text.ts'
import { quote } from '../base/quote.ts'
import { readKeyOptions } from './body-keys.ts'
import { type BodyOptions, readOptions } from './body-options.ts'
import { DimensionColumns, keyColumnOf, readColumns, textOf } from './body-row.ts'
import {
  MAX_ISSUES_READ,
  MAX_MEMBERS_PER_ROW,
  MAX_ROWS_PER_PUSH,
  type PathOf,
  type PushedRow,
  type PushIssue,
  PushRefused,
  type PushRequest,
  tooManyRows,
} from './push.ts'

/** Reading ends at the first of them. More values than a push has points: some may be empty. */
const limits = { maxItems: MAX_ROWS_PER_PUSH, maxMembers: MAX_MEMBERS_PER_ROW, maxValues: 200_000 }
const EXAMPLE = '{"data":[{"Date":"20130320","Users":"1"}]}'

const pathInBody: PathOf = (row, metric, dimension) => {
  const column = dimension ?? metric
  return column === undefined ? `data.${row}` : `data.${row}.${column}`
}

/** The text of a body in the shape of Cyfe's Push API as a push. */
export function readPushBody(text: string, dimensions: readonly string[], retry: Retry): PushRequest {
  return toPushRequest(readBody(text), dimensions, retry)
}

type Retry = Pick<PushRequest, 'idempotencyKey' | 'bodyHash'>

/**
 * A body in the shape of Cyfe's Push API as a push. Columns by the name of a dimension are its values. Of the others, the key column is the
 * one named `Date` in any case, else the first in the order of the text: JSON.parse would move integer-like names to the front. Throws
 * AppError or PushRefused; nothing is guessed.
 */
export function toPushRequest(
  body: ReadonlyMap<string, JsonValue>,
  dimensions: readonly string[],
  retry: Retry,
): PushRequest {
  const data = rowsOf(body.get('data'))
  const read = readOptions(body, dimensions)
  if (read.issues.size > 0) throw optionIssues(read)
  if (data.length > MAX_ROWS_PER_PUSH) throw tooManyRows(pathInBody)

  const issues: PushIssue[] = []
  let keyColumn: string | null = null
  const rows: PushedRow[] = []
  const emptyColumns = new Set<string>()
  const columns = new DimensionColumns(dimensions)
  for (const [row, value] of data.entries()) {
    if (issues.length > MAX_ISSUES_READ) break
    if (!(value instanceof Map) || value.size === 0) {
      issues.push({
        row,
        message: `a row has to be an object of a key and metrics, such as {"Date":"20130320","Users":"1"}.`,
      })
      continue
    }
    const column = keyColumnOf(value, columns)
    if (column === null) {
      issues.push({ row, message: `it has no key: its columns ${listed(value.keys())} are dimensions of the widget.` })
      continue
    }
    keyColumn ??= column
    if (column !== keyColumn) {
      issues.push({ row, message: `the key column is ${quote(column)}, but ${quote(keyColumn)} in the first row.` })
      continue
    }
    const key = textOf(value.get(column))
    if (key === null || key === '') {
      issues.push({ row, message: `the key column ${quote(column)} is empty or no text.` })
      continue
    }
    rows.push({ key, ...readColumns(value, { keyColumn: column, dimensions: columns }, { row, issues, emptyColumns }) })
  }
  if (issues.length > 0) throw new PushRefused(issues, pathInBody)
  return {
    rows,
    keyColumn,
    ...readKeyOptions(body),
    onDuplicate: 'ADD',
    isUsual: true,
    metricOnDuplicate: read.onDuplicate,
    pathOfOnDuplicate: metric => `onduplicate.${metric}`,
    options: read.options,
    emptyColumns,
    ...retry,
    pathOf: pathInBody,
  }
}

function readBody(text: string): Map<string, JsonValue> {
  const body = readText(text, 2, message => new AppError('BAD_USER_INPUT', `The body is not JSON: ${message}`))
  if (body instanceof Map) return body
  throw new AppError('BAD_USER_INPUT', `The body has to be one JSON object. A push looks like ${EXAMPLE}`)
}

/** `rowDepth` is how deep an array of rows lies in the text. */
function readText(text: string, rowDepth: number, notJson: (message: string) => AppError): JsonValue {
  try {
    return readJson(text, limits)
  } catch (error) {
    if (error instanceof JsonLimitError) {
      if (error.limit === 'maxItems' && error.depth === rowDepth) throw tooManyRows(pathInBody)
      throw new AppError('BAD_USER_INPUT', `The push is too large. ${error.message}`)
    }
    if (error instanceof JsonSyntaxError) throw notJson(error.message)
    throw error
  }
}

/**
 * The rows of `data`: an array, one row alone, rows by numbers (an array with gaps, as PHP writes it), or the JSON text of one of them, as
 * clients that encode twice send it.
 */
function rowsOf(data: JsonValue | undefined): readonly JsonValue[] {
  if (data === undefined || data === null) throw bad('data', `"data" is missing. A push looks like ${EXAMPLE}`)
  const rows =
    typeof data === 'string'
      ? readText(data, 1, message => bad('data', `"data" is a text, but not of JSON: ${message}`))
      : data
  if (Array.isArray(rows)) return rows
  if (rows instanceof Map && rows.size > 0) {
    const members = [...rows.values()]
    if (members.every(member => member instanceof Map)) return members
    // A key alone pushes nothing: it was meant otherwise.
    if (rows.size > 1) return [rows]
  }
  throw bad('data', `"data" has to be an array of rows. A push looks like ${EXAMPLE}`)
}

const listed = (names: Iterable<string>) => [...names].map(name => quote(name)).join(', ')

function bad(field: string, message: string): AppError {
  return new AppError('BAD_USER_INPUT', message, { fields: { [field]: [message] } })
}

function optionIssues(read: BodyOptions): AppError {
  const [first = ''] = read.issues.values()
  const fields = Object.fromEntries([...read.issues].map(([place, message]) => [place, [message]]))
  const more = read.issues.size - 1
  return new AppError(
    'BAD_USER_INPUT',
    more > 0 ? `${first} (${more} more ${more === 1 ? 'fault' : 'faults'}.)` : first,
    { fields },
  )
}
