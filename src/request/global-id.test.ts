import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeId, encodeId, idOf } from './global-id.ts'

test('an id is read in the one spelling that is written', () => {
  const ids = fc.array(fc.bigInt({ min: 0n, max: (1n << 63n) - 1n }), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(ids, parts => {
      const id = parts.join('/')
      expect(decodeId(encodeId('Metric', id))).toEqual({ typename: 'Metric', id })
    }),
  )
})

test.each([
  'widget_01',
  'widget_00',
  'widget_0000000000001',
  'widget_A',
  'Widget_1',
  'widget_1 ',
  'widget_',
  'widget_-1',
])('%s is no id', text => {
  expect(() => idOf('Widget', text)).toThrow(/id/)
})
