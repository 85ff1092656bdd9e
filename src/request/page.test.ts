import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NEWEST_FIRST, OLDEST_FIRST, pageOf, writeCursor } from './page.ts'

const position = fc.record({
  key: fc.option(fc.string({ unit: 'binary' })),
  id: fc.bigInt({ min: 1n, max: (1n << 63n) - 1n }).map(String),
})

test('a cursor is read as the position that it was written for, by the order that it was written in', () => {
  fc.assert(
    fc.property(position, at => {
      const after = writeCursor(OLDEST_FIRST, at)
      expect(pageOf({ after }, OLDEST_FIRST).after).toEqual(at)
      expect(() => pageOf({ after }, NEWEST_FIRST)).toThrow('The cursor is of a list in the order CREATED_AT ASC.')
    }),
  )
})

test.each(['x', 'widget_1', 'bnVsbA', 'W10', Buffer.from('["CREATED_AT","ASC",null,"1 or 1"]').toString('base64url')])(
  '%s is no cursor',
  after => {
    expect(() => pageOf({ after }, OLDEST_FIRST)).toThrow('`after` is no cursor')
  },
)

test('a page has 1 to 500 entries, and 50 where nothing is said', () => {
  expect(pageOf({}, OLDEST_FIRST)).toEqual({ first: 50, direction: 'ASC', order: OLDEST_FIRST, after: null })
  for (const first of [0, -1, 501]) expect(() => pageOf({ first }, OLDEST_FIRST)).toThrow('first is 1 to 500.')
})
