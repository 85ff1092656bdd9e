// Tokens for some rows of their widgets: every way to read is walked with one, and shows no number, key or value of any other row.
import { type GraphQLObjectType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operations } from '../../src/operations.ts'
import { idOf } from '../../src/request/global-id.ts'
import { answers } from '../../src/request/restriction.ts'
import { pathOf } from '../../src/rest/operation.ts'
import { schema } from '../../src/schema.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { type DividedWidgets, divideWidgets, leaks, OUTSIDE } from '../_kit/divided-widgets.ts'
import { follow } from '../_kit/events.ts'
import { createToken, push } from '../_kit/operations.ts'
import { routeCases } from './access/routes.cases.ts'
import { bodiesOf, documentsOf, subscriptionsOf } from './access/rows.cases.ts'

let it: TestApp
let ids: DividedWidgets['ids']
let metrics: DividedWidgets['metrics']
let secret: string
const documents = () => documentsOf({ ids, metrics })
const subscriptions = () => subscriptionsOf({ ids, metrics })
const bodies = () => bodiesOf({ ids, metrics })

beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  const made = await divideWidgets(it)
  ids = made.ids
  metrics = made.metrics
  secret = await issue([{ dimension: 'country', in: ['DE'] }])
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function issue(where: object[], widgetIds = Object.values(ids)): Promise<string> {
  const input = { name: 'Germany', scopes: ['READ'] as 'READ'[], widgetIds, where: where as { dimension: string }[] }
  return (await it.ask(createToken, { input })).createToken.secret
}

interface Reply {
  data?: Record<string, unknown> | null
  errors?: { message: string; path?: unknown[]; extensions: { code: string; fields?: Record<string, string[]> } }[]
}

async function ask(query: string, token = secret, variables: object = {}): Promise<Reply> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Reply
}

async function read(path: string, token: string, body?: object): Promise<{ status: number; text: string }> {
  const response = await fetch(`${it.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}` },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, text: await response.text() }
}

/** With the outside in it where it is asked with the whole, so that what is looked for can be found. */
const SHOWS_DEFINITIONS_ONLY = new Set(['viewer', 'board', '/info/widget', '/list/widget', '/info/lineage'])

describe('every way to read', () => {
  test('is in the tables below', () => {
    const someRows = { where: [{ dimension: 'a', in: [], notIn: null, startsWith: null, isSet: null }] }
    const open = (type: GraphQLObjectType | null | undefined) =>
      Object.values(type?.getFields() ?? {}).flatMap(field => (answers(someRows, field.extensions) ? [field.name] : []))
    expect(open(schema.getMutationType())).toEqual([])
    expect(open(schema.getQueryType()).sort()).toEqual([...new Set(documents().map(([field]) => field))].sort())
    expect(open(schema.getSubscriptionType()).sort()).toEqual(
      subscriptions()
        .map(([field]) => field)
        .sort(),
    )
    const nodes = Object.values(schema.getTypeMap()).filter(
      type =>
        isObjectType(type) &&
        type.getInterfaces().some(({ name }) => name === 'Node') &&
        answers(someRows, type.extensions),
    )
    expect(nodes.map(({ name }) => name).sort()).toEqual(['Metric', 'Widget'])
    const rest = operations.filter(operation => answers(someRows, operation)).map(pathOf)
    expect([...rest].sort()).toEqual(Object.keys(bodies()).sort())
  })

  test('GraphQL: shows nothing of the rows outside, and is no error', async () => {
    for (const [field, document] of documents()) {
      const [own, whole] = [await ask(document), await ask(document, ADMIN)]
      expect([document, whole.errors]).toEqual([document, undefined])
      expect([document, own.errors]).toEqual([document, undefined])
      expect([document, leaks(JSON.stringify(own.data), document.includes('2017'))]).toEqual([document, []])
      if (SHOWS_DEFINITIONS_ONLY.has(field) || document.includes('"Outside", null')) continue
      expect([document, leaks(JSON.stringify(whole.data)).length > 0]).toEqual([document, true])
    }
  })

  test('live reports: shows nothing of the rows outside, beside others who see them', async () => {
    // For the same widgets, and for other rows of them.
    const others = await issue([{ dimension: 'country', notIn: ['DE'] }])
    for (const [, document] of subscriptions()) {
      await using whole = await follow(it.url, others, document, {})
      await using own = await follow(it.url, secret, document, {})
      await expect.poll(() => [whole.messages.length, own.messages.length]).toEqual([1, 1])
      expect(own.messages[0]?.errors).toBeUndefined()
      expect([document, leaks(JSON.stringify(own.messages))]).toEqual([document, []])
      expect(leaks(JSON.stringify(whole.messages)).length).toBeGreaterThan(0)
    }
  })

  test('REST: shows nothing of the rows outside', async () => {
    for (const [path, all] of Object.entries(bodies())) {
      let found = 0
      for (const body of all) {
        const [own, whole] = [
          await read(`/api/external${path}`, secret, body),
          await read(`/api/external${path}`, ADMIN, body),
        ]
        expect([path, own.status, own.text]).toEqual([path, 200, expect.any(String)])
        expect([path, body, leaks(own.text)]).toEqual([path, body, []])
        found += leaks(whole.text).length
      }
      if (!SHOWS_DEFINITIONS_ONLY.has(path)) expect([path, found > 0]).toEqual([path, true])
    }
  })

  test('files and pictures: show nothing of the rows outside', async () => {
    for (const id of Object.values(ids)) {
      for (const rest of ['.csv', '.svg', '/report', '/report?period=all_time', '.svg?by=country&period=this_month']) {
        if (rest.includes('by=') && id !== ids.sales) continue
        const own = await read(`/widgets/${id}${rest}`, secret)
        expect([rest, own.status]).toEqual([rest, 200])
        const words = rest.startsWith('.svg') ? own.text.replace(/<(?!text)[^>]*>|(?<=<text)[^>]*/g, ' ') : own.text
        expect([id, rest, leaks(words)]).toEqual([id, rest, []])
      }
    }
    expect(leaks((await read(`/widgets/${ids.sales}.csv`, ADMIN)).text).length).toBeGreaterThan(0)
    const response = await fetch(`${it.url}/widgets/${ids.sales}.csv`, {
      headers: { authorization: `Bearer ${secret}` },
    })
    expect([response.headers.get('etag'), (await response.text()).split('\r\n').slice(0, 4)]).toEqual([
      null,
      [
        'Date,country,plan,Sales,Stock,Members',
        '20261020,DE,Pro,3,3,',
        '20261118,DE,Pro,5,5,',
        '20261119,DE,Free,7,7,',
      ],
    ])
  })

  test('all else is refused: what is of whole widgets, and what is of the project', async () => {
    const { receipt } = (
      await it.ask(push, {
        input: {
          widgetId: ids.flat,
          rows: [{ key: '2026-11-18', values: [{ metric: 'Users', value: String(OUTSIDE) }] }],
        },
      })
    ).push as { receipt: { id: string } }
    const message = 'The token is for some rows of 5 widgets only.'
    for (const document of [
      `{ receipt(id: "${receipt.id}") { rows } }`,
      `{ widget(id: "${ids.flat}") { receipts { nodes { rows } } } }`,
      '{ receipts { nodes { rows } } }',
      '{ sql(query: "select 1 as a") { rows } }',
      `mutation { push(input: { widgetId: "${ids.flat}", rows: [] }) { receipt { id } } }`,
      `mutation { updateMetric(input: { metricId: "${metrics['sales.Sales']}", unit: "x" }) { metric { id } } }`,
      `mutation { createViewToken(input: { widgetIds: ["${ids.flat}"] }) { secret } }`,
    ])
      expect([document, (await ask(document)).errors?.[0]?.message]).toEqual([document, message])
    expect((await ask(`{ node(id: "${receipt.id}") { id } }`)).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ])
    for (const operation of operations.filter(each => !(pathOf(each) in bodies()))) {
      const { status } = await read(`/api/external${pathOf(operation)}`, secret, operation.example)
      expect([pathOf(operation), status]).toEqual([pathOf(operation), 403])
    }
    for (const { route, scope, path, body } of routeCases.filter(each => !each.route.startsWith('GET /widgets/'))) {
      if (route.startsWith('POST /api/external')) continue
      const all = new Proxy({}, { get: () => ids.sales }) as Parameters<typeof path>[0]
      const method = route.split(' ')[0] ?? ''
      const response = await fetch(`${it.url}${path(all)}`, {
        method,
        headers: { authorization: `Bearer ${secret}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      expect([route, scope, response.status]).toEqual([route, scope, 403])
    }
  })
})

describe('what it shows', () => {
  test('is what everybody gets who asks with its filters', async () => {
    const asked = (where: string) =>
      `{ widget(id: "${ids.sales}") { report(period: { preset: THIS_YEAR }${where}) { id keys metrics { headline values goal { target attained } comparison { previous } } } } }`
    const own = await ask(asked(''))
    expect(own).toEqual(await ask(asked(', where: [{ dimension: "country", in: ["DE"] }]'), ADMIN))
    const month = `{ widget(id: "${ids.sales}") { report(period: { preset: THIS_MONTH }) { metrics { headline goal { target attained } } } } }`
    expect((await ask(month)).data).toMatchObject({
      widget: {
        report: {
          metrics: [
            { headline: 12, goal: { target: 40, attained: 12 } },
            { headline: 12 },
            { headline: 9 },
            { headline: null },
          ],
        },
      },
    })
    const values = await ask(`{ widget(id: "${ids.sales}") { dimensions { values { totalCount nodes { value } } } } }`)
    expect(values.data).toEqual({
      widget: {
        dimensions: [
          { values: { totalCount: 1, nodes: [{ value: 'DE' }] } },
          { values: { totalCount: 2, nodes: [{ value: 'Free' }, { value: 'Pro' }] } },
        ],
      },
    })
    const allTime = `{ reports(widgetIds: ["${ids.sales}"], period: { preset: ALL_TIME }) { period { firstDay lastDay } } }`
    expect((await ask(allTime)).data).toEqual({
      reports: [{ period: { firstDay: '2026-10-01', lastDay: '2026-11-30' } }],
    })
    const visits = `{ widget(id: "${ids.visits}") { report(period: { preset: ALL_TIME }) { period { firstDay lastDay } metrics { headline } } } }`
    expect((await ask(visits)).data).toEqual({
      widget: { report: { period: { firstDay: '2026-11-18', lastDay: '2026-11-18' }, metrics: [{ headline: 2 }] } },
    })
  })

  test('rows without a value are in it where its filters let them pass, and so are widgets without dimensions', async () => {
    const unset = await issue([{ dimension: 'country', in: ['DE', null] }])
    const headlines = `{ reports(widgetIds: ["${ids.sales}", "${ids.flat}"], period: { preset: THIS_MONTH }) { metrics { headline } } }`
    expect((await ask(headlines, unset)).data).toEqual({
      reports: [
        {
          metrics: [
            { headline: OUTSIDE + 12 },
            { headline: OUTSIDE + 12 },
            { headline: null },
            { headline: 3 * OUTSIDE + 12 },
          ],
        },
        { metrics: [{ headline: 2 * OUTSIDE }] },
      ],
    })
    const names = `{ a: widget(id: "${ids.names}") { report { keys metrics { sum } } } b: widget(id: "${ids.pages}") { report { keys } } }`
    expect((await ask(names, unset)).data).toEqual({
      a: { report: { keys: ['Outside name'], metrics: [{ sum: OUTSIDE }] } },
      b: { report: { keys: [] } },
    })
    expect((await ask(names)).data).toEqual({
      a: { report: { keys: [], metrics: [{ sum: null }] } },
      b: { report: { keys: [] } },
    })
    expect((await read(`/widgets/${ids.flat}.csv`, unset)).text).toContain(String(OUTSIDE))
    expect((await read('/api/external/list/point', unset, { widget_id: ids.names })).text).toContain('Outside name')
  })

  test('a filter of a report takes more away, and brings nothing back', async () => {
    const asked = (where: string) =>
      `{ widget(id: "${ids.sales}") { report(period: { preset: THIS_MONTH }, where: ${where}) { metrics { headline } } } }`
    const of = async (where: string) =>
      ((await ask(asked(where))).data as { widget: { report: { metrics: { headline: number | null }[] } } }).widget
        .report.metrics[0]?.headline
    expect(await of('[{ dimension: "plan", in: ["Pro"] }]')).toBe(5)
    expect(await of('[{ dimension: "country", in: ["Outside"] }]')).toBeNull()
    expect(await of('[{ dimension: "country", isSet: false }]')).toBeNull()
  })
})

describe('making one', () => {
  const creation =
    'mutation ($input: CreateTokenInput!) { createToken(input: $input) { token { where widgetIds } secret } }'
  const input = (more: object) => ({
    input: {
      name: 'Germany',
      scopes: ['READ'],
      widgetIds: [ids.sales],
      where: [{ dimension: 'country', in: ['DE'] }],
      ...more,
    },
  })

  test('its filters are shown with the token and to itself, as an address of a report has them', async () => {
    const where = [
      { dimension: ' country', in: ['DE', 'a,b', null] },
      { dimension: 'plan', notIn: ['Free'], isSet: true },
    ]
    const texts = ['where.country=DE,a\\,b,', 'where_is_set.plan=true', 'where_not.plan=Free']
    const made = (await ask(creation, ADMIN, input({ where }))).data?.createToken as { token: object; secret: string }
    expect(made.token).toEqual({ where: texts, widgetIds: [ids.sales] })
    expect((await ask('{ viewer { where widgetIds scopes } }', made.secret)).data).toEqual({
      viewer: { where: texts, widgetIds: [ids.sales], scopes: ['READ'] },
    })
    const filters = [{ dimension: 'country', not_in: ['FR'] }]
    const rest = { name: 'REST', scopes: ['read'], widget_ids: [ids.sales], where: filters }
    const { text } = await read('/api/external/create/token', ADMIN, rest)
    expect(JSON.parse(text).model).toMatchObject({ where: ['where_not.country=FR'], widget_ids: [ids.sales] })
    const listed = await read('/api/external/list/token', ADMIN, {
      select: ['widget_ids'],
      condition: [['name', '=', 'REST']],
    })
    expect(JSON.parse(listed.text).data).toEqual([{ widget_ids: [ids.sales] }])
  })

  test('a gateway that knows no rows finds no widget in it', async () => {
    const { rows } = await it.app.gateway.pool.query(
      `select widget_ids, part_widget_ids from tokens where name = 'Germany' limit 1`,
    )
    expect(rows).toEqual([{ widget_ids: [], part_widget_ids: Object.values(ids).map(id => idOf('Widget', id)) }])
  })

  test.each<[string, object, string, string]>([
    ['no widgets', { widgetIds: null }, 'widgetIds', 'Filters are of widgets: name those that the token is for.'],
    [
      'another scope',
      { scopes: ['READ', 'PUSH'] },
      'scopes',
      'A token for some rows may read, and nothing else: all else is of whole widgets.',
    ],
    [
      'a dimension that no widget has',
      { where: [{ dimension: 'contry', in: ['DE'] }] },
      'where.0.dimension',
      'None of the widgets has a dimension "contry".',
    ],
    [
      'a filter that asks for nothing',
      { where: [{ dimension: 'country' }] },
      'where.0',
      'The filter of "country" asks for nothing: give in, notIn, startsWith or isSet.',
    ],
    [
      'a list without values',
      { where: [{ dimension: 'country', in: [] }] },
      'where.0.in',
      'The list of "country" has no value: the token would show nothing.',
    ],
    [
      'a value that none can be',
      { where: [{ dimension: 'country', startsWith: 'x'.repeat(256) }] },
      'where.0',
      'A value is at most 255 characters, without NUL.',
    ],
    [
      'too many values',
      { where: [{ dimension: 'country', in: Array.from({ length: 101 }, (_, n) => `${n}`) }] },
      'where',
      'The filters of a token list at most 100 values.',
    ],
    [
      'too many filters',
      { where: Array.from({ length: 21 }, () => ({ dimension: 'country', in: ['DE'] })) },
      'where',
      'A token has at most 20 filters.',
    ],
  ])('with %s is refused', async (_name, more, path, message) => {
    const { errors } = await ask(creation, ADMIN, input(more))
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { [`input.${path}`]: [message] } })
  })

  test('a filter by a property goes with widgets that count events', async () => {
    const { errors } = await ask(creation, ADMIN, input({ widgetIds: [ids.visits] }))
    expect(errors).toBeUndefined()
  })

  test('a view token has filters, too, and nobody takes them off', async () => {
    const query = 'mutation ($input: CreateViewTokenInput!) { createViewToken(input: $input) { secret } }'
    const view = async (where: object[]) => {
      const { data, errors } = await ask(query, ADMIN, { input: { widgetIds: [ids.sales], where } })
      if (errors) throw new Error(JSON.stringify(errors))
      return (data as { createViewToken: { secret: string } }).createViewToken.secret
    }
    const token = await view([{ dimension: 'country', in: ['DE'] }])
    const asked = `{ viewer { where } widgets { nodes { report(period: { preset: THIS_MONTH }) { metrics { headline } } } } }`
    const own = {
      viewer: { where: ['where.country=DE'] },
      widgets: {
        nodes: [{ report: { metrics: [{ headline: 12 }, { headline: 12 }, { headline: 9 }, { headline: null }] } }],
      },
    }
    expect((await ask(asked, token)).data).toEqual(own)
    // The same claims without the filters, with the signature of those that have them.
    const [claims = '', signature] = token.slice(4).split('.')
    const values = JSON.parse(Buffer.from(claims, 'base64url').toString()) as unknown[]
    const shorter = Buffer.from(JSON.stringify(values.slice(0, 5))).toString('base64url')
    expect((await ask(asked, `pgv_${shorter}.${signature}`)).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ])
    const { text } = await read('/api/external/create/view-token', ADMIN, {
      widget_ids: [ids.sales],
      where: [{ dimension: 'country', in: ['DE'] }],
    })
    expect((await ask(asked, JSON.parse(text).model.secret)).data).toEqual(own)
    const long = [{ dimension: 'country', in: Array.from({ length: 50 }, (_, n) => `${n}${'x'.repeat(90)}`) }]
    await expect(view(long)).rejects.toThrow('The filters of a view token have at most 4,000 bytes.')
  })
})
