// docs/sources.md: every example is run as it stands, and its answer compared.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWidget } from '../_kit/operations.ts'
import { itemsOfPage, pageApis } from '../_kit/page-apis.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json, type Received } from '../_kit/upstream.ts'

const docs = readFileSync(new URL('../../docs/sources.md', import.meta.url), 'utf8')
const sections = [...docs.matchAll(/^## (\d\. .+)\n([\s\S]*?)(?=^## )/gm)].map(([, title = '', body = '']) => ({
  title,
  steps: [...body.matchAll(/^```(graphql|sh)\n([\s\S]*?)^```\n+^```json\n([\s\S]*?)^```/gm)].map(
    ([, kind = '', text = '', answer = '']) => ({
      kind,
      text,
      answer: JSON.parse(answer.replaceAll('"api.example.com ', '"127.0.0.1 ')) as unknown,
    }),
  ),
  blocks: [...body.matchAll(/^```\w+$/gm)].length,
}))

let kit: SourcesKit
beforeAll(async () => {
  kit = await startSourcesKit({}, { clock: () => Date.UTC(2026, 10, 20, 12) })
  playApi()
})
afterAll(() => kit?.[Symbol.asyncDispose]())

/** The service of the examples. */
function playApi(): void {
  const { upstream } = kit
  const bearer = ({ headers }: Received) => headers.authorization?.replace('Bearer ', '')
  upstream.on('/login', ({ body }, reply) =>
    body === '{"user":"ada","password":"correct horse battery"}'
      ? json(reply, { token: 'session-of-ada' })
      : json(reply, {}, 403),
  )
  const orders = [
    { id: 1, total: 12.5 },
    { id: 2, total: 7 },
  ]
  upstream.on('/orders', (request, reply) =>
    bearer(request) === 'session-of-ada' && request.query.get('day') === '2026-11-20'
      ? json(reply, { orders })
      : json(reply, {}, 401),
  )
  const pages: Record<string, object> = {
    '': { items: [visit('2026-11-19T08:00:00+01:00', 40), visit('2026-11-19T21:00:00Z', 30)], next: 'b' },
    b: {
      items: [visit('2026-11-19T23:30:00Z', 5), visit('2026-11-20T09:00:00Z', 'n/a'), { ...visit('', 1), bot: true }],
      next: 'c',
    },
    c: { items: [], next: null },
  }
  upstream.on('/visits', ({ query }, reply) => json(reply, pages[query.get('cursor') ?? ''] ?? {}))
  let [given, asked] = [0, 0]
  const basic = Buffer.from('pushgraph:kept-from-everybody').toString('base64')
  upstream.on('/oauth/token', ({ headers, body }, reply) =>
    headers.authorization === `Basic ${basic}` && body.includes('scope=contacts%3Aread') && given++ === 0
      ? json(reply, { access_token: 'token-of-the-crm', token_type: 'Bearer', expires_in: 3600 })
      : json(reply, { error: 'invalid_client' }, 401),
  )
  upstream.on('/crm/contacts', (request, reply) =>
    bearer(request) === 'token-of-the-crm' ? json(reply, { contacts: 3 }) : json(reply, {}, 401),
  )
  upstream.on('/oauth/refresh', ({ headers, body }, reply) =>
    headers.authorization === `Basic ${basic}` && body.includes('refresh_token=given-by-the-service')
      ? json(reply, { access_token: 'token-of-the-calendar', refresh_token: 'another-one', expires_in: 3600 })
      : json(reply, { error: 'invalid_grant' }, 400),
  )
  upstream.on('/calendar', (request, reply) =>
    bearer(request) === 'token-of-the-calendar' ? json(reply, { events: 4 }) : json(reply, {}, 401),
  )
  upstream.on('/rates', (_request, reply) =>
    asked++ === 0 ? json(reply, {}, 429, { 'retry-after': '1' }) : json(reply, { eur: 1.09 }),
  )
}

const visit = (at: string, seconds: unknown) => ({ at, seconds })

const documented = [...docs.matchAll(/^\| (.+) \| `(\{ kind: .+ \})` \|$/gm)].map(
  ([, name = '', text = '']) => [name, text] as const,
)

test('the services whose pages are shown are those that are tried', () => {
  expect(documented.map(([name]) => name)).toEqual(Object.keys(pageApis))
})

test.each(documented)('the pages of %s are read as it is written', async (name, pagination) => {
  const api = pageApis[name]
  if (!api) throw new Error('not tried')
  const path = '/paged'
  kit.upstream.on(path, (request, reply) => {
    const page = api.pageOf(request)
    const { body, headers } = api.reply(page, itemsOfPage(page), `${kit.upstream.url}${path}`)
    json(reply, JSON.stringify(body), 200, headers)
  })
  const { data } = await kit.once(
    `mutation ($url: String!, $json: JSON) {
      sendRequest(input: { method: ${api.method ?? 'GET'}, url: $url, json: $json, pagination: ${pagination} }) {
        data error { message } requests { pages truncated problems }
      }
    }`,
    { url: `${kit.upstream.url}${path}`, json: api.json ?? null },
  )
  const sent = data?.sendRequest as unknown as { data: never[]; error: unknown; requests: unknown[] }
  expect(sent.error).toBeNull()
  expect(sent.data.map(item => (api.unwrap ? api.unwrap(item) : item))).toEqual([1, 2, 3].flatMap(itemsOfPage))
  const pages = name.startsWith('Elasticsearch') ? 4 : 3
  expect(sent.requests).toEqual([{ pages, truncated: false, problems: [] }])
})

test('there are five examples, and every block is run', () => {
  expect(sections).toHaveLength(5)
  for (const { title, steps, blocks } of sections) {
    expect(steps.length, title).toBeGreaterThanOrEqual(2)
    expect(steps.length * 2, title).toBe(blocks)
  }
})

test.each(sections.map(section => [section.title, section.steps] as const))('%s', async (_title, steps) => {
  const widget = await kit.it.ask(createWidget, { input: { title: 'w', keyKind: 'DATE' } })
  const widgetId = widget.createWidget.widget.id
  for (const { kind, text, answer } of steps) {
    if (kind === 'sh') {
      const { stdout } = await promisify(execFile)('bash', ['-euc', text], {
        env: { PATH: process.env.PATH ?? '', HOOK_URL: await hookUrl() },
      })
      expect(JSON.parse(stdout), text).toEqual(answer)
      continue
    }
    const query = text.replaceAll('https://api.example.com', kit.upstream.url)
    const reply = await kit.once(query, text.includes('$widgetId') ? { widgetId } : {})
    expect(reply.errors, text).toBeUndefined()
    expect(reply.data, text).toEqual(answer)
  }
})

test('every sender that is declared there makes a feed', async () => {
  const [, section = ''] = /^## Senders of webhooks\n([\s\S]*?)(?=^## )/m.exec(docs) ?? []
  const examples = [...section.matchAll(/^```graphql\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text)
  expect(examples).toHaveLength(2)
  const widget = await kit.it.ask(createWidget, { input: { title: 'w', keyKind: 'DATE' } })
  for (const text of examples)
    expect((await kit.once(text, { widgetId: widget.createWidget.widget.id })).errors, text).toBeUndefined()
})

async function hookUrl(): Promise<string> {
  const { data } = await kit.once('{ feed(name: "purchases") { hookUrl } }')
  const { feed } = data as unknown as { feed: { hookUrl: string } }
  return feed.hookUrl
}
