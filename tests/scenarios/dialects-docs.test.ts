// docs/dialects.md: its commands are run as they stand, and what they push is there.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { headlines } from '../_kit/dialects.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const docs = readFileSync(new URL('../../docs/dialects.md', import.meta.url), 'utf8')
const commands = [...docs.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .map(([, text = '']) => text)
  .filter(it => it.includes('curl'))

test('every command of the page works', async () => {
  expect(commands.length).toBeGreaterThanOrEqual(4)
  const env: Record<string, string> = { PATH: process.env.PATH ?? '', URL: it.url, ADMIN_TOKEN: ADMIN, TOKEN: ADMIN }
  for (const command of commands) {
    const { stdout } = await promisify(execFile)(
      'bash',
      ['-euc', command.replaceAll('curl -s', 'curl -sS --fail-with-body')],
      { env },
    )
    const secret = /"secret":"([^"]+)"/.exec(stdout)?.[1]
    // What it makes pushes what follows.
    if (secret) env.TOKEN = secret
  }
  expect(env.TOKEN).not.toBe(ADMIN)
  expect(await headlines(it, 'weather', ['city'])).toEqual(['gusts Oslo: 12', 'temperature Oslo: -3.5'])
  expect(await headlines(it, 'rows_imported', ['job', 'instance', 'table'])).toEqual([
    'rows_imported nightly/host1/orders: 1200',
  ])
  const { rows } = await it.app.gateway.pool.query('select name, user_id from events')
  expect(rows).toEqual([{ name: 'order.paid', user_id: 'ada' }])
})
