// Templates and mappings of one project, written to hold the gateway up for all: calls and runs fail, everything else goes on.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ReplyMemory } from '../../src/sources/reply-memory.ts'
import { createWidget } from '../_kit/operations.ts'
import { runFeed, runSource, saveFeed, saveSource } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

/** The old ways took two seconds and more of each; a busy machine takes some of the time. */
const HELD_MS = 1_500

let kit: SourcesKit
beforeAll(async () => {
  kit = await startSourcesKit()
  kit.upstream.on('/list', (_request, reply) =>
    json(
      reply,
      Array.from({ length: 20_000 }, (_, id) => ({ id, n: 'x' })),
    ),
  )
})
afterAll(() => kit?.[Symbol.asyncDispose]())

const save = (name: string, requests: object[], secrets: object | null = null) =>
  kit.it.ask(saveSource, { input: { name, requests: requests as never, secrets } })
const get = (path: string, more: object = {}) => ({ method: 'GET' as const, url: kit.upstream.url + path, ...more })
const run = async (name: string, variables: object | null = null) =>
  (await kit.it.ask(runSource, { name, variables, path: null })).runSource

/** The longest that the event loop was held, and that a health check took, meanwhile; milliseconds. */
async function beside<T>(work: () => Promise<T>): Promise<{ result: T; held: number; health: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  let isOver = false
  let health = 0
  const result = work().finally(() => {
    isOver = true
  })
  result.catch(() => {})
  while (!isOver) {
    const startedAt = performance.now()
    await (await fetch(`${kit.it.url}/healthz`)).text()
    health = Math.max(health, performance.now() - startedAt)
  }
  delay.disable()
  return { result: await result, held: delay.max / 1e6, health }
}

test('a template that computes without end fails its call, and everything else goes on', async () => {
  const texts = {
    range: '{{ (1..9999999) | json | size }}',
    loops: `${'{% for a in (1..1000) %}'.repeat(6)}x${'{% endfor %}'.repeat(6)}`,
    capture:
      '{% assign x = "a" %}{% for i in (1..60) %}{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}{{ x }}',
  }
  for (const [name, text] of Object.entries(texts))
    await save(name, [get('/echo', { headers: Object.fromEntries([1, 2, 3, 4, 5, 6].map(nth => [`X-${nth}`, text])) })])
  await save('in-url', [get(`/echo?x=${texts.range}`)])
  await save('in-body', [
    { method: 'POST', safe: true, url: `${kit.upstream.url}/echo`, json: { deep: [texts.range] } },
  ])
  const { result, held, health } = await beside(() =>
    Promise.all([...Object.keys(texts), 'in-url', 'in-body'].map(name => run(name))),
  )
  expect(result.map(({ error }) => error?.code)).toEqual(Array.from({ length: 5 }, () => 'BAD_USER_INPUT'))
  expect(Math.max(held, health)).toBeLessThan(HELD_MS)
})

test('an upstream that answers much is not multiplied by a request that names it often', async () => {
  await save('many', [
    { ...get('/list'), name: 'list' },
    {
      ...get('/echo'),
      method: 'POST',
      json: Array.from({ length: 4_000 }, (_, at) => (at % 2 ? '{{ list.data }}' : 'x {{ list.data }}')),
    },
  ])
  const { result, held } = await beside(() => run('many'))
  expect(result.error?.message).toMatch(/make more than 1048576 characters/)
  expect(held).toBeLessThan(HELD_MS)
})

test('an answer does not hold a large reply as often as it is asked for', async () => {
  await save('often', [get('/list')])
  const aliases = Array.from({ length: 40 }, (_, at) => `a${at}: data`).join(' ')
  const { errors } = await kit.once(`mutation { runSource(name: "often") { ${aliases} } }`)
  expect(errors?.[0]?.message).toMatch(/holds at most 8388608 characters/)
})

test('what a filter names inside a text is not there: no secret is compared where nobody sees it', async () => {
  const text = '{{ variables.guesses | where_exp: "x", "secrets.key contains x" | join: "," }}'
  await save('guess', [get('/echo', { params: { q: text, k: '{{ secrets.key }}' } })], { key: 'SECRET-ONE' })
  const { error } = await run('guess', { guesses: ['SECRET', 'x'] })
  expect(error?.message).toMatch(/secrets has no value here/)
})

test('a mapping whose text is half a gigabyte fails its run, and everything else goes on', async () => {
  await save('one', [get('/echo')])
  const { createWidget: made } = await kit.it.ask(createWidget, { input: { title: 'Padded', keyKind: 'CATEGORY' } })
  const texts = ["= $pad('9', 500000000, '9')", '= $reduce([1..27], function($l, $x) { $l & $l }, "9999")']
  for (const [at, value] of texts.entries()) {
    const feed = { name: `padded ${at}`, source: 'one', widgetId: made.widget.id, metrics: [{ name: 'n', value }] }
    await kit.it.ask(saveFeed, { input: { ...feed, key: 'path' } })
    const { result, held, health } = await beside(() => kit.it.ask(runFeed, { name: feed.name }))
    expect(result.runFeed).toMatchObject({ state: 'FAILED' })
    expect(Math.max(held, health)).toBeLessThan(HELD_MS)
  }
})

test.each([
  ['1,700,000 objects', `[${Array.from({ length: 1_700_000 }, () => '{}').join(',')}]`, 'UPSTREAM_FAILED'],
  ['300,000 objects', `[${Array.from({ length: 300_000 }, () => '{"a":1}').join(',')}]`, undefined],
  ['400,000 members', `{${Array.from({ length: 400_000 }, (_, n) => `"m${n}":1`).join(',')}}`, 'UPSTREAM_FAILED'],
  ['40,000 members', `{${Array.from({ length: 40_000 }, (_, n) => `"m${n}":1`).join(',')}}`, undefined],
])('a reply of %s is read and redacted with other work in between', async (_what, body, code) => {
  kit.upstream.on('/large', (_request, reply) => json(reply, body))
  await save('large', [get('/large', { headers: { 'X-Key': '{{ secrets.key }}' } })], { key: 'SECRET-ONE' })
  const query = 'mutation { runSource(name: "large") { ok data(path: "nothing") error { code } } }'
  const { result, held } = await beside(() => kit.once(query))
  expect((result.data?.runSource as { error: { code: string } | null } | undefined)?.error?.code).toBe(code)
  expect(held).toBeLessThan(HELD_MS)
})

test('replies that come at once are read as far as there is memory for them', async () => {
  const { sources } = kit.it.app.gateway.services
  const { replyMemory } = sources
  const small = new ReplyMemory(60_000_000)
  Object.assign(sources, { replyMemory: small })
  const body = `[${Array.from({ length: 100_000 }, () => '{}').join(',')}]`
  kit.upstream.on('/objects', (_request, reply) => json(reply, body))
  await save(
    'at-once',
    Array.from({ length: 20 }, (_, nth) => ({ ...get('/objects'), name: `r${nth}`, retry: { attempts: 1 } })),
  )
  const query = 'mutation { runSource(name: "at-once") { requests { ok error { code retryAfter } } } }'
  const reply = (await kit.once(query)).data?.runSource as unknown
  const { requests } = reply as { requests: { ok: boolean; error: object | null }[] }
  expect(requests.filter(({ ok }) => ok).length).toBe(1)
  expect(requests.filter(({ ok }) => !ok).map(({ error }) => error)).toEqual(
    Array.from({ length: 19 }, () => ({ code: 'UNAVAILABLE', retryAfter: 5 })),
  )
  expect(small.bytes).toBe(0)
  Object.assign(sources, { replyMemory })
})
