import { expect, test } from 'vitest'
import { rowsOfPart } from './stream.service.ts'

test('a part is as many rows as make about 128 KiB', () => {
  expect(rowsOfPart(100, 100 * 256)).toBe(400)
  expect(rowsOfPart(400, 400 * 256)).toBe(512)
  expect(rowsOfPart(512, 512 * 1_024)).toBe(128)
})

test('rows larger than a part come one by one, and small ones 2,000 at most', () => {
  expect(rowsOfPart(100, 100 * 1_048_576)).toBe(1)
  expect(rowsOfPart(1_000, 1_000 * 20)).toBe(2_000)
})

test('the number grows four times at most, since the next rows may be larger', () => {
  expect(rowsOfPart(1, 50)).toBe(4)
  expect(rowsOfPart(4, 200)).toBe(16)
})
