// The examples of the OpenAPI document, sent as they stand with ids of things that are there: each of them works.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueue } from '../../src/deliveries/outbox.service.ts'
import { encodeId, idOf } from '../../src/request/global-id.ts'
import { createClient } from '../_kit/access-operations.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
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

/** Things for the examples to name, anew for each: some take them away. */
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

async function makeThings(operationId: string): Promise<Record<string, string>> {
  const { id: widget, pushUrl } = await it.widget({
    title: 'Signups',
    ...(operationId === 'info_driver' && { dimensions: ['country'] }),
  })
  await it.cyfe(pushUrl, { data: [{ Date: '20261120', Users: '10', Signups: '2' }] })
  const listed = await fetch(`${it.url}/api/external/list/metric`, {
    method: 'POST',
    body: JSON.stringify({ apptoken: ADMIN, condition: [['widget_id', '=', widget]], order: ['name'] }),
  })
  const { data } = (await listed.json()) as { data: { id: string }[] }
  const calculated = await call('/create/metric', { widget_id: widget, name: 'Half', formula: '[Users] / 2' })
  const sql = 'select title from widgets where title = @{name} or title = @{eventName}'
  const variables = ['name', 'eventName'].map(name => ({ name, type: 'STRING', default: '-' }))
  const document = { name: 'x', document: 'query ($first: Int) { widgets(first: $first) { edges { node { id } } } }' }
  // The source that the example of create/feed names is the one that the example of create/source makes.
  const name = `orders ${operationId}`
  const requests = [{ method: 'GET', url: 'https://api.example.com/orders' }]
  const source = await call('/create/source', { name, requests })
  const metrics = [{ name: 'Orders', value: 'total' }]
  const feed = await call('/create/feed', {
    name,
    widget_id: widget,
    metrics,
    ...(operationId !== 'delete_source' && { source: name }),
    hook: operationId === 'delete_source' ? 'TOKEN' : 'OFF',
  })
  const task = await call('/import/event', { columns: ['event', 'user_id'], rows: [['a', 'b']], async: true })
  const annotation = await call('/create/annotation', { from: '2026-11-20', text: 'Release' })
  const { createShare: link } = await it.ask(createShare, { input: { widgetId: widget } })
  return {
    widget,
    annotation: annotation.id,
    // Pushed metrics are not deleted on their own.
    metric: (operationId === 'delete_metric' ? calculated.id : data[0]?.id) ?? '',
    savedquery: (
      await call('/create/query', operationId.startsWith('run_document') ? document : { name: 'x', sql, variables })
    ).id,
    token: (await call('/create/token', { name: 'x', scopes: ['read'] })).id,
    task: task.task_id,
    source: source.id,
    feed: feed.id,
    ...(/channel|delivery|report/.test(operationId) && (await makeSentThings(operationId))),
    calendar: (await call('/update/calendar', { name: 'x', weeks: { first_day: '2026-02-01', years: 1 } })).id,
    'push-key': pushUrl.split('/').at(-1) ?? '',
    'share-link': link.share.url?.split('/').at(-1) ?? '',
  }
}

/** A project has so many channels: only who asks for one gets it. */
async function makeSentThings(operationId: string) {
  const hook = {
    name: `hook ${operationId}`,
    kind: 'WEBHOOK',
    url: 'https://hooks.example.com/pushgraph',
    paused: true,
  }
  const channel = await call('/create/channel', hook)
  const letter = { title: 'x', blocks: [{ kind: 'TEXT', text: 'x' }] }
  const report = { name: `report ${operationId}`, document: letter, channel_ids: [channel.id] }
  const reportschedule = (await call('/create/report-schedule', report)).id
  const reportrun = (await call('/execute/report-schedule', { id: reportschedule })).id
  return { channel: channel.id, delivery: await cancelledDelivery(channel.id), reportschedule, reportrun }
}

const named = (text: string, things: Record<string, string>) =>
  text
    .replace(/\b([a-z]+)(_3w5e112[0-9a-z_]+)/g, (all, kind) => things[kind] ?? all)
    .replace('push-key', things['push-key'] ?? '')
    .replace('share-link', things['share-link'] ?? '')

async function send(method: string, template: string, operation: DocumentedOperation): Promise<number> {
  const things = await makeThings(operation.operationId)
  const path = template.replace(/\{(\w+)\}/g, (_all, name) => {
    const parameter = operation.parameters?.find(each => each.name === name && each.in === 'path')
    return named(String(parameter?.example), things)
  })
  const [type = '', media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  const example = media?.example
  let body = media && named(typeof example === 'string' ? example : JSON.stringify(example), things)
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
