import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharesOf } from './shares.ts'

test('shares of a key have sizes that add up to 100, and keep sign and gaps', () => {
  const value = fc.option(fc.integer({ min: -1_000, max: 1_000 }), { nil: null })
  fc.assert(
    fc.property(fc.array(fc.array(value, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 }), all => {
      const shares = sharesOf(all, 4)
      for (let at = 0; at < 4; at++) {
        const total = all.reduce((sum, values) => sum + Math.abs(values[at] ?? 0), 0)
        const own = shares.map(values => values[at] ?? null)
        if (total > 0) expect(own.reduce<number>((sum, share) => sum + Math.abs(share ?? 0), 0)).toBeCloseTo(100)
        own.forEach((share, metric) => {
          const real = all[metric]?.[at] ?? null
          expect(share === null).toBe(real === null || total === 0)
          if (share !== null && real !== null) expect(Math.sign(share)).toBe(Math.sign(real))
        })
      }
    }),
  )
})
