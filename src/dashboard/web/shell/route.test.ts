import { expect, test } from 'vitest'
import { parseRoute, routeTo } from './route.ts'

test.each([
  ['', '', null, ''],
  ['#/', '', null, ''],
  ['#/?tag=a%20b', '', null, 'tag=a+b'],
  ['#/widgets/widget_1?period=TODAY', 'widgets', 'widget_1', 'period=TODAY'],
  ['#/queries/%E0%A4%A', 'queries', '%E0%A4%A', ''],
])('%s', (hash, page, id, params) => {
  const route = parseRoute(hash)
  expect([route.page, route.id, route.params.toString()]).toEqual([page, id, params])
})

test('a route is read as it was written', () => {
  const params = new URLSearchParams({ search: 'a&b=c #1' })
  const { page, id, params: read } = parseRoute(routeTo('widgets', 'a/b?c', params))
  expect([page, id, read.get('search')]).toEqual(['widgets', 'a/b?c', 'a&b=c #1'])
})
