import { expect, test } from 'vitest'
import { metricsOf } from './feed-metrics.ts'

test.each([
  ['', []],
  ['Orders: count', [{ name: 'Orders', value: 'count' }]],
  ['count', [{ name: 'count', value: 'count' }]],
  [
    'Orders: count, Revenue: = total / 100',
    [
      { name: 'Orders', value: 'count' },
      { name: 'Revenue', value: '= total / 100' },
    ],
  ],
  [
    'Share: = $round(a, 2), All: = a ? b : c',
    [
      { name: 'Share', value: '= $round(a, 2)' },
      { name: 'All', value: '= a ? b : c' },
    ],
  ],
])('%j', (text, metrics) => {
  expect(metricsOf(text)).toEqual(metrics)
})
