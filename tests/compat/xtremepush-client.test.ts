// The vendor's client against a live server.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createExternalClient, RequestFailed, type Send } from './xtremepush-client.ts'

const post: Send = async (url, body) => {
  // No content type: what a client in the wild sends.
  const response = await fetch(url, { method: 'POST', body: Buffer.from(body) as BodyInit })
  return { status: response.status, text: await response.text(), retryAfter: response.headers.get('retry-after') }
}

let it: TestApp
let client: ReturnType<typeof createExternalClient>
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  client = createExternalClient(it.url, ADMIN, post)
})
afterAll(() => it?.[Symbol.asyncDispose]())

const failureOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    reason => reason,
  )
  if (!(error instanceof RequestFailed)) throw new Error(`it did not fail: ${error}`)
  return error.envelope
}

describe('the vendor client', () => {
  test('creates and reads', async () => {
    const made = await client.create('widget', { title: 'From a client' })
    expect(await client.info('widget', made.id)).toMatchObject({ title: 'From a client' })
  })

  test('reads errors by field', async () => {
    const envelope = await failureOf(client.create('widget', { title: '' }))
    expect(envelope).toEqual({
      code: 400,
      success: false,
      message: 'Widget is not created',
      errors: { title: ['Title cannot be blank.'] },
    })
  })

  test('lists with both forms of conditions, ordered, limited, from an offset', async () => {
    for (const title of ['a', 'b', 'c', 'd']) await client.create('widget', { title, owner: `list ${title}` })
    const asList = await client.list('widget', {
      select: ['title'],
      condition: [
        ['owner', '>=', 'list a'],
        ['owner', '<', 'list d'],
        ['title', '!=', 'b'],
      ],
      order: ['title DESC'],
    })
    expect(asList).toEqual([{ title: 'c' }, { title: 'a' }])
    const asTree = await client.list('widget', {
      select: ['title'],
      condition: {
        operator: 'OR',
        0: ['owner', '=', 'list a'],
        1: { operator: 'AND', 0: ['owner', 'IN', ['list b', 'list c', 'list d']], 1: ['title', 'NOT IN', ['b']] },
      },
      order: ['title'],
      limit: 2,
      offset: 1,
    })
    expect(asTree).toEqual([{ title: 'c' }, { title: 'd' }])
  })

  test('pages through a list by id without missing or repeating a row', async () => {
    const all = (await client.list('widget', { select: ['id'] })).map(row => row.id)
    const seen: unknown[] = []
    for (let last: unknown; ; ) {
      const condition = last === undefined ? [] : [['id', '>', last]]
      const page = await client.list('widget', { select: ['id'], condition, order: ['id'], limit: 2 })
      seen.push(...page.map(row => row.id))
      if (page.length < 2) break
      last = page.at(-1)?.id
    }
    expect(seen).toEqual(all)
  })

  test('hits single and batch', async () => {
    const reply = await client.hit({
      event: 'purchase',
      user_id: 1,
      value: 'gold',
      timestamp: '2026-11-13 11:36:00 +01:00',
    })
    expect(reply).toMatchObject({ code: 200, success: true, model: { accepted: 1 } })
    const events = [1, 2, 3].map(n => ({ event: 'batch', user_id: n, timestamp: '2026-11-13 11:36:00' }))
    expect(await client.hit({ events })).toMatchObject({ model: { accepted: 3 } })
    const found = await client.list('event', {
      condition: [['event', 'IN', ['purchase', 'batch']]],
      order: ['timestamp', 'user_id'],
    })
    expect(found.map(row => [row.event, row.timestamp, row.user_id])).toEqual([
      ['purchase', '2026-11-13T10:36:00.000Z', '1'],
      ...['1', '2', '3'].map(user => ['batch', '2026-11-13T11:36:00.000Z', user]),
    ])
  })

  test.each([99, 100])('imports %i rows and finds them all', async count => {
    const { id } = await client.create('widget', { title: 'Imported', key_kind: 'CATEGORY' })
    const rows = Array.from({ length: count }, (_, n) => ['Users', `k${n}`, n])
    const reply = await client.import('point', { widget_id: id, columns: ['metric', 'key', 'value'], rows })
    expect(reply.code).toBe(count < 100 ? 200 : 202)
    expect(reply.model).toMatchObject({ created: count })
    const found = await client.list('point', { widget_id: id, limit: 1_000 })
    expect(found.reduce((sum, row) => sum + Number(row.value), 0)).toBe((count * (count - 1)) / 2)
    const events = rows.map((_, n) => ['imported', `u${n}`, '2026-11-13 00:00:00', n])
    const columns = ['event', 'user_id', 'timestamp', `n${count}`]
    expect((await client.import('event', { columns, rows: events })).model).toMatchObject({ created: count })
  })

  test('repeats what failed with 5xx and nothing else', async () => {
    const calls: number[] = []
    const shaky: Send = async (url, body) => {
      const reply = calls.length < 2 ? { status: 503, text: UNAVAILABLE, retryAfter: '0' } : await post(url, body)
      calls.push(reply.status)
      return reply
    }
    const UNAVAILABLE = JSON.stringify({ code: 503, success: false, message: 'Not now.' })
    const patient = createExternalClient(it.url, ADMIN, shaky)
    await patient.create('widget', { title: 'Third time' })
    expect(calls).toEqual([503, 503, 200])
    calls.length = 5
    calls.fill(0)
    expect(await failureOf(patient.create('widget', {}))).toMatchObject({ code: 400 })
    expect(calls).toHaveLength(6)
  })

  test('is told by 503 with Retry-After when the gateway cannot serve, and succeeds later', async () => {
    const { pool } = it.app.gateway
    const real = pool.connect.bind(pool)
    let refusals = 2
    pool.connect = ((callback?: (error: Error) => void) => {
      if (refusals-- <= 0) return (real as (...all: unknown[]) => unknown)(...(callback ? [callback] : []))
      const error = Object.assign(new Error('Connection terminated'), { code: '57P01' })
      return callback ? callback(error) : Promise.reject(error)
    }) as typeof pool.connect
    try {
      expect(await client.list('widget', { limit: 1 })).toHaveLength(1)
      expect(refusals).toBeLessThan(0)
    } finally {
      pool.connect = real
    }
  })
})
