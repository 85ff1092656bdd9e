import { expect, test } from 'vitest'
import { JsonNumber } from '../base/json-text.ts'
import { createRedactor } from './redact.ts'

const secret = 'p@ss "w/ord" é'
const redactor = createRedactor([secret, 'abcdefgh', 'abcdefgh-longer', '123456789'])

test.each([
  ['as it is', secret],
  ['percent-encoded', encodeURIComponent(secret)],
  ['percent-encoded in lower case', encodeURIComponent(secret).replace(/%[\dA-F]{2}/g, it => it.toLowerCase())],
  ['as a form value', new URLSearchParams({ x: secret }).toString().slice(2)],
  ['in JSON', JSON.stringify(secret).slice(1, -1)],
  ['in JSON with escaped slashes', JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
  ['in base64', Buffer.from(secret).toString('base64')],
  ['in URL-safe base64', Buffer.from(secret).toString('base64url')],
  ['in hex', Buffer.from(secret).toString('hex')],
])('a secret is cut out %s', (_how, written) => {
  const clean = redactor.text(`before ${written} after`)
  expect(clean).toMatch(/^before \[redacted\]=* after$/)
})

test.each(['a', 'ab', 'abc', 'abcd'])('a secret is cut out of the base64 of %s: and it', user => {
  const clean = redactor.text(Buffer.from(`${user}:abcdefgh-longer`).toString('base64'))
  expect(clean).toContain('[redacted]')
  expect(Buffer.from(clean.replace('[redacted]', ''), 'base64').toString()).not.toMatch(/bcdefgh/)
})

test('values are cleaned at any depth, names and numbers too, and what is clean is not copied', () => {
  const clean = { a: [1, 'x', { b: null }] }
  expect(redactor.value(clean)).toBe(clean)
  expect(
    redactor.value({ [`x-${secret}`]: 1, list: ['abcdefgh-longer', 123456789, new JsonNumber('123456789')] }),
  ).toEqual({
    'x-[redacted]': 1,
    list: ['[redacted]', '[redacted]', '[redacted]'],
  })
})

test('long secrets are cut out, too, in every spelling', () => {
  const key = `-----BEGIN KEY-----\n${'ab+/'.repeat(500)}\n-----END KEY-----`
  const long = createRedactor([key, 'short-one'])
  for (const written of [
    key,
    encodeURIComponent(key),
    Buffer.from(key).toString('base64'),
    JSON.stringify(key).slice(1, -1),
  ])
    expect(long.text(`x ${written} short-one y`)).toMatch(/^x \[redacted\]=* \[redacted\] y$/)
})

test('too short a text is no secret', () => {
  const short = createRedactor(['ab', ''])
  expect(short.text('ab cab')).toBe('ab cab')
})

test('a large value is redacted as a small one is, with other work in between', async () => {
  const rows = Array.from({ length: 60_000 }, (_, id) => ({ id, name: id === 59_000 ? secret : 'item' }))
  const value = { rows, [`x ${secret}`]: { deep: rows }, last: 1 }
  let turns = 0
  let isOver = false
  const redacting = redactor.valueInTurns(value).finally(() => {
    isOver = true
  })
  while (!isOver) {
    await new Promise(resolve => setImmediate(resolve))
    turns++
  }
  const clean = (await redacting) as typeof value
  expect(clean).toEqual(redactor.value(value))
  expect(clean.rows[59_000]).toEqual({ id: 59_000, name: '[redacted]' })
  expect(clean.rows[0]).toBe(rows[0])
  expect(Object.keys(clean)).toEqual(['rows', 'x [redacted]', 'last'])
  expect(turns).toBeGreaterThan(1)
  const other = { rows: rows.slice(0, 10_000) }
  expect(await redactor.valueInTurns(other)).toBe(other)
})
