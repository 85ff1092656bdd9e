// Sources and feeds by their ids, and under other names.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import {
  deleteSourceById,
  feedActionsById,
  feedByIdOrName,
  saveFeedById,
  saveSourceById,
  sourceByIdOrName,
} from '../_kit/list-operations.ts'

let it: TestApp
let widgetId: string
let sourceId: string
let feedId: string
let hookUrl: string
const requests = [{ method: 'GET' as const, url: 'http://127.0.0.1:1/?key={{ secrets.key }}' }]
const mapping = { key: 'day', metrics: [{ name: 'n', value: 'n' }] }

beforeAll(async () => {
  it = await startTestApp({ SOURCES_ALLOW_HOSTS: '127.0.0.1:1' })
  widgetId = (await it.widget()).id
  const saved = await it.ask(saveSourceById, { input: { name: 'shop', requests, secrets: { key: 'a secret' } } })
  sourceId = saved.saveSource.source.id
  const input = { name: 'orders', source: 'shop', widgetId, ...mapping, hook: 'TOKEN' as const }
  const { feed } = (await it.ask(saveFeedById, { input })).saveFeed
  feedId = feed.id
  hookUrl = feed.hookUrl ?? ''
  await it.ask(saveSourceById, { input: { name: 'other', requests: [{ method: 'GET', url: 'http://127.0.0.1:1/' }] } })
})
afterAll(() => it?.[Symbol.asyncDispose]())

test('a source that is renamed keeps its secrets, and its feeds go on with it', async () => {
  const { saveSource } = await it.ask(saveSourceById, { input: { id: sourceId, name: 'store', requests } })
  expect(saveSource.source).toEqual({ id: sourceId, name: 'store' })
  const { source } = await it.ask(sourceByIdOrName, { id: sourceId })
  expect(source).toEqual({ id: sourceId, name: 'store', secretNames: ['key'], feeds: [{ name: 'orders' }] })
  expect((await it.ask(sourceByIdOrName, { name: 'store' })).source).toEqual(source)
  expect((await it.send(sourceByIdOrName, { name: 'shop' })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  expect((await it.ask(feedByIdOrName, { id: feedId })).feed.source?.name).toBe('store')
})

test('a feed that is renamed keeps its webhook', async () => {
  const input = { id: feedId, name: 'sales', source: 'store', widgetId, ...mapping, hook: 'TOKEN' as const }
  const { feed } = (await it.ask(saveFeedById, { input })).saveFeed
  expect(feed).toEqual({ id: feedId, name: 'sales', hookUrl, source: { name: 'store' } })
  expect((await it.ask(feedByIdOrName, { name: 'sales' })).feed.id).toBe(feedId)
})

test('REST renames by id, too', async () => {
  const update = async (model: string, body: object) => {
    const response = await fetch(`${it.url}/api/external/update/${model}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN}` },
      body: JSON.stringify(body),
    })
    return (await response.json()) as { model?: { name: string } }
  }
  expect((await update('source', { id: sourceId, name: 'rest', requests })).model?.name).toBe('rest')
  expect((await update('feed', { id: feedId, name: 'rest feed' })).model?.name).toBe('rest feed')
  expect((await it.ask(feedByIdOrName, { id: feedId })).feed).toMatchObject({ name: 'rest feed', hookUrl })
})

test('a name that another one has, an id that nothing has, and neither or both of id and name are refused', async () => {
  const codeOf = async (input: { id: string; name: string }) =>
    (await it.send(saveSourceById, { input: { ...input, requests } })).errors?.[0]?.extensions.code
  expect(await codeOf({ id: sourceId, name: 'other' })).toBe('CONFLICT')
  expect(await codeOf({ id: 'source_1', name: 'new' })).toBe('NOT_FOUND')
  const feed = { id: 'feed_1', name: 'x', source: 'rest', widgetId, ...mapping }
  expect((await it.send(saveFeedById, { input: feed })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  for (const args of [{}, { id: sourceId, name: 'rest' }]) {
    const { errors } = await it.send(sourceByIdOrName, args)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { id: [expect.any(String)] } })
  }
})

test('feeds and sources are paused, run and deleted by id', async () => {
  const done = await it.ask(feedActionsById, { id: feedId })
  expect(done).toMatchObject({
    pauseFeed: { feed: { paused: true } },
    resumeFeed: { feed: { paused: false } },
    runFeed: { feed: { id: feedId } },
    deleteFeed: { id: feedId },
  })
  expect(await it.ask(deleteSourceById, { id: sourceId })).toEqual({ deleteSource: { id: sourceId } })
})
