import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quote, quoteJson } from './quote.ts'

test.each([
  ['Users', 60, '"Users"'],
  ['', 60, '""'],
  ['say "no"\nand go', 60, '"say \\"no\\"\\nand go"'],
  ['abcdef', 6, '"abcdef"'],
  ['abcdefg', 6, '"abcdef…"'],
  ['abc😀', 4, '"abc…"'],
  ['abc😀d', 5, '"abc😀…"'],
])('%j in %i characters is %s', (text, most, expected) => expect(quote(text, most)).toBe(expected))

test.each([
  ['a text', '"a text"'],
  [12.5, '12.5'],
  [null, 'null'],
  [undefined, 'nothing'],
  [{ a: [1, 2] }, '{"a":[1,2]}'],
  ['x'.repeat(80), `"${'x'.repeat(60)}…"`],
  [['x'.repeat(80)], `["${'x'.repeat(58)}…`],
])('the value %j is %s', (value, expected) => expect(quoteJson(value)).toBe(expected))

test('whatever the text, a message stays on one short line of whole characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 2, max: 80 }), (text, most) => {
      const quoted = JSON.parse(quote(text, most)) as string
      expect(quoted.length).toBeLessThanOrEqual(most + 1)
      expect(quoted.isWellFormed()).toBe(true)
      expect(text.startsWith(quoted.replace(/…$/, '')) || quoted === text).toBe(true)
    }),
  )
})
