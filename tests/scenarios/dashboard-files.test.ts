import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../../src/base/log.ts'
import { createMeters } from '../../src/base/meters.ts'
import { dashboardRoutes } from '../../src/dashboard/server.rest.ts'
import { createServer } from '../../src/http/server.ts'
import { hashOf } from '../../src/pictures/refresh-script.ts'
import { pageStyle } from '../../src/schedules/page-style.ts'

const folder = mkdtempSync(join(tmpdir(), 'pushgraph-dashboard-'))
const limits = { trustProxy: [], maxConnections: 100, addressConnections: 0 }
let server: FastifyInstance
beforeAll(async () => {
  server = createServer(createLog('silent'), limits, createMeters())
  await dashboardRoutes(server, { graphiql: true, root: pathToFileURL(`${folder}/`) })
})
afterAll(async () => {
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers })

test('before it is built the page says how, and tells so by its status', async () => {
  const reply = await get('/')
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8'])
  expect(reply.body).toContain('npm run build')
  expect((await get('/assets/index-1.js')).statusCode).toBe(404)
})

test('what is built meanwhile is served: the page is asked for again each time, files with hashed names never', async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>x</title>')
  writeFileSync(join(folder, 'assets', 'index-1.js'), 'x()'.repeat(100))
  writeFileSync(join(folder, 'secret.env'), 'SECRET')
  const page = await get('/')
  expect(page.statusCode).toBe(200)
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  const script = await get('/assets/index-1.js', { 'accept-encoding': 'gzip, br' })
  expect(script.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'gzip',
    vary: 'accept-encoding',
  })
  expect(script.rawPayload.length).toBeLessThan(100)
  const again = await get('/assets/index-1.js', { 'if-none-match': String(script.headers.etag) })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect((await server.inject({ method: 'HEAD', url: '/' })).statusCode).toBe(200)
})

test('the policy allows no inline script or style, no other host, no frame around it', async () => {
  const policy = String((await get('/')).headers['content-security-policy'])
  // A preview of a report is a frame that is held to it: its one style is let in by its hash, its pictures are data.
  expect(policy.split('; ')).toEqual([
    "default-src 'self'",
    "img-src 'self' data:",
    `style-src 'self' ${hashOf(pageStyle)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ])
})

test.each(['/assets/../secret.env', '/assets/..%2fsecret.env', '/assets/%2e%2e/secret.env', '/secret.env', '/assets/'])(
  '%s is nothing',
  async url => {
    const reply = await get(url)
    expect(reply.statusCode).toBe(404)
    expect(reply.body).not.toContain('SECRET')
  },
)

test('where GraphiQL is off, the page as it is built is told so', async () => {
  const built = readFileSync(new URL('../../src/dashboard/web/index.html', import.meta.url), 'utf8')
  writeFileSync(join(folder, 'index.html'), built)
  const other = createServer(createLog('silent'), limits, createMeters())
  await dashboardRoutes(other, { graphiql: false, root: pathToFileURL(`${folder}/`) })
  expect((await other.inject('/')).body).toContain('<meta name="graphiql" content="off" />')
  await other.close()
})
