import { expect, test } from 'vitest'
import { authorizationIn } from './connection-params.ts'

const cases: [unknown, string | undefined][] = [
  [undefined, undefined],
  [null, undefined],
  [{}, undefined],
  [{ Authorization: 'Bearer a' }, 'Bearer a'],
  [{ authorization: 'Bearer a' }, 'Bearer a'],
  [{ headers: { Authorization: 'Bearer a' } }, 'Bearer a'],
  [{ Headers: { AUTHORIZATION: 'Bearer a' } }, 'Bearer a'],
  [{ headers: null, authorization: 'Bearer a' }, 'Bearer a'],
  [{ headers: 'Authorization: Bearer a' }, undefined],
  [{ headers: [{ Authorization: 'Bearer a' }] }, undefined],
  [{ Authorization: 7 }, undefined],
  [{ Authorization: 'Bearer a', headers: { authorization: 'Bearer a' } }, 'Bearer a'],
]

test.each(cases)('%j has the credential %s', (params, authorization) => {
  expect(authorizationIn(params as never)).toBe(authorization)
})

test('two credentials that differ are refused: neither is chosen in silence', () => {
  for (const params of [
    { Authorization: 'Bearer a', headers: { Authorization: 'Bearer b' } },
    { headers: { Authorization: 'Bearer a', authorization: 'Bearer b' } },
  ]) {
    expect(() => authorizationIn(params)).toThrow('two tokens that differ')
  }
})
