// While the process cannot keep up, new requests are refused at once; health answers.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { startTestApp } from '../_kit/app.ts'

/** Holds the event loop, as too much work does. */
async function keepBusy(milliseconds: number): Promise<void> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(1)) {
    for (const until = Date.now() + 400; Date.now() < until; ) {
      // Busy.
    }
  }
}

test('an event loop that is late refuses requests with 503 and Retry-After, answers for its health, and recovers', async () => {
  await using it = await startTestApp({ MAX_EVENT_LOOP_DELAY_MS: '150' })
  // Other tests may keep the machine busy, too.
  const { pushUrl } = await vi.waitFor(() => it.widget(), { timeout: 20_000, interval: 200 })
  const push = () => it.cyfe(pushUrl, { data: [{ Date: '20261120', m: '1' }] })
  const isTaken = () => vi.waitUntil(async () => (await push()).status === 200, { timeout: 20_000, interval: 200 })
  await isTaken()
  await keepBusy(2_500)
  const [refused, health, ready] = await Promise.all([
    push(),
    fetch(`${it.url}/healthz`).then(reply => reply.status),
    fetch(`${it.url}/readyz`).then(reply => reply.status),
  ])
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
  expect(refused.body).toMatchObject({ status: 'error', message: 'The gateway is overloaded. Try again.' })
  expect([health, ready]).toEqual([200, 200])
  await isTaken()
})

test('0 switches it off', async () => {
  await using it = await startTestApp({ MAX_EVENT_LOOP_DELAY_MS: '0' })
  await keepBusy(1_500)
  expect((await fetch(`${it.url}/openapi.json`)).status).toBe(200)
})
