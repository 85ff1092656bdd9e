import { expect, test } from 'vitest'
import { readRequest } from './request-shape.ts'

test('a request that is written as JSON is taken as it stands', () => {
  const request = {
    name: 'orders',
    method: 'POST',
    url: 'https://api.example.com/{{ variables.day }}',
    headers: { accept: null, 'x-day': '1' },
    params: [
      ['id', 1],
      ['id', [2, 3]],
    ],
    json: { a: [1.5, null, { b: '{{ secrets.key }}' }] },
    auth: {
      oauth2: { tokenUrl: 'https://a.example/t', clientId: 'me', clientSecret: '{{ secrets.s }}', inBody: true },
    },
    retry: { attempts: 2 },
    pagination: { kind: 'OFFSET', size: 100, maxPages: 3 },
    after: ['login'],
    failOnStatus: false,
  }
  expect(readRequest(JSON.stringify(request, null, 2))).toEqual(request)
})

test.each([
  ['{', 'no JSON object'],
  ['[]', 'no JSON object'],
  ['{}', '“method” is missing'],
  ['{"method":"GET"}', '“url” is missing'],
  ['{"method":"FETCH","url":"https://a.example"}', '“method” has to be one of GET, HEAD'],
  ['{"method":"GET","url":1}', '“url” has to be a text'],
  ['{"method":"GET","url":"https://a.example","header":{}}', 'no “header”; it has name, method, url, headers'],
  ['{"method":"GET","url":"https://a.example","toString":1}', 'no “toString”'],
  ['{"method":"GET","url":"https://a.example","auth":{"digest":{}}}', 'one of basic, bearer, oauth2'],
  ['{"method":"GET","url":"https://a.example","after":"login"}', 'a list of names'],
  ['{"method":"GET","url":"https://a.example","params":"a=1"}', 'an object or a list of pairs'],
])('%s', (text, message) => {
  expect(readRequest(text)).toContain(message)
})
