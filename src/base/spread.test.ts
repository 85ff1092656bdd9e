import { Histogram, Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { Spread } from './spread.ts'

test('the text is that of the histogram of prom-client, whatever is noted', async () => {
  const [ours, theirs] = [new Registry(), new Registry()]
  const buckets = [0.005, 1, 2.5, 10]
  const spread = new Spread(ours, 'seconds', 'How long.', buckets)
  const histogram = new Histogram({ name: 'seconds', help: 'How long.', buckets, registers: [theirs] })
  expect(await ours.metrics()).toBe(await theirs.metrics())
  for (const value of [0, 0.005, 0.0051, 1, 1.5, 2.5, 3, 10, 11, 1e9]) {
    spread.observe(value)
    histogram.observe(value)
  }
  expect(await ours.metrics()).toBe(await theirs.metrics())
  expect(await Registry.merge([ours]).metrics()).toBe(await Registry.merge([theirs]).metrics())
})
