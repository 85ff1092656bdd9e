import { expect, test } from 'vitest'
import { failureStyleOf, isStatusKept, jsonTypeFor, type RequestKind } from './accept.ts'

const kinds = ['query', 'mutation', 'subscription', 'INVALID', 'UNKNOWN'] as const

const cases: [string | undefined, string, string][] = [
  [undefined, 'application/json', 'STATUS'],
  ['*/*', 'application/json', 'STATUS'],
  ['application/*', 'application/json', 'STATUS'],
  ['application/json', 'application/json', 'RESULT'],
  ['Application/JSON; charset=utf-8', 'application/json', 'RESULT'],
  ['application/json, text/plain, */*', 'application/json', 'RESULT'],
  ['application/json;q=0, */*', 'application/json', 'STATUS'],
  ['application/json; q=0.000', 'application/json', 'STATUS'],
  ['application/json; q=0.5', 'application/json', 'RESULT'],
  ['application/jsonp', 'application/json', 'STATUS'],
  ['application/graphql-response+json', 'application/graphql-response+json', 'STATUS'],
  ['application/graphql-response+json,application/json;q=0.9', 'application/graphql-response+json', 'STATUS'],
  ['application/graphql-response+json;q=0, application/json', 'application/json', 'RESULT'],
  ['text/event-stream', 'application/json', 'EVENT'],
  ['text/event-stream, */*', 'application/json', 'EVENT'],
  ['text/event-stream, application/json', 'application/json', 'RESULT'],
]

test.each(cases)('to Accept %j replies are %s, and a query that failed is told by %s', (accept, type, style) => {
  expect([jsonTypeFor(accept), failureStyleOf(accept, 400, () => 'query')]).toEqual([type, style])
})

test('a mutation that was refused is always told by the status, and so is an operation that is not there', () => {
  const styles = (accept: string) => kinds.map(kind => failureStyleOf(accept, 400, () => kind))
  expect(styles('application/json')).toEqual(['RESULT', 'STATUS', 'STATUS', 'RESULT', 'STATUS'])
  expect(styles('text/event-stream')).toEqual(['EVENT', 'STATUS', 'EVENT', 'EVENT', 'STATUS'])
  expect(styles('*/*')).toEqual(kinds.map(() => 'STATUS'))
})

test('statuses that proxies and scripts act upon are kept, without a look at the document', () => {
  const statuses = [400, 401, 403, 404, 405, 409, 413, 415, 429, 500, 502, 503, 504]
  const kept = [401, 403, 413, 429, 500, 502, 503, 504]
  expect(statuses.filter(isStatusKept)).toEqual(kept)
  const look = (): RequestKind => {
    throw new Error('it was looked at')
  }
  expect(kept.map(status => failureStyleOf('application/json', status, look))).toEqual(kept.map(() => 'STATUS'))
})
