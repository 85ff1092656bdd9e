// Lists in other orders than that of their making, page by page, and what people search for in them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { ListMetricsQuery, ListTokensQuery, ListWidgetsQuery, WidgetOrder } from '../_kit/gql/graphql.ts'
import {
  metricList,
  orderedNames,
  receiptsInOrder,
  renameWidget,
  tokenNames,
  widgetList,
} from '../_kit/list-operations.ts'
import { createToken } from '../_kit/operations.ts'
import { saveQuery } from '../_kit/query-operations.ts'
import { saveFeed, saveSource } from '../_kit/source-operations.ts'

let now = NOON_2026_11_20
let it: TestApp
const widgets = new Map<string, { id: string; pushUrl: string }>()
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => now })
  const shop = { tags: ['Shop'], description: 'Orders by café and bar' }
  for (const [title, more] of [
    ['zebra', {}],
    ['Émile', shop],
    ['apple', shop],
    ['Apple', {}],
    ['Ωmega', {}],
  ] as const) {
    widgets.set(title, await it.widget({ title, ...more, tags: [...('tags' in more ? more.tags : [])] }))
    now += 1_000
  }
  for (const title of ['apple', 'zebra', 'Émile']) {
    await it.cyfe(widgets.get(title)?.pushUrl ?? '', { data: [{ Date: '20261119', 'Größe Users': '1', Orders: '2' }] })
    now += 60_000
  }
})
afterAll(() => it?.[Symbol.asyncDispose]())

type Page = { pageInfo: { hasNextPage: boolean; endCursor?: string | null } }

async function readAll<P extends Page>(read: (after: string | null) => Promise<P | null | undefined>): Promise<P[]> {
  const pages: P[] = []
  let after: string | null = null
  for (;;) {
    const page: P | null | undefined = await read(after)
    if (!page) throw new Error('no page')
    pages.push(page)
    if (!page.pageInfo.hasNextPage) return pages
    after = page.pageInfo.endCursor ?? null
  }
}

const titlesBy = async (orderBy: WidgetOrder, first: number) => {
  type Widgets = NonNullable<ListWidgetsQuery['widgets']>
  const pages = await readAll<Widgets>(async after => (await it.ask(widgetList, { first, after, orderBy })).widgets)
  return pages.flatMap(page => page.nodes.map(({ title }) => title))
}

describe('widgets', () => {
  test.each([
    ['TITLE', ['apple', 'Apple', 'Émile', 'zebra', 'Ωmega']],
    ['CREATED_AT', ['zebra', 'Émile', 'apple', 'Apple', 'Ωmega']],
    ['LAST_PUSH_AT', ['Apple', 'Ωmega', 'apple', 'zebra', 'Émile']],
  ] as const)('are in the order of %s, whatever the size of a page', async (field, expected) => {
    for (const first of [1, 2, 5]) {
      expect(await titlesBy({ field, direction: 'ASC' }, first)).toEqual(expected)
      expect(await titlesBy({ field, direction: 'DESC' }, first)).toEqual([...expected].reverse())
    }
  })

  test('go on behind the value that a cursor holds, also where the widget has moved', async () => {
    const orderBy = { field: 'TITLE', direction: 'ASC' } as const
    const { pageInfo } = (await it.ask(widgetList, { first: 3, orderBy })).widgets as NonNullable<
      ListWidgetsQuery['widgets']
    >
    await it.ask(renameWidget, { id: widgets.get('Émile')?.id ?? '', title: 'zzz' })
    const rest = (await it.ask(widgetList, { after: pageInfo.endCursor ?? null, orderBy })).widgets
    expect(rest?.nodes.map(({ title }) => title)).toEqual(['zebra', 'zzz', 'Ωmega'])
    await it.ask(renameWidget, { id: widgets.get('Émile')?.id ?? '', title: 'Émile' })
  })

  test.each([
    ['another field', { field: 'CREATED_AT', direction: 'ASC' }],
    ['another direction', { field: 'TITLE', direction: 'DESC' }],
  ] as const)('refuse a cursor of %s', async (_name, orderBy) => {
    const { widgets: page } = await it.ask(widgetList, { first: 1, orderBy: { field: 'TITLE', direction: 'ASC' } })
    const { errors } = await it.send(widgetList, { after: page?.pageInfo.endCursor ?? null, orderBy })
    expect(errors).toMatchObject([{ path: ['widgets'], extensions: { code: 'BAD_USER_INPUT' } }])
    expect(errors?.[0]?.message).toContain('The cursor is of a list in the order TITLE ASC')
  })

  test('refuse a cursor that nobody wrote, whatever it holds', async () => {
    for (const [field, key] of [
      ['TITLE', 'a\0b'],
      ['TITLE', null],
      ['LAST_PUSH_AT', 'yesterday'],
      ['LAST_PUSH_AT', null],
    ] as const) {
      const after = Buffer.from(JSON.stringify([field, 'ASC', key, '1'])).toString('base64url')
      const { errors } = await it.send(widgetList, { after, orderBy: { field, direction: 'ASC' } })
      expect([field, key, errors?.[0]?.extensions.code]).toEqual([field, key, 'BAD_USER_INPUT'])
    }
  })

  test.each([
    ['emile', ['Émile']],
    ['ÉMILE', ['Émile']],
    ['cafe shop', ['Émile', 'apple']],
    ['SHOP bár', ['Émile', 'apple']],
    ['apple orders', ['apple']],
    ['größe', ['zebra', 'Émile', 'apple']],
    ['users zeb', ['zebra']],
    ['ωMEGA', ['Ωmega']],
    ['%', []],
    ['apple nowhere', []],
    ['  ', ['zebra', 'Émile', 'apple', 'Apple', 'Ωmega']],
  ])('are found by %j', async (search, expected) => {
    const found = (await it.ask(widgetList, { search })).widgets
    expect(found?.nodes.map(({ title }) => title)).toEqual(expected)
  })

  test('are found by when they were not pushed to', async () => {
    const since = new Date(NOON_2026_11_20 + 5_000 + 60_000).toISOString()
    const found = (await it.ask(widgetList, { notPushedSince: since })).widgets
    expect(found?.nodes.map(({ title }) => title)).toEqual(['apple', 'Apple', 'Ωmega'])
  })

  test('refuse a search that is too long', async () => {
    const { errors } = await it.send(widgetList, { search: 'a b c d e f g h i j k' })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { search: [expect.any(String)] } })
  })
})

describe('metrics', () => {
  const lines = async (variables: object) => {
    type Metrics = NonNullable<ListMetricsQuery['metrics']>
    const pages = await readAll<Metrics>(
      async after => (await it.ask(metricList, { first: 2, after, ...variables })).metrics,
    )
    return pages.flatMap(page => page.nodes.map(({ name, widget }) => `${widget?.title} ${name}`))
  }

  test('are in the order of their names or of their widgets', async () => {
    const orders = ['apple Orders', 'zebra Orders', 'Émile Orders']
    const users = ['apple Größe Users', 'zebra Größe Users', 'Émile Größe Users']
    expect(await lines({ orderBy: { field: 'NAME', direction: 'ASC' } })).toEqual([...users, ...orders])
    expect(await lines({ orderBy: { field: 'WIDGET', direction: 'ASC' } })).toEqual(
      ['apple', 'Émile', 'zebra'].flatMap(title => [`${title} Größe Users`, `${title} Orders`]),
    )
  })

  test('are found by words of theirs and of their widgets, by tag and by widget', async () => {
    expect(await lines({ search: 'users zebra' })).toEqual(['zebra Größe Users'])
    expect(await lines({ search: 'grosse' })).toEqual([])
    expect(await lines({ tag: 'Shop', search: 'orders emile' })).toEqual(['Émile Größe Users', 'Émile Orders'])
    expect(await lines({ widgetId: widgets.get('zebra')?.id })).toEqual(['zebra Größe Users', 'zebra Orders'])
    expect(await lines({ widgetId: 'widget_1' })).toEqual([])
  })
})

test('tokens are in the order of their names', async () => {
  for (const name of ['b', 'A', 'ä', 'c']) await it.ask(createToken, { input: { name, scopes: ['READ'] } })
  type Tokens = NonNullable<ListTokensQuery['tokens']>
  const pages = await readAll<Tokens>(
    async after => (await it.ask(tokenNames, { first: 1, after, orderBy: { field: 'NAME', direction: 'ASC' } })).tokens,
  )
  expect(pages.flatMap(page => page.nodes.map(({ name }) => name))).toEqual(['A', 'ä', 'b', 'c'])
  const used = await it.ask(tokenNames, { orderBy: { field: 'LAST_USED_AT', direction: 'DESC' } })
  expect(used.tokens?.nodes.map(({ name }) => name)).toEqual(['c', 'ä', 'A', 'b'])
})

test('sources, feeds, saved queries, logs and receipts have orders of their own', async () => {
  const widgetId = widgets.get('zebra')?.id ?? ''
  for (const name of ['one', 'Two', 'three']) {
    await it.ask(saveSource, { input: { name, requests: [{ method: 'GET', url: 'https://example.org/' }] } })
    await it.ask(saveFeed, { input: { name, source: name, widgetId, key: 'k', metrics: [{ name: 'a', value: 'a' }] } })
    await it.ask(saveQuery, { input: { name, sql: 'select 1 as one' } })
    now += 1_000
  }
  await it.ask(saveSource, { input: { name: 'one', requests: [{ method: 'GET', url: 'https://example.org/2' }] } })
  const found = await it.ask(orderedNames, {})
  const names = (list: { nodes: { name: string }[] } | null | undefined) => list?.nodes.map(({ name }) => name)
  expect(names(found.sources)).toEqual(['Two', 'three', 'one'])
  expect(names(found.sourcesByUpdate)).toEqual(['one', 'three', 'Two'])
  expect(names(found.feeds)).toEqual(['one', 'three', 'Two'])
  expect(names(found.feedsBySuccess)).toEqual(['one', 'Two', 'three'])
  expect(names(found.savedQueries)).toEqual(['one', 'three', 'Two'])
  expect(names(found.savedQueriesByTime)).toEqual(['three', 'Two', 'one'])
  const [oldest, newest] = [found.auditLog?.nodes[0]?.at ?? '', found.newest?.nodes[0]?.at ?? '']
  expect(oldest < newest).toBe(true)
  await it.cyfe(widgets.get('zebra')?.pushUrl ?? '', { data: [{ Date: '20261119', Orders: '2' }] })
  const ids = async (direction: 'ASC' | 'DESC') => {
    const { widget } = await it.ask(receiptsInOrder, { id: widgetId, orderBy: { field: 'ACCEPTED_AT', direction } })
    return widget?.receipts?.nodes.map(({ id }) => id) ?? []
  }
  const oldestFirst = await ids('ASC')
  expect(oldestFirst).toHaveLength(2)
  expect(await ids('DESC')).toEqual([...oldestFirst].reverse())
})
