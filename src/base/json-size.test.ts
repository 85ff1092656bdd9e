import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundedJson, jsonLength, jsonPieces, startOfJson } from './json-size.ts'
import { JsonNumber } from './json-text.ts'

test('the length of JSON is counted without writing it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const text = JSON.stringify(value)
      const escapes = text.match(/\\(u....|.)/g)?.reduce((sum, { length }) => sum + length - 1, 0) ?? 0
      expect(jsonLength(value, Infinity)).toBe(text.length - escapes)
    }),
  )
  expect(jsonLength({ n: new JsonNumber('9007199254740993'), u: Number.NaN }, 100)).toBe(31)
})

test('counting ends at its limit, however much there is', () => {
  const part = Array.from({ length: 1_000 }, () => 0)
  // A thousand million items, were they all visited.
  const large = Array.from({ length: 1_000 }, () => Array.from({ length: 1_000 }, () => part))
  const before = process.threadCpuUsage()
  expect(jsonLength(large, 10_000)).toBeLessThan(20_000)
  expect(boundedJson(large, 10_000)).toBeNull()
  expect(process.threadCpuUsage(before).user).toBeLessThan(500_000)
})

test('JSON is written up to a limit, escapes counted', () => {
  expect(boundedJson({ a: [1, 'x'] }, 13)).toBe('{"a":[1,"x"]}')
  expect(boundedJson({ a: [1, 'x'] }, 12)).toBeNull()
  expect(boundedJson('\u0001\u0001', 10)).toBeNull()
  expect(boundedJson(undefined, 10)).toBe('null')
})

test('pieces together are the JSON of the whole, and none is much longer than it should be', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.integer({ min: 2, max: 60 }), (value, piece) => {
      const pieces = [...jsonPieces(value, piece)]
      expect(pieces.join('')).toBe(JSON.stringify(value))
    }),
  )
  const rows = Array.from({ length: 500 }, (_, id) => ({ id, name: `item ${id}`, none: undefined }))
  const pieces = [...jsonPieces({ rows, deep: { rows }, big: new JsonNumber('1e400'), list: [undefined] }, 1_000)]
  expect(pieces.join('')).toBe(
    JSON.stringify({ rows, deep: { rows }, big: new JsonNumber('1e400'), list: [undefined] }),
  )
  expect(pieces.length).toBeGreaterThan(30)
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(2_100)
})

test('the beginning of JSON is the JSON up to there', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.integer({ min: 1, max: 80 }), (value, most) => {
      expect(startOfJson(value, most)).toBe(JSON.stringify(value).slice(0, most))
    }),
  )
  const item = { none: undefined, list: [undefined, 'x'.repeat(100)] }
  expect(startOfJson({ item }, 30)).toBe(JSON.stringify({ item }).slice(0, 30))
})

/** So many lists in each other around a value. */
const wrapped = (levels: number, value: unknown) => {
  let outer = value
  for (let level = 0; level < levels; level++) outer = [outer]
  return outer
}
const zeros = (count: number) => Array.from({ length: count }, () => 0)
const members = (count: number) => Object.fromEntries(zeros(count).map((_, nth) => [`m${nth}`, 1]))

test.each<[string, unknown]>([
  ['lists that lie deep', Array.from({ length: 15 }, () => wrapped(180, zeros(40_000)))],
  ['a large object that lies deep', wrapped(180, members(100_000))],
  ['large objects that lie deep', Array.from({ length: 3 }, () => wrapped(180, members(40_000)))],
  ['a list at each level', zeros(180).reduce<unknown>(inner => [...zeros(3_000), inner], 'x')],
])('writing in pieces takes time in proportion to the value: %s', (_what, value) => {
  const length = JSON.stringify(value).length
  const before = process.cpuUsage()
  let written = 0
  for (const piece of jsonPieces(value)) written += piece.length
  const { user } = process.cpuUsage(before)
  expect(written).toBe(length)
  expect(user / 1_000).toBeLessThan(700)
})

test('measuring a large value pauses', () => {
  let pauses = 0
  for (const piece of jsonPieces(zeros(200_000), 1e9)) if (piece === '') pauses++
  expect(pauses).toBe(48)
})
