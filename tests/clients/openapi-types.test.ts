// Types that openapi-typescript makes of /openapi.json, in a strict program that sends what SDKs send: every optional member, as null.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import openapiTypes from 'openapi-typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

const require = createRequire(import.meta.url)
const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'pushgraph-openapi-'))

const STRICT = {
  compilerOptions: {
    target: 'esnext',
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    verbatimModuleSyntax: true,
    noEmit: true,
    types: [],
  },
  include: ['.'],
}

const PROGRAM = `
import type { paths } from './api.ts'

type Post<Path extends keyof paths> = paths[Path] extends { post: infer Operation } ? Operation : never
type Body<Path extends keyof paths> = Post<Path> extends { requestBody: { content: { 'application/json': infer Json } } } ? Json : never

const request = <Path extends keyof paths>(path: Path, body: Body<Path>) => ({ path, body })

export const requestsFor = (widget: string) => [
  request('/event/ingest', {
    name: 'page_view', timestamp: null, userId: 'ada', anonymousId: null, externalId: null, properties: null,
    deviceData: null, sessionId: null, id: null,
  }),
  request('/event/ingest/batch', {
    events: [{ name: 'page_view', timestamp: null, userId: null, anonymousId: 'b', properties: {}, deviceData: null, sessionId: null }],
  }),
  request('/profile', { userId: 'ada', anonymousId: null, externalId: null, properties: { plan: null }, deviceData: null }),
  request('/api/external/hit/event', {
    event: 'purchase', user_id: 'ada', anonymous_id: null, timestamp: null, value: null, user_attributes: null,
    session_id: null, external_id: null, device_data: null, id: null,
  }),
  request('/api/external/create/widget', {
    title: 'Made by an SDK', key_kind: null, chart_type: null, default_period: null, description: null, owner: null, tags: null,
  }),
  request('/api/external/push/point', {
    widget_id: widget, points: [{ metric: 'Users', key: '2026-11-20', value: 1 }], onduplicate: null, key_kind: null, time_zone: null,
  }),
  request('/api/external/info/report', {
    widget_id: widget, order_by: null, compare: null, granularity: null, fill: null, time_zone: null, metrics: null,
    metric_ids: null, top: null, select: null,
    period: { preset: null, last: null, days: { from: '2026-11-01', through: '2026-11-30' }, instants: null },
  }),
  request('/api/external/create/query', {
    name: 'Titles', sql: 'select title from widgets where title = @{title}', description: null, cache_minutes: null,
    variables: [{ name: 'title', type: 'STRING', list: null, required: null, default: null }],
  }),
  request('/api/external/import/event', { columns: ['event', 'user_id'], rows: [['signup', 'ada']], async: null }),
  request('/api/external/create/token', {
    name: 'nightly', scopes: ['push'], allowed_ips: null, allowed_events: null, widget_ids: null, expires_at: null,
  }),
]

// @ts-expect-error What is needed cannot be null.
export const wrong = request('/api/external/create/widget', { title: null })
// @ts-expect-error Nor can it be left out.
export const missing = request('/event/ingest', { userId: 'ada' })
`

type Requests = (widget: string) => { path: string; body: object }[]

let it: TestApp
let requests: ReturnType<Requests>
beforeAll(async () => {
  it = await startTestApp()
  const document = (await (await fetch(`${it.url}/openapi.json`)).json()) as Parameters<typeof openapiTypes>[0]
  writeFileSync(join(folder, 'api.ts'), await openapiTypes(document))
  writeFileSync(join(folder, 'program.ts'), PROGRAM)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(STRICT))
  const program = require(join(folder, 'program.ts')) as { requestsFor: Requests }
  requests = program.requestsFor((await it.widget({ keyKind: 'DATE' })).id)
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await it?.[Symbol.asyncDispose]()
})

test('a strict program compiles that sends null for what it does not have, and not one that does so for what is needed', async () => {
  const { stdout } = await promisify(execFile)(tsc, ['--project', folder], { cwd: folder }).catch(error => error)
  expect(stdout).toBe('')
})

test('the gateway takes each of its requests', async () => {
  for (const { path, body } of requests) {
    const response = await fetch(`${it.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
      body: JSON.stringify(body),
    })
    expect(response.ok, `${path}: ${await response.text()}`).toBe(true)
  }
})
