// What one gateway changes is felt by the others, also when the message of it could not be sent.

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { App } from '../../src/app.ts'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import type { WidgetId } from '../../src/base/id.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { hasNats, type NatsServer, startNats } from '../_kit/nats.ts'
import { createToken, revokeToken } from '../_kit/operations.ts'
import { startProxy, type TcpProxy } from '../_kit/proxy.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'

/** Messages of the gateway to others fail from now on, by every way that it has, until the function that it returns is called. */
function breakMessages(app: App, proxy: TcpProxy | undefined): () => void {
  const { pool } = app.gateway
  const query = pool.query
  pool.query = ((...args: unknown[]) => {
    if (String(args[0]).includes('pg_notify'))
      return Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNRESET' }))
    return Reflect.apply(query, pool, args)
  }) as typeof pool.query
  if (proxy) proxy.mode = 'REFUSE'
  return () => {
    pool.query = query
    if (proxy) proxy.mode = 'PASS'
  }
}

/** Whether a message leaves the database alone. */
async function isSentByNats({ gateway }: App): Promise<boolean> {
  const { pool, bus } = gateway
  const query = pool.query
  let isInDatabase = false
  pool.query = ((...args: unknown[]) => {
    isInDatabase ||= String(args[0]).includes('pg_notify')
    return Reflect.apply(query, pool, args)
  }) as typeof pool.query
  bus.publish('widget.changed', { projectId: DEFAULT_PROJECT_ID, widgetId: 'way' as WidgetId })
  await new Promise(resolve => setTimeout(resolve, 50))
  pool.query = query
  return !isInDatabase
}

const statusAt = async (url: string, secret: string) => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` }
  const body = JSON.stringify({ query: '{ viewer { name } }' })
  const reply = await fetch(`${url}/graphql`, { method: 'POST', headers, body })
  await reply.text()
  return reply.status
}

describe.each([
  { way: 'the database', isByNats: false },
  { way: 'NATS', isByNats: true },
])('by way of $way', ({ isByNats }) => {
  if (isByNats && !hasNats) return
  let it: TestApp
  let other: App
  let nats: NatsServer | undefined
  /** Between the first gateway and NATS. */
  let proxy: TcpProxy | undefined
  beforeAll(async () => {
    if (isByNats) {
      nats = await startNats()
      proxy = await startProxy({ host: '127.0.0.1', port: nats.port })
    }
    it = await startTestApp(proxy && { BUS_URL: `nats://127.0.0.1:${proxy.port}` })
    other = await startSecondGateway(it, nats && { BUS_URL: nats.url })
    // Until then it does not know that both use NATS.
    if (isByNats) await vi.waitUntil(() => isSentByNats(it.app), { timeout: 20_000, interval: 200 })
  })
  afterAll(async () => {
    await other?.close()
    await it?.[Symbol.asyncDispose]()
    await proxy?.[Symbol.asyncDispose]()
    await nats?.[Symbol.asyncDispose]()
  })

  test('a token that was revoked while no message could be sent is refused everywhere when one can be', async () => {
    const { token, secret } = (await it.ask(createToken, { input: { name: 'Revoked', scopes: ['READ'] } })).createToken
    await expect.poll(() => statusAt(other.url, secret)).toBe(200)
    const mend = breakMessages(it.app, proxy)
    try {
      await it.ask(revokeToken, { id: token.id })
      expect(await statusAt(it.url, secret)).toBe(401)
      await new Promise(resolve => setTimeout(resolve, 500))
      // It remembers the token, and was not told.
      expect(await statusAt(other.url, secret)).toBe(200)
    } finally {
      mend()
    }
    await vi.waitFor(async () => expect(await statusAt(other.url, secret)).toBe(401), { timeout: 8_000, interval: 100 })
  })

  test('a loss is told once for any number of messages, and ordinary messages go on', async () => {
    const projectId = DEFAULT_PROJECT_ID
    let gaps = 0
    const stop = other.gateway.bus.onGap(() => gaps++)
    const seen: string[] = []
    const unsubscribe = other.gateway.bus.subscribe('widget.changed', ({ widgetId }) => void seen.push(widgetId))
    const mend = breakMessages(it.app, proxy)
    for (let n = 0; n < 50; n++)
      it.app.gateway.bus.publish('widget.changed', { projectId, widgetId: `lost ${n}` as WidgetId })
    await new Promise(resolve => setTimeout(resolve, 300))
    mend()
    await vi.waitFor(() => expect(gaps).toBeGreaterThan(0), { timeout: 8_000 })
    it.app.gateway.bus.publish('widget.changed', { projectId, widgetId: 'told' as WidgetId })
    await vi.waitFor(() => expect(seen).toContain('told'))
    expect([gaps, seen.filter(id => id.startsWith('lost'))]).toEqual([1, []])
    stop()
    unsubscribe()
  })
})
