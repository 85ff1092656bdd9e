import { describe, expect, test } from 'vitest'
import { issuesOfRequest, readObject, toDraft, toInput, withField } from './request-draft.ts'

const plain: Parameters<typeof toDraft>[0] = {
  name: 'orders',
  method: 'GET',
  url: 'https://api.example.com/orders',
  headers: {},
  params: {},
  json: null,
  data: null,
  auth: null,
  after: [],
  attempts: 1,
  maxWaitSeconds: 30,
  timeoutMs: 10_000,
  failOnStatus: true,
  safe: false,
  private: false,
  cacheSeconds: 0,
  reads: null,
  charset: null,
  pagination: null,
}

describe('a saved request in the editor', () => {
  test('shows no options where it has the usual ones', () => {
    const request = { name: 'orders', method: 'GET', url: 'https://api.example.com/orders' }
    expect(toDraft(plain, 1)).toEqual({ id: 1, request, unread: {} })
  })

  test('is saved as it was', () => {
    const rich = {
      ...plain,
      method: 'POST' as const,
      params: { day: '{{ variables.day }}' },
      json: { a: [1] },
      auth: { kind: 'BEARER', token: '{{ secrets.key }}' },
      after: ['login'],
      attempts: 3,
      failOnStatus: false,
      safe: true,
      cacheSeconds: 60,
      reads: 'CSV' as const,
      charset: null,
      pagination: {
        kind: 'PAGE' as const,
        itemsPath: 'items',
        maxPages: 10,
        param: 'page',
        start: 1,
        size: null,
        sizeParam: null,
        into: null,
        cursorPath: null,
        cursorHeader: null,
        morePath: null,
      },
    }
    expect(toInput(toDraft(rich, 1), 1)).toEqual({
      name: 'orders',
      method: 'POST',
      url: plain.url,
      params: { day: '{{ variables.day }}' },
      json: { a: [1] },
      auth: { bearer: { token: '{{ secrets.key }}' } },
      after: ['login'],
      retry: { attempts: 3, maxWaitSeconds: 30 },
      failOnStatus: false,
      safe: true,
      cacheSeconds: 60,
      reads: 'CSV',
      pagination: { kind: 'PAGE', itemsPath: 'items', maxPages: 10, param: 'page', start: 1 },
    })
  })

  test('what is no JSON is reported by its field and the name of the request', () => {
    const draft = { ...toDraft(plain, 1), unread: { Headers: '{' } }
    expect(toInput(draft, 1)).toBe('“Headers” of orders is no JSON that can be read.')
    expect(toInput({ ...draft, request: withField(draft.request, 'name', undefined) }, 2)).toMatch(/of api_call_2 is/)
  })

  test('what the gateway refuses stands at the request that it is of', () => {
    const fields = { 'input.requests.1.url': ['Write a host.'], 'input.requests.10.url': ['no'], 'input.name': ['no'] }
    expect(issuesOfRequest([{ message: '', code: '', fields, path: [] }], 1)).toEqual(['url: Write a host.'])
  })
})

test.each([
  ['', {}],
  [' {"a": 1} ', { a: 1 }],
  ['[]', null],
  ['null', null],
  ['{', null],
])('%j as an object', (text, value) => {
  expect(readObject(text)).toEqual(value)
})
