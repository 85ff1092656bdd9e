import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GRID_COLUMNS, overlap } from '../../../boards/card-area.ts'
import { addCard, arrange, type Card, cardsOf, groupsOf, pass, reflow, removeCard, type Step, step } from './layout.ts'

const card = (id: string, column: number, row: number, columns = 4, rows = 4): Card => ({
  id,
  area: { column, row, columns, rows },
})
/** `a0,0 b4,0`: where each stands. */
const where = (cards: readonly Card[]) => cards.map(({ id, area }) => `${id}${area.column},${area.row}`).join(' ')
const three = [card('a', 0, 0), card('b', 4, 0), card('c', 8, 0)]

test('saved cards come first, the others follow where the board shows all; those of widgets that are gone are left out', () => {
  const cards = [card('c', 0, 0, 8), card('gone', 8, 0), card('a', 0, 4)]
  expect(where(cardsOf(['a', 'b', 'c'], { cards, showsAllWidgets: true }))).toBe('c0,0 a0,4 b4,4')
  expect(where(cardsOf(['a', 'b', 'c'], { cards, showsAllWidgets: false }))).toBe('c0,0 a0,4')
  expect(where(reflow(['x', 'y', 'z', 'w']))).toBe('x0,0 y4,0 z8,0 w0,4')
})

test('a card pushes others down, and what is free above is filled', () => {
  expect(where(arrange(three, 'a', { column: 4, row: 0, columns: 4, rows: 4 }))).toBe('a4,0 b4,4 c8,0')
  expect(where(arrange(three, 'a', { column: 8, row: 9, columns: 4, rows: 4 }))).toBe('a8,4 b4,0 c8,0')
  expect(where(removeCard([card('a', 0, 0), card('b', 0, 4)], 'a'))).toBe('b0,0')
  expect(where(addCard(three, 'd'))).toBe('a0,0 b4,0 c8,0 d0,4')
})

test('an arrow moves a card until something has changed, with Shift it resizes it, and both end at the grid', () => {
  const keys = (cards: readonly Card[], ...steps: [Step, boolean?][]) =>
    steps.reduce((now, [key, isResizing = false]) => step(now, 'a', key, isResizing), cards)
  const stack = [card('a', 0, 0, 12), card('b', 0, 4, 12)]
  expect(where(keys(stack, ['ArrowDown']))).toBe('a0,4 b0,0')
  expect(where(keys(stack, ['ArrowDown'], ['ArrowUp']))).toBe('a0,0 b0,4')
  expect(keys(stack, ['ArrowUp'])).toBe(stack)
  expect(keys(stack, ['ArrowRight'])).toBe(stack)
  expect(keys(three, ['ArrowRight', true])[0]?.area).toMatchObject({ columns: 5, rows: 4 })
  expect(keys(three, ['ArrowDown', true])[0]?.area).toMatchObject({ columns: 4, rows: 5 })
  const small = [card('a', 0, 0, 2, 2)]
  expect(keys(small, ['ArrowLeft', true], ['ArrowUp', true])).toBe(small)
})

test('where cards stand below each other, one passes another', () => {
  expect(where(pass(three, 'b', -1))).toBe('a0,4 b0,0 c8,0')
  expect(pass(three, 'a', -1)).toBe(three)
  expect(pass(three, 'c', 1)).toBe(three)
})

test('whatever is moved: no card is lost, none lies over another, none leaves the grid', () => {
  const key = fc.constantFrom<Step>('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown')
  const moves = fc.array(fc.tuple(fc.nat(7), key, fc.boolean()), { maxLength: 12 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), moves, (count, all) => {
      const ids = Array.from({ length: count }, (_, at) => `w${at}`)
      let cards: readonly Card[] = reflow(ids)
      for (const [at, arrow, isResizing] of all) cards = step(cards, ids[at % count] ?? '', arrow, isResizing)
      expect(cards.map(({ id }) => id)).toEqual(ids)
      for (const [at, { area }] of cards.entries()) {
        expect(area.column).toBeGreaterThanOrEqual(0)
        expect(area.column + area.columns).toBeLessThanOrEqual(GRID_COLUMNS)
        for (const other of cards.slice(at + 1)) expect(overlap(area, other.area)).toBe(false)
      }
    }),
  )
})

test('groups hold every card once, in order', () => {
  expect(groupsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(groupsOf([], 2)).toEqual([])
})
