import { describe, expect, test } from 'vitest'
import { readObject, toDraft, toInput } from './request-draft.ts'

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
    expect(toDraft(plain, 1)).toEqual({
      id: 1,
      name: 'orders',
      method: 'GET',
      url: 'https://api.example.com/orders',
      options: '',
    })
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
    expect(toInput(toDraft(rich, 1))).toEqual({
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

  test('options that are no JSON object are reported by the name of the request', () => {
    expect(toInput({ ...toDraft(plain, 1), options: '[1]' })).toBe('The options of orders are no JSON object.')
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
