import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { ChartUrlQueryVariables } from '../_kit/gql/graphql.ts'
import { createProject, createToken, deleteWidget } from '../_kit/operations.ts'
import { chartUrl } from '../_kit/picture-operations.ts'
import { otherSpellings } from '../_kit/spellings.ts'

let it: TestApp
let now = NOON_2026_11_20
let widget: { id: string; pushUrl: string }
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => now })
  widget = await it.widget({ title: 'Visitors <of> "all" kinds' })
  await it.cyfe(widget.pushUrl, {
    data: [
      { Date: '20261118', Users: '3' },
      { Date: '20261119', Users: '5' },
    ],
  })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const get = (path: string, headers: Record<string, string> = { authorization: `Bearer ${ADMIN}` }) =>
  fetch(path.startsWith('http') ? path : `${it.url}${path}`, { headers })
const open = (path: string) => get(path, {})
const urlOf = async (own: Partial<ChartUrlQueryVariables> = {}) =>
  (await it.ask(chartUrl, { id: widget.id, ...own })).widget?.chartUrl ?? ''

test('a token with the scope read gets SVG and PNG of the size asked for', async () => {
  const svg = await get(`/widgets/${widget.id}.svg?period=last_7_days&compare=previous_period&width=300&height=200`)
  expect([svg.status, svg.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8'])
  expect(svg.headers.get('x-content-type-options')).toBe('nosniff')
  expect(svg.headers.get('content-security-policy')).toContain("default-src 'none'")
  const text = await svg.text()
  expect(text).toContain('width="300" height="200"')
  expect(text).toContain('<title>Visitors &#60;of&#62; "all" kinds</title>')
  const response = await get(`/widgets/${widget.id}.png?from=2026-11-18&through=2026-11-19&theme=dark`)
  const png = PNG.sync.read(Buffer.from(await response.arrayBuffer()))
  expect([response.headers.get('content-type'), png.width, png.height]).toEqual(['image/png', 800, 400])
  expect([...png.data.subarray(0, 3)]).toEqual([0x17, 0x1b, 0x21])
})

test('a picture that the client has is not sent again, until its numbers change', async () => {
  const own = await it.widget({ title: 'Changing' })
  await it.cyfe(own.pushUrl, { data: [{ Date: '20261119', Users: '1' }] })
  const path = `/widgets/${own.id}.svg`
  const first = await get(path)
  const etag = first.headers.get('etag') ?? ''
  expect(first.headers.get('cache-control')).toBe('private, max-age=60')
  const again = await get(path, { authorization: `Bearer ${ADMIN}`, 'if-none-match': `"other", W/${etag}` })
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
  await it.cyfe(own.pushUrl, { data: [{ Date: '20261119', Users: '1' }] })
  const changed = await get(path, { authorization: `Bearer ${ADMIN}`, 'if-none-match': etag })
  expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false])
  expect((await get(`${path}?theme=dark`)).headers.get('etag')).not.toBe(changed.headers.get('etag'))
})

test('equal pictures are drawn once', async () => {
  const path = `/widgets/${widget.id}.svg?width=777`
  const all = await Promise.all(Array.from({ length: 6 }, async () => (await get(path)).text()))
  // Every drawing has names of elements of its own.
  expect(new Set(all).size).toBe(1)
})

test.each([
  ['period=sometimes', 'period'],
  ['period=today&from=2026-11-01', 'period'],
  ['from=2026-11-01', 'through'],
  ['from=2026-11-31&through=2026-12-01', 'from'],
  ['from=2026-11-05&through=2026-11-01', 'period.days'],
  ['compare=yesterday', 'compare'],
  ['width=49', 'width'],
  ['width=2001', 'width'],
  ['height=1e3', 'height'],
  ['height=', 'height'],
  ['theme=blue', 'theme'],
  ['theme=light&theme=dark', 'theme'],
  ['token=x', 'token'],
])('%s is refused and names the member', async (query, field) => {
  const response = await get(`/widgets/${widget.id}.svg?${query}`)
  const body = (await response.json()) as { errors: Record<string, string[]> }
  expect([response.status, Object.keys(body.errors).join()]).toEqual([400, expect.stringContaining(field)])
})

test('a picture of too many values is refused before it is drawn', async () => {
  const many = await it.widget({ title: 'Many', keyKind: 'CATEGORY' })
  const row = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`m${at}`, '1']))
  const data = Array.from({ length: 40 }, (_, at) => ({ Name: `n${at}`, ...row }))
  expect((await it.cyfe(many.pushUrl, { data })).status).toBe(200)
  const response = await get(`/widgets/${many.id}.svg`)
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('at most 10,000 values')])
})

test('a signed address opens its picture without a token, and nothing else', async () => {
  const url = await urlOf({
    format: 'PNG',
    preset: 'LAST_7_DAYS',
    compare: 'PREVIOUS_PERIOD',
    width: 300,
    theme: 'DARK',
  })
  expect(url).not.toContain(ADMIN)
  const signed = await open(url)
  expect([signed.status, signed.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(signed.headers.get('cache-control')).toBe('public, max-age=60')
  const other = await it.widget()
  const changed = [
    url.replace('width=300', 'width=301'),
    url.replace('period=last_7_days', 'period=all_time'),
    url.replace('.png', '.svg'),
    url.replace('widgets/', 'embed/').replace('.png', ''),
    url.replace(widget.id, other.id),
    url.replace('theme=dark', 'theme=light'),
    url.replace(/signature=1\./, 'signature=2.'),
    url.replace(/(signature=\w+\.)\w+/, '$1zzzzzz'),
    `${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`,
    url.replace(/signature=.*/, 'signature=x'),
    url.replace(/signature=.*/, 'signature='),
  ]
  for (const wrong of changed) {
    const refused = await open(wrong)
    expect([refused.status, wrong]).toEqual([403, wrong])
    expect(await refused.text()).not.toContain('Visitors')
  }
  const [query] = [new URL(url).search]
  expect((await open(`${it.url}/widgets/${widget.id}.csv${query}`)).status).toBe(401)
})

test('no other spelling of a signed address opens it', async () => {
  const url = await urlOf({ preset: 'LAST_7_DAYS', width: 300 })
  const signature = new URL(url).searchParams.get('signature') ?? ''
  const [project = '', end = '', mac = ''] = signature.split('.')
  expect(otherSpellings(mac).length).toBeGreaterThanOrEqual(3)
  const signatures = [
    ...otherSpellings(mac).map(other => `${project}.${end}.${other}`),
    `0${signature}`,
    `${project}.0${end}.${mac}`,
    `${project}.${end.toUpperCase()}.${mac}`,
    `${signature}.`,
    ` ${signature}`,
  ]
  const wrong = [
    ...signatures.map(other => url.replace(signature, encodeURIComponent(other))),
    url.replace('last_7_days', 'LAST_7_DAYS'),
    url.replace('width=300', 'width=0300'),
    `${url}&theme=light`,
    `${url}&compare=none`,
  ]
  const statuses = await Promise.all(wrong.map(async address => [(await open(address)).status, address]))
  expect(statuses).toEqual(wrong.map(address => [403, address]))
  expect((await open(url.replace(/widget_/, 'widget_0'))).status).toBe(404)
  expect([(await open(url)).status, (await open(`${url}&at=2`)).status]).toEqual([200, 200])
})

test('a token that only reads gets no page with an address that opens without it', async () => {
  const { createToken: reader } = await it.ask(createToken, { input: { name: 'Reads', scopes: ['READ'] } })
  const authorization = `Bearer ${reader.secret}`
  const page = await get(`/embed/${widget.id}`, { authorization })
  expect([page.status, await page.text()]).toEqual([403, expect.not.stringContaining('signature')])
  expect((await get(`/widgets/${widget.id}.svg`, { authorization })).status).toBe(200)
  expect((await get(`/embed/${widget.id}`)).status).toBe(200)
})

test('a signed address ends in time, and with its widget', async () => {
  const before = now
  const url = await urlOf({ days: { from: '2026-11-18', through: '2026-11-19' }, validHours: 1 })
  expect((await open(url)).status).toBe(200)
  now += 3_600_000 - 30_000
  expect((await open(url)).headers.get('cache-control')).toBe('public, max-age=30')
  now += 30_000
  expect((await open(url)).status).toBe(403)
  now = before
  const gone = await it.widget()
  const ended = (await it.ask(chartUrl, { id: gone.id })).widget?.chartUrl ?? ''
  expect((await open(ended)).status).toBe(200)
  await it.ask(deleteWidget, { id: gone.id })
  expect((await open(ended)).status).toBe(404)
})

test('wrong signatures cost their address like wrong credentials, and right ones open', async () => {
  await using strict = await startTestApp({ ADDRESS_FAILURES_PER_MINUTE: '3' }, { clock: () => now })
  const { id } = await strict.widget()
  const statuses: number[] = []
  for (let time = 0; time < 4; time++)
    statuses.push((await fetch(`${strict.url}/widgets/${id}.svg?signature=x`)).status)
  expect(statuses).toEqual([403, 403, 403, 429])
  const url = (await strict.ask(chartUrl, { id })).widget?.chartUrl ?? ''
  expect((await open(url)).status).toBe(200)
})

test('chartUrl needs manage, and arguments within limits', async () => {
  const { createToken: reader } = await it.ask(createToken, { input: { name: 'Reads', scopes: ['READ'] } })
  const refused = await it.send(chartUrl, { id: widget.id }, reader.secret)
  expect([refused.status, refused.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN'])
  for (const [own, field] of [
    [{ width: 2_001 }, 'width'],
    [{ validHours: 0 }, 'validHours'],
    [{ validHours: 8_761 }, 'validHours'],
    [{ preset: 'TODAY', days: { from: '2026-11-18', through: '2026-11-19' } }, 'days'],
  ] as [Partial<ChartUrlQueryVariables>, string][]) {
    const reply = await it.send(chartUrl, { id: widget.id, ...own })
    expect(reply.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { [field]: [expect.any(String)] },
    })
  }
})

test('another project sees none of it', async () => {
  const { administrator } = (await it.ask(createProject, { input: { name: 'Other' } })).createProject
  for (const path of [`/widgets/${widget.id}.svg`, `/widgets/${widget.id}.png`, `/embed/${widget.id}`]) {
    const response = await get(path, { authorization: `Bearer ${administrator.secret}` })
    expect(response.status).toBe(404)
  }
})

test('the page for iframes shows the picture, may be framed anywhere and runs nothing but what is allowed by its hash', async () => {
  const page = await open(await urlOf({ format: 'EMBED', theme: 'DARK' }))
  const policy = page.headers.get('content-security-policy') ?? ''
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(policy).toContain('frame-ancestors *')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toMatch(/script-src 'sha256-[^' ]+';/)
  expect(policy).not.toContain('unsafe')
  expect(page.headers.get('x-frame-options')).toBeNull()
  const html = await page.text()
  expect(html).toContain('alt="Chart of Visitors &#60;of&#62; &#34;all&#34; kinds"')
  expect(html).not.toContain('<of>')
  const address = /<img src="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#38;', '&') ?? ''
  const shown = await open(new URL(address, page.url).href)
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8'])
  expect(await shown.text()).toContain('#171b21')
})
