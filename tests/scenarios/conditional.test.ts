// GET /widgets/{id}/report and /widgets/{id}.csv: what they answer, and what they save a client that has it already.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { selectFingerprint } from '../../src/reports/export.store.ts'
import { idOf } from '../../src/request/global-id.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
let now = NOON_2026_11_20
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => now })
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function get(path: string, etag?: string) {
  const response = await fetch(`${it.url}${path}`, {
    headers: { authorization: `Bearer ${ADMIN}`, ...(etag !== undefined && { 'if-none-match': etag }) },
  })
  return { status: response.status, etag: response.headers.get('etag') ?? '', text: await response.text() }
}

const model = (text: string) =>
  (JSON.parse(text) as { model: { keys: string[]; metrics: { name: string; values: number[]; headline: number }[] } })
    .model

test.each(['report', 'csv'])('a %s is sent again only when it has changed', async kind => {
  const { id, pushUrl } = await it.widget()
  const path = kind === 'csv' ? `/widgets/${id}.csv` : `/widgets/${id}/report?preset=LAST_7_DAYS`
  const pushed = (Users: string) =>
    it.cyfe(pushUrl, {
      data: [
        { Date: '20261120', Users },
        { Date: '20261119', Users: '1' },
      ],
    })
  await pushed('1')
  const first = await get(path)
  expect(first.status).toBe(200)
  expect(await get(path, first.etag)).toEqual({ status: 304, etag: first.etag, text: '' })
  expect((await get(path, '*')).status).toBe(304)
  expect((await get(path, `"x", ${first.etag}`)).status).toBe(304)
  expect((await get(path, '"x"')).status).toBe(200)

  await pushed('1')
  const second = await get(path, first.etag)
  expect(second.status).toBe(200)
  expect(second.etag).not.toBe(first.etag)
  expect(second.text).not.toBe(first.text)

  const deleted = await fetch(`${it.url}/api/external/delete/point`, {
    method: 'POST',
    body: JSON.stringify({ apptoken: ADMIN, widget_id: id, keys: ['20261119'] }),
  })
  expect(await deleted.json()).toMatchObject({ model: { deleted: 1 } })
  const third = await get(path, second.etag)
  expect(third.status).toBe(200)

  await it.cyfe(pushUrl, { data: [{ Date: '20261120', Users: '0' }], color: { Users: '#ff0000' } })
  const fourth = await get(path, third.etag)
  // A report has no colours; the file has.
  expect(fourth.status).toBe(kind === 'csv' ? 200 : 304)
})

test('two values that change places make another file', async () => {
  const { id, pushUrl } = await it.widget({ keyKind: 'CATEGORY' })
  const data = (a: string, b: string) => ({
    data: [
      { Country: 'Peru', Users: a },
      { Country: 'Chad', Users: b },
    ],
    onduplicate: { Users: 'replace' },
  })
  await it.cyfe(pushUrl, data('1', '2'))
  const first = await get(`/widgets/${id}.csv`)
  await it.cyfe(pushUrl, data('2', '1'))
  expect((await get(`/widgets/${id}.csv`, first.etag)).status).toBe(200)
})

test('a file of very many points has no validator: it would cost more than it saves', async () => {
  const { id, pushUrl } = await it.widget()
  await it.cyfe(pushUrl, { data: [{ Date: '20261120', Users: '1', Visits: '2' }] })
  const widget = await it.app.gateway.services.catalogue.widget(DEFAULT_PROJECT_ID, idOf('Widget', id))
  if (!widget) throw new Error('the widget is gone')
  expect(await selectFingerprint(it.app.gateway.pool, widget, 2)).toMatch(/^2\/-?\d+$/)
  expect(await selectFingerprint(it.app.gateway.pool, widget, 1)).toBeNull()
})

test('a report of a URL is the report of GraphQL', async () => {
  const { id, pushUrl } = await it.widget()
  await it.cyfe(pushUrl, {
    data: [
      { Date: '20261118', Users: '2', Visits: '1' },
      { Date: '20261120', Users: '3' },
    ],
  })
  const read = async (query: string) => model((await get(`/widgets/${id}/report?${query}`)).text)
  expect(await read('last=3&metrics=Users&fill=ZERO&compare=')).toMatchObject({
    keys: ['2026-11-18', '2026-11-19', '2026-11-20'],
    metrics: [{ name: 'Users', values: [2, 0, 3], headline: 5, comparisons: [] }],
  })
  expect(await read('from=2026-11-18&through=20261118&granularity=DAY')).toMatchObject({
    keys: ['2026-11-18'],
    metrics: [{ name: 'Users' }, { name: 'Visits' }],
  })
  expect((await read('last=1&unit=MONTH&compare=PREVIOUS_PERIOD,SAME_PERIOD_LAST_YEAR')).metrics).toHaveLength(2)
  now += 86_400_000
  expect((await read('preset=YESTERDAY')).keys).toEqual(['2026-11-20'])
  now = NOON_2026_11_20
})

test('a report of a URL may have filters and groups by dimensions', async () => {
  const { id, pushUrl } = await it.widget({ dimensions: ['country', 'plan.size'] })
  await it.cyfe(pushUrl, {
    data: [
      { Date: '20261119', country: 'DE', 'plan.size': 'L', Users: '6' },
      { Date: '20261119', country: 'FR, mainland', 'plan.size': 'S', Users: '3' },
      { Date: '20261119', country: '', 'plan.size': 'L', Users: '1' },
    ],
  })
  const read = async (query: string) => {
    const { metrics, groups } = model((await get(`/widgets/${id}/report?last=7&${query}`)).text) as unknown as Grouped
    return [metrics[0]?.headline, ...groups.map(it => [...it.values.map(({ value }) => value), it.metrics[0]?.share])]
  }
  expect(await read('by=country&top=1')).toEqual([10, ['DE', 0.6], [null, 0.4]])
  expect(await read('by=country,plan.size&where.country=DE,')).toEqual([7, ['DE', 'L', 6 / 7], [null, 'L', 1 / 7]])
  expect(await read('where.country=FR\\, mainland')).toEqual([3])
  expect(await read('where_not.country=DE&where.plan.size=L')).toEqual([1])
  expect(await read('where_starts_with.country=F&where_is_set.country=true')).toEqual([3])
  expect(await read('where_is_set.country=false')).toEqual([1])
})

interface Grouped {
  readonly metrics: { headline: number }[]
  readonly groups: { values: { value: string | null }[]; metrics: { share: number }[] }[]
}

test.each([
  ['by=city', 'by'],
  ['by=country,country', 'by'],
  ['where.city=Berlin', 'where.city'],
  ['where.=Berlin', 'where.'],
  ['where=DE', 'where'],
  ['where_is_set.country=1', 'where_is_set.country'],
  ['where.country=DE,%00', 'where.country'],
  ['where_not.country=%00', 'where_not.country'],
  ['where_starts_with.country=%00', 'where_starts_with.country'],
  ['where.country=DE&where.country=FR', 'where.country'],
])('a report by dimensions of ?%s is refused and names %s', async (query, field) => {
  const { id, pushUrl } = await it.widget({ dimensions: ['country'] })
  expect((await get(`/widgets/${id}/report?by=country`)).status).toBe(200)
  await it.cyfe(pushUrl, { data: [{ Date: '20261119', country: 'DE', Users: '6' }] })
  const { status, text } = await get(`/widgets/${id}/report?${query}`)
  expect(status).toBe(400)
  expect((JSON.parse(text) as { errors: object }).errors).toEqual({ [field]: [expect.stringMatching(/\.$/)] })
})

test.each([
  ['preset=EVER', 'preset'],
  ['from=2026-11-18', 'through'],
  ['preset=TODAY&last=3', 'preset'],
  ['unit=DAY', 'unit'],
  ['last=0', 'last'],
  ['compare=YESTERDAY', 'compare'],
  ['time_zone=Mars', 'time_zone'],
  ['top=x', 'top'],
  ['metrics=Nobody', 'metrics'],
  ['preset=TODAY&preset=YESTERDAY', 'preset'],
])('a report of ?%s is refused and names %s', async (query, field) => {
  const { id } = await it.widget()
  const { status, text } = await get(`/widgets/${id}/report?${query}`)
  expect(status).toBe(400)
  expect((JSON.parse(text) as { errors: object }).errors).toEqual({ [field]: [expect.stringMatching(/\.$/)] })
})
