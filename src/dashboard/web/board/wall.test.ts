import { expect, test } from 'vitest'
import { parseRoute } from '../shell/route.ts'
import { readWall, wallRoute } from './wall.ts'

test('the address of a wall holds its boards and seconds', () => {
  const wall = { ids: ['board_1', 'board_2'], seconds: 20 }
  const route = parseRoute(wallRoute(wall))
  expect([route.page, readWall(route.params)]).toEqual(['wall', wall])
})

test.each([
  ['', [], 30],
  ['boards=a,,b&seconds=1', ['a', 'b'], 5],
  ['boards=a&seconds=never', ['a'], 30],
  ['boards=a&seconds=99999', ['a'], 3600],
])('%s', (query, ids, seconds) => {
  expect(readWall(new URLSearchParams(query))).toEqual({ ids, seconds })
})
