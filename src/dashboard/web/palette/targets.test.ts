import { expect, test } from 'vitest'
import { links } from '../shell/links.ts'
import { pageTargets, targetsOf } from './targets.ts'

const found = {
  widgets: { nodes: [{ id: 'widget_1', title: 'Revenue' }] },
  metrics: { nodes: [{ id: 'metric_1', name: 'Net', widget: { id: 'widget_1', title: 'Revenue' } }] },
  alerts: { nodes: [{ id: 'alert_1', name: 'Revenue falls' }] },
  reportSchedules: null,
  savedQueries: { nodes: [{ id: 'query_1', name: 'Café revenue' }] },
  sources: { nodes: [{ id: 'source_1', name: 'revenue api' }] },
  boards: [
    { id: 'board_1', name: 'Café' },
    { id: 'board_2', name: 'Shop' },
  ],
} as unknown as Parameters<typeof targetsOf>[0]

test('each thing leads to its page; boards are looked through by words', () => {
  expect(targetsOf(found, 'CAFE').map(({ kind, name }) => `${kind}: ${name}`)).toEqual([
    'Board: Café',
    'Widget: Revenue',
    'Metric: Net of Revenue',
    'Alert: Revenue falls',
    'Saved query: Café revenue',
    'Source: revenue api',
  ])
  const routes = targetsOf(found, 'shop').map(({ route }) => route)
  expect([routes[0], routes.at(-1)]).toEqual(['#/boards/board_2', '#/sources/revenue%20api'])
})

test('pages are found by their titles; without a word all of them', () => {
  expect(pageTargets(links, 'quer')).toEqual([{ kind: 'Page', name: 'Queries', route: '#/queries' }])
  expect(pageTargets(links, '')).toHaveLength(links.length)
})
