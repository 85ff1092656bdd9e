import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byPosition, type CardArea, cardWidths, GRID_COLUMNS, overlap, placeCards, widthOf } from './card-area.ts'

const area = (column: number, row: number, columns = 4, rows = 4): CardArea => ({ column, row, columns, rows })

test('cards without an area flow by their widths, as the grid of pages lays them out', () => {
  const cards = (['NARROW', 'WIDE', 'WIDE', 'NARROW', 'FULL', 'NARROW'] as const).map(width => ({ width }))
  expect(placeCards(cards).map(each => [each.area.column, each.area.row, each.area.columns])).toEqual([
    [0, 0, 4],
    [4, 0, 8],
    [0, 4, 8],
    [8, 4, 4],
    [0, 8, 12],
    [0, 12, 4],
  ])
})

test('new cards fill the last row of those that were put somewhere, and leave holes above it', () => {
  const placed = [
    { width: 'NARROW' as const, area: area(8, 0) },
    { width: 'NARROW' as const, area: area(0, 4) },
  ]
  const all = placeCards([...placed, { width: 'NARROW' as const }, { width: 'WIDE' as const }])
  expect(all.slice(2).map(each => each.area)).toEqual([area(4, 4), area(0, 8, 8)])
})

test('whatever was put where: no two cards share a cell, none leaves the grid, and placed ones stay', () => {
  const card = fc.record({ width: fc.constantFrom(...cardWidths), rows: fc.integer({ min: 2, max: 9 }) })
  fc.assert(
    fc.property(fc.array(card, { maxLength: 12 }), fc.nat(8), fc.nat(20), (cards, column, row) => {
      const first = { width: 'NARROW' as const, area: area(column, row, 4, 3) }
      const placed = placeCards([first, ...cards])
      expect(placed[0]).toEqual(first)
      for (const [at, each] of placed.entries()) {
        expect(each.area.column + each.area.columns).toBeLessThanOrEqual(GRID_COLUMNS)
        for (const other of placed.slice(at + 1)) expect(overlap(each.area, other.area)).toBe(false)
      }
    }),
  )
})

test('a width is the nearest that pages without a grid know', () => {
  expect([2, 4, 5, 6, 8, 10, 11, 12].map(columns => widthOf(area(0, 0, columns)))).toEqual([
    'NARROW',
    'NARROW',
    'NARROW',
    'WIDE',
    'WIDE',
    'WIDE',
    'FULL',
    'FULL',
  ])
})

test('people read from above, then from the left', () => {
  const cards = [area(4, 4), area(0, 8), area(0, 4), area(8, 0)].map(each => ({ area: each }))
  expect(cards.toSorted(byPosition).map(each => [each.area.column, each.area.row])).toEqual([
    [8, 0],
    [0, 4],
    [4, 4],
    [0, 8],
  ])
})
