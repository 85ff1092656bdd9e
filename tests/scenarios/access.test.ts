import Fastify, { type FastifyInstance } from 'fastify'
import type { GraphQLInterfaceType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerRoutes } from '../../src/routes.ts'
import { schema } from '../../src/schema.ts'
import { createClient, createViewToken } from '../_kit/access-operations.ts'
import { saveAlert } from '../_kit/alert-operations.ts'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { saveCalendar } from '../_kit/calendar-operations.ts'
import { createDataAddress } from '../_kit/data-operations.ts'
import type { CreateTokenInput, Scope } from '../_kit/gql/graphql.ts'
import { lastTraces, namedNodes } from '../_kit/list-operations.ts'
import {
  createCalculatedMetric,
  createProject,
  createToken,
  push,
  revokeToken,
  widgetMetrics,
} from '../_kit/operations.ts'
import { createEventMetric, saveQuery } from '../_kit/query-operations.ts'
import { createShare } from '../_kit/share-operations.ts'
import { runFeed, saveFeed, saveSource, sendRequest } from '../_kit/source-operations.ts'
import { makeDashboardThings } from './access/dashboard-things.ts'
import { type FieldCase, fieldCases, operatorFields, restrictableFields } from './access/fields.cases.ts'
import type { Ids } from './access/ids.ts'
import { otherRoutes, routeCases } from './access/routes.cases.ts'
import { makeSentThings } from './access/sent-things.ts'

const SCOPES: Scope[] = ['PUSH', 'READ', 'MANAGE', 'CALL', 'SQL', 'ADMIN']
let now = NOON_2026_11_20
let it: TestApp
let ids: Ids
let whole: string
let expired: string
let revoked: string
let elsewhere: string
let otherProject: string
/** Every scope, for another widget of the same project. */
let otherWidget: string
/** View tokens for the widget of the first project, and for another one. */
const views = { own: '', other: '' }
const FOR_OTHERS = 'The token is for 1 widget only.'
const without = {} as Record<Scope, string>

beforeAll(async () => {
  it = await startTestApp({ SOURCES_ALLOW_HOSTS: '127.0.0.1:1' }, { clock: () => now })
  const issue = async (input: Partial<CreateTokenInput>) =>
    (await it.ask(createToken, { input: { name: 'A token', scopes: SCOPES, ...input } })).createToken
  whole = (await issue({})).secret
  expired = (await issue({ expiresAt: new Date(now + 1_000).toISOString() })).secret
  const ended = await issue({})
  revoked = ended.secret
  await it.ask(revokeToken, { id: ended.token.id })
  elsewhere = (await issue({ allowedIps: ['203.0.113.0/24'] })).secret
  for (const scope of SCOPES) without[scope] = (await issue({ scopes: SCOPES.filter(it1 => it1 !== scope) })).secret
  otherProject = (await it.ask(createProject, { input: { name: 'Other' } })).createProject.administrator.secret
  ids = await makeThings()
  const another = (await it.widget({ title: 'Other widget' })).id
  otherWidget = (await issue({ widgetIds: [another] })).secret
  const viewOf = async (id: string) => (await it.ask(createViewToken, { widgetIds: [id] })).createViewToken.secret
  views.own = await viewOf(ids.widget)
  views.other = await viewOf(another)
  now += 2_000
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function makeThings(): Promise<Ids> {
  const widget = (await it.widget({ title: 'Secret of the first project', keyKind: 'TIME' })).id
  const rows = [{ key: '2026-11-20T08:00:00Z', values: [{ metric: 'a', value: '1' }] }]
  const pushed = await it.ask(push, { input: { widgetId: widget, rows } })
  const metricId = (await it.ask(widgetMetrics, { id: widget })).widget?.metrics[0]?.id ?? ''
  const name = { widgetId: widget, name: 'calculated', formula: '[a] * 2' }
  const counted = { widgetId: widget, name: 'counted', event: 'x', aggregate: 'COUNT' } as const
  const token = await it.ask(createToken, { input: { name: 'target', scopes: ['READ'] } })
  const client = await it.ask(createClient, { input: { name: 'target', scopes: ['READ'] } })
  const calculated = (await it.ask(createCalculatedMetric, { input: name })).createCalculatedMetric.metric.id
  await it.ask(saveSource, { input: { name: 'target', requests: [{ method: 'GET', url: 'https://example.org/' }] } })
  const feed = { name: 'target', widgetId: widget, source: 'target', cron: '0 6 1 1 *' }
  await it.ask(saveFeed, { input: { ...feed, metrics: [{ name: 'a', value: 'a' }], key: 'day' } })
  const saved = await it.ask(saveQuery, { input: { name: 'target', sql: 'select title from widgets' } })
  const kept = await it.ask(saveCalendar, { input: { name: 'target', weeks: { firstDay: '2026-02-01', years: 1 } } })
  const condition = { above: '10' }
  const alert = { name: 'target', metricId, granularity: 'DAY', condition, onPush: true } as const
  const watched = await it.ask(saveAlert, { input: alert })
  const shared = await it.ask(createShare, { input: { widgetId: widget } })
  const addressed = await it.ask(createDataAddress, { input: { content: { points: { widgetId: widget } } } })
  return {
    widget,
    metric: metricId,
    calculated,
    counted: (await it.ask(createEventMetric, { input: counted })).createEventMetric.metric.id,
    receipt: pushed.push.receipt.id,
    query: saved.saveQuery.savedQuery.id,
    share: shared.createShare.share.id,
    address: addressed.createDataAddress.dataAddress.id,
    alert: watched.saveAlert.alert.id,
    ...(await makeSentThings(it, { widget, alert: watched.saveAlert.alert.id, now })),
    calendar: kept.saveCalendar.calendar.id,
    token: token.createToken.token.id,
    client: client.createClient.client.id,
    project: '"project_1"',
    ...(await makeDashboardThings(it, { widget, token: whole })),
    ...(await makeTraces(widget)),
  }
}

/** What is kept of work that was done. */
async function makeTraces(widget: string) {
  const { id: run } = (await it.ask(runFeed, { name: 'target' })).runFeed ?? { id: '' }
  await it.ask(sendRequest, { input: { method: 'GET', url: 'http://127.0.0.1:1/' } })
  const response = await fetch(`${it.url}/api/external/import/point`, {
    method: 'POST',
    headers: { authorization: `Bearer ${whole}` },
    body: JSON.stringify({
      widget_id: widget,
      columns: ['metric', 'key', 'value'],
      rows: [['a', '2026-11-20T08:00:00Z', 1]],
      async: true,
    }),
  })
  const { model } = (await response.json()) as { model: { task_id: string } }
  const { auditLog: audit, callLog: calls } = await it.ask(lastTraces, {})
  return { run, task: model.task_id, call: calls?.nodes[0]?.id ?? '', entry: audit?.nodes[0]?.id ?? '' }
}

const refusals = {
  'no token': [() => null, 401, 'UNAUTHENTICATED', 'Send a token: `Authorization: Bearer <token>`.'],
  'a bad token': [() => 'pgr_x', 401, 'UNAUTHENTICATED', 'The bearer token is not known, has expired or was revoked.'],
  'an expired token': [
    () => expired,
    401,
    'UNAUTHENTICATED',
    'The bearer token is not known, has expired or was revoked.',
  ],
  'a revoked token': [
    () => revoked,
    401,
    'UNAUTHENTICATED',
    'The bearer token is not known, has expired or was revoked.',
  ],
  'another address': [() => elsewhere, 403, 'FORBIDDEN', 'The token may not be used from the address 127.0.0.1.'],
} as const satisfies Record<string, readonly [() => string | null, number, string, string]>

interface GraphQLBody {
  data?: Record<string, unknown> | null
  errors?: { message: string; extensions: { code: string } }[]
}

async function send(one: FieldCase, token: string | null) {
  const [type = ''] = one.field.split('.')
  const named = one.ask.replace(/\$([a-z]+)/g, (_word, name: keyof Ids) => ids[name])
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(type === 'Subscription' && { accept: 'text/event-stream' }),
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: `${type.toLowerCase()} { ${named} }` }),
  })
  const challenge = response.headers.get('www-authenticate')
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  const body = isStream ? await firstOf(response) : await response.json()
  return { status: response.status, challenge, body: body as GraphQLBody }
}

/** What a stream says first. It is left then. */
async function firstOf(response: Response): Promise<unknown> {
  let text = ''
  for await (const bytes of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += bytes
    const first = /^data: (.+)\n/m.exec(text)?.[1]
    if (first !== undefined) return JSON.parse(first)
  }
  throw new Error(`The stream ended: ${text}`)
}

describe('every field', () => {
  test('of the schema is in the table, and its description tells the scope', () => {
    const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    const fields = types.flatMap(type =>
      Object.values(type?.getFields() ?? {}).map(field => `${type?.name}.${field.name}`),
    )
    const cases = [...fieldCases, ...operatorFields]
    expect(cases.map(({ field }) => field).sort()).toEqual(fields.sort())
    for (const { field, scope } of cases) {
      const [type = '', name = ''] = field.split('.')
      const description = types.find(it1 => it1?.name === type)?.getFields()[name]?.description ?? ''
      expect(description).toContain(scope === null ? 'Any token may ask' : `Needs the scope \`${scope.toLowerCase()}\``)
    }
  })

  const all = [...fieldCases, ...operatorFields]
  describe.each(Object.entries(refusals))('with %s is refused', (_name, [token, status, code, message]) => {
    test.each(all)('$field', async one => {
      const reply = await send(one, token())
      expect(reply.status).toBe(status)
      expect(reply.challenge).toBe(status === 401 ? 'Bearer' : null)
      expect(reply.body.errors).toMatchObject([{ message, extensions: { code } }])
      expect(Object.values(reply.body.data ?? {}).filter(value => value !== null)).toEqual([])
    })
  })

  test.each(all.filter(({ scope }) => scope !== null))('$field without the scope $scope is FORBIDDEN', async one => {
    const reply = await send(one, without[one.scope as Scope])
    expect(reply.status).toBe(403)
    const message = `The token lacks the scope that ${one.field} needs; its description names it.`
    expect(reply.body.errors).toMatchObject([{ message, extensions: { code: 'FORBIDDEN' } }])
  })

  test.each(all)('$field shows a token for another widget nothing of this one', async one => {
    const reply = await send(one, otherWidget)
    if (restrictableFields.has(one.field)) return expectNothingOf(reply, one)
    expect(reply.status).toBe(403)
    expect(reply.body.errors).toMatchObject([{ message: FOR_OTHERS, extensions: { code: 'FORBIDDEN' } }])
    expect(Object.values(reply.body.data ?? {}).filter(value => value !== null)).toEqual([])
  })

  test.each(all)('$field shows a view token its widget, to read, and no other', async one => {
    const [own, other] = [await send(one, views.own), await send(one, views.other)]
    if (restrictableFields.has(one.field) && (one.scope === null || one.scope === 'READ')) {
      expect([own.status, own.body.errors]).toEqual([200, undefined])
      const [field = null] = Object.values(own.body.data ?? {})
      expect(field).not.toBeNull()
      return expectNothingOf(other, one)
    }
    for (const reply of [own, other]) {
      expect([reply.status, reply.body.errors?.length]).toEqual([403, 1])
      expect(reply.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
      expect(Object.values(reply.body.data ?? {}).filter(value => value !== null)).toEqual([])
    }
  })

  test.each(all)("$field shows another project nothing of this one's", async one => {
    const reply = await send(one, otherProject)
    if (operatorFields.includes(one)) {
      expect([reply.status, reply.body.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN'])
    } else expectNothingOf(reply, one)
  })
})

function expectNothingOf(reply: Awaited<ReturnType<typeof send>>, { field, other }: FieldCase) {
  if (other === 'BAD_USER_INPUT') {
    expect([reply.status, reply.body.errors?.[0]?.extensions.code]).toEqual([400, other])
  } else if (other !== 'own') {
    // What is wrong with a subscription comes as an event.
    const whole = field.startsWith('Subscription.') ? 200 : 404
    const status = other === 'NOT_FOUND' ? reply.status : whole
    expect([status, reply.body.errors?.[0]?.extensions.code]).toEqual([whole, 'NOT_FOUND'])
  } else {
    expect([reply.status, reply.body.errors]).toEqual([200, undefined])
  }
  const data = JSON.stringify(reply.body.data ?? null)
  for (const id of [...Object.values(ids), 'Secret of the first project']) expect(data).not.toContain(id)
}

test('no id of this project is a node of another one, or of a token for another widget', async () => {
  for (const [name, id] of Object.entries(ids)) {
    const one = nodeCase(name === 'project' ? 'project_1' : id)
    for (const stranger of [otherProject, otherWidget]) {
      const reply = await send(one, stranger)
      expect([name, reply.status, reply.body.data]).toEqual([name, 404, { node: null }])
    }
    const own = await send(one, whole)
    expect([name, own.body.data]).toEqual([
      name,
      { node: { id: name === 'project' ? 'project_1' : id, __typename: expect.any(String) } },
    ])
  }
})

const nodeCase = (id: string) =>
  ({ field: 'Query.node', scope: 'READ', ask: `node(id: "${id}") { id __typename }`, other: 'NOT_FOUND' }) as const

test('every type of node can be asked for by its id', async () => {
  const types = await Promise.all(
    Object.entries(ids).map(async ([name, id]) => {
      const { body } = await send(nodeCase(name === 'project' ? 'project_1' : id), whole)
      return (body.data?.node as { __typename: string } | null)?.__typename
    }),
  )
  const { sources, feeds } = await it.ask(namedNodes, {})
  for (const { id } of [...(sources?.nodes ?? []), ...(feeds?.nodes ?? [])])
    types.push(((await send(nodeCase(id), whole)).body.data?.node as { __typename: string } | null)?.__typename)
  const node = schema.getType('Node') as GraphQLInterfaceType
  expect([...new Set(types)].sort()).toEqual(
    schema
      .getPossibleTypes(node)
      .map(({ name }) => name)
      .sort(),
  )
})

test.each([
  ['ADMIN', ['token', 'client', 'entry']],
  ['MANAGE', ['share', 'address', 'call']],
] as const)(
  'without the scope %s, nodes whose lists need it are null with FORBIDDEN at their path',
  async (scope, names) => {
    for (const name of names) {
      const { body } = await send(nodeCase(ids[name]), without[scope])
      expect([name, body.data]).toEqual([name, { node: null }])
      expect(body.errors).toMatchObject([{ path: ['node'], extensions: { code: 'FORBIDDEN' } }])
    }
  },
)

async function call(route: (typeof routeCases)[number], token: string | null) {
  const [method = ''] = route.route.split(' ')
  const response = await fetch(`${it.url}${route.path(ids)}`, {
    method,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    ...(route.body !== undefined && { body: JSON.stringify(route.body) }),
  })
  return { status: response.status, challenge: response.headers.get('www-authenticate'), text: await response.text() }
}

describe('every route', () => {
  test('of the process is in the table', async () => {
    const server = Fastify({ exposeHeadRoutes: false }) as unknown as FastifyInstance
    const found: [string, string][] = []
    server.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'OPTIONS') found.push([one, url.replace(/(?<=.)\/$/, '')])
    })
    await registerRoutes(server, it.app.gateway, { check: async () => null, degraded: () => [] })
    // With a slash at its end it is the same door.
    const doors = new Set<string>()
    for (const [method, url] of found) {
      // Other methods of a known path are routes, too, which say so.
      const response = await fetch(`${it.url}${url.replace(/:\w+(\([^)]*\))?/g, 'x')}`, { method })
      await response.text()
      if (response.status !== 405) doors.add(`${method} ${url}`)
    }
    await server.close()
    expect([...doors].sort()).toEqual([...routeCases.map(({ route }) => route), ...Object.keys(otherRoutes)].sort())
  })

  describe.each(Object.entries(refusals))('with %s is refused', (name, [token, status, _code, message]) => {
    test.each(routeCases)('$route', async one => {
      const reply = await call(one, token())
      const expected = name === 'no token' ? one.withoutCredential : status
      expect(reply.status).toBe(expected)
      const challenge = { 401: 'Bearer', 403: 'Bearer error="insufficient_scope"' }[expected] ?? null
      expect(reply.challenge).toBe(challenge)
      expect(JSON.parse(reply.text)).toEqual({ code: expected, success: false, message: expect.any(String) })
      if (expected === status) expect(JSON.parse(reply.text).message).toBe(message)
    })
  })

  test.each(routeCases)('$route without the scope $scope is 403', async one => {
    const reply = await call(one, without[one.scope.toUpperCase() as Scope])
    expect([reply.status, reply.challenge]).toEqual([403, 'Bearer error="insufficient_scope"'])
    const message = `The token lacks the scope ${one.scope}.`
    expect(JSON.parse(reply.text)).toEqual({ code: 403, success: false, message })
  })

  test.each(routeCases)('$route shows a token for another widget nothing of this one', async one => {
    const reply = await call(one, otherWidget)
    expect(reply.status).toBe(one.isRestrictable ? 404 : 403)
    if (!one.isRestrictable) expect(JSON.parse(reply.text).message).toBe(FOR_OTHERS)
    expect(reply.text).not.toContain('Secret of the first project')
  })

  test.each(routeCases)('$route shows a view token its widget, to read, and no other', async one => {
    const [own, other] = [await call(one, views.own), await call(one, views.other)]
    const isOpen = one.isRestrictable && one.scope === 'read'
    expect([own.status, other.status]).toEqual(isOpen ? [one.ok, 404] : [403, 403])
    expect(other.text).not.toContain('Secret of the first project')
    if (!isOpen) expect(own.text).not.toContain('Secret of the first project')
  })

  test.each(routeCases)("$route shows another project nothing of this one's", async one => {
    const own = await call(one, whole)
    expect(own.status).toBe(one.ok)
    const reply = await call(one, otherProject)
    expect(reply.status).toBe(one.other === 404 ? 404 : one.ok)
    for (const id of [...Object.values(ids), 'Secret of the first project']) expect(reply.text).not.toContain(id)
  })

  test('a push key pushes to its own widget and opens nothing else', async () => {
    const { id, pushUrl } = await it.widget()
    const key = pushUrl.split('/').at(-1) as string
    const pushed = await it.cyfe(pushUrl, { data: [{ Date: '20261120', a: '1' }] }, { authorization: 'Bearer wrong' })
    expect(pushed.status).toBe(200)
    expect((await it.cyfe(pushUrl.replace(key, `${key.slice(0, -1)}_`), { data: [] })).body.message).toBe(
      'Invalid widget key',
    )
    const as = await fetch(`${it.url}/widgets/${id}.csv`, { headers: { authorization: `Bearer ${key}` } })
    expect(as.status).toBe(401)
  })
})
