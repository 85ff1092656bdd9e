// Three gateways on one database give what one would, to 5 %, with the clock of the machine.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { App } from '../../src/app.ts'
import type { RateLimits } from '../../src/auth/rate-limit.service.ts'
import { idOf } from '../../src/request/global-id.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { createToken } from '../_kit/operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'

const PER_SECOND = 10
const limits = {
  TOKEN_REQUESTS_PER_MINUTE: String(60 * PER_SECOND),
  ADDRESS_REQUESTS_PER_MINUTE: '0',
  ADDRESS_FAILURES_PER_MINUTE: String(60 * PER_SECOND),
}
/** How long is measured when the buckets are empty. */
const STEADY_MS = 4_000
/** What may be under way, or late on a busy machine: a second of one gateway more, where 20 a second were given before. */
const SLACK = PER_SECOND

let it: TestApp
const others: App[] = []
let urls: string[]
beforeAll(async () => {
  it = await startTestApp(limits)
  for (let at = 0; at < 2; at++) others.push(await startSecondGateway(it, limits))
  urls = [it.url, ...others.map(({ url }) => url)]
})
afterAll(async () => {
  for (const other of others) await other.close()
  await it?.[Symbol.asyncDispose]()
})

async function statusOf(url: string, token: string): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: '{"query":"{ viewer { name } }"}' })
  await response.arrayBuffer()
  return response.status
}

/** Asks every gateway one request after the other until `isDone`; how many were answered otherwise than by 429. */
async function granted(token: string, isDone: () => boolean): Promise<number> {
  let count = 0
  const ask = async (url: string) => {
    while (!isDone()) if ((await statusOf(url, token)) !== 429) count++
  }
  await Promise.all(urls.map(ask))
  return count
}

async function makeToken() {
  const { token, secret } = (await it.ask(createToken, { input: { name: 'x', scopes: ['READ'] } })).createToken
  const key = idOf('Token', token.id)
  return { secret, spend: (limits: RateLimits) => void limits.takeToken(key) }
}
const wrong = async () => ({ secret: 'wrong', spend: (limits: RateLimits) => limits.failed('127.0.0.1') })

test.each([
  ['requests of a token', makeToken],
  ['wrong credentials of an address', wrong],
])('%s', async (_name, make) => {
  const { secret, spend } = await make()
  // All that may come at once is spent at one gateway.
  for (let at = 0; at < 60 * PER_SECOND; at++) spend(it.app.gateway.services.rateLimits)
  await vi.waitFor(async () => {
    for (const url of urls) expect(await statusOf(url, secret)).toBe(429)
  }, 5_000)
  const startedAt = performance.now()
  const count = await granted(secret, () => performance.now() - startedAt > STEADY_MS)
  const seconds = (performance.now() - startedAt) / 1_000
  expect(count).toBeLessThanOrEqual(seconds * PER_SECOND * 1.05 + SLACK)
  expect(count).toBeGreaterThan((seconds * PER_SECOND) / 2)
})
