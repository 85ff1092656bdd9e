// Groups of metrics that are counted from events: in which order, beside which others, and how many.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { declareDimensions } from '../_kit/dimensions.ts'
import {
  ask,
  countedBy,
  groupNames,
  made,
  own,
  type Question,
  refused,
  shopOf,
  valueIn,
} from '../_kit/event-reports.ts'
import { createCalculatedMetric, push } from '../_kit/operations.ts'
import { addEvents } from '../_kit/tables.ts'

let it: TestApp
let shop: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  shop = await shopOf(it, 'order')
  await addEvents(it, DEFAULT_PROJECT_ID, made)
})
afterAll(() => it?.[Symbol.asyncDispose]())

test('names go either way, and a formula over counts is one for each group', async () => {
  const id = await shopOf(it, 'order')
  await it.ask(createCalculatedMetric, { input: { widgetId: id, name: 'Each', formula: '[Revenue] / [Buyers]' } })
  const ordered = async (orderBy: object) =>
    ask(it, id, { by: ['ufProperties.urlPath'], top: 2, metrics: ['Each'], orderBy })
  expect(groupNames(await ordered({ by: 'NAME' }))).toEqual(['/0', '/1', 'others'])
  expect(groupNames(await ordered({ by: 'NAME', direction: 'DESC' }))).toEqual(['/2', '/1', 'others'])
  expect(groupNames(await ordered({ by: 'KEY', direction: 'DESC' }))).toEqual(['/0', '/1', 'others'])
  const each = (path: string) => {
    const counted = countedBy(
      made.filter(event => valueIn(event, 'ufProperties.urlPath') === path),
      own,
    )
    return (counted[1]?.headline ?? 0) / (counted[4]?.headline ?? 1)
  }
  const best = ['/0', '/1', '/2'].sort((a, b) => each(b) - each(a))
  const found = await ordered({ metric: 'Each' })
  expect(groupNames(found)).toEqual([best[0], best[1], 'others'])
  expect(found.groups.map(({ metrics }) => metrics[0]?.headline)).toEqual(
    best.map(path => expect.closeTo(each(path), 9)),
  )
})

describe('beside pushed numbers', () => {
  let id: string
  beforeAll(async () => {
    const pushed = await it.widget({ title: 'Spend', keyKind: 'DATE' })
    id = pushed.id
    await declareDimensions(it, id, ['country', 'ufProperties.urlPath'])
    const row = (key: string, value: string, country?: string, path?: string) => ({
      key,
      dimensions: [
        ...(country ? [{ dimension: 'country', value: country }] : []),
        ...(path ? [{ dimension: 'ufProperties.urlPath', value: path }] : []),
      ],
      values: [{ metric: 'Spend', value }],
    })
    const rows = [
      row('2026-11-14', '10', 'DE', '/1'),
      row('2026-11-15', '20.5', 'DE'),
      row('2026-11-15', '5', '7', '/0'),
      row('2026-11-16', '1', undefined, '/0'),
      row('2026-11-12', '3', 'O\u0308', '/0'),
    ]
    await it.ask(push, { input: { widgetId: id, rows } })
    await it.ask(createCalculatedMetric, {
      input: { widgetId: id, name: 'Per order', formula: `[Spend] / [${await ordersOf(shop)}]` },
    })
  })
  const ordersOf = async (widgetId: string) => {
    const reply = await it.send(
      'query ($id: ID!) { widget(id: $id) { metrics { id name } } }' as never,
      { id: widgetId } as never,
    )
    const { metrics } = (reply.data as { widget: { metrics: { id: string; name: string }[] } }).widget
    return metrics.find(({ name }) => name === 'Orders')?.id
  }

  test('the same values are the same group, and formulas over both line up', async () => {
    const counted = (country: string | null) =>
      countedBy(
        made.filter(event => valueIn(event, 'country') === country),
        own,
      )[0]
    const found = await ask(it, id, { by: ['country'], top: 3 })
    expect(groupNames(found)).toEqual(['DE', '7', '', 'others'])
    const spent = [
      ['DE', 30.5, [10, 20.5, null, null]],
      ['7', 5, [null, 5, null, null]],
      [null, 1, [null, null, 1, null]],
    ] as const
    for (const [index, [country, headline, values]] of spent.entries()) {
      const [spend, each] = found.groups[index]?.metrics ?? []
      expect(spend).toMatchObject({ headline, values })
      const orders = counted(country)
      expect(each?.headline).toBeCloseTo(headline / (orders?.headline ?? 0), 12)
      for (const [day, value] of values.entries())
        if (value !== null && orders?.values[day]) expect(each?.values[day]).toBeCloseTo(value / orders.values[day], 12)
    }
    const filtered = await ask(it, id, { where: [{ dimension: 'country', in: ['DE'] }] })
    expect(filtered.metrics.map(({ headline }) => headline)).toEqual([
      30.5,
      expect.closeTo(30.5 / (counted('DE')?.headline ?? 0), 12),
    ])
  })

  test('one statement reads all counts, another one all series, to choose the groups as to tell them apart', async () => {
    await ask(it, id, { by: ['country'] })
    it.statements()
    await ask(it, id, { by: ['country'] })
    const texts = new Set(it.statements().filter(text => /series_points|from events/.test(text)))
    expect([...texts].filter(text => text.includes('from events'))).toHaveLength(1)
    // The period as one bucket adds up each series first, its days go by key alone.
    const ofSeries = [...texts].filter(text => text.includes('series_points'))
    expect(ofSeries.map(text => /\b(daily|pooled|levels) as/.exec(text)?.[1]).sort()).toEqual(['daily', 'pooled'])
  })
})

describe('many values', () => {
  let id: string
  beforeAll(async () => {
    id = await shopOf(it, 'seen')
    await it.app.gateway.pool.query(
      `insert into events (project_id, at, event_id, name, user_id, properties, uf_properties)
       select $1, '2026-11-15T10:00:00Z', 1000000 + n, 'seen', 'user-' || n % 10, jsonb_build_object('id', n, 'kind', n % 2, 'cart', jsonb_build_object('price', n)), '{}'
       from generate_series(1, 10100) as n`,
      [DEFAULT_PROJECT_ID],
    )
  })

  test('are no reason to refuse the largest or the first ones', async () => {
    const largest = await ask(it, id, { by: ['id'], top: 2, metrics: ['Revenue', 'Buyers'] })
    expect(groupNames(largest)).toEqual(['10100', '10099', 'others'])
    expect(largest.metrics.map(({ headline }) => headline)).toEqual([51_010_050, 10])
    expect(largest.groups[2]?.metrics.map(({ headline }) => headline)).toEqual([50_989_851, 10])
    const least = await ask(it, id, { by: ['id'], top: 2, metrics: ['Revenue'], orderBy: { direction: 'ASC' } })
    expect(groupNames(least)).toEqual(['1', '2', 'others'])
    expect(
      groupNames(
        await ask(it, id, { by: ['id'], top: 1, metrics: ['Orders'], orderBy: { by: 'NAME', direction: 'DESC' } }),
      ),
    ).toEqual(['9999', 'others'])
  })

  test('are refused where a formula would have to know them all', async () => {
    await it.ask(createCalculatedMetric, { input: { widgetId: id, name: 'Each', formula: '[Revenue] / [Orders]' } })
    expect(await refused(it, id, { by: ['id'], metrics: ['Each'] })).toEqual([
      'QUERY_TOO_COMPLEX',
      {
        by: [
          expect.stringMatching(
            /^The events of "Shop" have more than 10,000 groups by "id", too many to order by a formula/,
          ),
        ],
      },
    ])
    expect(groupNames(await ask(it, id, { by: ['kind'], metrics: ['Each'] }))).toEqual(['0', '1'])
    const one = { by: ['id'], metrics: ['Each'], where: [{ dimension: 'id', in: ['7', '8'] }] }
    expect(groupNames(await ask(it, id, one))).toEqual(['8', '7'])
  })
})

test('a bucket without events is filled for each group by itself, and for the whole by itself', async () => {
  const id = await shopOf(it, 'seldom')
  const seldom = (day: number, kind: string) => ({
    name: 'seldom',
    at: `2026-11-${day}T12:00:00Z`,
    userId: kind,
    properties: { kind },
  })
  await addEvents(it, DEFAULT_PROJECT_ID, [seldom(14, 'a'), seldom(14, 'a'), seldom(14, 'b'), seldom(16, 'b')])
  const filled = await ask(it, id, { by: ['kind'], metrics: ['Orders'], fill: 'PREVIOUS' })
  expect(filled.metrics[0]?.values).toEqual([3, 3, 1, 1])
  expect(filled.groups.map(({ metrics }) => metrics[0]?.values)).toEqual([
    [2, 2, 2, 2],
    [1, 1, 1, 1],
  ])
  const zero = await ask(it, id, { where: [{ dimension: 'kind', in: ['b'] }], metrics: ['Buyers'], fill: 'ZERO' })
  expect(zero.metrics[0]).toMatchObject({ headline: 1, values: [1, 0, 1, 0], runningTotals: [1, 1, 1, 1] })
})

test('what is no property, and no text, is refused in words', async () => {
  const messages = async (question: Question) => (await refused(it, shop, question)) as [string, object]
  for (const name of [
    '',
    'a..b',
    '.a',
    Array.from({ length: 11 }, () => 'a').join('.'),
    'x'.repeat(201),
    'a\0',
    '\ud800',
  ])
    expect(await messages({ by: [name] }), JSON.stringify(name)).toEqual([
      'BAD_USER_INPUT',
      { 'by.0': [expect.any(String)] },
    ])
  expect(await messages({ where: [{ dimension: 'a..b', isSet: true }] })).toEqual([
    'BAD_USER_INPUT',
    { 'where.0.dimension': [expect.any(String)] },
  ])
  for (const value of ['a\0', '\udc00']) {
    expect(await messages({ where: [{ dimension: 'a', in: ['x', value] }] })).toEqual([
      'BAD_USER_INPUT',
      { 'where.0.in': [expect.any(String)] },
    ])
    expect(await messages({ where: [{ dimension: 'a', notIn: [value] }] })).toEqual([
      'BAD_USER_INPUT',
      { 'where.0.notIn': [expect.any(String)] },
    ])
    expect(await messages({ where: [{ dimension: 'a', startsWith: value }] })).toEqual([
      'BAD_USER_INPUT',
      { 'where.0.startsWith': [expect.any(String)] },
    ])
  }
})
