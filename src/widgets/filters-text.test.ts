import { expect, test } from 'vitest'
import { type FilterInput, toDimensionFilter } from '../core/dimension-filter.ts'
import { filtersText } from './filters-text.ts'

const textOf = (...filters: FilterInput[]) => filtersText(filters.map(toDimensionFilter))

test.each<[FilterInput[], FilterInput[]]>([
  [[{ dimension: 'a', in: ['x', null, 'w', 'x'] }], [{ dimension: 'a', in: [null, 'w', 'x'] }]],
  [
    [
      { dimension: 'a', in: ['x'] },
      { dimension: 'b', isSet: true },
    ],
    [
      { dimension: 'b', isSet: true },
      { dimension: 'a', in: [' x '] },
    ],
  ],
  [[{ dimension: 'a', in: [null] }], [{ dimension: 'a', isSet: false }]],
  [
    [{ dimension: 'a', in: ['x'], startsWith: 'y' }],
    [
      { dimension: 'a', startsWith: 'y' },
      { dimension: 'a', in: ['x'] },
    ],
  ],
  [[], [{ dimension: 'a', notIn: [] }]],
])('%j asks for what %j asks for', (one, other) => {
  expect(textOf(...one)).toBe(textOf(...other))
})

test('what asks for other rows has another text', () => {
  const texts = [
    textOf(),
    textOf({ dimension: 'a', in: [] }),
    textOf({ dimension: 'a', in: ['x'] }),
    textOf({ dimension: 'b', in: ['x'] }),
    textOf({ dimension: 'a', in: ['x', 'y'] }),
    textOf({ dimension: 'a', in: ['x,y'] }),
    textOf({ dimension: 'a', notIn: ['x'] }),
    textOf({ dimension: 'a', startsWith: 'x' }),
    textOf({ dimension: 'a', isSet: true }),
    textOf({ dimension: 'a', in: [null] }),
    textOf({ dimension: 'a', in: ['null'] }),
  ]
  expect(new Set(texts).size).toBe(texts.length)
})
