import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { coverageOf } from './font-coverage.ts'

const has = coverageOf(readFileSync(fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'))))

test.each(['a', 'Ж', 'Ω', 'ё', 'ع', '€', '–', '−'])('the font of pictures has %s', character => {
  expect(has(character)).toBe(true)
})

test.each(['注', 'か', '한', 'ไ', 'ह', '🚀', '𝒜'])('the font of pictures does not have %s', character => {
  expect(has(character)).toBe(false)
})

test('what is no font is refused', () => {
  expect(() => coverageOf(Buffer.alloc(64))).toThrow('no table of characters')
})
