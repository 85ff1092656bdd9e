// The examples of the OpenAPI document, sent as they stand with ids of things that are there: each of them works.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueue } from '../../src/deliveries/outbox.service.ts'
import { encodeId, idOf } from '../../src/request/global-id.ts'
import { createClient } from '../_kit/access-operations.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { dataAddress } from '../_kit/data-addresses.ts'
import { insertFiring } from '../_kit/firing-alert.ts'
import type { DocumentedOperation, OpenApi } from '../_kit/openapi.ts'
import { createShare } from '../_kit/share-operations.ts'

let it: TestApp
let document: OpenApi
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  document = (await (await fetch(`${it.url}/openapi.json`)).json()) as OpenApi
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function call(path: string, body: object): Promise<{ id: string; task_id: string }> {
  const response = await fetch(`${it.url}/api/external${path}`, {
    method: 'POST',
    body: JSON.stringify({ apptoken: ADMIN, ...body }),
  })
  return ((await response.json()) as { model: { id: string; task_id: string } }).model
}

/** One that is kept for a paused channel: nothing is sent. */
async function cancelledDelivery(channel: string): Promise<string> {
  const { gateway } = it.app
  const { project_id } = await gateway.db.selectFrom('projects').select('project_id').executeTakeFirstOrThrow()
  const message = {
    type: 't',
    subject: 's',
    time: '2026-11-20T12:00:00Z',
    title: 'x',
    link: null,
    blocks: [],
    data: {},
  }
  const draft = { channelId: idOf('Channel', channel), key: 'x', origin: { kind: 'TEST' as const, id: null } }
  await enqueue(gateway.db, gateway, project_id, [
    { ...draft, recipient: null, message: { ...message, severity: 'INFO' } },
  ])
  const rows = await gateway.db.selectFrom('deliveries').select('delivery_id').orderBy('delivery_id', 'desc').execute()
  return encodeId('Delivery', rows[0]?.delivery_id ?? '')
}

/** The data set that examples push to, and that one of them deletes. */
async function defineDataset(): Promise<void> {
  const body = { fields: { day: { type: 'date' }, orders: { type: 'number' } }, unique_by: ['day'] }
  await fetch(`${it.url}/datasets/shop.orders`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify(body),
  })
}

/** Makes what the examples of an operation name, each once, and only what they name. */
function makersOf(operationId: string): Record<string, () => Promise<string>> {
  const widget = once(async () => {
    const made = await it.widget({
      title: 'Signups',
      ...(operationId === 'info_driver' && { dimensions: ['country'] }),
    })
    await it.cyfe(made.pushUrl, { data: [{ Date: '20261120', Users: '10', Signups: '2' }] })
    return made
  })
  const idOfNew = async (path: string, body: object) => (await call(path, body)).id
  const name = `orders ${operationId}`
  // The source that the example of create/feed names is the one that the example of create/source makes.
  const source = once(() =>
    idOfNew('/create/source', { name, requests: [{ method: 'GET', url: 'https://api.example.com/orders' }] }),
  )
  const isUnused = operationId === 'delete_source'
  const feed = async () => {
    if (!isUnused) await source()
    const metrics = [{ name: 'Orders', value: 'total' }]
    const origin = isUnused ? { hook: 'TOKEN' } : { hook: 'OFF', source: name }
    return idOfNew('/create/feed', { name, widget_id: (await widget()).id, metrics, ...origin })
  }
  const channel = once(() => {
    const url = 'https://hooks.example.com/pushgraph'
    return idOfNew('/create/channel', { name: `hook ${operationId}`, kind: 'WEBHOOK', url, paused: true })
  })
  const reportschedule = once(async () => {
    const document = { title: 'x', blocks: [{ kind: 'TEXT', text: 'x' }] }
    return idOfNew('/create/report-schedule', {
      name: `report ${operationId}`,
      document,
      channel_ids: [await channel()],
    })
  })
  const firing = once(async () => {
    const rule = { granularity: 'DAY', condition: { above: 30 }, on_push: true, paused: true }
    const metric_id = await metricOf((await widget()).id, operationId)
    const alert = await idOfNew('/create/alert', { name: `alert ${operationId}`, metric_id, ...rule })
    return { alert, event: await insertFiring(it, alert) }
  })
  return {
    widget: async () => (await widget()).id,
    'push-key': async () => (await widget()).pushUrl.split('/').at(-1) ?? '',
    'share-link': async () => {
      const { createShare: link } = await it.ask(createShare, { input: { widgetId: (await widget()).id } })
      return link.share.url?.split('/').at(-1) ?? ''
    },
    dataaddress: async () =>
      idOfNew('/create/data-address', { content: { points: { widget_id: (await widget()).id } } }),
    'data-address-token': async () => {
      const content = { points: { widgetId: (await widget()).id } }
      const { csv } = await dataAddress(it, content)
      return csv.slice(csv.lastIndexOf('/') + 1, -4)
    },
    annotation: () => idOfNew('/create/annotation', { from: '2026-11-20', text: 'Release' }),
    metric: async () => metricOf((await widget()).id, operationId),
    savedquery: () => idOfNew('/create/query', operationId.startsWith('run_document') ? savedDocument : savedSql),
    token: () => idOfNew('/create/token', { name: 'x', scopes: ['read'] }),
    task: async () =>
      (await call('/import/event', { columns: ['event', 'user_id'], rows: [['a', 'b']], async: true })).task_id,
    source,
    feed,
    board: () => idOfNew('/create/board', { name: `board ${operationId}` }),
    calendar: () => idOfNew('/update/calendar', { name: 'x', weeks: { first_day: '2026-02-01', years: 1 } }),
    channel,
    delivery: async () => cancelledDelivery(await channel()),
    alert: async () => (await firing()).alert,
    alertevent: async () => (await firing()).event,
    reportschedule,
    reportrun: async () => idOfNew('/execute/report-schedule', { id: await reportschedule() }),
  }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => (made ??= make())
}

const savedDocument = {
  name: 'x',
  document: 'query ($first: Int) { widgets(first: $first) { edges { node { id } } } }',
}
const savedSql = {
  name: 'x',
  sql: 'select title from widgets where title = @{name} or title = @{eventName}',
  variables: ['name', 'eventName'].map(name => ({ name, type: 'STRING', default: '-' })),
}

/** The first by name; pushed metrics are not deleted on their own. */
async function metricOf(widgetId: string, operationId: string): Promise<string> {
  if (operationId === 'delete_metric')
    return (await call('/create/metric', { widget_id: widgetId, name: 'Half', formula: '[Users] / 2' })).id
  const listed = await fetch(`${it.url}/api/external/list/metric`, {
    method: 'POST',
    body: JSON.stringify({ apptoken: ADMIN, condition: [['widget_id', '=', widgetId]], order: ['name'] }),
  })
  const { data } = (await listed.json()) as { data: { id: string }[] }
  return data[0]?.id ?? ''
}

const EXAMPLE_ID = /\b([a-z]+)(_3w5e112[0-9a-z_]+)/g

interface Things {
  readonly makers: Record<string, () => Promise<string>>
  /** By what examples call them. */
  readonly made: Map<string, string>
}

/** Puts ids of things that are there in the place of those of examples. */
async function named(text: string, { made, makers }: Things): Promise<string> {
  for (const [id, kind = ''] of text.matchAll(EXAMPLE_ID)) {
    const make = makers[kind]
    if (make && !made.has(id)) made.set(id, await make())
  }
  for (const word of ['push-key', 'share-link', 'data-address-token'])
    if (text.includes(word) && !made.has(word)) made.set(word, (await makers[word]?.()) ?? '')
  return [...made].reduce((all, [example, id]) => all.replaceAll(example, id), text)
}

async function send(method: string, template: string, operation: DocumentedOperation): Promise<number> {
  if (operation.operationId.startsWith('geckoboard_')) await defineDataset()
  // Anew for each: some take them away.
  const things: Things = { makers: makersOf(operation.operationId), made: new Map() }
  const filled = template.replace(/\{(\w+)\}/g, (_all, name) => {
    const parameter = operation.parameters?.find(each => each.name === name && each.in === 'path')
    return String(parameter?.example)
  })
  const path = await named(filled, things)
  const [type = '', media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  const example = media?.example
  let body = media && (await named(typeof example === 'string' ? example : JSON.stringify(example), things))
  if (body?.includes('pgc_...')) {
    const client = (await it.ask(createClient, { input: { name: 'x', scopes: ['READ'] } })).createClient
    body = body.replace('pgc_...', client.clientId).replace('pgs_...', client.clientSecret)
  }
  if (body && type.includes('form')) body = new URLSearchParams(JSON.parse(body) as Record<string, string>).toString()
  const response = await fetch(`${it.url}${path}`, {
    method: method.toUpperCase(),
    headers: {
      ...(!path.startsWith('/api/oauth') && { authorization: `Bearer ${ADMIN}` }),
      ...(body && { 'content-type': type }),
    },
    ...(body && { body }),
  })
  const text = await response.text()
  if (response.status >= 300) throw new Error(`${method} ${path} ${body ?? ''}: ${response.status} ${text}`)
  return response.status
}

test('every example works, and every body has one', { timeout: 120_000 }, async () => {
  let count = 0
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      // A webhook is of a feed that somebody made: tests/scenarios/feeds and hooks.
      if (path.startsWith('/hooks/')) continue
      // They ask another host: external-sources.test.ts.
      if (['execute_source', 'execute_feed', 'execute_channel', 'execute_delivery'].includes(operation.operationId))
        continue
      const media = Object.values(operation.requestBody?.content ?? {})[0]
      if (media)
        expect([operation.operationId, typeof media.example]).toEqual([
          operation.operationId,
          expect.stringMatching(/object|string/),
        ])
      expect([200, 202, 204]).toContain(await send(method, path, operation))
      count++
    }
  }
  expect(count).toBeGreaterThan(45)
})
