// A push that names its widget by its push name.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { widgetList } from '../_kit/list-operations.ts'
import { createToken, push, report } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const rows = (value: number, dimensions?: { dimension: string; value: string }[]) => [
  { key: '2026-11-20', values: [{ metric: 'Users', value: String(value) }], ...(dimensions && { dimensions }) },
]

async function pusher(own: { autoCreate?: boolean; widgetIds?: string[] } = {}): Promise<string> {
  const { createToken: made } = await it.ask(createToken, { input: { name: 'pusher', scopes: ['PUSH'], ...own } })
  return made.secret
}

async function totalOf(id: string): Promise<number | null | undefined> {
  const { widget } = await it.ask(report, { id, period: { preset: 'ALL_TIME' } })
  return widget?.report.metrics[0]?.headline
}

test('the first push makes the widget where the token may, later ones find it, and its dimensions', async () => {
  const first = await it.send(push, {
    input: { pushName: 'orders', rows: rows(3, [{ dimension: 'shop', value: 'a' }]) },
  })
  expect(first).toMatchObject({ status: 200, data: { push: { receipt: { created: 1 } } } })
  const token = await pusher({ autoCreate: true })
  const more = { pushName: 'orders', rows: rows(4, [{ dimension: 'country', value: 'FR' }]) }
  expect(await it.send(push, { input: more }, token)).toMatchObject({ data: { push: { receipt: { created: 1 } } } })
  const other = await it.send(push, { input: { pushName: 'refunds', rows: rows(1) } }, token)
  expect(other.errors).toBeUndefined()
  const { widgets } = await it.ask(widgetList, {})
  expect(widgets?.nodes.map(({ title }) => title)).toEqual(['orders', 'refunds'])
})

test('a token that may only push is told what to do, and pushes to a widget that has the name', async () => {
  const token = await pusher()
  const input = { pushName: 'visits', rows: rows(5) }
  const refused = await it.send(push, { input }, token)
  expect(refused.errors?.[0]?.message).toContain('createWidget(input: { title, pushName: "visits" })')
  expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  const { id } = await it.widget({ title: 'Visits', pushName: 'visits' })
  expect((await it.send(push, { input }, token)).errors).toBeUndefined()
  expect(await totalOf(id)).toBe(5)
})

test('for a token that is limited to other widgets there is none of that name', async () => {
  const own = await it.widget({ title: 'Own', pushName: 'own' })
  const other = await it.widget({ title: 'Other', pushName: 'other' })
  const token = await pusher({ autoCreate: true, widgetIds: [own.id] })
  expect((await it.send(push, { input: { pushName: 'own', rows: rows(1) } }, token)).errors).toBeUndefined()
  const refused = await it.send(push, { input: { pushName: 'other', rows: rows(1) } }, token)
  expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  expect([await totalOf(own.id), await totalOf(other.id)]).toEqual([1, undefined])
})

test('a push names its widget in one way', async () => {
  const { id } = await it.widget({ pushName: 'twice' })
  for (const target of [{}, { widgetId: id, pushName: 'twice' }]) {
    const refused = await it.send(push, { input: { ...target, rows: rows(1) } })
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { 'input.widgetId': ['Name the widget by its widgetId, or by its pushName.'] },
    })
  }
})

test('an idempotency key counts once under a name, too', async () => {
  const input = { pushName: 'keyed', rows: rows(2), idempotencyKey: 'one' }
  const replayed = []
  for (let time = 0; time < 2; time++) replayed.push((await it.ask(push, { input })).push?.receipt.replayed)
  expect(replayed).toEqual([false, true])
})
