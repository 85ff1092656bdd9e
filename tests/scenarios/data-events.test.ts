// What happens to data and is sent to channels that asked for it: once, and not lost where nobody looked for a while.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishDataEvents } from '../../src/deliveries/publish-data-events.service.ts'
import { gatewayAt } from '../_kit/app.ts'
import { saveChannel } from '../_kit/channel-operations.ts'
import type { SaveChannelInput } from '../_kit/gql/graphql.ts'
import { push } from '../_kit/operations.ts'
import { runFeed, saveFeed, saveSource } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

let kit: SourcesKit
beforeAll(async () => {
  kit = await startSourcesKit()
  // The tests say when it is looked.
  await kit.it.app.gateway.pool.query(
    "insert into job_leases (job, holder, expires_at) values ('publish-data-events', 'the tests', '2100-01-01') on conflict (job) do update set holder = 'the tests', expires_at = '2100-01-01', ended_at = null",
  )
})
afterAll(() => kit?.[Symbol.asyncDispose]())

const NEVER = new AbortController().signal
const look = (afterMs = 0) => publishDataEvents(gatewayAt(kit.it.app.gateway, Date.now() + afterMs), NEVER)
const save = async (input: Partial<SaveChannelInput> & { name: string }) =>
  (await kit.it.ask(saveChannel, { input: { kind: 'WEBHOOK', url: `${kit.upstream.url}/hook`, ...input } })).saveChannel
    .channel
/** Asked once: what waits is sent meanwhile. */
const titlesIn = async (channelId: string) => {
  const query = 'query ($id: ID) { deliveries(channelId: $id, origins: [DATA]) { edges { node { title } } } }'
  const { data } = await kit.once(query, { id: channelId })
  const { deliveries } = data as unknown as { deliveries: { edges: { node: { title: string } }[] } }
  return deliveries.edges.map(({ node }) => node.title)
}
const pushed = (widgetId: string, key: string, value: string) =>
  kit.it.ask(push, { input: { widgetId, rows: [{ key, values: [{ metric: 'Sales', value }] }] } })
const today = new Date().toISOString().slice(0, 10)

test('pushes into a widget are one message, of the widgets that a channel names', async () => {
  const [mine, other] = [await kit.it.widget({ title: 'Mine' }), await kit.it.widget({ title: 'Other' })]
  const some = await save({ name: 'some', events: ['POINTS_PUSHED'], widgetIds: [mine.id] })
  const all = await save({ name: 'all', events: ['POINTS_PUSHED'] })
  await look()
  for (const value of ['1', '2', '3']) await pushed(mine.id, today, value)
  await pushed(other.id, today, '1')
  await look(30_000)
  await look(60_000)
  expect(await titlesIn(some.id)).toEqual(['New points in Mine'])
  expect((await titlesIn(all.id)).sort()).toEqual(['New points in Mine', 'New points in Other'])
  await pushed(mine.id, today, '4')
  await look(90_000)
  expect((await titlesIn(some.id)).length).toBe(1)
})

test('a run of a feed that failed is sent once, also when it was looked for twice or not for a while', async () => {
  const widget = await kit.it.widget({ keyKind: 'DATE' })
  kit.upstream.on('/broken', (_request, reply) => json(reply, {}, 500))
  const requests = [{ name: 'r', method: 'GET' as const, url: `${kit.upstream.url}/broken`, retry: { attempts: 1 } }]
  await kit.it.ask(saveSource, { input: { name: 'broken', requests } })
  const metrics = [{ name: 'n', value: 'n' }]
  await kit.it.ask(saveFeed, { input: { name: 'Broken', source: 'broken', widgetId: widget.id, metrics } })
  await kit.it.ask(runFeed, { name: 'Broken' })
  await new Promise(resolve => setTimeout(resolve, 5))
  const channel = await save({ name: 'failures', events: ['FEED_FAILED'] })
  await look()
  expect(await titlesIn(channel.id)).toEqual([])
  await kit.it.ask(runFeed, { name: 'Broken' })
  for (const wait of [0, 10_000, 20_000]) await look(wait)
  expect(await titlesIn(channel.id)).toEqual(['The feed Broken has failed'])
  await kit.it.ask(runFeed, { name: 'Broken' })
  for (const wait of [30_000, 3_600_000]) await look(wait)
  expect((await titlesIn(channel.id)).length).toBe(2)
})

test('a goal that is reached is sent once for each period, by its exact value', async () => {
  const widget = await kit.it.widget({ title: 'Goals', keyKind: 'DATE' })
  await pushed(widget.id, today, '99.999999999999999999')
  const { data } = await kit.once('query ($id: ID!) { widget(id: $id) { metrics { id } } }', { id: widget.id })
  const metricId = (data as unknown as { widget: { metrics: { id: string }[] } }).widget.metrics[0]?.id
  const set = await kit.once('mutation ($input: SetGoalInput!) { setGoal(input: $input) { metric { id } } }', {
    input: { metricId, period: 'DAY', target: '100', direction: 'AT_LEAST' },
  })
  expect(set.errors).toBeUndefined()
  const channel = await save({ name: 'goals', events: ['GOAL_REACHED'], widgetIds: [widget.id] })
  await look()
  expect(await titlesIn(channel.id)).toEqual([])
  await pushed(widget.id, today, '0.000000000000000001')
  await look()
  expect(await titlesIn(channel.id)).toEqual([])
  for (const wait of [61_000, 122_000, 183_000]) await look(wait)
  expect(await titlesIn(channel.id)).toEqual([expect.stringMatching(/^Sales has reached its goal of /)])
  const rows = await kit.it.app.gateway.db.selectFrom('reached_goals').selectAll().execute()
  expect(rows.length).toBe(1)
})
