import { afterAll, beforeAll, expect, test } from 'vitest'
import { expireReceipts } from '../../src/push/expire-receipts.job.ts'
import { purgeWidgets } from '../../src/push/purge-widgets.job.ts'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { graphql } from '../_kit/gql/gql.ts'
import { push, report, widgetMetrics } from '../_kit/operations.ts'
import { deletePoints } from '../_kit/push-operations.ts'

const receipts = graphql(/* GraphQL */ `
  query TestReceipts($id: ID!, $receipt: ID!) {
    receipt(id: $receipt) {
      id
      points
    }
    widget(id: $id) {
      receipts(first: 1) {
        edges {
          node {
            id
          }
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  }
`)

const deleteWidget = graphql(/* GraphQL */ `
  mutation TestDeleteWidget($id: ID!) {
    deleteWidget(id: $id) {
      id
    }
  }
`)

const rotatePushKey = graphql(/* GraphQL */ `
  mutation TestRotatePushKey($id: ID!) {
    rotatePushKey(widgetId: $id) {
      widget {
        pushUrl
      }
    }
  }
`)

let now = NOON_2026_11_20
let it: TestApp
beforeAll(async () => {
  it = await startTestApp({ MONTHLY_PUSH_QUOTA: '6' }, { clock: () => now })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const row = (day: string, value = '1') => ({ data: [{ Date: day, m: value }] })

test('the month has so many pushes; refused and replayed ones do not count; then 429 says when to come back', async () => {
  const { pushUrl } = await it.widget()
  const first = await it.cyfe(pushUrl, row('20261101'), { 'idempotency-key': 'one' })
  expect(first.headers.get('ratelimit-policy')).toBe(`"pushes";q=6;w=${30 * 86_400}, "token";q=60000;w=60`)
  await it.cyfe(pushUrl, row('20261101'), { 'idempotency-key': 'one' })
  await it.cyfe(pushUrl, row('20261131'))
  for (let n = 2; n <= 6; n++) {
    const reply = await it.cyfe(pushUrl, row(`2026110${n}`))
    expect(reply.status).toBe(200)
    expect(reply.headers.get('ratelimit')).toMatch(
      new RegExp(`^"pushes";r=${6 - n};t=${10 * 86_400 + 43_200}(, "token";r=\\d+;t=\\d+)?$`),
    )
  }
  const refused = await it.cyfe(pushUrl, row('20261107'))
  expect(refused.status).toBe(429)
  expect(refused.body.message).toBe(
    "The project's quota of 6 pushes a month is used up. It begins anew on the 1st (UTC).",
  )
  expect(refused.headers.get('retry-after')).toBe(String(10 * 86_400 + 43_200))
  // The next month begins with the whole quota.
  now = Date.UTC(2026, 11, 1)
  expect((await it.cyfe(pushUrl, row('20261201'))).status).toBe(200)
})

test('receipts can be asked for, newest first, until they expire', async () => {
  now = Date.UTC(2027, 0, 1)
  const { id } = await it.widget({ keyKind: 'DATE' })
  const send = (key: string) =>
    it.ask(push, {
      input: { widgetId: id, idempotencyKey: 'cron', rows: [{ key, values: [{ metric: 'm', value: 1 }] }] },
    })
  const { receipt } = (await send('2027-01-01')).push
  expect(await it.ask(receipts, { id, receipt: receipt.id })).toEqual({
    receipt: { id: receipt.id, points: 1 },
    widget: { receipts: { edges: [{ node: { id: receipt.id } }], pageInfo: { hasNextPage: false } } },
  })
  now += 25 * 3_600_000
  await expireReceipts.run(it.app.gateway, new AbortController().signal)
  const expired = await it.send(receipts, { id, receipt: receipt.id })
  expect(expired.errors).toMatchObject([{ path: ['receipt'], extensions: { code: 'NOT_FOUND' } }])
  // The key is free again: after it has expired the same push is a new one.
  expect((await send('2027-01-01')).push.receipt.replayed).toBe(false)
})

test('points are deleted by days, by keys and by metric, and nothing else goes', async () => {
  now = Date.UTC(2027, 1, 1)
  const { id, pushUrl } = await it.widget()
  const data = [1, 2, 3, 4, 5].map(day => ({ Date: `2027010${day}`, a: '1', b: '10' }))
  await it.cyfe(pushUrl, { data })
  const sums = async () =>
    (await it.ask(report, { id, period: { preset: 'ALL_TIME' } })).widget?.report.metrics.map(metric => metric.sum)
  const gone = async (
    input: Omit<Parameters<typeof it.ask<unknown, { input: { widgetId: string } }>>[1]['input'], 'widgetId'> & object,
  ) => (await it.ask(deletePoints, { input: { widgetId: id, ...input } })).deletePoints.deleted
  expect(await gone({ days: { from: '2027-01-01', through: '2027-01-02' } })).toBe(4)
  expect(await sums()).toEqual([3, 30])
  expect(await gone({ keys: ['20270103'], metrics: ['b'] })).toBe(1)
  const [a] = (await it.ask(widgetMetrics, { id })).widget.metrics
  expect(await gone({ keys: ['20270104'], metricIds: [a?.id ?? ''] })).toBe(1)
  expect(await sums()).toEqual([2, 20])
  const other = await it.send(deletePoints, { input: { widgetId: id, keys: ['20270105'], metricIds: ['metric_1_1'] } })
  expect(other.errors?.[0]?.extensions.fields).toEqual({ 'input.metricIds': [expect.stringContaining('metric_1_1')] })
  const wrong = await it.send(deletePoints, { input: { widgetId: id } })
  expect(wrong.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
})

test('a rotated push key stops at once, and a deleted widget takes no more pushes and loses its points', async () => {
  now = Date.UTC(2027, 2, 1)
  const { id, pushUrl } = await it.widget()
  expect((await it.cyfe(pushUrl, row('20270301'))).status).toBe(200)
  const newUrl = (await it.ask(rotatePushKey, { id })).rotatePushKey.widget.pushUrl ?? ''
  expect((await it.cyfe(pushUrl, row('20270301'))).body.message).toBe('Invalid widget key')
  expect((await it.cyfe(newUrl, row('20270301'))).status).toBe(200)
  await it.ask(deleteWidget, { id })
  expect((await it.cyfe(newUrl, row('20270301'))).body.message).toBe('Invalid widget key')
  await purgeWidgets.run(it.app.gateway, new AbortController().signal)
  const { rows } = await it.app.gateway.pool.query(
    'select count(*)::int as n from points p join widgets w using (project_id, widget_id) where w.deleted_at is not null',
  )
  expect(rows).toEqual([{ n: 0 }])
})

test('an export is the rows as they were pushed, and the options that are set', async () => {
  now = Date.UTC(2027, 3, 1)
  const { id, pushUrl } = await it.widget()
  const data = [
    { Country: 'Chad', Users: '1.50', '=Sum': '2' },
    { Country: 'a "b", c', Users: '3' },
  ]
  await it.cyfe(pushUrl, { data, color: { Users: '#ff0000' }, average: { Users: 1 } })
  const response = await fetch(`${it.url}/widgets/${id}.csv`, {
    headers: { authorization: 'Bearer the-administrator-of-the-tests-0001' },
  })
  expect(await response.text()).toBe(
    [`Country,Users,'=Sum`, 'Chad,1.5,2', '"a ""b"", c",3,', 'Color,#ff0000,', 'Average,1,', ''].join('\r\n'),
  )
  expect((await fetch(`${it.url}/widgets/${id}.csv`)).status).toBe(401)
})
