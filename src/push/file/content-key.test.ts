import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentKey } from './content-key.ts'

test('the key of a text is the same each time, and 22 digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(contentKey(text)).toMatch(/^[0-9a-z]{22}$/)
      expect(contentKey(text)).toBe(contentKey(`${text}`))
    }),
  )
})

test('texts that differ a little have other keys', () => {
  const texts = Array.from({ length: 50_000 }, (_, at) => `["widget_1","ADD",${at},[{"key":"2026-11-20"}]]`)
  expect(new Set(texts.map(contentKey)).size).toBe(50_000)
  expect(contentKey('ab')).not.toBe(contentKey('ba'))
})
