import { expect, test } from 'vitest'
import { toFeedDraft, toFeedInput } from './feed-draft.ts'
import { nameOfPath, withPick } from './feed-pick.ts'

const key = { as: 'KEY', rows: 'data.items', value: 'day', name: '' } as const
const total = { as: 'METRIC', rows: 'data.items', value: 'sums.total', name: 'total' } as const

test('picked values make the rows, the key and the metrics of a feed', () => {
  const first = withPick(withPick(toFeedDraft(null), key), total)
  expect(toFeedInput('shop', first)).toMatchObject({
    rows: 'data.items',
    key: 'day',
    metrics: [{ name: 'total', value: 'sums.total' }],
  })
  const second = withPick(first, { ...total, value: 'count', name: 'count' })
  expect(second.metrics.map(({ id, name, value }) => [id, name, value])).toEqual([
    [0, 'total', 'sums.total'],
    [1, 'count', 'count'],
  ])
})

test('a value outside of a list is of one row, the reply', () => {
  expect(withPick(withPick(toFeedDraft(null), key), { ...total, rows: null }).rows).toBe('')
})

test('a metric is called by the last name on the way to it', () => {
  expect([nameOfPath(['data', 0, 'total']), nameOfPath(['sums', 3]), nameOfPath([2])]).toEqual(['total', 'sums', ''])
})
