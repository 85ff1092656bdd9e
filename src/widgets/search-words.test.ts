import { expect, test } from 'vitest'
import { searchWords } from './search-words.ts'

test('a search is its words, each once', () => {
  expect(searchWords('  Shop  users\nshop users ')).toEqual(['Shop', 'users', 'shop'])
  for (const blank of [null, undefined, '', '  ']) expect(searchWords(blank)).toEqual([])
})

test.each(['x'.repeat(201), Array.from({ length: 11 }, (_, n) => n).join(' '), 'a\0b', '\ud800'])(
  '%j is refused',
  text => {
    expect(() => searchWords(text)).toThrow(/search/)
  },
)
