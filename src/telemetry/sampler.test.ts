import { expect, test } from 'vitest'
import { createSampler, type SamplerOptions } from './sampler.ts'

const parent = (isSampled: boolean, traceId = 'f'.repeat(32)) => ({
  traceId,
  spanId: '1'.repeat(16),
  isSampled,
  traceState: '',
})
const samplerOf = (sampler: SamplerOptions['sampler'], more: Partial<SamplerOptions> = {}) =>
  createSampler({ sampler, ratio: 1, tracesPerSecond: 0, onLimited() {}, ...more })

test.each([
  ['always_on', true, true, true],
  ['always_off', false, false, false],
  ['parentbased_always_on', true, true, false],
  ['parentbased_always_off', false, true, false],
] as const)(
  '%s keeps a trace of its own: %s, of a parent that is kept: %s, that is not: %s',
  (name, own, kept, not) => {
    const sampler = samplerOf(name)
    expect(sampler.isKept(null, 0)).toBe(own)
    expect(sampler.isKept(parent(true), 0)).toBe(kept)
    expect(sampler.isKept(parent(false), 0)).toBe(not)
  },
)

test('by ratio the id of the trace decides, so that others with the same ratio keep the same', () => {
  const sampler = samplerOf('traceidratio', { ratio: 0.25 })
  const of = (end: string) => sampler.isKept(parent(false, end.padStart(32, 'a')), 0)
  expect(of('c000000000000')).toBe(true)
  expect(of('bffffffffffff')).toBe(false)
  const ids = Array.from({ length: 4_096 }, (_, number) => `${number.toString(16).padStart(3, '0')}0000000000`)
  expect(ids.filter(of)).toHaveLength(1_024)
})

test('of new traces about the ratio is kept, and by parents what they say', () => {
  const sampler = samplerOf('parentbased_traceidratio', { ratio: 0.5 })
  const kept = Array.from({ length: 10_000 }, () => sampler.isKept(null, 0)).filter(Boolean).length
  expect(kept).toBeGreaterThan(4_500)
  expect(kept).toBeLessThan(5_500)
  expect(sampler.isKept(parent(true), 0)).toBe(true)
  expect(samplerOf('parentbased_traceidratio', { ratio: 0 }).isKept(null, 0)).toBe(false)
})

test('no more than so many a second are kept, and those over it are counted', () => {
  let limited = 0
  const sampler = samplerOf('always_on', { tracesPerSecond: 10, onLimited: () => limited++ })
  const keptAt = (now: number, asked: number) =>
    Array.from({ length: asked }, () => sampler.isKept(parent(true), now)).filter(Boolean).length
  expect(keptAt(0, 100)).toBe(10)
  expect(keptAt(500, 100)).toBe(5)
  expect(keptAt(60_000, 100)).toBe(10)
  expect(limited).toBe(275)
  expect(Array.from({ length: 20 }, () => sampler.isKept(null, null)).every(Boolean)).toBe(true)
  expect(limited).toBe(275)
})
