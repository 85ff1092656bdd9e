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
import { json, startUpstream, type Upstream } from '../_kit/upstream.ts'

const OLD = 'the old secret key, of more than 32 characters'
const NEW = 'the new secret key, of more than 32 characters'
/** A machine that has other work is slow, and these tests are not about that. */
const OWN = { PORT: '0', PUSHGRAPH_ADMIN_TOKEN: ADMIN, MAX_EVENT_LOOP_DELAY_MS: '0' }

let database: TestDatabase
let upstream: Upstream
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-rotation-'))
beforeAll(async () => {
  database = await createTestDatabase()
  upstream = await startUpstream()
  upstream.on('/channel', (_request, reply) => json(reply, {}))
})
afterAll(async () => {
  await upstream?.[Symbol.asyncDispose]()
  await database?.[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true, force: true })
})

async function withGateway<T>(
  env: Record<string, string>,
  work: (app: App) => Promise<T>,
  options: { acceptNewKey?: boolean; connection?: TestDatabase['connection'] } = {},
): Promise<T> {
  const own = { ...OWN, DATA_DIR: dataDir, SOURCES_ALLOW_HOSTS: upstream.host }
  const config = loadConfig({ ...own, ...env })
  await using app = await createApp(config, {
    connection: database.connection,
    log: createLog('silent'),
    ...options,
  })
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

/** What needs stored secrets: the push URL of a widget, the secret of a source, the URL of a webhook, the URL and the headers of a channel. */
const uses = async (app: App) => [
  await ask(
    app,
    '{ widgets { edges { node { pushUrl } } } feeds { edges { node { hookUrl } } } callSource(name: "s") { data(path: "headers[\'x-key\']") error { message } } }',
  ),
  await ask(app, 'mutation { testChannel(name: "c") { delivery { state error } } }'),
]

/** A widget, a source with a secret, a webhook with a token and a channel. */
async function makeSecrets(app: App): Promise<void> {
  const made = await ask(
    app,
    `mutation ($requests: [RequestInput!]!, $url: String!) {
      saveChannel(input: { name: "c", kind: WEBHOOK, url: $url, headers: { X_Key: "CHANNEL-SECRET" } }) { signingSecret }
      createWidget(input: { title: "w" }) { widget { id } }
      saveSource(input: { name: "s", requests: $requests, secrets: { key: "ROTATED-SECRET" } }) { source { id } }
    }`,
    {
      requests: [{ method: 'GET', url: `${upstream.url}/echo`, headers: { 'X-Key': '{{ secrets.key }}' } }],
      url: `${upstream.url}/channel?token=IN-THE-URL`,
    },
  )
  const { createWidget } = made.data as { createWidget: { widget: { id: string } } }
  await ask(
    app,
    `mutation ($id: ID!) { saveFeed(input: { name: "f", widgetId: $id, hook: TOKEN, metrics: [{ name: "n", value: "n" }] }) { feed { id } } }`,
    { id: createWidget.widget.id },
  )
}

const hidden = (text: unknown) => JSON.stringify(text).replace(/127\.0\.0\.1:\d+/g, '')

/** Resolves with the exit code and what was printed. */
async function rotate(app: App): Promise<[code: number, lines: string[]]> {
  const lines: string[] = []
  return [await rotateStoredSecrets({ url: app.url, token: ADMIN }, ['rotate'], line => lines.push(line)), lines]
}

const REFUSED = /encrypted with another secret key: set PUSHGRAPH_SECRET_KEY .* --accept-new-key/

test('secrets are readable with both keys, sealed anew by the command, and then with the new key alone', async () => {
  const before = await withGateway({ PUSHGRAPH_SECRET_KEY: OLD }, async app => {
    await makeSecrets(app)
    return uses(app)
  })
  expect(before.map(({ errors }) => errors)).toEqual([undefined, undefined])
  expect(before[1]?.data).toEqual({ testChannel: { delivery: { state: 'SENT', error: null } } })

  const idle = async () => {}
  await expect(withGateway({ PUSHGRAPH_SECRET_KEY: NEW }, idle)).rejects.toThrow(REFUSED)
  await withGateway({ PUSHGRAPH_SECRET_KEY: NEW, PUSHGRAPH_OLD_SECRET_KEYS: OLD }, async app => {
    expect(hidden(await uses(app))).toBe(hidden(before))
    // Gateways that have the old key alone go on beside it, and may start again, until everything is sealed anew.
    await withGateway({ PUSHGRAPH_SECRET_KEY: OLD }, idle)
    expect(await rotate(app)).toEqual([0, ['4 secrets encrypted anew']])
    expect(await rotate(app)).toEqual([0, ['0 secrets encrypted anew']])
    expect(hidden(await uses(app))).toBe(hidden(before))
  })
  await expect(withGateway({ PUSHGRAPH_SECRET_KEY: OLD }, idle)).rejects.toThrow(REFUSED)
  await withGateway({ PUSHGRAPH_SECRET_KEY: NEW }, async app => expect(hidden(await uses(app))).toBe(hidden(before)))
  expect(upstream.receivedAt('/echo').every(({ headers }) => headers['x-key'] === 'ROTATED-SECRET')).toBe(true)
  const requests = upstream.receivedAt('/channel').map(({ target, headers }) => [target, headers.x_key])
  expect(requests).toEqual(Array(4).fill(['/channel?token=IN-THE-URL', 'CHANNEL-SECRET']))
})

test('a lost key is accepted on demand: pushes go on, lists answer, and what is lost is named', async () => {
  await using own = await createTestDatabase()
  const LOST = 'a secret key that nobody finds any more, 1'
  const KEPT = 'a secret key that was found again, 12345678'
  const start = <T>(env: Record<string, string>, work: (app: App) => Promise<T>, acceptNewKey = false) =>
    withGateway(env, work, { connection: own.connection, acceptNewKey })
  const pushUrls = '{ widgets { edges { node { id pushUrl } } } feeds { edges { node { hookUrl } } } }'
  const before = await start({ PUSHGRAPH_SECRET_KEY: LOST }, async app => {
    await makeSecrets(app)
    return ask(app, pushUrls)
  })
  const { widgets, feeds } = before.data as {
    widgets: { edges: { node: { id: string; pushUrl: string } }[] }
    feeds: { edges: { node: { hookUrl: string } }[] }
  }
  const [pushUrl = '', hookUrl = ''] = [widgets.edges[0]?.node.pushUrl, feeds.edges[0]?.node.hookUrl]
  const post = async (app: App, url: string, body: object) => {
    const { pathname, search } = new URL(url)
    const reply = await fetch(`${app.url}${pathname}${search}`, { method: 'POST', body: JSON.stringify(body) })
    return reply.status
  }
  // Beside what the lost key sealed there is something under a key that is still there.
  await start({ PUSHGRAPH_SECRET_KEY: KEPT, PUSHGRAPH_OLD_SECRET_KEYS: LOST }, app =>
    ask(app, 'mutation { createWidget(input: { title: "kept" }) { widget { id } } }'),
  )

  const env = { PUSHGRAPH_SECRET_KEY: NEW, PUSHGRAPH_OLD_SECRET_KEYS: KEPT }
  await expect(start(env, async () => {})).rejects.toThrow(REFUSED)
  await start(
    env,
    async app => {
      expect(app.keyNotices).toEqual([
        'The new secret key is accepted; 1 secrets were encrypted with it.',
        '1 push URLs work but cannot be shown any more (rotatePushKey makes new ones): w',
        '1 secrets of sources are lost (save them again with saveSource): s/key',
        '1 webhooks take nothing until their feeds are saved again (saveFeed): f',
        '1 channels send nothing until their URLs are given anew (saveChannel): c',
        expect.stringContaining('public links'),
      ])
      const listed = await ask(app, pushUrls)
      expect(listed.errors).toBeUndefined()
      expect(JSON.stringify(listed.data)).toMatch(/"pushUrl":null.*api\/push\/.*"hookUrl":null/)
      expect(await post(app, pushUrl, { data: [{ Date: '20261120', n: '1' }] })).toBe(200)
      expect(await post(app, hookUrl, { n: 1 })).toBe(401)
      const called = await ask(app, '{ callSource(name: "s") { error { message } } }')
      expect(JSON.stringify(called)).toContain('lost with the secret key of before. Set it anew.')
      const tested = await ask(app, 'mutation { testChannel(name: "c") { delivery { state error } } }')
      expect(tested.data).toEqual({
        testChannel: { delivery: { state: 'FAILED', error: expect.stringMatching(/lost/) } },
      })
      expect(await rotate(app)).toEqual([0, ['0 secrets encrypted anew']])
    },
    true,
  )
  await start({ PUSHGRAPH_SECRET_KEY: NEW }, async app => {
    expect(app.keyNotices).toEqual([])
    const id = widgets.edges[0]?.node.id
    const made = await ask(app, 'mutation ($id: ID!) { rotatePushKey(widgetId: $id) { widget { pushUrl } } }', { id })
    expect(JSON.stringify(made.data)).toContain('/api/push/')
  })
  // The lost key turns up: what was not replaced meanwhile comes back.
  await start({ PUSHGRAPH_SECRET_KEY: NEW, PUSHGRAPH_OLD_SECRET_KEYS: LOST }, async app => {
    expect(await rotate(app)).toEqual([0, ['3 secrets encrypted anew']])
    expect(JSON.stringify((await ask(app, pushUrls)).data)).toContain(new URL(hookUrl).search)
  })
})

test('a database of before the fingerprints takes the key that opens a secret, and no other', async () => {
  await using own = await createTestDatabase()
  const start = <T>(env: Record<string, string>, work: (app: App) => Promise<T>) =>
    withGateway(env, work, { connection: own.connection })
  const forget = async (app: App) => {
    await app.gateway.pool.query('delete from secret_key')
  }
  await start({ PUSHGRAPH_SECRET_KEY: OLD }, async app => {
    await makeSecrets(app)
    await forget(app)
  })
  await expect(start({ PUSHGRAPH_SECRET_KEY: NEW }, async () => {})).rejects.toThrow(REFUSED)
  // In the middle of a rotation the old key is still the one that is needed.
  await start({ PUSHGRAPH_SECRET_KEY: NEW, PUSHGRAPH_OLD_SECRET_KEYS: OLD }, async app => {
    await ask(app, 'mutation { createWidget(input: { title: "new" }) { widget { id } } }')
  })
  await expect(start({ PUSHGRAPH_SECRET_KEY: NEW }, async () => {})).rejects.toThrow(REFUSED)
  await start({ PUSHGRAPH_SECRET_KEY: OLD }, forget)
  await start({ PUSHGRAPH_SECRET_KEY: OLD }, async app => {
    const { rows } = await app.gateway.pool.query('select fingerprint from secret_key')
    expect(rows).toEqual([{ fingerprint: app.gateway.sealer.fingerprints[0] }])
    expect(JSON.stringify(rows)).not.toContain(OLD)
  })
})

test('a key that was made in DATA_DIR goes on as an old key when the environment brings one', async () => {
  const own = await createTestDatabase()
  const start = (env: Record<string, string>) =>
    createApp(loadConfig({ ...OWN, DATA_DIR: dataDir, ...env }), {
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
