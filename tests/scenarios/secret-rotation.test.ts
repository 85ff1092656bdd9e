// The secret key is changed under a running gateway: old and new together, then the new one alone.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { rotateStoredSecrets } from '../../src/cli/secrets.ts'
import { loadConfig } from '../../src/config/config.ts'
import { ADMIN } from '../_kit/app.ts'
import { createTestDatabase, type TestDatabase } from '../_kit/database.ts'
import { startUpstream, type Upstream } from '../_kit/upstream.ts'

const OLD = 'the old secret key, of more than 32 characters'
const NEW = 'the new secret key, of more than 32 characters'

let database: TestDatabase
let upstream: Upstream
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-rotation-'))
beforeAll(async () => {
  database = await createTestDatabase()
  upstream = await startUpstream()
})
afterAll(async () => {
  await upstream?.[Symbol.asyncDispose]()
  await database?.[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true, force: true })
})

async function withGateway<T>(env: Record<string, string>, work: (app: App) => Promise<T>): Promise<T> {
  const own = { PORT: '0', DATA_DIR: dataDir, PUSHGRAPH_ADMIN_TOKEN: ADMIN, SOURCES_ALLOW_HOSTS: upstream.host }
  const config = loadConfig({ ...own, ...env })
  await using app = await createApp(config, { connection: database.connection, log: createLog('silent') })
  return await work(app)
}

async function ask(
  app: App,
  query: string,
  variables: object = {},
): Promise<{ data: never; errors?: { message: string }[] }> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as never
}

/** What needs stored secrets: the push URL of a widget, the secret of a source, the URL of a webhook. */
const uses = (app: App) =>
  ask(
    app,
    '{ widgets { edges { node { pushUrl } } } feeds { edges { node { hookUrl } } } callSource(name: "s") { data(path: "headers[\'x-key\']") error { message } } }',
  )

test('secrets are readable with both keys, sealed anew by the command, and then with the new key alone', async () => {
  const before = await withGateway({ PUSHGRAPH_SECRET_KEY: OLD }, async app => {
    const made = await ask(
      app,
      `mutation ($requests: [RequestInput!]!) {
        createWidget(input: { title: "w" }) { widget { id } }
        saveSource(input: { name: "s", requests: $requests, secrets: { key: "ROTATED-SECRET" } }) { source { id } }
      }`,
      { requests: [{ method: 'GET', url: `${upstream.url}/echo`, headers: { 'X-Key': '{{ secrets.key }}' } }] },
    )
    const { createWidget } = made.data as { createWidget: { widget: { id: string } } }
    await ask(
      app,
      `mutation ($id: ID!) { saveFeed(input: { name: "f", widgetId: $id, hook: TOKEN, metrics: [{ name: "n", value: "n" }] }) { feed { id } } }`,
      { id: createWidget.widget.id },
    )
    return uses(app)
  })
  expect(before.errors).toBeUndefined()
  const hidden = (text: unknown) => JSON.stringify(text).replace(/127\.0\.0\.1:\d+/g, '')

  await withGateway({ PUSHGRAPH_SECRET_KEY: NEW }, async app => {
    expect(JSON.stringify(await uses(app))).toContain('neither PUSHGRAPH_SECRET_KEY nor an old key')
    const lines: string[] = []
    expect(await rotateStoredSecrets({ url: app.url, token: ADMIN }, ['rotate'], line => lines.push(line))).toBe(1)
    expect(lines).toEqual(['0 secrets encrypted anew', expect.stringContaining('3 cannot be read by any key')])
  })
  await withGateway({ PUSHGRAPH_SECRET_KEY: NEW, PUSHGRAPH_OLD_SECRET_KEYS: OLD }, async app => {
    expect(hidden(await uses(app))).toBe(hidden(before))
    const lines: string[] = []
    const rotate = () => rotateStoredSecrets({ url: app.url, token: ADMIN }, ['rotate'], line => lines.push(line))
    expect([await rotate(), await rotate()]).toEqual([0, 0])
    expect(lines).toEqual(['3 secrets encrypted anew', '0 secrets encrypted anew'])
    expect(hidden(await uses(app))).toBe(hidden(before))
  })
  await withGateway({ PUSHGRAPH_SECRET_KEY: NEW }, async app => expect(hidden(await uses(app))).toBe(hidden(before)))
  expect(upstream.receivedAt('/echo').every(({ headers }) => headers['x-key'] === 'ROTATED-SECRET')).toBe(true)
})

test('a key that was made in DATA_DIR goes on as an old key when the environment brings one', async () => {
  const own = await createTestDatabase()
  const start = (env: Record<string, string>) =>
    createApp(loadConfig({ PORT: '0', DATA_DIR: dataDir, PUSHGRAPH_ADMIN_TOKEN: ADMIN, ...env }), {
      connection: own.connection,
      log: createLog('silent'),
    })
  const pushUrl = async (app: App) =>
    (await ask(app, '{ widgets { edges { node { pushUrl } } } }')) as unknown as { errors?: unknown }
  {
    await using app = await start({})
    await ask(app, 'mutation { createWidget(input: { title: "w" }) { widget { id } } }')
  }
  {
    await using app = await start({ PUSHGRAPH_SECRET_KEY: NEW })
    expect((await pushUrl(app)).errors).toBeUndefined()
  }
  await own[Symbol.asyncDispose]()
})

test('only the operator seals anew, and a wrong command ends with code 2', async () => {
  await withGateway({ PUSHGRAPH_SECRET_KEY: NEW }, async app => {
    expect(await rotateStoredSecrets({ url: app.url, token: ADMIN }, [], () => {})).toBe(2)
    await expect(rotateStoredSecrets({ url: app.url, token: null }, ['rotate'], () => {})).rejects.toThrow(
      /PUSHGRAPH_TOKEN/,
    )
    const made = await ask(app, 'mutation { createProject(input: { name: "other" }) { administrator { secret } } }')
    const { secret } = (made.data as { createProject: { administrator: { secret: string } } }).createProject
      .administrator
    await expect(rotateStoredSecrets({ url: app.url, token: secret }, ['rotate'], () => {})).rejects.toThrow(
      'Only an administrator of the first project seals secrets anew.',
    )
  })
})
