// The same screens by Relay: its compiler takes the documents, and its store keeps the records apart by their ids.
import { createOperationDescriptor, fetchQuery, requestSubscription } from 'relay-runtime'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { deleteWidget, widgetMetrics } from '../_kit/operations.ts'
import { toFaults } from './client.ts'
import { components } from './documents.ts'
import { compileForRelay, openRelay, type RelayGateway, type RelayProject } from './relay.ts'
import { openScreenShop, type ScreenShop } from './shop.ts'

let it: TestApp
let shop: ScreenShop
let project: RelayProject
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  shop = await openScreenShop(it)
  project = await compileForRelay()
})
afterAll(async () => {
  project?.[Symbol.dispose]()
  await it?.[Symbol.asyncDispose]()
})

const week = { preset: 'LAST_7_DAYS' }
const month = { preset: 'THIS_MONTH' }

const recordOf = ({ environment }: RelayGateway, id: string) => environment.getStore().getSource().get(id)
/** The report that a reply of the bookmark has. */
const reportOf = ({ replies }: RelayGateway, index: number) => {
  const { data } = replies[index] as unknown as { data: { metric: { report: { id: string; headline: number } } } }
  return data.metric.report
}

test('the compiler takes every operation and fragment', () => {
  const names = components.flatMap(({ definitions }) => definitions.map(node => `${node.name?.value}`))
  expect(project.names.toSorted()).toEqual(names.toSorted())
})

test('a table is one request that fills the store: all of it is there when it is shown again', async () => {
  await using gateway = openRelay(it.url, ADMIN)
  const query = project.load('MetricTableQuery')
  const variables = { ids: shop.metrics, period: week }
  await fetchQuery(gateway.environment, query, variables).toPromise()
  expect(gateway.replies).toHaveLength(1)
  expect(gateway.environment.check(createOperationDescriptor(query, variables))).toMatchObject({ status: 'available' })
  const headlines = shop.metrics.map(id => {
    const report = Object.entries(recordOf(gateway, id) ?? {}).find(([key]) => key.startsWith('report('))?.[1]
    return recordOf(gateway, (report as { __ref: string }).__ref)?.headline
  })
  expect(headlines).toEqual(shop.metrics.map((_, index) => 2 * (index + 1)))
})

test('a deleted widget leaves the other cards right', async () => {
  const gone = await it.widget({ title: 'Gone' })
  await it.ask(deleteWidget, { id: gone.id })
  await using gateway = openRelay(it.url, ADMIN)
  const [first = '', second = ''] = shop.widgets
  const variables = { ids: [first, gone.id, second], period: week }
  const data = await fetchQuery(gateway.environment, project.load('CardsQuery'), variables).toPromise()
  expect(data).toMatchObject({ widgetsById: [{ id: first }, null, { id: second }] })
  expect(toFaults((gateway.replies[0] as { errors?: [] }).errors)).toEqual(['widgetsById.1 NOT_FOUND'])
  expect([first, second].map(id => recordOf(gateway, id)?.title)).toEqual(['Shop 1', 'Shop 2'])
})

test('two bookmarks of one metric over other periods are two records, and a live message changes its own', async () => {
  const widget = await it.widget({ title: 'Live', keyKind: 'DATE' })
  const push = async (day: string, value: string) =>
    expect((await it.cyfe(widget.pushUrl, { data: [{ Date: day, Users: value }] })).status).toBe(200)
  await push('20261101', '1')
  await push('20261120', '5')
  const id = (await it.ask(widgetMetrics, { id: widget.id })).widget.metrics[0]?.id ?? ''
  await using gateway = openRelay(it.url, ADMIN)
  const bookmark = project.load('BookmarkQuery')
  for (const period of [week, month]) {
    const operation = createOperationDescriptor(bookmark, { id, period })
    gateway.environment.retain(operation)
    await fetchQuery(gateway.environment, bookmark, { id, period }).toPromise()
  }
  const [ofWeek, ofMonth] = [reportOf(gateway, 0), reportOf(gateway, 1)]
  const headlines = () => [ofWeek, ofMonth].map(report => recordOf(gateway, report.id)?.headline)
  expect(headlines()).toEqual([5, 6])
  const variables = { ids: [id], period: week }
  const subscription = project.load('LiveWallSubscription')
  let messages = 0
  const wall = requestSubscription(gateway.environment, { subscription, variables, onNext: () => void messages++ })
  await vi.waitUntil(() => messages > 0, { timeout: 20_000 })
  await push('20261120', '7')
  await vi.waitUntil(() => headlines()[0] === 12, { timeout: 20_000 })
  expect([headlines(), gateway.replies.length]).toEqual([[12, 6], 2])
  wall.dispose()
})
