import { expect, test } from 'vitest'
import { readInstant } from './instant.ts'

test('instants as clients of REST write them', () => {
  const at = Date.UTC(2024, 11, 13, 10, 36)
  const cases: [string, number | null][] = [
    ['2024-12-13T10:36:00Z', at],
    ['2024-12-13T11:36:00.000+01:00', at],
    ['2024-12-13 11:36:00 +01:00', at],
    ['2024-12-13 11:36:00 +0100', at],
    [' 2024-12-13 10:36 ', at],
    ['2024-12-13', Date.UTC(2024, 11, 13)],
    ['1734086160', at],
    ['1734086160000', at],
    ['1734086160000000', at],
    ['1734086160000000000', at],
    ['999999999', 999_999_999_000],
    // Neither a real day nor a number whose unit its length tells.
    ['2024-02-30 00:00:00', null],
    ['20241213', Date.UTC(2024, 11, 13)],
    ['17340861600', null],
    ['1734086160.5', at + 500],
    ['yesterday', null],
    ['', null],
  ]
  for (const [text, expected] of cases) expect(readInstant(text), text).toBe(expected)
})
