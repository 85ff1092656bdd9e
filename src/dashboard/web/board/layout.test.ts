import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Card, groupsOf, moveCard, orderCards, widen } from './layout.ts'

const cards = (...ids: string[]): Card[] => ids.map(id => ({ id, width: 'NARROW' }))

test('saved cards come first, then the others; cards of widgets that are gone are left out', () => {
  const saved: Card[] = [
    { id: 'c', width: 'WIDE' },
    { id: 'gone', width: 'FULL' },
    { id: 'a', width: 'NARROW' },
  ]
  expect(orderCards(['a', 'b', 'c'], saved)).toEqual([
    { id: 'c', width: 'WIDE' },
    { id: 'a', width: 'NARROW' },
    { id: 'b', width: 'NARROW' },
  ])
})

test('a card is moved to a place, and stays where there is none', () => {
  const ids = (moved: Card[]) => moved.map(card => card.id).join('')
  const abc = cards('a', 'b', 'c')
  expect([0, 1, 2, 3, -1].map(to => ids(moveCard(abc, 'a', to)))).toEqual(['abc', 'bac', 'bca', 'abc', 'abc'])
  expect(ids(moveCard(abc, 'missing', 0))).toBe('abc')
})

test('moving and widening lose no card', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }), fc.nat(), fc.nat(), (ids, from, to) => {
      const id = ids[from % ids.length] ?? ''
      const moved = widen(moveCard(cards(...ids), id, to % ids.length), id, 'FULL')
      expect(moved.map(card => card.id).toSorted()).toEqual(ids.toSorted())
      expect(moved.findIndex(card => card.width === 'FULL')).toBe(to % ids.length)
    }),
  )
})

test('groups hold every card once, in order', () => {
  expect(groupsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(groupsOf([], 2)).toEqual([])
})
