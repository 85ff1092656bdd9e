// The OpenAPI document: linted, complete, and shown by a page that asks no other host.
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createConformance, type OpenApi, type Reply } from '../_kit/openapi.ts'
import { faultsOf } from '../contract/descriptions.ts'

let it: TestApp
let text: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  text = await (await fetch(`${it.url}/openapi.json`)).text()
})
afterAll(() => it?.[Symbol.asyncDispose]())

test('the document passes the linter', async () => {
  // Health and the document have nothing to refuse.
  const config = await createConfig({ extends: ['recommended'], rules: { 'operation-4xx-response': 'off' } })
  const problems = await lintFromString({ source: text, absoluteRef: '/openapi.json', config })
  const told = problems.map(({ severity, ruleId, message, location }) =>
    [severity, ruleId, message, location[0]?.pointer].join(' '),
  )
  expect(told.filter(line => line.startsWith('error'))).toEqual([])
  expect(told).toEqual([])
})

test('every operation says what it is, what it needs and what it answers', () => {
  const document = JSON.parse(text) as OpenApi & { paths: Record<string, Record<string, { summary?: string }>> }
  const operations = Object.values(document.paths).flatMap(item => Object.values(item))
  expect(operations.length).toBeGreaterThan(45)
  const ids = operations.map(operation => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const operation of operations) {
    expect(operation.summary).toMatch(/^[A-Z]/)
    for (const media of Object.values(operation.requestBody?.content ?? {})) expect(media.schema).toBeTypeOf('object')
  }
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining([
      ...['/api/push/{pushKey}', '/metrics/query/{id}', '/event/ingest/batch', '/widgets/{id}.csv'],
      ...['/widgets/{id}/report', '/api/external/create/widget', '/api/oauth/token', '/openapi.json'],
    ]),
  )
})

test('descriptions are sentences or noun phrases in the words of docs/glossary.md', () => {
  const descriptions: [string, string][] = []
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      // Examples and the properties of a schema may be called so, too.
      if (key === 'description' && typeof inner === 'string') descriptions.push([path, inner])
      if (key !== 'example' && key !== 'examples') walk(inner, `${path}/${key}`)
    }
  }
  walk(JSON.parse(text), '')
  expect(descriptions.length).toBeGreaterThan(500)
  expect(descriptions.flatMap(([path, description]) => faultsOf(path, description))).toEqual([])
})

test('the document and the files of its page have validators', async () => {
  for (const path of ['/openapi.json', '/docs/swagger-ui-bundle.js', '/docs/start.js', '/docs/swagger-ui.css']) {
    const first = await fetch(`${it.url}${path}`)
    await first.text()
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]+"$/)
    const again = await fetch(`${it.url}${path}`, { headers: { 'if-none-match': `"other", W/${etag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  }
})

test('the page loads files of this host only, and its policy forbids others', async () => {
  const response = await fetch(`${it.url}/docs`)
  const page = await response.text()
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
  const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path as string)
  expect(named).toHaveLength(3)
  for (const path of named) {
    expect(path).toMatch(/^\/docs\//)
    expect((await fetch(`${it.url}${path}`)).status).toBe(200)
  }
})

test('the check that holds every reply of the tests against the document sees what is not as it says', () => {
  const conformance = createConformance(JSON.parse(text) as OpenApi)
  const reply = { method: 'GET', path: '/healthz', status: 200, contentType: 'application/json; charset=utf-8' }
  const fault = (changes: Partial<Reply>) => conformance.faultOf({ ...reply, body: '{"status":"ok"}', ...changes })
  expect(fault({})).toBeNull()
  expect(fault({ status: 201 })).toContain('the status 201 is not documented')
  expect(fault({ body: '{"status":"ok","more":1}' })).toContain('must NOT have additional properties')
  expect(fault({ body: '{"status":1}' })).toContain('body/status')
  expect(fault({ contentType: 'text/plain' })).toContain('the content type text/plain is not documented')
  expect(fault({ path: '/nowhere' })).toContain('it is not documented')
  expect(fault({ path: '/nowhere', status: 404 })).toContain('no envelope')
  // Not info, whose members `select` may leave out.
  const updated = { method: 'POST', path: '/api/external/update/project' }
  const said = { code: 200, success: true, message: 'Project successfully updated' }
  const days = { working_days: [1, 2, 3, 4, 5], holidays: [] }
  const half = { id: 'project_1', name: 'x', time_zone: 'UTC', year_start: { month: 1, day: 1 }, ...days }
  const model = { ...half, week_start: 1 }
  expect(fault({ ...updated, body: JSON.stringify({ ...said, model }) })).toBeNull()
  expect(fault({ ...updated, body: JSON.stringify({ ...said, model: half }) })).toContain('week_start')
})
