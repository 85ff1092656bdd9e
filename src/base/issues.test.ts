import { expect, test } from 'vitest'
import { AppError } from './errors.ts'
import { Issues, withPaths } from './issues.ts'

test('nothing wrong is no error', () => {
  const issues = new Issues()
  issues.throwIfAny()
  expect([issues.first, issues.has('name'), { ...issues.toFields() }]).toEqual([null, false, {}])
})

test('all that is wrong is told at once, and the message is the first of it', () => {
  const issues = new Issues()
  issues.add('name', 'The name is empty.')
  issues.add('scopes.0', 'There is no such scope.')
  issues.add('name', 'The name holds NUL.')
  issues.add('name', 'The name is empty.')
  let thrown: unknown
  try {
    issues.throwIfAny()
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(AppError)
  expect(thrown).toMatchObject({ code: 'BAD_USER_INPUT', message: 'The name is empty.' })
  expect({ ...(thrown as AppError).fields }).toEqual({
    name: ['The name is empty.', 'The name holds NUL.'],
    'scopes.0': ['There is no such scope.'],
  })
  expect(issues.first).toEqual({ path: 'name', message: 'The name is empty.' })
  expect(issues.toError('FORBIDDEN').code).toBe('FORBIDDEN')
})

test('an input that is wrong everywhere makes no endless reply', () => {
  const issues = new Issues({ paths: 3, perPath: 2 })
  for (let n = 0; n < 10; n++) for (const path of 'abcd') issues.add(path, `${n}`)
  expect({ ...issues.toFields() }).toEqual({ a: ['0', '1'], b: ['0', '1'], c: ['0', '1'] })
})

test('a path may have any name', () => {
  const issues = new Issues()
  issues.add('__proto__', 'No metric is called so.')
  issues.add('constructor', 'Nor so.')
  expect(Object.entries(issues.toFields())).toEqual([
    ['__proto__', ['No metric is called so.']],
    ['constructor', ['Nor so.']],
  ])
})

test('a door gives the paths of an error its own names, and everything else stays', () => {
  const limit = { name: 'pushes', limit: 1, windowSeconds: 60, remaining: 0, resetSeconds: 5 }
  const error = new AppError('RATE_LIMITED', 'Later.', { fields: { name: ['No.'] }, retryAfter: 5, limit })
  const renamed = withPaths(error, path => `input.${path}`) as AppError
  expect({ ...renamed.fields }).toEqual({ 'input.name': ['No.'] })
  expect([renamed.code, renamed.message, renamed.retryAfter, renamed.limit, renamed.cause]).toEqual([
    ...['RATE_LIMITED', 'Later.', 5, limit],
    error,
  ])
  const plain = new AppError('NOT_FOUND', 'Nothing.')
  expect(withPaths(plain, path => `input.${path}`)).toBe(plain)
  expect(withPaths('a text', path => path)).toBe('a text')
})
