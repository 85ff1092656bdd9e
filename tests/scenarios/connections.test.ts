// Connections that one client holds: others, and health, are answered.
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { startTestApp, type TestApp } from '../_kit/app.ts'

/** A connection from that address of this machine. */
function open(
  url: string,
  localAddress = '127.0.0.1',
): Promise<Socket & { text: () => string; ended: Promise<number> }> {
  const { port } = new URL(url)
  const at = performance.now()
  const socket = connect({ host: '127.0.0.1', port: Number(port), localAddress })
  let text = ''
  socket.on('data', part => {
    text += part
  })
  socket.on('error', () => {})
  const ended = new Promise<number>(resolve => socket.once('close', () => resolve(performance.now() - at)))
  return new Promise(resolve =>
    socket.once('connect', () => resolve(Object.assign(socket, { text: () => text, ended }))),
  )
}

const many = (count: number, url: string, from?: string) =>
  Promise.all(Array.from({ length: count }, () => open(url, from)))

/** Status of a request on a connection of its own. */
async function ask(url: string, from?: string, path = '/healthz'): Promise<{ status: number; text: string }> {
  const socket = await open(url, from)
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  await socket.ended
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(socket.text())?.[1] ?? 0), text: socket.text() }
}

const end = (sockets: readonly Socket[]) => {
  for (const socket of sockets) socket.destroy()
}

const isServed = (it: TestApp, from?: string) =>
  vi.waitFor(async () => expect((await ask(it.url, from)).status).toBe(200), { timeout: 10_000 })

test('connections beyond the limit of an address get 503 and are closed; other addresses are served, and so is it when some close', async () => {
  await using it = await startTestApp({ ADDRESS_CONNECTIONS: '50' })
  const held = await many(50, it.url, '127.0.0.2')
  const refused = await open(it.url, '127.0.0.2')
  expect(await refused.ended).toBeLessThan(2_000)
  expect(refused.text()).toMatch(
    /^HTTP\/1\.1 503 [\s\S]*Retry-After: 1\r\n[\s\S]*has 50 connections open, which is the limit/,
  )
  expect((await ask(it.url, '127.0.0.3')).status).toBe(200)
  expect(it.log.filter(line => line.includes('too many connections'))).toHaveLength(1)
  end(held.slice(0, 10))
  await isServed(it, '127.0.0.2')
  end(held)
})

test('connections that were upgraded to WebSockets count until they end', async () => {
  await using it = await startTestApp({ ADDRESS_CONNECTIONS: '2' })
  const upgrade = async () => {
    const socket = await open(it.url, '127.0.0.4')
    const key = 'dGhlIHNhbXBsZSBub25jZQ=='
    socket.write(
      `GET /graphql HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
    )
    await vi.waitFor(() => expect(socket.text()).toMatch(/^HTTP\/1\.1 101/))
    return socket
  }
  const sockets = [await upgrade(), await upgrade()]
  expect((await ask(it.url, '127.0.0.4')).status).toBe(503)
  end(sockets)
  await isServed(it, '127.0.0.4')
})

test('a proxy that is trusted has no limit of its own, and 0 switches it off', async () => {
  await using it = await startTestApp({ ADDRESS_CONNECTIONS: '5', TRUST_PROXY: '127.0.0.8/29' })
  const held = await many(20, it.url, '127.0.0.9')
  expect((await ask(it.url, '127.0.0.9')).status).toBe(200)
  const others = await many(5, it.url, '127.0.0.16')
  expect((await ask(it.url, '127.0.0.16')).status).toBe(503)
  end([...held, ...others])
  await using open = await startTestApp({ ADDRESS_CONNECTIONS: '0' })
  const more = await many(60, open.url)
  expect((await ask(open.url)).status).toBe(200)
  end(more)
})

test('a connection on which no request comes, or half of one, is closed after 5 s', async () => {
  await using it = await startTestApp()
  const idle = await open(it.url)
  const slow = await open(it.url)
  slow.write('GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ')
  const drip = setInterval(() => slow.write('.'), 500)
  const times = await Promise.race([Promise.all([idle.ended, slow.ended]), sleep(12_000)])
  clearInterval(drip)
  for (const time of times ?? [0]) expect(time).toBeGreaterThan(4_000)
  expect(slow.text()).toMatch(/^HTTP\/1\.1 408/)
})

test('health has a port of its own, which serves nothing else and answers while all connections are taken', async () => {
  await using it = await startTestApp({ HEALTH_PORT: '0', MAX_CONNECTIONS: '30', ADDRESS_CONNECTIONS: '0' })
  const health = it.app.healthUrl ?? ''
  const held = await many(30, it.url)
  expect((await ask(it.url)).status).toBe(0)
  expect((await ask(health)).text).toMatch(/^HTTP\/1\.1 200 [\s\S]*{"status":"ok"}$/)
  expect((await ask(health, undefined, '/readyz')).text).toMatch(/^HTTP\/1\.1 200 [\s\S]*"ready"/)
  expect((await ask(health, undefined, '/graphql')).text).toMatch(
    /^HTTP\/1\.1 404 [\s\S]*This port serves \/healthz and \/readyz/,
  )
  end(held)
  const closing = it.app.close({ delayMs: 300 })
  expect((await ask(health, undefined, '/readyz')).status).toBe(503)
  expect((await ask(health)).status).toBe(200)
  await closing
  await expect(fetch(`${health}/healthz`)).rejects.toThrow()
})
