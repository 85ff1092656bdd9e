import { expect, test } from 'vitest'
import { toFeedRows } from './feed-rows.ts'

const rules = { keyKind: 'DATE' as const, timeZone: 'Europe/Berlin', now: 0, isKeyed: true, dimensions: [] }
const rowsOf = (...texts: string[]) => texts.map(text => ({ key: '2026-01-01', values: [['n', text] as const] }))
const sumOf = async (...texts: string[]) => (await toFeedRows(rowsOf(...texts), rules)).rows[0]?.values[0]?.value

test.each([
  [['1e-7', '1'], '1.0000001'],
  [['1', '1e-7'], '1.0000001'],
  [['1e21', '1E3'], '1000000000000000001000'],
  [['1E3', '1'], '1001'],
  [['+5', '.5'], '5.5'],
  [['.5', '+5', '1e0'], '6.5'],
  [['-1e2', '100', '2e-1'], '0.2'],
  [['007', '0.10'], '7.1'],
])('values of rows that share a key are added whatever way they are written: %s', async (texts, sum) => {
  expect(await sumOf(...texts)).toBe(sum)
})

test('other work goes on between many rows', async () => {
  const values = Array.from({ length: 50 }, (_, nth) => [`m${nth}`, '1.5'] as const)
  const rows = Array.from({ length: 8_000 }, (_, nth) => ({
    key: `2026-01-01T10:00:${String(nth % 60).padStart(2, '0')}Z`,
    values,
  }))
  let turns = 0
  let isOver = false
  const work = toFeedRows(rows, rules).finally(() => {
    isOver = true
  })
  while (!isOver) {
    await new Promise(resolve => setImmediate(resolve))
    turns++
  }
  expect((await work).rows[0]?.values[0]).toEqual({ metric: 'm0', value: '12000' })
  expect(turns).toBeGreaterThan(3)
})
