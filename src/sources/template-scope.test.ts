import { expect, test } from 'vitest'
import { scopeFor } from './template-scope.ts'

const scope = {
  login: { data: { token: 't', rows: [{ id: 1 }, { id: 2 }] }, status: 200 },
  secrets: { key: 'the key', other: 'another secret' },
  variables: { day: '2026-11-20' },
}

test('only what templates name is there', () => {
  expect(
    scopeFor(scope, [['secrets', 'key'], ['login', 'data', 'token'], ['variables', 'nope', 'x'], ['gone']]),
  ).toEqual({
    secrets: { key: 'the key' },
    login: { data: { token: 't' } },
    variables: {},
  })
})

test('what is computed or lies in a list is there as a whole', () => {
  const whole = { secrets: scope.secrets }
  expect(scopeFor(scope, [['secrets', ['variables', 'name']]])).toEqual(whole)
  expect(scopeFor(scope, [['secrets', 'key'], ['secrets']])).toEqual(whole)
  expect(scopeFor(scope, [['secrets'], ['secrets', 'key']])).toEqual(whole)
  expect(scopeFor(scope, [['login', 'data', 'rows', 0, 'id']])).toEqual({
    login: { data: { rows: scope.login.data.rows } },
  })
  expect(scopeFor(scope, [['login', 'data', 'rows', 'first', 'id']])).toEqual({
    login: { data: { rows: scope.login.data.rows } },
  })
  expect(scopeFor(scope, [['login', 'data', 'size']])).toEqual({ login: { data: scope.login.data } })
})
