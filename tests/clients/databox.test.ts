// Databox' own client, unmodified, and what older ones send.
import { Configuration, DefaultApi, type PushData, type ResponseError } from 'databox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { headlines, lossyGateway, namedWidget, pointCount, pusher } from '../_kit/dialects.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const client = (url: string, token: string) =>
  new DefaultApi(new Configuration({ basePath: `${url}/databox`, username: token }))

const sales = (value: number, country: string, date = '2026-11-20'): PushData => ({
  ...{ key: '$sales', value, date, unit: 'EUR' },
  attributes: [{ key: 'country', value: country }],
})

test('the client pushes values with attributes, which are read back; what arrives twice, or is sent again, counts once', async () => {
  await using network = await lossyGateway(it.url)
  network.doubles = true
  const api = client(network.url, await pusher(it, true))
  await api.pingGet()
  const pushData = [sales(83.1, 'DE'), sales(20, 'FR'), sales(0.000000000000001, 'DE', '2026-11-21')]
  await api.dataPost({ pushData })
  network.lose(1)
  await expect(api.dataPost({ pushData })).rejects.toThrow()
  await api.dataPost({ pushData })
  expect(await headlines(it, 'sales', ['country'])).toEqual(['sales DE: 83.100000000000001', 'sales FR: 20'])
  expect(await namedWidget(it, 'sales')).toMatchObject({
    keyKind: 'DATE',
    dimensions: [{ name: 'country' }],
    metrics: [{ name: 'sales', aggregation: 'SUM', format: { unit: 'EUR' } }],
  })
})

const post = (body: string, path = '') =>
  fetch(`${it.url}/databox${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${ADMIN}:`).toString('base64')}` },
    body,
  })

test('older clients push several metrics with their attributes beside them', async () => {
  const body =
    '{"data":[{"$visits":12,"$signups":1.50,"date":"2026-11-20 17:00:00","channel":"ads","paid":true},{"$visits":3}]}'
  const reply = await post(body)
  expect([reply.status, await reply.json()]).toEqual([200, { status: 'OK', id: expect.any(String) }])
  expect(await namedWidget(it, 'visits')).toMatchObject({ keyKind: 'TIME' })
  expect(await headlines(it, 'signups', ['channel', 'paid'])).toEqual(['signups ads/true: 1.5'])
  expect(await headlines(it, 'visits')).toEqual(['visits: 15'])
})

test('the client hears why it was refused, and nothing of it is written', async () => {
  const before = await pointCount(it)
  const refusalOf = async (api: DefaultApi, pushData: PushData[]) => {
    const { response } = await api.dataPost({ pushData }).then(
      () => Promise.reject(new Error('it was taken')),
      (thrown: ResponseError) => thrown,
    )
    return [response.status, ((await response.json()) as { message: string }).message]
  }
  const token = await pusher(it, false)
  expect(await refusalOf(client(it.url, token), [{ key: 'nobodys', value: 1 }])).toEqual([
    403,
    expect.stringContaining('createWidget(input: { title, pushName: "nobodys" })'),
  ])
  expect(await refusalOf(client(it.url, 'wrong'), [])).toEqual([
    401,
    expect.stringContaining('as the user name of Basic'),
  ])
  const api = client(it.url, ADMIN)
  expect(await refusalOf(api, [{ key: 'x', value: 1, date: 'soon' }])).toEqual([400, expect.stringContaining('"soon"')])
  expect(await refusalOf(api, [{ key: 'x', value: 1, periodFrom: '2026-11-01', periodTo: '2026-11-30' }])).toEqual([
    400,
    expect.stringContaining('has a period'),
  ])
  expect(await pointCount(it)).toBe(before)
})

test.each([
  ['{'],
  ['1'],
  ['{"data":1}'],
  ['[1]'],
  ['[{"country":"DE"}]'],
  ['[{"key":"x","value":{}}]'],
  ['[{"key":"x","value":"many"}]'],
  ['[{"key":"x","value":1,"attributes":1}]'],
  ['[{"key":"","value":1}]'],
])('%s is refused', async body => {
  const reply = await post(body, '/data')
  expect([reply.status, await reply.json()]).toEqual([400, { type: 'invalid_data', message: expect.any(String) }])
})
