// Who gets what from a data address, and for how long.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addressContext, readTable } from '../../src/addresses/data.service.ts'
import { READING_LIMITS } from '../../src/addresses/data-table.ts'
import type { App } from '../../src/app.ts'
import { noSpan } from '../../src/base/tracing.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { dataAddress, open, refusalOfAddress } from '../_kit/data-addresses.ts'
import { dataAddresses, revokeDataAddress } from '../_kit/data-operations.ts'
import { createProject, createToken, deleteWidget, push } from '../_kit/operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'
import { otherSpellings } from '../_kit/spellings.ts'

const SECRET = 'a-secret-key-that-gateways-share-000001'
let it: TestApp
let other: App
let now = NOON_2026_11_20
let widget: string
beforeAll(async () => {
  it = await startTestApp({ PUSHGRAPH_SECRET_KEY: SECRET }, { clock: () => now })
  other = await startSecondGateway(it, { PUSHGRAPH_SECRET_KEY: SECRET }, { clock: () => now })
  widget = (await it.widget({ title: 'Umsätze / Süd', keyKind: 'DATE', dimensions: ['country'] })).id
  await pushRows(widget, '7')
})
afterAll(async () => {
  await other?.close()
  await it?.[Symbol.asyncDispose]()
})

async function pushRows(widgetId: string, value: string) {
  const row = (country: string, own: string) => ({
    key: '2026-11-19',
    dimensions: [{ dimension: 'country', value: country }],
    values: [{ metric: 'Users', value: own }],
  })
  await it.ask(push, { input: { widgetId, rows: [row('DE', value), row('FR', '100')], onDuplicate: 'REPLACE' } })
}

const yesterday = { days: { from: '2026-11-19', through: '2026-11-19' } }
const reportOf = (widgetId: string) => ({ report: { widgetId, period: yesterday } })

test('an address works without a token, as a file that is never kept without asking again', async () => {
  const { csv, json } = await dataAddress(it, reportOf(widget))
  const [file, list] = [await open(csv), await open(json)]
  expect([file.status, file.text]).toEqual([200, 'Date,Users\r\n2026-11-19,107\r\n'])
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="Umsatze Sud.csv"; filename*=UTF-8''Ums%C3%A4tze%20S%C3%BCd.csv`,
    'cache-control': 'private, no-cache',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  })
  expect([list.headers.get('content-type'), JSON.parse(list.text)]).toEqual([
    'application/json; charset=utf-8',
    [{ Date: '2026-11-19', Users: 107 }],
  ])
})

test('nothing is sent again until something was pushed', async () => {
  const { csv, json } = await dataAddress(it, reportOf(widget))
  for (const [index, url] of [csv, json].entries()) {
    const etag = (await open(url)).headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]{27}"$/)
    const again = await open(url, { 'if-none-match': etag })
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag])
    expect((await open(`${url}?at=2`, { 'if-none-match': `"x", W/${etag}` })).status).toBe(304)
    const value = String(1_000 + index)
    await pushRows(widget, value)
    const changed = await open(url, { 'if-none-match': etag })
    expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false])
    expect(changed.text).toContain(String(1_100 + index))
  }
})

test('HEAD answers the same without the rows', async () => {
  const { csv } = await dataAddress(it, reportOf(widget))
  const [whole, head] = [await open(csv), await open(csv, {}, 'HEAD')]
  expect([head.status, head.text]).toEqual([200, ''])
  for (const name of ['etag', 'content-type', 'content-length', 'content-disposition'])
    expect([name, head.headers.get(name)]).toEqual([name, whole.headers.get(name)])
  const known = await open(csv, { 'if-none-match': whole.headers.get('etag') ?? '' }, 'HEAD')
  expect(known.status).toBe(304)
  const posted = await open(csv, {}, 'POST')
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

test('a changed address, one of another kind and one that was never made are the same to who sends them', async () => {
  const { csv } = await dataAddress(it, reportOf(widget))
  const [base, token = ''] = [csv.slice(0, csv.lastIndexOf('/')), csv.slice(csv.lastIndexOf('/') + 1, -4)]
  const [project = '', id = '', mac = ''] = token.split('.')
  const wrong = [
    `${project}.${id}.${mac.replace(/^./, first => (first === 'A' ? 'B' : 'A'))}`,
    `2.${id}.${mac}`,
    `${project}.${id}1.${mac}`,
    `${project}.0${id}.${mac}`,
    `${project}.${id}`,
    'x',
    '%00',
    `${token}=`,
    ...otherSpellings(mac).map(each => `${project}.${id}.${encodeURIComponent(each)}`),
  ]
  for (const each of wrong) {
    const reply = await open(`${base}/${each}.csv`)
    expect([each, reply.status, JSON.parse(reply.text).message]).toEqual([
      each,
      404,
      'This address does not work: it was changed, has ended or was revoked.',
    ])
  }
  const shared = await open(`${it.url}/share/${token}`)
  expect(shared.status).toBe(404)
  for (const path of [`/widgets/${widget}.csv`, '/graphql?query={viewer{name}}']) {
    expect((await open(`${it.url}${path}`, { authorization: `Bearer ${token}` })).status).toBe(401)
  }
})

test('another ending is told which there are, whether or not the address is right', async () => {
  const { csv } = await dataAddress(it, reportOf(widget))
  for (const url of [csv.replace(/csv$/, 'pdf'), csv.replace(/\.csv$/, ''), `${it.url}/data/wrong.ods`, `${csv}/x`]) {
    const reply = await open(url)
    expect([reply.status, JSON.parse(reply.text).message]).toEqual([
      404,
      'A data address ends in .csv, .json or .xlsx.',
    ])
  }
})

test('a revoked address ends at once, here and in another gateway', async () => {
  const { id, csv, json } = await dataAddress(it, reportOf(widget))
  const elsewhere = csv.replace(it.url, other.url)
  for (const url of [csv, json, elsewhere]) expect((await open(url)).status).toBe(200)
  const etag = (await open(csv)).headers.get('etag') ?? ''
  const { dataAddress: revoked } = (await it.ask(revokeDataAddress, { id })).revokeDataAddress
  expect(revoked.revokedAt).not.toBeNull()
  for (const url of [csv, json, elsewhere]) {
    const reply = await open(url, { 'if-none-match': etag })
    expect(reply.status).toBe(404)
    expect(reply.text).not.toContain('Users')
  }
  now += 1_000
  expect((await it.ask(revokeDataAddress, { id })).revokeDataAddress.dataAddress).toEqual(revoked)
})

test('an address ends when it says, and with its widget', async () => {
  const before = now
  const expiresAt = new Date(now + 60_000).toISOString()
  const { csv } = await dataAddress(it, reportOf(widget), { expiresAt })
  expect((await open(csv)).status).toBe(200)
  now += 60_000
  expect((await open(csv)).status).toBe(404)
  const past = await refusalOfAddress(it, { content: reportOf(widget), expiresAt })
  expect(past.paths).toEqual(['input.expiresAt'])
  now = before
  const gone = (await it.widget({ title: 'Gone', keyKind: 'DATE' })).id
  await it.ask(push, {
    input: { widgetId: gone, rows: [{ key: '2026-11-19', values: [{ metric: 'a', value: '1' }] }] },
  })
  const [report, points] = [
    await dataAddress(it, reportOf(gone)),
    await dataAddress(it, { points: { widgetId: gone } }),
  ]
  await it.ask(deleteWidget, { id: gone })
  for (const each of [report, points]) await vi.waitFor(async () => expect((await open(each.csv)).status).toBe(404))
})

test('who has an address cannot choose other rows; a period only where that was allowed', async () => {
  const content = { report: { widgetId: widget, period: yesterday, where: [{ dimension: 'country', in: ['FR'] }] } }
  const { csv } = await dataAddress(it, content)
  expect((await open(csv)).text).toBe('Date,Users\r\n2026-11-19,100\r\n')
  for (const query of ['where.country=DE', 'by=country', 'metrics=Users', 'widget=1', 'granularity=DAY', 'signature=1'])
    expect([query, (await open(`${csv}?${query}`)).status]).toEqual([query, 400])
  for (const query of [
    'period=all_time',
    'from=2026-11-01&through=2026-11-20',
    'from=20261119&before=1795166999000',
    'from=x',
  ]) {
    const refused = await open(`${csv}?${query}`)
    expect([query, refused.status, Object.keys(JSON.parse(refused.text).errors).length]).toEqual([query, 400, 1])
  }
  const free = await dataAddress(it, content, { choosesPeriod: true })
  const rows = async (query: string) => (await open(`${free.csv}?${query}`)).text.split('\r\n').slice(1, -1)
  expect(await rows('period=yesterday')).toEqual(['2026-11-19,100'])
  expect(await rows('from=2026-11-18&through=20261119')).toEqual(['2026-11-18,', '2026-11-19,100'])
  expect(await rows('from=2026-11-18T10:00:00Z&before=2026-11-19T11:00:00Z')).toEqual(['2026-11-18,', '2026-11-19,100'])
  const [from, before] = [Date.UTC(2026, 10, 19, 3), Date.UTC(2026, 10, 19, 4)]
  expect(await rows(`from=${from}&before=${before}&keys=instants`)).toEqual(['2026-11-19 00:00:00,100'])
  const wrong = await open(`${free.csv}?from=2026-11-18&through=2026-11-17`)
  expect([wrong.status, JSON.parse(wrong.text).errors]).toEqual([
    400,
    { through: ['The last day is before the first.'] },
  ])
  for (const query of ['from=2026-11-18', 'through=2026-11-18', 'period=today&from=2026-11-18', 'form=x', 'bom=1'])
    expect([query, (await open(`${free.csv}?${query}`)).status]).toEqual([query, 400])
  expect((await open(`${free.json}?bom=yes`)).status).toBe(400)
})

test('all times of an address are those of its rows', async () => {
  const { id } = await it.widget({ title: 'Times', keyKind: 'DATE', dimensions: ['country'] })
  const row = (key: string, value: string) => ({
    key,
    dimensions: [{ dimension: 'country', value }],
    values: [{ metric: 'a', value: '1' }],
  })
  await it.ask(push, { input: { widgetId: id, rows: [row('2020-01-01', 'DE'), row('2026-11-19', 'FR')] } })
  const where = [{ dimension: 'country', in: ['FR'] }]
  const { csv } = await dataAddress(it, { report: { widgetId: id, period: { preset: 'ALL_TIME' }, where } })
  expect((await open(csv)).text).not.toContain('2020')
})

test('only who may manage the whole project makes, sees and revokes addresses', async () => {
  const { id } = await dataAddress(it, reportOf(widget))
  const tokenFor = async (input: object) =>
    (await it.ask(createToken, { input: { name: 'narrow', scopes: ['READ'], ...input } })).createToken.secret
  const narrowed = [
    await tokenFor({}),
    await tokenFor({ scopes: ['READ', 'MANAGE'], widgetIds: [widget] }),
    await tokenFor({ widgetIds: [widget], where: [{ dimension: 'country', in: ['DE'] }] }),
  ]
  for (const token of narrowed) {
    expect((await refusalOfAddress(it, { content: reportOf(widget) }, token)).code).toBe('FORBIDDEN')
    const revoked = await it.send(revokeDataAddress, { id }, token)
    expect(revoked.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const listed = await it.send(dataAddresses, {}, token)
    expect(listed.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  }
  const stranger = (await it.ask(createProject, { input: { name: 'Other' } })).createProject.administrator.secret
  expect((await refusalOfAddress(it, { content: reportOf(widget) }, stranger)).code).toBe('NOT_FOUND')
  const revoked = await it.send(revokeDataAddress, { id }, stranger)
  expect(revoked.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  const own = await it.send(dataAddresses, {}, stranger)
  expect(own.data?.dataAddresses?.edges).toEqual([])
})

test('when an address was last opened is known, and a wrong one opens nothing', async () => {
  const { id } = await it.widget({ title: 'Opened', keyKind: 'DATE' })
  const [opened, unopened] = [
    await dataAddress(it, { points: { widgetId: id } }, { name: 'Opened' }),
    await dataAddress(it, { points: { widgetId: id } }, { name: 'Never' }),
  ]
  await open(opened.csv)
  await open(unopened.csv.replace(/.{4}\.csv$/, 'AAAA.csv'))
  // What was noted is written down when the gateway ends, else within a minute.
  await it.app.gateway.services.dataAddresses.close()
  const { dataAddresses: listed } = await it.ask(dataAddresses, { widgetId: id })
  expect(listed.edges.map(({ node }) => [node?.name, node?.lastUsedAt])).toEqual([
    ['Opened', new Date(now).toISOString()],
    ['Never', null],
  ])
})

test('addresses are listed by their widget, and REST knows them, too', async () => {
  const listed = (await it.ask(dataAddresses, { widgetId: widget })).dataAddresses.edges.length
  const call = async (path: string, body: object) => {
    const response = await fetch(`${it.url}/api/external/${path}`, {
      method: 'POST',
      body: JSON.stringify({ apptoken: ADMIN, ...body }),
    })
    return (await response.json()) as {
      model: { id: string; urls: Record<string, string>; revoked_at: string | null }
      data: unknown[]
      errors: Record<string, string[]>
    }
  }
  const report = { widget_id: widget, period: { days: { from: '2026-11-19', through: '2026-11-19' } }, by: ['country'] }
  const { model } = await call('create/data-address', { content: { report }, name: 'By REST' })
  expect(model).toMatchObject({ name: 'By REST', kind: 'REPORT', widget_id: widget, query_id: null, revoked_at: null })
  expect((await open(model.urls.csv ?? '')).text).toContain('2026-11-19,FR,100')
  expect((await call('info/data-address', { id: model.id })).model).toEqual(model)
  const { data } = await call('list/data-address', { condition: [['name', '=', 'By REST']], select: ['id', 'kind'] })
  expect(data).toEqual([{ id: model.id, kind: 'REPORT' }])
  expect((await it.ask(dataAddresses, { widgetId: widget })).dataAddresses.edges).toHaveLength(listed + 1)
  const wrong = await call('create/data-address', { content: { report: { ...report, calendar_granularity: 'None' } } })
  expect(Object.keys(wrong.errors)).toEqual(['content.report.calendar_granularity'])
  expect(Object.keys((await call('create/data-address', { content: {} })).errors)).toEqual(['content'])
  const gone = await call('delete/data-address', { id: model.id })
  expect(gone.model.revoked_at).not.toBeNull()
  expect((await open(model.urls.json ?? '')).status).toBe(404)
})

/** Of an address, the part of its own that is the secret. */
const tokenIn = (url: string) => new URL(url).pathname.replace(/^\/data\/|\.\w+$/g, '')

test('files of a project are made a few at a time, so that many who open one leave room for all others', async () => {
  const { csv } = await dataAddress(it, reportOf(widget))
  const { reading } = it.app.gateway.services.dataAddresses
  const address = await it.app.gateway.services.dataAddresses.open(tokenIn(csv))
  if (!address) throw new Error('no address')
  const { projectId } = address
  const held = await Promise.all(
    Array.from({ length: READING_LIMITS.atOncePerOwner }, () => reading.acquire(projectId)),
  )
  const left = new AbortController()
  const waiting = Array.from({ length: READING_LIMITS.waitingPerOwner }, () =>
    reading.acquire(projectId, left.signal).catch((error: Error) => error.message),
  )
  const refused = await open(csv)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
  expect(refused.headers.get('content-disposition')).toBeNull()
  left.abort()
  await Promise.all(waiting)
  const waits = open(csv)
  for (const release of held) release()
  expect((await waits).status).toBe(200)
})

test('rows that nobody waits for any longer are read no further', async () => {
  const { csv } = await dataAddress(it, { points: { widgetId: widget } })
  const { gateway } = it.app
  const address = await gateway.services.dataAddresses.open(tokenIn(csv))
  if (!address) throw new Error('no address')
  const details = { requestId: 'test', signal: AbortSignal.abort(), span: noSpan }
  const read = readTable(addressContext(gateway, address, details), address, { period: null, keysAreInstants: false })
  await expect(read).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})
