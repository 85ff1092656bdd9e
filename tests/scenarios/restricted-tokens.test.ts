// Tokens that are for some widgets: what they see, what they may do, and that the rest is as if it did not exist.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { CreateTokenInput } from '../_kit/gql/graphql.ts'
import { createCalculatedMetric, createToken, push, widgetMetrics } from '../_kit/operations.ts'

const HIDDEN = 'Hidden title'
let it: TestApp
/** The widget that the tokens are for, and one of the same project that they are not for. */
let mine: { id: string; metric: string }
let hidden: { id: string; metric: string }
let secret: string

beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  mine = await made('My widget', 'Users', '7')
  hidden = await made(HIDDEN, 'Hidden metric', '35')
  secret = (await issue({ widgetIds: [mine.id] })).secret
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function made(title: string, metric: string, value: string) {
  const { id } = await it.widget({ title, tags: ['shared'], keyKind: 'DATE' })
  const rows = [{ key: '2026-11-20', values: [{ metric, value }] }]
  await it.ask(push, { input: { widgetId: id, rows } })
  return { id, metric: (await it.ask(widgetMetrics, { id })).widget?.metrics[0]?.id ?? '' }
}

async function issue(input: Partial<CreateTokenInput>) {
  const scopes = ['PUSH', 'READ', 'MANAGE', 'CALL', 'SQL', 'ADMIN'] as const
  return (await it.ask(createToken, { input: { name: 'Part', scopes: [...scopes], ...input } })).createToken
}

interface Reply {
  data?: Record<string, unknown> | null
  errors?: { message: string; path?: unknown[]; extensions: { code: string; fields?: Record<string, string[]> } }[]
}

async function ask(query: string, token = secret, variables?: Record<string, unknown>): Promise<Reply> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Reply
}

async function dataOf<Data>(query: string, token: string): Promise<Data> {
  const { data, errors } = await ask(query, token)
  if (!data) throw new Error(JSON.stringify(errors))
  return data as Data
}

async function external(path: string, body: object, token = secret) {
  const response = await fetch(`${it.url}/api/external${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

describe('making one', () => {
  test('its widgets are shown with the token, and to itself', async () => {
    const { token, secret } = await issue({ name: 'Shown', widgetIds: [mine.id, hidden.id, mine.id] })
    const widgetIds = [mine.id, hidden.id]
    expect((await ask('{ viewer { widgetIds } }', secret)).data).toEqual({ viewer: { widgetIds } })
    expect((await ask('{ viewer { widgetIds } }', ADMIN)).data).toEqual({ viewer: { widgetIds: null } })
    const listed = await ask(`{ node(id: "${token.id}") { ... on Token { widgetIds } } }`, ADMIN)
    expect(listed.data).toEqual({ node: { widgetIds } })
    const wanted = { name: 'REST', scopes: ['read'], widget_ids: [mine.id] }
    const { body } = await external('/create/token', wanted, ADMIN)
    expect(body.model).toMatchObject({ widget_ids: [mine.id] })
    const condition = [['widget_ids', '=', hidden.id]]
    const rows = await external('/list/token', { select: ['id', 'widget_ids'], condition }, ADMIN)
    expect(rows.body.data).toEqual([{ id: token.id, widget_ids: widgetIds }])
  })

  test.each([
    ['none', () => [], 'Name 1 to 500 widgets.'],
    ['too many', () => Array<string>(501).fill(mine.id), 'Name 1 to 500 widgets.'],
    ['one that is not there', () => [mine.id, 'widget_zz'], 'There is no widget "widget_zz".'],
    ['something else', () => [mine.metric], /^There is no widget "metric_/],
  ])('with %s is refused', async (_name, widgetIds, sentence) => {
    const input = { name: 'x', scopes: ['READ'], widgetIds: widgetIds() }
    const query = 'mutation ($input: CreateTokenInput!) { createToken(input: $input) { secret } }'
    const { errors } = await ask(query, ADMIN, { input })
    const message = typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }])
    expect(errors?.[0]?.extensions.fields).toEqual({ 'input.widgetIds': [message] })
  })

  test('is nothing that such a token may do, for itself neither', async () => {
    const query = `mutation { createToken(input: { name: "x", scopes: [READ], widgetIds: ["${mine.id}"] }) { secret } }`
    expect((await ask(query)).errors).toMatchObject([{ message: 'The token is for 1 widget only.' }])
  })
})

describe('reading', () => {
  test('lists, searches and the board have its widgets only', async () => {
    await ask(
      `mutation { saveBoard(input: { cards: [{ widgetId: "${hidden.id}" }, { widgetId: "${mine.id}" }] }) { __typename } }`,
      ADMIN,
    )
    const { data } = await ask(`{
      widgets(tag: "shared") { edges { node { id } } pageInfo { hasNextPage } }
      one: widgets(first: 1) { edges { node { id } } pageInfo { hasNextPage } }
      none: widgets(search: "Hidden") { edges { cursor } }
      metrics { edges { node { id } } }
      no: metrics(search: "Hidden") { edges { cursor } }
      board { cards { widget { id } } }
    }`)
    const page = { edges: [{ node: { id: mine.id } }], pageInfo: { hasNextPage: false } }
    expect(data).toEqual({
      widgets: page,
      one: page,
      none: { edges: [] },
      metrics: { edges: [{ node: { id: mine.metric } }] },
      no: { edges: [] },
      board: { cards: [{ widget: { id: mine.id } }] },
    })
  })

  test('its own report is the report that everybody gets', async () => {
    const query = `{ widget(id: "${mine.id}") { title report { keys metrics { sum values metric { name } } } } }`
    const reply = await ask(query)
    expect(reply.errors).toBeUndefined()
    expect(reply).toEqual(await ask(query, ADMIN))
  })

  test('values of dimensions are those of its own widgets', async () => {
    const made = async (value: string) => {
      const { id } = await it.widget({ keyKind: 'DATE', dimensions: ['country'] })
      const dimensions = [{ dimension: 'country', value }]
      const rows = [{ key: '2026-11-01', dimensions, values: [{ metric: 'Sales', value: '1' }] }]
      await it.ask(push, { input: { widgetId: id, rows } })
      return id
    }
    const [own, other] = [await made('DE'), await made('AT')]
    const { secret } = await issue({ name: 'One of two', widgetIds: [own] })
    const values = '{ dimensions { name values(first: 5) { totalCount nodes { value } } } }'
    const shown = { dimensions: [{ name: 'country', values: { totalCount: 1, nodes: [{ value: 'DE' }] } }] }
    expect((await ask(`{ widget(id: "${own}") ${values} }`, secret)).data).toEqual({ widget: shown })
    expect((await ask(`{ widgets(first: 2) { nodes ${values} } }`, secret)).data).toEqual({
      widgets: { nodes: [shown] },
    })
    const hidden = await ask(`{ widget(id: "${other}") ${values} }`, secret)
    expect(hidden).toMatchObject({ data: { widget: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    const declared = `mutation { updateWidget(input: { id: "${other}", dimensions: ["plan"] }) { widget { id } } }`
    expect(await ask(declared, secret)).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
  })

  test('of widgets of which it sees some, the others are not there', async () => {
    const ids = JSON.stringify([hidden.id, mine.id, 'widget_zz'])
    const { data, errors } = await ask(`{ widgetsById(ids: ${ids}) { id } }`)
    expect(data).toEqual({ widgetsById: [null, { id: mine.id }, null] })
    expect(errors?.map(({ path, extensions }) => [path?.at(-1), extensions.code])).toEqual([
      [0, 'NOT_FOUND'],
      [2, 'NOT_FOUND'],
    ])
  })

  test.each([
    'widget(id: "$widget") { id }',
    'node(id: "$widget") { id }',
    'widgetsById(ids: ["$widget"]) { id }',
    'reports(widgetIds: ["$widget"]) { keys }',
    'reports(widgetIds: ["$mine", "$widget"]) { keys }',
  ])('%s: the same words for a hidden widget and for none', async field => {
    const errorOf = async (id: string) => {
      const { errors } = await ask(`{ ${field.replace('$mine', mine.id).replace('$widget', id)} }`)
      return errors?.map(({ message, path, extensions }) => [message.replaceAll(id, 'ID'), path, extensions.code])
    }
    expect(await errorOf(hidden.id)).toEqual([[expect.any(String), expect.any(Array), 'NOT_FOUND']])
    expect(await errorOf(hidden.id)).toEqual(await errorOf('widget_zz'))
  })

  test('nothing is asked of the database for a hidden widget, so that it takes no longer than one that is not there', async () => {
    for (const query of [
      `{ widget(id: "${hidden.id}") { title } }`,
      `{ metric(id: "${hidden.metric}") { name } }`,
      `{ node(id: "${hidden.id}") { id } }`,
      `{ a: reports(widgetIds: ["${hidden.id}"]) { keys } }`,
    ]) {
      await ask(query)
      it.statements()
      await ask(query)
      const about = it.statements().filter(text => /widgets|metrics/.test(text))
      expect([query, about]).toEqual([query, []])
    }
  })

  test('entities that are no part of a widget are refused where they hang on one', async () => {
    const { data, errors } = await ask(`{ widget(id: "${mine.id}") { id feeds { name } } }`)
    expect(data?.widget).toEqual({ id: mine.id, feeds: null })
    expect(errors).toMatchObject([{ message: 'The token is for 1 widget only.', path: ['widget', 'feeds'] }])
  })

  test('REST: lists have its rows only, whatever the conditions say', async () => {
    const { body } = await external('/list/widget', {
      select: ['id'],
      condition: { operator: 'OR', 0: ['title', '=', HIDDEN], 1: ['id', '!=', 'widget_zz'] },
      order: ['title DESC'],
    })
    expect(body.data).toEqual([{ id: mine.id }])
    const metrics = await external('/list/metric', { select: ['id'], condition: [['widget_id', '=', hidden.id]] })
    expect(metrics.body.data).toEqual([])
    for (const id of [hidden.id, 'widget_zz'])
      expect((await external('/list/point', { widget_id: id })).body).toMatchObject({
        code: 404,
        message: expect.any(String),
      })
    for (const path of ['.csv', '.svg', '.png', '/report'])
      for (const [id, status] of [
        [hidden.id, 404],
        [mine.id, 200],
      ] as const) {
        const headers = { authorization: `Bearer ${secret}` }
        const response = await fetch(`${it.url}/widgets/${id}${path}`, { headers })
        expect([path, response.status]).toEqual([path, status])
        expect(await response.text()).not.toContain('Hidden')
      }
  })
})

describe('writing', () => {
  const one = (widgetId: string, extra = '') =>
    `mutation { push(input: { widgetId: "${widgetId}"${extra}, rows: [{ key: "2026-11-19", values: [{ metric: "Users", value: 1 }] }] }) { receipt { id points } } }`

  test('goes into its widgets, and into no other', async () => {
    expect((await ask(one(mine.id))).errors).toBeUndefined()
    expect((await ask(one(hidden.id))).errors).toMatchObject([{ message: 'The widget does not exist.' }])
    expect((await ask('mutation { createWidget(input: { title: "x" }) { widget { id } } }')).errors).toMatchObject([
      { message: 'The token is for 1 widget only.' },
    ])
  })

  test('a receipt and an idempotency key of a hidden widget tell nothing', async () => {
    const other = await made('Hidden push', 'Users', '1')
    const keyed = one(other.id, ', idempotencyKey: "k"')
    const { receipt } = (await dataOf<{ push: { receipt: { id: string } } }>(keyed, ADMIN)).push
    expect((await ask(`{ receipt(id: "${receipt.id}") { id } }`)).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ])
    expect((await ask(`{ receipt(id: "${receipt.id}") { id } }`, ADMIN)).data).toEqual({ receipt: { id: receipt.id } })
    expect((await ask(keyed)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
  })

  test('definitions of hidden widgets stay as they are', async () => {
    for (const field of [
      `updateWidget(input: { id: "${hidden.id}", title: "Taken" }) { __typename }`,
      `rotatePushKey(widgetId: "${hidden.id}") { __typename }`,
      `deleteWidget(id: "${hidden.id}") { __typename }`,
      `updateMetric(input: { metricId: "${hidden.metric}", unit: "x" }) { __typename }`,
      `setGoal(input: { metricId: "${hidden.metric}", period: DAY, target: "1" }) { __typename }`,
      `deletePoints(input: { widgetId: "${hidden.id}", keys: ["2026-11-20"] }) { __typename }`,
    ]) {
      const { errors } = await ask(`mutation { ${field} }`)
      expect([field, errors?.[0]?.extensions.code]).toEqual([field, 'NOT_FOUND'])
    }
    const shown = `{ widget(id: "${hidden.id}") { title pushUrl metrics { unit goals { target } } report { metrics { sum } } } }`
    expect((await ask(shown, ADMIN)).data).toMatchObject({
      widget: { title: HIDDEN, metrics: [{ unit: null, goals: [] }], report: { metrics: [{ sum: 35 }] } },
    })
    const { pushUrl } = (await dataOf<{ widget: { pushUrl: string } }>(shown, ADMIN)).widget
    const push = await it.cyfe(pushUrl, { data: [] })
    expect(push.status).not.toBe(401)
  })

  test('its own definition may be changed, and its own widget deleted', async () => {
    const own = await made('To be deleted', 'a', '1')
    const { secret } = await issue({ widgetIds: [own.id] })
    const renamed = `mutation { updateWidget(input: { id: "${own.id}", title: "Renamed" }) { widget { title } } }`
    expect((await ask(renamed, secret)).data).toEqual({ updateWidget: { widget: { title: 'Renamed' } } })
    expect((await ask(`mutation { deleteWidget(id: "${own.id}") { id } }`, secret)).errors).toBeUndefined()
    expect((await ask('{ widgets { edges { cursor } } }', secret)).data).toEqual({ widgets: { edges: [] } })
  })

  test('a refused change is in the audit log', async () => {
    await ask('mutation { createWidget(input: { title: "x" }) { widget { id } } }')
    const log = '{ auditLog(first: 1) { edges { node { action actor error } } } }'
    expect((await ask(log, ADMIN)).data).toMatchObject({
      auditLog: { edges: [{ node: { action: 'createWidget', actor: 'Part', error: 'FORBIDDEN' } }] },
    })
  })
})

describe('formulas', () => {
  let calculated: string
  beforeEach(async () => {
    const input = { widgetId: mine.id, name: `Share ${Math.random()}`, formula: `[Users] / [${hidden.metric}]` }
    calculated = (await it.ask(createCalculatedMetric, { input })).createCalculatedMetric.metric.id
  })

  const headlineOf = (name: string) =>
    `{ widget(id: "${mine.id}") { report(period: { days: { from: "2026-11-20", through: "2026-11-20" } }, metrics: ["${name}"]) { metrics { headline } } } }`

  test('over metrics of other widgets are read: the result is part of the widget that shows it', async () => {
    const { metric } = await dataOf<{ metric: { name: string } }>(`{ metric(id: "${calculated}") { name } }`, secret)
    const query = headlineOf(metric.name)
    expect((await ask(query)).data).toMatchObject({ widget: { report: { metrics: [{ headline: 0.2 }] } } })
  })

  test('may not be given operands that the token does not see', async () => {
    const refused = await ask(
      `mutation { createCalculatedMetric(input: { widgetId: "${mine.id}", name: "Peek", formula: "[${hidden.metric}]" }) { metric { id } } }`,
    )
    expect(refused.errors).toMatchObject([{ message: expect.stringContaining('The widget has no metric') }])
    expect(JSON.stringify(refused)).not.toContain('Hidden')
  })

  test('that have lost a hidden operand do not say its name', async () => {
    const lost = await made('Hidden and lost', 'Hidden metric', '1')
    const input = { widgetId: mine.id, name: 'Lost', formula: `[${lost.metric}]` }
    await it.ask(createCalculatedMetric, { input })
    await ask(`mutation { deleteWidget(id: "${lost.id}") { id } }`, ADMIN)
    const { errors } = await ask(headlineOf('Lost'))
    expect(errors?.[0]?.message).toBe(
      'The calculated metric "Lost" refers to a metric of another widget, which was deleted. Change its formula.',
    )
    expect((await ask(headlineOf('Lost'), ADMIN)).errors?.[0]?.message).toContain('Hidden metric of Hidden and lost')
  })

  test('that would close a circle through a hidden widget do not say its names', async () => {
    const made = await it.ask(createCalculatedMetric, {
      input: { widgetId: mine.id, name: 'Mine', formula: '[Users]' },
    })
    const own = made.createCalculatedMetric.metric.id
    const back = { widgetId: hidden.id, name: 'Hidden circle', formula: `[${own}]` }
    const through = (await it.ask(createCalculatedMetric, { input: back })).createCalculatedMetric.metric.id
    const next = { widgetId: mine.id, name: 'Next', formula: `[${through}]` }
    await it.ask(createCalculatedMetric, { input: next })
    const { errors } = await ask(
      `mutation { updateMetric(input: { metricId: "${own}", formula: "[Next]" }) { __typename } }`,
    )
    expect(errors?.[0]?.message).toContain('The formula leads back to itself:')
    expect(errors?.[0]?.message).toContain('a metric of another widget')
    expect(errors?.[0]?.message).not.toContain('Hidden')
  })
})
