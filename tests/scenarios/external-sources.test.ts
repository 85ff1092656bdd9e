// Sources and feeds through the External API.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20 } from '../_kit/app.ts'
import { createToken } from '../_kit/operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

let kit: SourcesKit
beforeAll(async () => {
  kit = await startSourcesKit({}, { clock: () => NOON_2026_11_20 })
  kit.upstream.on('/orders', (request, reply) =>
    json(reply, {
      key: request.headers['x-key'],
      data: [
        { day: '2026-11-19', total: 2 },
        { day: '2026-11-20', total: 3.5 },
      ],
    }),
  )
})
afterAll(() => kit?.[Symbol.asyncDispose]())

interface Reply {
  status: number
  text: string
  body: {
    message?: string
    errors?: Record<string, string[]>
    model?: Record<string, unknown> & { id: string }
    data?: Record<string, unknown>[]
  }
}

async function call(path: string, body: object, token = ADMIN): Promise<Reply> {
  const response = await fetch(`${kit.it.url}/api/external${path}`, {
    method: 'POST',
    body: JSON.stringify({ apptoken: token, ...body }),
  })
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text) as Reply['body'] }
}

const request = (path: string) => ({
  method: 'GET',
  url: `${kit.upstream.url}${path}?day={{ variables.day }}`,
  headers: { 'X-Key': '{{ secrets.key }}' },
  retry: { attempts: 1 },
})
const create = (name: string, path: string) =>
  call('/create/source', { name, requests: [request(path)], secrets: { key: 'THE-SECRET-OF-THEIRS' } })

test('a source is made, shown without its secrets, changed, called and deleted', async () => {
  const made = await create('orders', '/orders')
  expect(made).toMatchObject({ status: 200, body: { model: { name: 'orders', secret_names: ['key'], version: 1 } } })
  const id = made.body.model?.id
  expect((await create('orders', '/orders')).status).toBe(409)
  const changed = await call('/update/source', { id, requests: [request('/orders')], description: 'All of them' })
  expect(changed.body.model).toMatchObject({ version: 2, description: 'All of them', secret_names: ['key'] })
  expect((await call('/info/source', { id })).body.model).toEqual(changed.body.model)
  const listed = await call('/list/source', { select: ['name', 'version'], condition: [['id', '=', id]] })
  expect(listed.body.data).toEqual([{ name: 'orders', version: 2 }])
  const called = await call('/execute/source', { id, variables: { day: '2026-11-20' } })
  expect(called).toMatchObject({ status: 200, body: { model: { requests: [{ status: 200, ok: true }] } } })
  expect(called.body.model?.data).toMatchObject({ data: [{ total: 2 }, { total: 3.5 }] })
  for (const { text } of [made, changed, called]) expect(text).not.toContain('THE-SECRET-OF-THEIRS')
  expect((await call('/delete/source', { id })).status).toBe(200)
  expect((await call('/execute/source', { id })).status).toBe(404)
})

test('what is wrong is told by field, what failed upstream is 502, and only the scope call may call', async () => {
  const wrong = await call('/create/source', {
    name: 'wrong',
    requests: [{ method: 'GET', url: 'http://127.0.0.1/', timeoutMs: 1 }],
  })
  expect(wrong.status).toBe(400)
  expect(Object.keys(wrong.body.errors ?? {})).toEqual(
    expect.arrayContaining(['requests.0.url', 'requests.0.timeoutMs']),
  )
  kit.upstream.on('/broken', (_request, reply) => json(reply, { no: 'coffee' }, 418))
  const { id } = (await create('broken', '/broken')).body.model ?? { id: '' }
  const failed = await call('/execute/source', { id, variables: { day: 'x' } })
  expect(failed).toMatchObject({ status: 502, body: { message: expect.stringContaining('418') } })
  expect(failed.text).not.toContain('THE-SECRET-OF-THEIRS')
  expect(await call('/execute/source', { id })).toMatchObject({ status: 400 })
  const reader = (await kit.it.ask(createToken, { input: { name: 'r', scopes: ['READ'] } })).createToken.secret
  expect((await call('/execute/source', { id }, reader)).status).toBe(403)
  expect((await call('/info/source', { id }, reader)).status).toBe(200)
})

test('a feed is made, run, changed, paused and deleted; its source stays as long as it is used', async () => {
  const source = (
    await call('/create/source', { name: 'fed', requests: [{ method: 'GET', url: `${kit.upstream.url}/orders` }] })
  ).body.model
  const widget = await kit.it.widget({ title: 'Orders', keyKind: 'DATE' })
  const metrics = [{ name: 'Total', value: 'total' }]
  const wanted = {
    name: 'orders',
    source: 'fed',
    widget_id: widget.id,
    rows: 'data',
    key: 'day',
    metrics,
    cron: '@daily',
  }
  const made = await call('/create/feed', wanted)
  expect(made).toMatchObject({ status: 200, body: { model: { source_id: source?.id, hook_url: null, paused: false } } })
  const id = made.body.model?.id
  expect((await call('/create/feed', wanted)).status).toBe(409)
  expect((await call('/execute/feed', { id })).body.model).toMatchObject({
    state: 'SUCCEEDED',
    rows: 2,
    points: 2,
    error: null,
  })
  const points = await call('/list/point', { widget_id: widget.id, select: ['key', 'value'] })
  expect(points.body.data).toEqual([
    { key: '2026-11-19', value: 2 },
    { key: '2026-11-20', value: 3.5 },
  ])
  const changed = await call('/update/feed', { id, cron: null, hook: 'TOKEN', paused: true })
  expect(changed.body.model).toMatchObject({ cron: null, paused: true, rows: 'data', source_id: source?.id })
  expect(changed.body.model?.hook_url).toMatch(/\/hooks\/feed_\w+\?token=\w{32}$/)
  expect((await call('/list/feed', { condition: [['paused', '=', true]], select: ['name'] })).body.data).toEqual([
    { name: 'orders' },
  ])
  const reader = (await kit.it.ask(createToken, { input: { name: 'r', scopes: ['READ'] } })).createToken.secret
  expect((await call('/info/feed', { id }, reader)).text).not.toContain('token=')
  expect((await call('/delete/source', { id: source?.id })).status).toBe(409)
  expect((await call('/delete/feed', { id })).status).toBe(200)
  expect((await call('/info/feed', { id })).status).toBe(404)
  expect((await call('/delete/source', { id: source?.id })).status).toBe(200)
})
