import { expect, test } from 'vitest'
import { createIdMaker, idAt } from './id.ts'

test('ids grow and never repeat, also within one millisecond and when the clock is set back', () => {
  const times = [5e12, 5e12, 5e12 - 1000, 5e12 + 1]
  let at = 0
  const makeId = createIdMaker(() => times[Math.floor(at++ / 50_000)] ?? 5e12 + 2)
  const ids = Array.from({ length: 250_000 }, () => BigInt(makeId()))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] as bigint))).toBe(true)
})

test('ids stay below 2^63, the largest bigint of PostgreSQL, until the year 2100', () => {
  const makeId = createIdMaker(() => Date.UTC(2100, 0, 1))
  expect(BigInt(makeId()) < 1n << 63n).toBe(true)
})

test('the least id of an instant stands between those made before it and those made from it on', () => {
  const instant = Date.UTC(2026, 10, 30)
  const madeAt = (now: number) => BigInt(createIdMaker(() => now)())
  const least = BigInt(idAt(instant))
  expect(madeAt(instant - 1) < least).toBe(true)
  expect(madeAt(instant) >= least).toBe(true)
  // Before ids began there are none.
  expect(idAt(0)).toBe('0')
})
