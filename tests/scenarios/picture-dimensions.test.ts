// Pictures of widgets with dimensions: groups and filters in their addresses, signed or not, and not in public links.
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { ChartUrlQueryVariables } from '../_kit/gql/graphql.ts'
import { chartUrl } from '../_kit/picture-operations.ts'
import { createShare } from '../_kit/share-operations.ts'

let it: TestApp
let id: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  const widget = await it.widget({ title: 'Sales', chartType: 'STACKED_AREA', dimensions: ['country', 'plan'] })
  id = widget.id
  const countries = ['Germany', 'France', 'Other', '', 'Italy']
  const data = ['20261118', '20261119'].flatMap(day =>
    countries.map((country, at) => ({ Date: day, country, plan: at % 2 ? 'pro' : 'free', Sales: String(90 - at * 9) })),
  )
  expect((await it.cyfe(widget.pushUrl, { data })).status).toBe(200)
})
afterAll(() => it?.[Symbol.asyncDispose]())

const get = (path: string, headers: Record<string, string> = { authorization: `Bearer ${ADMIN}` }) =>
  fetch(path.startsWith('http') ? path : `${it.url}${path}`, { headers })
/** The words of a picture. */
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)
const urlOf = async (own: Partial<ChartUrlQueryVariables>) =>
  (await it.ask(chartUrl, { id, ...own })).widget?.chartUrl ?? ''

test('a chart of groups has their names in its legend, the others and those without a value by words', async () => {
  const svg = await get(`/widgets/${id}.svg?by=country&period=last_7_days`)
  expect(svg.status).toBe(200)
  expect(textsOf(await svg.text())).toEqual(expect.arrayContaining(['Germany', 'France', 'Other', '(none)', 'Italy']))
  const top = textsOf(await (await get(`/widgets/${id}.svg?by=country&top=3&period=last_7_days`)).text())
  expect(top).toEqual(expect.arrayContaining(['Germany', 'France', 'Other', 'Other (rest)']))
  expect(top).not.toContain('Italy')
  const filtered = textsOf(await (await get(`/widgets/${id}.svg?by=plan,country&where.country=Italy,`)).text())
  expect(filtered).toEqual(expect.arrayContaining(['pro · (none)', 'free · Italy']))
  expect(filtered).not.toContain('free · Germany')
})

test('a PNG of groups shows the colours of them, the others in grey', async () => {
  const response = await get(`/widgets/${id}.png?by=country&top=2&period=last_7_days&width=600`)
  const png = PNG.sync.read(Buffer.from(await response.arrayBuffer()))
  const colors = new Set(
    Array.from({ length: png.width * png.height }, (_, at) => png.data.subarray(at * 4, at * 4 + 3).toString('hex')),
  )
  for (const color of ['2f6fed', 'd9542b', '565f6e']) expect(colors).toContain(color)
  expect(colors).not.toContain('1f8a7d')
})

test('a signed address has them, and opens no other groups', async () => {
  const where = [
    { dimension: 'country', in: ['Italy', null], isSet: null },
    { dimension: 'plan', startsWith: 'p' },
  ]
  const url = await urlOf({ by: ['plan', 'country'], top: 5, where, preset: 'LAST_7_DAYS' })
  expect(decodeURIComponent(url)).toContain('by=plan,country&top=5&where.country=Italy,&where_starts_with.plan=p')
  const signed = await get(url, {})
  expect(signed.status).toBe(200)
  expect(textsOf(await signed.text())).toContain('pro · (none)')
  const changed = [
    url.replace('top=5', 'top=6'),
    url.replace('by=plan%2Ccountry', 'by=plan'),
    url.replace('where.country=Italy%2C', 'where.country=Italy'),
    url.replace(/&where_starts_with.plan=p/, ''),
    `${url}&where_not.country=France`,
    `${url}&by=plan`,
  ]
  for (const wrong of changed) expect([await get(wrong, {}).then(it => it.status >= 400), wrong]).toEqual([true, wrong])
  const embed = await (await get(await urlOf({ format: 'EMBED', by: ['country'] }), {})).text()
  expect(embed).toContain('by=country')
})

test.each([
  ['by=city', 'by'],
  ['by=country,country', 'by'],
  ['by=a,b,c,d', 'by'],
  ['top=0', 'top'],
  ['top=x', 'top'],
  ['top=', 'top'],
  ['where.city=Rome', 'where.city'],
  ['where.=Rome', 'where.'],
  ['where=Rome', 'where'],
  ['where_is_set.country=yes', 'where_is_set.country'],
])('%s is refused and names the member', async (query, field) => {
  const response = await get(`/widgets/${id}.svg?${query}`)
  const body = (await response.json()) as { errors: Record<string, string[]> }
  expect([response.status, Object.keys(body.errors)]).toEqual([400, [field]])
})

test.each([
  [{ by: ['country', 'country'] }, 'by'],
  [{ by: ['city'] }, 'by'],
  [{ top: 1_001 }, 'top'],
  [{ where: [{ dimension: 'country', in: [] }] }, 'where'],
  [{ where: [{ dimension: 'city', in: ['Rome'] }] }, 'where'],
])('chartUrl refuses %j', async (own, field) => {
  const { errors } = await it.send(chartUrl, { id, ...own })
  expect(Object.keys(errors?.[0]?.extensions.fields ?? {}).join()).toMatch(new RegExp(`^${field}`))
})

test('a public link shows the whole, and is not asked for what it is made of', async () => {
  const { url } = (await it.ask(createShare, { input: { widgetId: id } })).createShare.share
  const picture = `${url}/${id}.svg`
  expect((await get(picture, {})).status).toBe(200)
  for (const query of ['by=country', 'where.country=Germany']) {
    const response = await get(`${picture}?${query}`, {})
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('as a whole')])
  }
})
