import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ProjectId, WidgetId } from '../base/id.ts'
import { comparisonPresets } from '../core/comparison.ts'
import { toDimensionFilter } from '../core/dimension-filter.ts'
import { periodPresets } from '../core/preset.ts'
import { onlyDays } from '../reports/report-query.ts'
import { readFilters, writeFilters } from '../request/dimension-parameter.ts'
import { linkKeyOf, signatureOf, verifiedLink } from './picture-link.ts'
import { type PictureRequest, readPictureRequest, toQueryString } from './picture-request.ts'

const day = fc.integer({ min: -100_000, max: 100_000 })
const size = fc.integer({ min: 50, max: 2_000 })
const requests: fc.Arbitrary<PictureRequest> = fc.record({
  period: fc.oneof(
    fc.constant(null),
    fc.record({ preset: fc.constantFrom(...periodPresets) }),
    fc.record({ days: fc.record({ from: day, through: day }) }),
  ),
  compare: fc.constantFrom(null, ...comparisonPresets),
  onlyDays: fc.constantFrom(...onlyDays),
  where: fc
    .uniqueArray(
      fc.record({
        dimension: fc.constantFrom('country', 'plan.size', 'a,b', 'ä'),
        in: fc.constantFrom(null, ['DE', null], [null], ['a,b', 'c\\']),
        notIn: fc.constantFrom(null, ['FR']),
        startsWith: fc.constantFrom(null, 'D'),
        isSet: fc.constantFrom(null, true, false),
      }),
      { selector: it => it.dimension },
    )
    // As an address has them: one of a kind in each, in the order of their names.
    .map(all => readFilters(Object.fromEntries(writeFilters(all))).map(toDimensionFilter)),
  by: fc.uniqueArray(fc.constantFrom('country', 'plan.size', 'a,b'), { maxLength: 3 }),
  top: fc.option(fc.integer({ min: 1, max: 1_000 })),
  width: size,
  height: size,
  theme: fc.constantFrom('light', 'dark'),
})
const id = fc.bigInt({ min: 1n, max: (1n << 63n) - 1n }).map(String)
const links = fc.record({
  projectId: id.map(text => text as ProjectId),
  widgetId: id.map(text => text as WidgetId),
  form: fc.constantFrom('svg', 'png', 'embed'),
  request: requests,
  expires: fc.integer({ min: 1, max: 4_000_000_000 }),
})
const key = linkKeyOf('a secret of the tests')

test('a request is read as it was written into an address', () => {
  fc.assert(
    fc.property(requests, request => {
      expect(readPictureRequest(Object.fromEntries(toQueryString(request)))).toEqual(request)
    }),
  )
})

test('a signature gives back its link until it ends, and none for another key', () => {
  fc.assert(
    fc.property(links, link => {
      const signature = signatureOf(key, link)
      const { projectId: _, expires, ...asked } = link
      expect(verifiedLink(key, signature, asked, expires * 1_000 - 1)).toEqual(link)
      expect(verifiedLink(key, signature, asked, expires * 1_000)).toBeNull()
      expect(verifiedLink(linkKeyOf('another'), signature, asked, 0)).toBeNull()
    }),
  )
})

test('a signature fits no other link', () => {
  fc.assert(
    fc.property(links, links, (link, other) => {
      fc.pre(JSON.stringify(link) !== JSON.stringify(other))
      const mac = signatureOf(key, link).split('.').at(-1)
      const [project, end] = signatureOf(key, other).split('.')
      expect(verifiedLink(key, `${project}.${end}.${mac}`, other, 0)).toBeNull()
    }),
  )
})
