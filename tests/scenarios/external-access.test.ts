// Every operation of the External API against every kind of credential, and against the things of another project.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operations } from '../../src/operations.ts'
import { type Operation, pathOf } from '../../src/rest/operation.ts'
import { auditLog, createViewToken } from '../_kit/access-operations.ts'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { insertFiring } from '../_kit/firing-alert.ts'
import { createProject, createToken, revokeToken, widgetMetrics } from '../_kit/operations.ts'
import { saveQuery } from '../_kit/query-operations.ts'

let it: TestApp
let now = NOON_2026_11_20
const secrets: Record<string, string> = {}
const ids: Record<string, string> = {}
const scopes = ['PUSH', 'READ', 'MANAGE', 'CALL', 'SQL', 'ADMIN'] as const

beforeAll(async () => {
  it = await startTestApp({}, { clock: () => now })
  const issue = async (name: string, input: object = {}) => {
    const made = (await it.ask(createToken, { input: { name, scopes: [...scopes], ...input } })).createToken
    secrets[name] = made.secret
    return made.token.id
  }
  await issue('whole')
  await issue('expired', { expiresAt: new Date(now + 1_000).toISOString() })
  await it.ask(revokeToken, { id: await issue('revoked') })
  await issue('elsewhere', { allowedIps: ['203.0.113.0/24'] })
  for (const scope of scopes)
    await issue(`only ${scope.toLowerCase()}`, { scopes: scopes.filter(one => one === scope) })
  const other = (await it.ask(createProject, { input: { name: 'Other' } })).createProject
  secrets.other = other.administrator.secret
  await issue('other widget', { widgetIds: [(await it.widget({ title: 'Other widget' })).id] })
  const { id, pushUrl } = await it.widget({ title: 'Secret of the first project', dimensions: ['country'] })
  await it.cyfe(pushUrl, { data: [{ Date: '20261120', Users: '1' }] })
  ids.widget = id
  const { secret } = (await it.ask(createViewToken, { widgetIds: [id] })).createViewToken
  secrets.view = secret
  ids.metric = (await it.ask(widgetMetrics, { id })).widget?.metrics[0]?.id ?? ''
  const saved = await it.ask(saveQuery, { input: { name: 'target', sql: 'select title from widgets' } })
  ids.savedquery = saved.saveQuery.savedQuery.id
  ids.token = await issue('target')
  const requests = [{ method: 'GET', url: 'https://api.example.com/' }]
  const made = async (path: string, body: object) => ((await send(path, body, 'whole')).body.model as { id: string }).id
  ids.source = await made('/create/source', { name: 'Secret of the first project', requests })
  const metrics = [{ name: 'a', value: 'a' }]
  ids.feed = await made('/create/feed', { name: 'Secret of the first project', widget_id: id, metrics, hook: 'TOKEN' })
  const task = await send('/import/event', { columns: ['event', 'user_id'], rows: [['a', 'b']], async: true }, 'whole')
  const note = { widget_id: id, from: '2026-11-20', text: 'Secret of the first project' }
  ids.annotation = await made('/create/annotation', note)
  const rule = { granularity: 'DAY', condition: { above: 1 }, on_push: true, paused: true }
  ids.alert = await made('/create/alert', { name: 'Secret of the first project', metric_id: ids.metric, ...rule })
  ids.alertevent = await insertFiring(it, ids.alert)
  ids.task = (task.body.model as { task_id: string }).task_id
  now += 2_000
})
afterAll(() => it?.[Symbol.asyncDispose]())

interface Reply {
  status: number
  challenge: string | null
  text: string
  body: Record<string, unknown>
}

async function send(path: string, body: object, name: string, as: 'bearer' | 'apptoken' = 'bearer'): Promise<Reply> {
  const secret = secrets[name] ?? name
  const response = await fetch(`${it.url}/api/external${path}`, {
    method: 'POST',
    headers: as === 'bearer' ? { authorization: `Bearer ${secret}` } : {},
    body: JSON.stringify(as === 'apptoken' ? { ...body, apptoken: secret } : body),
  })
  const text = await response.text()
  const challenge = response.headers.get('www-authenticate')
  return { status: response.status, challenge, text, body: JSON.parse(text) as Record<string, unknown> }
}

/** The operation's own example, with ids of things that are there. */
function exampleOf({ example }: Operation): object {
  const text = JSON.stringify(example).replace(
    /"(widget|metric|savedquery|token|task|source|feed|annotation|alert|alertevent)_3w[0-9a-z_]+"/g,
    (_all, kind) => JSON.stringify(ids[kind]),
  )
  return JSON.parse(text) as object
}

const title = (operation: Operation) => `${operation.method}/${operation.model}`
const all = operations.map(operation => ({ title: title(operation), operation }))

/** What answers a token that is for some widgets only. A new operation is refused to it until it stands here. */
const answersParts = new Set([
  ...['update/widget', 'delete/widget', 'info/widget', 'list/widget', 'push/widget'],
  ...['create/metric', 'update/metric', 'delete/metric', 'info/metric', 'list/metric', 'push/metric'],
  ...['info/lineage'],
  ...[
    'info/alert',
    'list/alert',
    'info/alert-event',
    'list/alert-event',
    'execute/alert-simulation',
    'info/alert-band',
  ],
  ...['create/annotation', 'update/annotation', 'delete/annotation', 'info/annotation', 'list/annotation'],
  ...[
    'delete/point',
    'list/point',
    'push/point',
    'info/report',
    'info/driver',
    'info/explanation',
    'create/view-token',
  ],
])

/** What names things in a field that is not what it acts on: an unknown one is a wrong field, not a missing thing. */
const namesInFields = new Set(['create/view-token', 'create/report-schedule'])
/** Cards of widgets that are gone, or were never there, are left out: a board can be arranged while somebody deletes one. */
const leavesOut = new Set(['create/board'])

function statusOfUnknown(operation: Operation): number {
  if (leavesOut.has(title(operation))) return 200
  return namesInFields.has(title(operation)) ? 400 : 404
}

describe('every operation', () => {
  test.each(all)('$title without credentials is 400', async ({ operation }) => {
    const response = await fetch(`${it.url}/api/external${pathOf(operation)}`, {
      method: 'POST',
      body: JSON.stringify(exampleOf(operation)),
    })
    const body = await response.json()
    expect(response.status).toBe(400)
    expect(body).toMatchObject({ success: false, errors: { apptoken: ['Apptoken cannot be blank.'] } })
  })

  test.each(all)('$title with a credential that is none is 401, and from elsewhere 403', async ({ operation }) => {
    for (const as of ['bearer', 'apptoken'] as const) {
      for (const name of ['pgr_nobody', 'expired', 'revoked']) {
        const reply = await send(pathOf(operation), exampleOf(operation), name, as)
        expect([reply.status, reply.challenge]).toEqual([401, 'Bearer'])
      }
      const reply = await send(pathOf(operation), exampleOf(operation), 'elsewhere', as)
      expect([reply.status, reply.challenge]).toEqual([403, 'Bearer error="insufficient_scope"'])
    }
  })

  test.each(all)('$title is refused without its scope, whatever else the token may do', async ({ operation }) => {
    for (const scope of scopes) {
      if (operation.scopes.includes(scope.toLowerCase() as 'push')) continue
      const reply = await send(pathOf(operation), exampleOf(operation), `only ${scope.toLowerCase()}`)
      expect(reply.status).toBe(403)
      expect(reply.body.message).toBe(`The token lacks the scope ${operation.scopes.join(' or ')}.`)
    }
  })

  test.each(all)('$title shows and changes nothing for a token of another widget', async ({ operation }) => {
    const reply = await send(pathOf(operation), exampleOf(operation), 'other widget')
    expect(reply.text).not.toContain('Secret of the first project')
    if (!answersParts.has(title(operation))) {
      expect([reply.status, reply.body.message]).toEqual([403, 'The token is for 1 widget only.'])
      return
    }
    if (operation.method === 'list' && operation.model !== 'point') expect(reply.status).toBe(200)
    else expect(reply.status).toBe(statusOfUnknown(operation))
    if (reply.status === 200) for (const id of Object.values(ids)) expect(reply.text).not.toContain(id)
  })

  test.each(all)('$title shows a view token its widget, and changes nothing for it', async ({ operation }) => {
    const reply = await send(pathOf(operation), exampleOf(operation), 'view')
    if (answersParts.has(title(operation)) && operation.scopes.includes('read')) expect(reply.status).toBe(200)
    else expect([reply.status, reply.body.model, reply.body.data]).toEqual([403, undefined, undefined])
  })

  test.each(all)("$title shows and changes nothing of another project's", async ({ operation }) => {
    const reply = await send(pathOf(operation), exampleOf(operation), 'other')
    expect([200, 202, 400, 403, 404]).toContain(reply.status)
    expect(reply.text).not.toContain('Secret of the first project')
    if (reply.status < 300) for (const id of Object.values(ids)) expect(reply.text).not.toContain(id)
    const namesThing = Object.values(ids).some(id => JSON.stringify(exampleOf(operation)).includes(id))
    if (namesThing) expect(reply.status).toBe(statusOfUnknown(operation))
  })
})

test('who is limited to a widget sees its alert, and no channel', async () => {
  const channelsFor = async (name: string) =>
    ((await send('/info/alert', { id: ids.alert }, name)).body.model as { channel_ids: unknown }).channel_ids
  expect([await channelsFor('whole'), await channelsFor('view')]).toEqual([[], null])
})

test('what was there is there still', async () => {
  const read = async (path: string, id: string | undefined) => (await send(path, { id }, 'whole')).status
  expect(await read('/info/widget', ids.widget)).toBe(200)
  expect(await read('/info/metric', ids.metric)).toBe(200)
  expect(await read('/info/query', ids.savedquery)).toBe(200)
  expect(await read('/info/token', ids.token)).toBe(200)
  expect(await read('/info/annotation', ids.annotation)).toBe(200)
  expect(await read('/info/alert', ids.alert)).toBe(200)
})

test('changes are in the audit log, refused ones too, under the names that GraphQL gives them', async () => {
  await send('/create/widget', { title: 'Audited', tags: ['a'] }, 'whole')
  await send('/create/widget', { title: '' }, 'whole')
  await send('/update/widget', { id: ids.widget, owner: 'Ada' }, 'only read')
  const entries = (await it.ask(auditLog, { first: 3 })).auditLog.edges?.map(edge => edge?.node) ?? []
  expect(entries).toMatchObject([
    { action: 'updateWidget', target: ids.widget, fields: ['owner'], error: 'FORBIDDEN' },
    { action: 'createWidget', target: null, fields: ['title'], error: 'BAD_USER_INPUT' },
    { action: 'createWidget', target: expect.stringMatching(/^widget_/), fields: ['tags', 'title'], error: null },
  ])
})

test('a push and an event are no entries of the audit log', async () => {
  const before = (await it.ask(auditLog, { first: 1 })).auditLog.edges?.[0]?.node?.id
  expect((await send('/hit/event', { event: 'a', user_id: 'b' }, 'whole')).status).toBe(200)
  expect((await send('/push/widget', { id: ids.widget, data: [] }, 'whole')).status).toBe(200)
  expect((await it.ask(auditLog, { first: 1 })).auditLog.edges?.[0]?.node?.id).toBe(before)
})

test('the header wins over the body, and a token in neither place is told in words', async () => {
  const response = await fetch(`${it.url}/api/external/info/project`, {
    method: 'POST',
    headers: { authorization: 'Bearer nobody' },
    body: JSON.stringify({ apptoken: secrets.whole }),
  })
  expect(response.status).toBe(401)
  await response.text()
})
