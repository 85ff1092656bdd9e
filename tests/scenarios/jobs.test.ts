import { expect, test, vi } from 'vitest'
import type { Job } from '../../src/schedule/job.ts'
import { startJobs } from '../../src/schedule/runner.service.ts'
import { startTestApp } from '../_kit/app.ts'

test('more jobs than the pool has connections run side by side, none waits for another for ever', async () => {
  await using it = await startTestApp()
  const { gateway } = it.app
  let most = 0
  let now = 0
  const ran = new Set<string>()
  const jobs = Array.from(
    { length: 25 },
    (_, n): Job => ({
      name: `test-${n}`,
      everyMs: 3_600_000,
      async run() {
        most = Math.max(most, ++now)
        // Its lock holds a connection already.
        await gateway.db.transaction().execute(trx => trx.selectFrom('projects').select('name').execute())
        ran.add(`test-${n}`)
        now--
      },
    }),
  )
  const runner = startJobs(gateway, jobs)
  await vi.waitUntil(() => ran.size === jobs.length, { timeout: 20_000 })
  await runner.close()
  expect(most).toBeGreaterThan(1)
  expect(it.log.filter(line => line.includes('a job failed'))).toEqual([])
})

test('a job whose time comes again while it runs runs once more when it has ended, not twice at once', async () => {
  await using it = await startTestApp()
  let now = 0
  let runs = 0
  const slow: Job = {
    name: 'test-slow',
    everyMs: 5,
    async run() {
      expect(++now).toBe(1)
      await new Promise(resolve => setTimeout(resolve, 30))
      now--
      runs++
    },
  }
  const runner = startJobs(it.app.gateway, [slow])
  await vi.waitUntil(() => runs >= 3, { timeout: 20_000 })
  await runner.close()
  expect(it.log.filter(line => line.includes('a job failed'))).toEqual([])
})
