import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { type GatewayProcess, startGateway } from '../_kit/process.ts'

const TOKEN = 'the-administrator-of-the-crash-test-1'
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-crash-'))
const env = { DATA_DIR: dataDir, PUSHGRAPH_ADMIN_TOKEN: TOKEN, MONTHLY_PUSH_QUOTA: '0' }
let gateway: GatewayProcess | undefined

interface Made {
  createWidget: { widget: { id: string; pushUrl: string } }
}
interface Read {
  widget: { report: { metrics: { sum: number; count: number; maximum: number; minimum: number }[] } }
}

afterAll(async () => {
  if (gateway?.child.exitCode === null) await gateway.end('SIGTERM')
  rmSync(dataDir, { recursive: true, force: true })
})

async function ask<Result>(url: string, query: string): Promise<Result> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ query }),
  })
  return ((await response.json()) as { data: Result }).data
}

test('after kill -9 in the middle of a load, every acknowledged push is there, once; keyed retries never double', async () => {
  gateway = await startGateway(env)
  const made = await ask<Made>(
    gateway.url,
    'mutation { createWidget(input: { title: "Load" }) { widget { id pushUrl } } }',
  )
  const { id, pushUrl } = made.createWidget.widget
  const key = new URL(pushUrl).pathname
  let sent = 0
  const acknowledged = new Set<number>()

  for (let round = 0; round < 2; round++) {
    let alive = true
    const client = async () => {
      while (alive) {
        const n = sent++
        const body = JSON.stringify({ data: [{ Country: `c${n}`, Users: '1' }] })
        const url = `${gateway?.url}${key}`
        try {
          const reply = await fetch(url, { method: 'POST', body, headers: { 'idempotency-key': `push-${n}` } })
          if (reply.status === 200) acknowledged.add(n)
        } catch {
          // The gateway was killed: this push may be there or not.
        }
      }
    }
    const clients = Array.from({ length: 32 }, client)
    await sleep(400 + round * 300)
    expect(await gateway.end('SIGKILL')).toBe('SIGKILL')
    alive = false
    await Promise.all(clients)
    // The old PostgreSQL may still run: the next start has to cope by itself.
    gateway = await startGateway(env)
  }

  expect(acknowledged.size).toBeGreaterThan(100)
  const read = await ask<Read>(
    gateway.url,
    `{ widget(id: "${id}") { report { metrics { sum count maximum minimum } } } }`,
  )
  const [metric] = read.widget.report.metrics
  expect([metric?.minimum, metric?.maximum]).toEqual([1, 1])
  expect(metric?.count).toBeGreaterThanOrEqual(acknowledged.size)
  expect(metric?.count).toBeLessThanOrEqual(sent)

  // Whoever sends all of them again with the same keys ends with each exactly once.
  for (let from = 0; from < sent; from += 64) {
    const part = Array.from({ length: Math.min(64, sent - from) }, (_, i) => from + i)
    await Promise.all(
      part.map(async n => {
        const body = JSON.stringify({ data: [{ Country: `c${n}`, Users: '1' }] })
        const reply = await fetch(`${gateway?.url}${key}`, {
          method: 'POST',
          body,
          headers: { 'idempotency-key': `push-${n}` },
        })
        expect(reply.status).toBe(200)
        if (acknowledged.has(n)) expect(reply.headers.get('idempotent-replayed')).toBe('true')
      }),
    )
  }
  const again = await ask<Read>(gateway.url, `{ widget(id: "${id}") { report { metrics { sum count } } } }`)
  expect(again.widget.report.metrics).toEqual([{ sum: sent, count: sent }])
}, 120_000)

test('SIGTERM lets open requests finish and ends with exit code 0', async () => {
  expect(gateway).toBeDefined()
  const running = gateway as GatewayProcess
  const made = await ask<Made>(
    running.url,
    'mutation { createWidget(input: { title: "Drain" }) { widget { pushUrl } } }',
  )
  const { pushUrl } = made.createWidget.widget
  const path = new URL(pushUrl).pathname
  const open = Array.from({ length: 20 }, (_, n) =>
    fetch(`${running.url}${path}`, {
      method: 'POST',
      body: JSON.stringify({ data: [{ Date: '20261120', [`m${n}`]: '1' }] }),
    }),
  )
  await sleep(5)
  const ended = running.end('SIGTERM')
  const statuses = await Promise.all(open.map(reply => reply.then(it => it.status).catch(() => 'refused')))
  expect(await ended).toBe(0)
  // What was taken was answered; what came after the server had closed was refused, never cut off half-way.
  expect(statuses.filter(status => status === 200).length).toBeGreaterThan(0)
  expect(statuses.every(status => status === 200 || status === 'refused')).toBe(true)
})
