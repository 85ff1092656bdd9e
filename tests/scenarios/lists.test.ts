import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import type { ListWidgetsQuery } from '../_kit/gql/graphql.ts'
import { everyCount, receiptCount, widgetCount, widgetList } from '../_kit/list-operations.ts'
import { createProject, createToken, push } from '../_kit/operations.ts'

let it: TestApp
const titles = ['Orders', 'Users of the shop', 'Revenue', 'Errors', 'Orders of the week']
const ids: string[] = []

beforeAll(async () => {
  it = await startTestApp()
  for (const title of titles) ids.push((await it.widget({ title, tags: title.includes('Orders') ? ['shop'] : [] })).id)
  for (const key of ['2026-11-18', '2026-11-19', '2026-11-20'])
    await it.ask(push, { input: { widgetId: ids[0] ?? '', rows: [{ key, values: [{ metric: 'a', value: '1' }] }] } })
})
afterAll(() => it?.[Symbol.asyncDispose]())

describe('a list', () => {
  test('is read page by page, each entry once', async () => {
    const read: string[] = []
    let after: string | null = null
    for (let hasNextPage = true; hasNextPage; ) {
      const { widgets }: ListWidgetsQuery = await it.ask(widgetList, { first: 2, after })
      read.push(...widgets.nodes.map(({ title }) => title))
      hasNextPage = widgets.pageInfo.hasNextPage
      after = widgets.pageInfo.endCursor ?? null
    }
    expect(read).toEqual(titles)
  })

  test('is counted as it is filtered, in one statement, and only where somebody asks', async () => {
    it.statements()
    expect(await it.ask(widgetCount, { tag: 'shop' })).toEqual({ widgets: { totalCount: 2 } })
    expect(it.statements().some(text => text.includes('count(*)'))).toBe(true)
    expect(await it.ask(widgetCount, { search: 'users' })).toEqual({ widgets: { totalCount: 1 } })
    it.statements()
    await it.ask(widgetList, { first: 2 })
    expect(it.statements().filter(text => text.includes('count(*)'))).toEqual([])
  })

  test('has the entries of its page and the count of all', async () => {
    const { widget } = await it.ask(receiptCount, { id: ids[0] ?? '' })
    expect(widget?.receipts.totalCount).toBe(3)
    expect(widget?.receipts.nodes).toHaveLength(2)
  })

  test('counts what belongs to the project of the token, whatever it is a list of', async () => {
    await it.ask(createToken, { input: { name: 'one', scopes: ['READ'] } })
    const other = (await it.ask(createProject, { input: { name: 'Other' } })).createProject.administrator.secret
    const counts = (data: Record<string, { totalCount: number }>) =>
      Object.fromEntries(Object.entries(data).map(([name, list]) => [name, list.totalCount]))
    expect(counts(await it.ask(everyCount, {}))).toMatchObject({
      projects: 2,
      tokens: 1,
      auditLog: 1,
      widgets: 5,
      metrics: 1,
    })
    const elsewhere = (await it.send(everyCount, {}, other)).data
    expect(counts(elsewhere ?? {})).toEqual({
      projects: 1,
      tokens: 1,
      clients: 0,
      auditLog: 0,
      shares: 0,
      widgets: 0,
      metrics: 0,
      savedQueries: 0,
      sources: 0,
      feeds: 0,
      callLog: 0,
    })
  })

  test('refuses a cursor that is none', async () => {
    const { data, errors } = await it.send(widgetList, { after: 'widget_1' })
    expect(data?.widgets ?? null).toBeNull()
    expect(errors).toMatchObject([
      { path: ['widgets'], extensions: { code: 'BAD_USER_INPUT', fields: { after: [expect.any(String)] } } },
    ])
  })
})
