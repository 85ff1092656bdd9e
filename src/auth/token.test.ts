import { expect, test } from 'vitest'
import { isWholeToken, makeToken, randomText } from './token.ts'

test('a new token carries its prefix and a checksum that any changed character breaks', () => {
  const token = makeToken()
  expect(token).toMatch(/^pgr_[0-9A-Za-z]{38}$/)
  expect(isWholeToken(token)).toBe(true)
  for (let at = 4; at < token.length; at++) {
    const other = token[at] === 'a' ? 'b' : 'a'
    expect(isWholeToken(token.slice(0, at) + other + token.slice(at + 1))).toBe(false)
  }
  expect(isWholeToken(token.slice(0, -1))).toBe(false)
})

test('random text uses every digit and never repeats', () => {
  const texts = Array.from({ length: 500 }, () => randomText(32))
  expect(new Set(texts).size).toBe(500)
  expect(new Set(texts.join('')).size).toBe(62)
})
