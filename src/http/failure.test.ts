import { expect, test } from 'vitest'
import { AppError } from '../base/errors.ts'
import { FailureCode, isLostConnection } from '../database/failure.ts'
import { toAppError } from './failure.ts'

const silent = { error: () => {} }
const coded = (code: string, message = 'told by somebody') => Object.assign(new Error(message), { code })

/** The way to the database, and what the database says when it cannot serve. */
const LOST = {
  'the name is not known now': 'EAI_AGAIN',
  'there is no such name': 'ENOTFOUND',
  'no way to the host': 'EHOSTUNREACH',
  'no way to the network': 'ENETUNREACH',
  'nobody listens': 'ECONNREFUSED',
  'the connection was reset': 'ECONNRESET',
  'the other side is gone': 'EPIPE',
  'no answer in time': 'ETIMEDOUT',
  'no local port is left': 'EADDRNOTAVAIL',
  'the socket of the embedded server is gone': 'ENOENT',
  'no more files may be open': 'EMFILE',
  'a standby': '25006',
  'a session ended while it was idle in a transaction': '25P03',
  'the administrator stops the server': '57P01',
  'the server crashed': '57P02',
  'the server starts': '57P03',
  'the database is dropped': '57P04',
  'the session was idle': '57P05',
  'too many connections': '53300',
  'a limit of the configuration': '53400',
  'no memory': '53200',
  'the disk is full': '53100',
  'an error of the disk': '58030',
  'the connection failed': '08006',
  'a pooler has no server': '08P01',
  'the password is changed': '28P01',
  'the connection ended before the answer': FailureCode.lost,
  'the database says nothing': FailureCode.silent,
  'no connection was free': FailureCode.noConnection,
}

/** It serves, but not this: nothing was written, and the same may succeed soon. */
const BUSY = {
  'a lock was not given': '55P03',
  'the statement took too long': '57014',
  'a deadlock': '40P01',
  'a transaction that could not be put in order': '40001',
}

test.each(Object.entries({ ...LOST, ...BUSY }))('%s (%s): 503 with Retry-After', (_what, code) => {
  const masked = toAppError(coded(code), silent)
  expect([masked.code, masked.retryAfter]).toEqual(['UNAVAILABLE', 1])
  expect(masked.message).toMatch(/Try again/)
  expect(masked.message).not.toContain('told by somebody')
  // Of names with several addresses, too.
  const several = Object.assign(new AggregateError([coded(code)], ''), { code })
  expect(toAppError(several, silent).code).toBe('UNAVAILABLE')
})

test.each(Object.values(LOST))('%s: whether a statement was carried out is not known', code => {
  expect(isLostConnection(coded(code))).toBe(true)
})

test.each(Object.values(BUSY))('%s: nothing was written', code => {
  expect(isLostConnection(coded(code))).toBe(false)
})

test.each(['23505', '42P01', '42601', '22P02', 'XX000', 'ERR_INVALID_ARG_TYPE', 'ECONNREFUSED2', ''])(
  'a mistake of ours (%s) is 500, and its text stays in the log',
  code => {
    const masked = toAppError(coded(code, 'relation "secret" does not exist'), silent)
    expect(masked.code).toBe('INTERNAL')
    expect(masked.message).not.toContain('secret')
  },
)

test('what is ours already stays as it is', () => {
  const original = new AppError('CONFLICT', 'It is there already.')
  expect(toAppError(original, silent)).toBe(original)
})
