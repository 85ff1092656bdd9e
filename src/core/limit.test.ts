import { expect, test } from 'vitest'
import { bytes, duration, says } from './limit.ts'

test('numbers are spelled as people write them, texts stay', () => {
  expect(says`at most ${100_000} of ${'x'}, ${5} each`).toBe('at most 100,000 of x, 5 each')
})

test('bytes are in the largest unit that says them whole', () => {
  expect([1_048_576, 65_536, 1_536, 1_000, 1_500 * 1_048_576].map(bytes)).toEqual([
    '1 MiB',
    '64 KiB',
    '1,536 bytes',
    '1,000 bytes',
    '1,500 MiB',
  ])
})

test('durations are in the largest unit that says them whole', () => {
  expect([200, 1_500, 5_000, 60_000, 600_000].map(duration)).toEqual([
    '200 ms',
    '1,500 ms',
    '5 s',
    '1 minute',
    '10 minutes',
  ])
})
