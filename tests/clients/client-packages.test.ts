// @pushgraph/client as it is installed, against a gateway whose replies and connections get lost.

import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ResultOf, TypedDocumentNode, VariablesOf } from '@graphql-typed-document-node/core'
import { type DocumentNode, parse, print } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as Client from '../../clients/typescript/src/index.ts'
import type { PushStore } from '../../clients/typescript/src/index.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { type InstalledClients, installClients, OTHER_NODE, quickStart, startProgram } from '../_kit/client-packages.ts'
import { type LossyGateway, lossyGateway, pusher } from '../_kit/dialects.ts'
import { graphql } from '../_kit/gql/gql.ts'
import * as generated from '../_kit/gql/graphql.ts'
import { startProxy, type TcpProxy } from '../_kit/proxy.ts'
import { startUpstream } from '../_kit/upstream.ts'

const reportDocument = graphql(/* GraphQL */ `
  query TestClientPackage($id: ID!) {
    widget(id: $id) {
      title
    }
  }
`)

const DAY = '2026-11-20'
const soon = { timeout: 30_000, interval: 20 }
const quickly = { firstDelayMs: 5, maxDelayMs: 20 }

let it: TestApp
let installed: InstalledClients
let client: typeof Client
let fileStore: (folder: string) => PushStore
let lossy: LossyGateway
let proxy: TcpProxy
let widget: string
beforeAll(async () => {
  const [app, packages] = await Promise.all([
    startTestApp({}, { clock: () => NOON_2026_11_20 }),
    installClients('typescript'),
  ])
  it = app
  installed = packages
  client = installed.load('@pushgraph/client') as typeof Client
  ;({ fileStore } = installed.load('@pushgraph/client/node') as { fileStore: typeof fileStore })
  lossy = await lossyGateway(it.url)
  proxy = await startProxy({ host: '127.0.0.1', port: Number(new URL(it.url).port) })
})
afterAll(async () => {
  installed?.[Symbol.dispose]()
  await lossy?.[Symbol.asyncDispose]()
  await proxy?.[Symbol.asyncDispose]()
  await it?.[Symbol.asyncDispose]()
})
beforeEach(async () => {
  widget = (await it.widget({ title: 'Visits', keyKind: 'DATE' })).id
})

const clientAt = (url: string, options: Partial<Client.ClientOptions> = {}) =>
  client.createClient({ url, token: ADMIN, retry: quickly, ...options })
const direct = () => clientAt(it.url, { batch: { delayMs: 1 } })
const throughProxy = (options: Partial<Client.ClientOptions> = {}) =>
  clientAt(`http://127.0.0.1:${proxy.port}`, options)
const row = (value: number, metric = 'Visits') => ({ key: DAY, values: { [metric]: value } })

async function total(): Promise<string | null | undefined> {
  const { metrics } = await direct().report(widget, { period: 'TODAY', compare: [] })
  return metrics[0]?.exact.headline
}

describe('the package', () => {
  test('has what it says and nothing else, below 15 KB packed by gzip', () => {
    const manifest = JSON.parse(installed.read('node_modules/@pushgraph/client/package.json'))
    expect(manifest).not.toHaveProperty('dependencies')
    const modules = new Set<string>()
    const collect = (name: string) => {
      if (modules.has(name)) return
      modules.add(name)
      const text = installed.read(`node_modules/@pushgraph/client/dist/${name}`)
      for (const [, imported = ''] of text.matchAll(/ from '\.\/([\w.-]+)'/g)) collect(imported)
      expect([name, text.match(/ from '(?!\.\/)[^']+'/g)]).toEqual([name, null])
    }
    collect('index.js')
    expect(modules.size).toBeGreaterThan(8)
    const text = [...modules].map(name => installed.read(`node_modules/@pushgraph/client/dist/${name}`)).join('')
    expect(gzipSync(text).length).toBeLessThan(15_000)
  })

  const nodes: [string, string][] = [['the Node of the tests', process.execPath]]
  if (OTHER_NODE !== null) nodes.push(['the Node of the machine', OTHER_NODE])
  test.each(nodes)('its quick start runs as written on %s', async (_name, node) => {
    const text = quickStart('typescript', 'js')
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(10)
    const env = { PUSHGRAPH_URL: it.url, PUSHGRAPH_TOKEN: ADMIN, WIDGET_ID: widget }
    using program = startProgram(node, [installed.write('quick-start.js', text)], env)
    await vi.waitFor(() => expect(program.lines).toEqual(['42', '42']), soon)
    await direct().push(widget, row(8))
    await vi.waitFor(() => expect(program.lines).toEqual(['42', '42', '50']), soon)
  })
})

describe('documents of code generators', () => {
  test('are sent typed, as texts and as syntax trees', async () => {
    const tree = parse(reportDocument.toString()) as TypedDocumentNode<
      ResultOf<typeof reportDocument>,
      VariablesOf<typeof reportDocument>
    >
    for (const document of [reportDocument, tree]) {
      const data = await direct().query(document, { id: widget })
      expect(data.widget?.title).toBe('Visits')
    }
    // @ts-expect-error: the variables are those of the document.
    await expect(direct().query(reportDocument, { widgetId: widget })).rejects.toThrow('"$id"')
  })

  test('are printed as graphql reads them', async () => {
    const { textOf } = installed.load('@pushgraph/client/dist/document.js') as {
      textOf: (document: DocumentNode) => string
    }
    const texts = Object.values(generated).filter(each => each instanceof generated.TypedDocumentString)
    expect(texts.length).toBeGreaterThan(100)
    const odd =
      'query A($a:[Int!]!=[1 2] @x(y:{z:"\\"\\n"})) @b {...on C @d{e:f(g:null h:H i:true j:$a k:1.5)} ...L} fragment L on M @n {o}'
    for (const text of [odd, ...texts.map(String)]) expect(print(parse(textOf(parse(text))))).toBe(print(parse(text)))
  })
})

describe('a push', () => {
  test('goes with others of its time in one request, exactly, by a token that may only push', async () => {
    const pushing = clientAt(lossy.url, { token: await pusher(it, false) })
    const before = lossy.requests
    const receipts = await Promise.all(Array.from({ length: 50 }, () => pushing.push(widget, row(0.1))))
    expect(lossy.requests - before).toBe(1)
    expect(new Set(receipts.flat().map(({ id }) => id)).size).toBe(1)
    expect(receipts[0]?.[0]).toMatchObject({ rows: 50, created: 1, replayed: false, newMetrics: ['Visits'] })
    expect(await total()).toBe('5')
  })

  test('is split where it is longer than a batch', async () => {
    const rows = Array.from({ length: 25 }, () => row(1))
    const receipts = await clientAt(it.url, { batch: { maxRows: 10 } }).push(widget, rows)
    expect(receipts.map(each => each.rows)).toEqual([10, 10, 5])
    expect(await total()).toBe('25')
  })

  test('that is wrong is refused alone, with the path of its own row', async () => {
    const pushing = direct()
    const wrong = { key: '20.11.2026', values: { Visits: 1 } }
    const results = await Promise.allSettled([
      pushing.push(widget, row(1)),
      pushing.push(widget, [row(100), wrong]),
      pushing.push(widget, row(2)),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const error = (results[1] as PromiseRejectedResult).reason
    expect(error).toBeInstanceOf(client.InputError)
    expect(error.code).toBe('BAD_USER_INPUT')
    expect(Object.keys(error.fields).join()).toMatch(/^input\.rows\.1\./)
    expect(await total()).toBe('3')
    const never = pushing.push(widget, row(Number.NaN))
    await expect(never).rejects.toMatchObject({ fields: { 'input.rows.0.values.Visits': [expect.any(String)] } })
  })

  test('whose reply is lost counts once', async () => {
    const pushing = clientAt(lossy.url)
    lossy.lose(2)
    const [receipt] = await pushing.push(widget, row(7))
    expect(receipt?.replayed).toBe(true)
    expect(await total()).toBe('7')
  })

  test('that is never acknowledged is kept, and sent by flush() in the order of the pushes', async () => {
    const pushing = throughProxy({ retry: { ...quickly, attempts: 2 } })
    const replace = { onDuplicate: 'REPLACE' } as const
    proxy.mode = 'REFUSE'
    const first = pushing.push(widget, row(1), replace)
    await expect(first).rejects.toBeInstanceOf(client.PendingError)
    await expect(pushing.push(widget, row(2), replace)).rejects.toMatchObject({ code: 'NETWORK' })
    await expect(pushing.flush()).rejects.toBeInstanceOf(client.PendingError)
    proxy.mode = 'PASS'
    await pushing.flush()
    expect(await total()).toBe('2')
  })

  test('counts once where its process was killed between two attempts, and the store is empty then', async () => {
    const folder = join(installed.folder, 'waiting')
    const script = installed.write(
      'pushing.js',
      `import { createClient } from '@pushgraph/client'
import { fileStore } from '@pushgraph/client/node'
const retry = { firstDelayMs: 600_000, maxDelayMs: 600_000 }
const client = createClient({ url: '${lossy.url}', token: '${ADMIN}', store: fileStore('${folder}'), retry })
await client.push('${widget}', { key: '${DAY}', values: { Visits: 5 } })`,
    )
    const before = lossy.requests
    lossy.lose(1)
    using program = startProgram(process.execPath, [script], {})
    await vi.waitFor(async () => expect([lossy.requests - before, await total()]).toEqual([1, '5']), soon)
    program.process.kill('SIGKILL')
    await program.ended
    const store = fileStore(folder)
    expect(await store.list()).toHaveLength(1)

    const next = clientAt(it.url, { store })
    await next.push(widget, row(1))
    await next.close()
    expect(await total()).toBe('6')
    expect(await store.list()).toEqual([])
  })

  test('is kept by the storage of a browser until another page has sent it', async () => {
    const texts = new Map([['theme', 'dark']])
    const storage = {
      get length() {
        return texts.size
      },
      key: (index: number) => [...texts.keys()][index] ?? null,
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string) => void texts.set(key, text),
      removeItem: (key: string) => void texts.delete(key),
      clear: () => texts.clear(),
    }
    const store = () => client.localStorageStore('rows:', storage)
    lossy.lose(1)
    const closed = clientAt(lossy.url, { store: store(), retry: { ...quickly, attempts: 1 } })
    await expect(closed.push(widget, row(3))).rejects.toBeInstanceOf(client.PendingError)
    expect(texts.size).toBe(2)
    const next = clientAt(it.url, { store: store() })
    await next.push(widget, row(1))
    await next.close()
    // The first was written, and only its reply was lost.
    expect(await total()).toBe('4')
    expect([...texts]).toEqual([['theme', 'dark']])
  })

  test('asks for its token each time where that is a function', async () => {
    const tokens = ['gone-and-too-short-to-be-one', ADMIN]
    const pushing = clientAt(it.url, { token: async () => tokens.shift() ?? ADMIN, batch: { delayMs: 1 } })
    await expect(pushing.push(widget, row(1))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await pushing.push(widget, row(2))
    expect(tokens).toEqual([])
    // What was refused for its token waits in the store, and goes with the next.
    expect(await total()).toBe('3')
  })

  test('of rows that were tried longer ago than the gateway remembers is not sent again', async () => {
    const store = client.memoryStore()
    const input = { widgetId: widget, rows: [{ key: DAY, values: [{ metric: 'Visits', value: 9 }] }] }
    await store.put({ idempotencyKey: 'yesterday', createdAt: Date.now() - 25 * 3_600_000, order: 0, input })
    const lost: unknown[] = []
    await clientAt(it.url, { store, onError: (error, batch) => lost.push([error.code, batch.input]) }).flush()
    expect(lost).toEqual([['STALE_BATCH', input]])
    expect(await store.list()).toEqual([])
  })

  test('that its store does not take is not sent, and the next one is', async () => {
    const store = client.memoryStore()
    let isFull = true
    const put: PushStore['put'] = batch => {
      if (isFull) throw new Error('The disk is full.')
      return store.put(batch)
    }
    const pushing = clientAt(it.url, { store: { ...store, put } })
    await expect(pushing.push(widget, row(9))).rejects.toThrow('The disk is full.')
    isFull = false
    await pushing.push(widget, row(2))
    expect(await total()).toBe('2')
  })

  test('waits as long as the gateway asks, else twice as long each time, up to the longest wait', () => {
    const { delayBefore } = installed.load('@pushgraph/client/dist/retry.js') as {
      delayBefore: (attempt: number, retry: object, error?: unknown) => number
    }
    const retry = { attempts: 9, firstDelayMs: 100, maxDelayMs: 1_000 }
    const busy = new client.UnavailableError('RATE_LIMITED', 'Later.', { retryAfter: 7 })
    expect(delayBefore(2, retry, busy)).toBe(7_000)
    for (const [attempt, most] of [2, 3, 4, 5, 6, 60].map((each, index) => [each, 100 * 2 ** index] as const)) {
      const ms = delayBefore(attempt, retry)
      expect(ms).toBeGreaterThanOrEqual(Math.min(most, 1_000) / 2)
      expect(ms).toBeLessThanOrEqual(Math.min(most, 1_000))
    }
  })

  test('under a key of its own counts once, whoever sends it', async () => {
    const options = { idempotencyKey: `line 1 of ${widget}` }
    for (const replayed of [false, true])
      expect(await direct().push(widget, row(4), options)).toMatchObject([{ replayed }])
    expect(await total()).toBe('4')
  })
})

describe('a live report', () => {
  test.each(['sse', 'websocket'] as const)(
    'over %s whose connection is cut ten times misses nothing',
    async transport => {
      const seen: (number | null | undefined)[] = []
      const live = throughProxy({ transport }).live(
        widget,
        { period: 'TODAY' },
        {
          onData: ({ metrics }) => seen.push(metrics[0]?.headline),
        },
      )
      const pushing = direct()
      for (let time = 1; time <= 10; time++) {
        await pushing.push(widget, row(1))
        await vi.waitFor(() => expect(seen.at(-1)).toBe(time), soon)
        proxy.cut()
      }
      await pushing.push(widget, row(1))
      await vi.waitFor(() => expect(seen.at(-1)).toBe(11), soon)
      // Each state once, though each connection began with the present one.
      expect(new Set(seen).size).toBe(seen.length)
      live.close()
      await vi.waitFor(() => expect(proxy.connections).toBe(0), soon)
    },
  )

  test('on a connection that has gone silent comes over another one', async () => {
    const states: string[] = []
    const live = throughProxy({ silenceMs: 500 }).live(widget, {}, { onState: state => states.push(state) })
    await vi.waitFor(() => expect(states).toContain('OPEN'), soon)
    proxy.mode = 'SILENT'
    await vi.waitFor(() => expect(states.at(-1)).toBe('CONNECTING'), soon)
    proxy.mode = 'PASS'
    await vi.waitFor(() => expect(states.at(-1)).toBe('OPEN'), soon)
    live.close()
    expect(states.at(-1)).toBe('CLOSED')
  })

  test('that is refused ends with the error of its loop', async () => {
    const follow = async (id: string, token = ADMIN) => {
      for await (const report of clientAt(it.url, { token }).live(id)) return report
    }
    await expect(follow('widget_1')).rejects.toMatchObject({ name: 'InputError', code: 'NOT_FOUND' })
    await expect(follow(widget, 'wrong')).rejects.toMatchObject({ name: 'AccessError', code: 'UNAUTHENTICATED' })
    expect(await follow(widget)).toMatchObject({ widget: { id: widget }, groups: [] })
  })
})

describe('a report', () => {
  test('has numbers, comparison and groups as asked for', async () => {
    const { id } = await it.widget({ title: 'Sales', keyKind: 'DATE', dimensions: ['country'] })
    await direct().push(id, [
      { key: DAY, values: { Sales: '12.50' }, dimensions: { country: 'DE' } },
      { key: '2026-11-13', values: { Sales: 10n } },
    ])
    const query = { period: { last: { count: 7, unit: 'DAY' } }, compare: 'PREVIOUS_PERIOD', by: ['country'], top: 5 }
    const report = await direct().report(id, query as Client.ReportQuery)
    const [sales] = report.metrics
    expect([sales?.exact.headline, sales?.comparison?.previous, sales?.comparison?.percentChange]).toEqual([
      '12.5',
      10,
      25,
    ])
    expect(report.groups.map(({ values }) => values[0]?.value)).toContain('DE')
    expect(await direct().chartUrl(id, { preset: 'LAST_7_DAYS' })).toMatch(/^http/)
  })

  test('that cannot be read is an error with its code', async () => {
    await expect(direct().report('widget_1')).rejects.toMatchObject({ name: 'InputError', code: 'NOT_FOUND' })
    const wrong = direct().report(widget, { top: 0, period: { days: { from: 'x', through: 'y' } } })
    await expect(wrong).rejects.toMatchObject({ name: 'InputError', code: 'BAD_USER_INPUT', status: 400 })
  })
})

describe('an address without a gateway', () => {
  test('is said to be none, and costs no rows', async () => {
    const store = client.memoryStore()
    await using other = await startUpstream()
    other.on('/graphql', (_request, reply) => void reply.writeHead(404).end('<h1>Not found</h1>'))
    const elsewhere = clientAt(other.url, { store, onError: () => {} })
    await expect(elsewhere.report(widget)).rejects.toMatchObject({ code: 'NO_GATEWAY', status: 404 })
    const pushing = elsewhere.push(widget, row(3))
    await expect(pushing).rejects.toMatchObject({ name: 'PendingError', code: 'NO_GATEWAY' })
    await clientAt(it.url, { store }).flush()
    expect(await total()).toBe('3')
  })
})
