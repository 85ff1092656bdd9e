// Live reports of metrics that are counted from events.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { App } from '../../src/app.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { createEventMetric } from '../_kit/query-operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'

let it: TestApp
let other: App
beforeAll(async () => {
  it = await startTestApp()
  other = await startSecondGateway(it)
})
afterAll(async () => {
  await other?.close()
  await it?.[Symbol.asyncDispose]()
})

const watched = 'subscription ($id: ID!) { widgetReport(id: $id, compare: []) { metrics { count } } }'

/** The counts of the messages so far, of the first metric. */
async function watch(id: string, url = it.url) {
  const controller = new AbortController()
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query: watched, variables: { id } }),
    signal: controller.signal,
  })
  const counts: (number | undefined)[] = []
  const read = async () => {
    const decoder = new TextDecoder()
    let text = ''
    for await (const chunk of response.body as ReadableStream<Uint8Array>) {
      const messages = (text + decoder.decode(chunk, { stream: true })).split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages.filter(it => it.startsWith('event: next'))) {
        const { data } = JSON.parse(message.slice(message.indexOf('{')))
        counts.push(data.widgetReport.metrics[0]?.count)
      }
    }
  }
  read().catch(() => {})
  return { counts, [Symbol.dispose]: () => controller.abort() }
}

async function counting(event: string): Promise<string> {
  const { id } = await it.widget({ title: event, keyKind: 'TIME' })
  await it.ask(createEventMetric, { input: { widgetId: id, name: 'Number', event, aggregate: 'COUNT' } })
  return id
}

const ingest = (names: readonly string[], url = it.url) =>
  fetch(`${url}/event/ingest/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ events: names.map(name => ({ name, userId: 'ada' })) }),
  }).then(response => expect(response.status).toBe(204))

test('events are in live reports at once, from this and from another gateway', async () => {
  const id = await counting('order')
  using here = await watch(id)
  using there = await watch(id, other.url)
  await vi.waitFor(() => expect([here.counts, there.counts]).toEqual([[0], [0]]), 5_000)
  await ingest(['order', 'order'])
  await vi.waitFor(() => expect([here.counts.at(-1), there.counts.at(-1)]).toEqual([2, 2]), 10_000)
  await ingest(['order'], other.url)
  await vi.waitFor(() => expect([here.counts.at(-1), there.counts.at(-1)]).toEqual([3, 3]), 10_000)
})

test('many batches together give few messages, and the last one says what a query says', async () => {
  const id = await counting('click')
  using live = await watch(id)
  await vi.waitFor(() => expect(live.counts).toEqual([0]), 5_000)
  await Promise.all(Array.from({ length: 40 }, () => ingest(['click', 'click'])))
  await vi.waitFor(() => expect(live.counts.at(-1)).toBe(80), 10_000)
  expect(live.counts.length).toBeLessThan(15)
})

test('events of other names ask nothing again, and any number of names is told', async () => {
  const [one, two] = [await counting('one'), await counting('two')]
  using first = await watch(one)
  using second = await watch(two)
  await vi.waitFor(() => expect([first.counts, second.counts]).toEqual([[0], [0]]), 5_000)
  it.statements()
  await ingest(['one'])
  await vi.waitFor(() => expect(first.counts).toEqual([0, 1]), 10_000)
  const reads = it.statements().filter(text => text.includes('from events e'))
  // The reports of both are one statement with the same text: only the one whose events came was asked again.
  expect(reads).toHaveLength(1)
  await ingest([...Array.from({ length: 100 }, (_, n) => `other-${n}`), 'two'])
  await vi.waitFor(() => expect(second.counts).toEqual([0, 1]), 10_000)
})
