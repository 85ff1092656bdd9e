import { expect, test } from 'vitest'
import { assertOwnOrigin } from './origin.ts'

test.each([
  [undefined, 'https://metrics.example.com', true],
  ['https://metrics.example.com', 'https://metrics.example.com/base', true],
  ['http://metrics.example.com', 'https://metrics.example.com', false],
  ['http://localhost:6274', 'https://metrics.example.com', false],
  ['http://localhost:6274', 'http://127.0.0.1:4000', true],
  ['http://localhost.evil.example', 'http://127.0.0.1:4000', false],
  ['null', 'http://127.0.0.1:4000', false],
])('a page of %s at %s: %s', (origin, publicUrl, isTaken) => {
  const ask = () => assertOwnOrigin(origin, publicUrl)
  if (isTaken) expect(ask).not.toThrow()
  else expect(ask).toThrow('Pages of other origins cannot call this')
})
