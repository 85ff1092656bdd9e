import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { App } from '../../src/app.ts'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { saveBoard } from '../_kit/board-operations.ts'
import type { CreateShareInput } from '../_kit/gql/graphql.ts'
import { createProject, createToken, deleteWidget } from '../_kit/operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'
import { createShare, revokeShare, shareNode, shares } from '../_kit/share-operations.ts'
import { otherSpellings } from '../_kit/spellings.ts'

const SECRET = 'a-secret-key-that-gateways-share-000001'
let it: TestApp
let other: App
let now = NOON_2026_11_20
let widget: { id: string; pushUrl: string }
beforeAll(async () => {
  it = await startTestApp({ PUSHGRAPH_SECRET_KEY: SECRET }, { clock: () => now })
  other = await startSecondGateway(it, { PUSHGRAPH_SECRET_KEY: SECRET }, { clock: () => now })
  widget = await it.widget({
    title: 'Shared <b>title</b>',
    description: 'Not to be seen',
    owner: 'Nobody in particular',
  })
  await it.cyfe(widget.pushUrl, { data: [{ Date: '20261119', Users: '5' }] })
})
afterAll(async () => {
  await other?.close()
  await it?.[Symbol.asyncDispose]()
})

const share = async (input: CreateShareInput) => (await it.ask(createShare, { input })).createShare.share
const picturesOf = (html: string, url: string) =>
  [...html.matchAll(/(?:src|srcset)="([^"]*)"/g)].map(
    ([, address]) => new URL((address ?? '').replaceAll('&amp;', '&'), url).href,
  )
const open = async (url: string) => {
  const response = await fetch(url)
  return { status: response.status, headers: response.headers, html: await response.text() }
}

test('a link to names offers no days, a link to days does', async () => {
  const names = await it.widget({ title: 'Plans', keyKind: 'CATEGORY' })
  const [ofNames, ofDays] = [await share({ widgetId: names.id }), await share({ widgetId: widget.id })]
  expect((await open(ofNames.url)).html).not.toContain('<nav')
  expect((await open(ofDays.url)).html).toContain('<nav aria-label="Period"><a href=')
})

test('a link to a widget shows its title and live pictures to anybody, and nothing else of it', async () => {
  const made = await share({ widgetId: widget.id })
  expect(made).toMatchObject({ showsBoard: false, createdBy: 'PUSHGRAPH_ADMIN_TOKEN', widget: { id: widget.id } })
  const page = await open(made.url)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(page.html).toContain('<h1>Shared &#60;b&#62;title&#60;/b&#62;</h1>')
  expect(page.html).not.toMatch(/<b>|Not to be seen|Nobody in particular|\/api\/push/)
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
  expect(policy).toMatch(/script-src 'sha256-[^' ]+';/)
  expect(policy).not.toContain('unsafe')
  expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  const pictures = picturesOf(page.html, made.url)
  expect(pictures).toHaveLength(4)
  const before = await Promise.all(pictures.map(open))
  expect(before.map(({ status, headers }) => [status, headers.get('cache-control')])).toEqual(
    pictures.map(() => [200, 'private, no-cache']),
  )
  await it.cyfe(widget.pushUrl, { data: [{ Date: '20261119', Users: '37' }] })
  const after = await open(`${pictures[0]}&at=1`)
  expect(after.headers.get('etag')).not.toBe(before[0]?.headers.get('etag'))
})

test('a period can be chosen', async () => {
  const { url } = await share({ widgetId: widget.id })
  const page = await open(`${url}?period=last_7_days`)
  expect(page.html).toContain('?period=last_7_days" aria-current="page"')
  for (const picture of picturesOf(page.html, url)) expect(picture).toContain('period=last_7_days')
  expect((await open(`${url}?period=whenever`)).status).toBe(400)
})

test('a link to the board shows what is saved there, in its order, and follows its changes', async () => {
  const empty = await it.send(createShare, { input: {} })
  expect(empty.errors?.[0]?.extensions.code).toBe('CONFLICT')
  const [a, b, c] = [await it.widget({ title: 'A' }), await it.widget({ title: 'B' }), await it.widget({ title: 'C' })]
  const cards = (ids: string[]) => ({ input: { cards: ids.map(widgetId => ({ widgetId, width: 'WIDE' as const })) } })
  await it.ask(saveBoard, cards([b.id, a.id]))
  const made = await share({})
  expect(made).toMatchObject({ showsBoard: true, widget: null })
  const titles = async () => [...(await open(made.url)).html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title)
  expect(await titles()).toEqual(['B', 'A'])
  const first = picturesOf((await open(made.url)).html, made.url)[0] as string
  expect((await open(first)).status).toBe(200)
  expect((await open(first.replace(b.id, c.id))).status).toBe(404)
  await it.ask(saveBoard, cards([c.id, a.id]))
  expect(await titles()).toEqual(['C', 'A'])
  expect((await open(first)).status).toBe(404)
})

test('a revoked link ends at once, here and in another gateway', async () => {
  const made = await share({ widgetId: widget.id })
  const elsewhere = made.url.replace(it.url, other.url)
  const picture = picturesOf((await open(elsewhere)).html, elsewhere)[0] as string
  expect([(await open(made.url)).status, (await open(picture)).status]).toEqual([200, 200])
  const revoked = (await it.ask(revokeShare, { id: made.id })).revokeShare.share
  expect(revoked.revokedAt).not.toBeNull()
  for (const url of [made.url, elsewhere, picture]) {
    const page = await open(url)
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect(page.html).toContain('This link does not work')
    expect(page.html).not.toContain('Shared')
  }
  now += 1_000
  const again = (await it.ask(revokeShare, { id: made.id })).revokeShare.share
  expect(again).toEqual(revoked)
})

test('a link ends when it says, and with its widget', async () => {
  const before = now
  const made = await share({ widgetId: widget.id, expiresAt: new Date(now + 60_000).toISOString() })
  expect((await open(made.url)).status).toBe(200)
  now += 60_000
  expect((await open(made.url)).status).toBe(404)
  now = before
  const gone = await it.widget()
  const ended = await share({ widgetId: gone.id })
  await it.ask(deleteWidget, { id: gone.id })
  await vi.waitFor(async () => expect((await open(ended.url)).status).toBe(404))
  const past = await it.send(createShare, {
    input: { widgetId: widget.id, expiresAt: new Date(now - 1).toISOString() },
  })
  expect(past.errors?.[0]?.extensions.fields).toHaveProperty(['input.expiresAt'])
})

test('a link opens nothing but its own pictures', async () => {
  const made = await share({ widgetId: widget.id })
  const token = made.url.split('/').at(-1) as string
  const neighbour = await it.widget({ title: 'Next door' })
  for (const path of [`/share/${token}/${neighbour.id}.svg`, `/share/${token}/widget_zz.svg`, `/share/${token}/x.svg`])
    expect((await open(`${it.url}${path}`)).status).toBe(404)
  for (const path of [`/widgets/${widget.id}.csv`, `/widgets/${widget.id}.svg`, '/graphql?query={viewer{name}}']) {
    const response = await fetch(`${it.url}${path}`, { headers: { authorization: `Bearer ${token}` } })
    expect([path, response.status]).toEqual([path, 401])
  }
  const [project = '', id = '', mac = ''] = token.split('.')
  const wrong = [
    `${project}.${id}.${mac.replace(/^./, first => (first === 'A' ? 'B' : 'A'))}`,
    `2.${id}.${mac}`,
    `${project}.${id}1.${mac}`,
    `${project}.${id}`,
    'x',
    '%00',
    ...otherSpellings(mac).map(other => `${project}.${id}.${encodeURIComponent(other)}`),
    `0${token}`,
    `${project}.0${id}.${mac}`,
    `${token}=`,
  ]
  it.statements()
  for (const one of wrong) expect([one, (await open(`${it.url}/share/${one}`)).status]).toEqual([one, 404])
  expect(it.statements().filter(text => text.includes('shares'))).toEqual([])
  expect(it.log.join('')).not.toContain(mac)
})

test('wrong links cost their address like wrong credentials, and right ones open', async () => {
  await using strict = await startTestApp({ ADDRESS_FAILURES_PER_MINUTE: '3' })
  const { id } = await strict.widget()
  const made = (await strict.ask(createShare, { input: { widgetId: id } })).createShare.share
  const statuses: number[] = []
  for (let time = 0; time < 4; time++) statuses.push((await open(`${strict.url}/share/x`)).status)
  expect(statuses).toEqual([404, 404, 404, 429])
  expect((await open(made.url)).status).toBe(200)
})

test('only manage makes, sees and revokes links, and only of its own project', async () => {
  const made = await share({ widgetId: widget.id })
  const { createToken: reader } = await it.ask(createToken, { input: { name: 'Reads', scopes: ['READ'] } })
  const { administrator } = (await it.ask(createProject, { input: { name: 'Other' } })).createProject
  const codes = async (token: string) => [
    (await it.send(createShare, { input: { widgetId: widget.id } }, token)).errors?.[0]?.extensions.code,
    (await it.send(revokeShare, { id: made.id }, token)).errors?.[0]?.extensions.code,
    (await it.send(shares, {}, token)).data?.shares?.edges,
    (await it.send(shareNode, { id: made.id }, token)).data?.node,
  ]
  expect(await codes(reader.secret)).toEqual(['FORBIDDEN', 'FORBIDDEN', undefined, null])
  expect(await codes(administrator.secret)).toEqual(['NOT_FOUND', 'NOT_FOUND', [], null])
  expect((await open(made.url)).status).toBe(200)
  expect((await it.ask(shareNode, { id: made.id })).node).toEqual({ id: made.id })
})

test('links are listed page by page, with their widgets in one statement', async () => {
  const first = await it.ask(shares, { first: 2 })
  expect(first.shares.edges).toHaveLength(2)
  expect(first.shares.pageInfo.hasNextPage).toBe(true)
  const rest = await it.ask(shares, { first: 500, after: first.shares.pageInfo.endCursor ?? '' })
  const ids = [...first.shares.edges, ...rest.shares.edges].map(({ node }) => node.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(rest.shares.edges.some(({ node }) => node.revokedAt !== null)).toBe(true)
})
