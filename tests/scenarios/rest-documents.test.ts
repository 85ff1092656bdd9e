// Saved GraphQL documents as REST.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createProject, createToken } from '../_kit/operations.ts'
import { deleteQuery, saveQuery } from '../_kit/query-operations.ts'

let it: TestApp
let widgets: string[]
const secrets: Record<string, string> = {}
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  const first = await it.widget({ title: 'Visitors' })
  await it.cyfe(first.pushUrl, {
    data: [
      { Date: '20261119', Users: '3' },
      { Date: '20261120', Users: '4' },
    ],
  })
  widgets = [first.id, (await it.widget({ title: 'Sales' })).id]
  secrets.reader = (await it.ask(createToken, { input: { name: 'r', scopes: ['READ'] } })).createToken.secret
  secrets.pusher = (await it.ask(createToken, { input: { name: 'p', scopes: ['PUSH'] } })).createToken.secret
  secrets.other = (await it.ask(createProject, { input: { name: 'Other' } })).createProject.administrator.secret
})
afterAll(() => it?.[Symbol.asyncDispose]())

const save = async (name: string, document: string, more: object = {}) =>
  (await it.ask(saveQuery, { input: { name, document, ...more } })).saveQuery.savedQuery

async function get(path: string, token: string | null = ADMIN, headers: Record<string, string> = {}) {
  const response = await fetch(`${it.url}/api/rest/${path}`, {
    headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
  })
  const text = await response.text()
  return {
    status: response.status,
    etag: response.headers.get('etag') ?? '',
    body: text === '' ? null : (JSON.parse(text) as Record<string, unknown>),
  }
}

async function post(path: string, body: string) {
  const response = await fetch(`${it.url}/api/rest/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}` },
    body,
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const TOTAL = `query Total($id: ID!, $period: PeriodInput, $metrics: [String!], $top: Int) {
  widget(id: $id) { title report(period: $period, metrics: $metrics, top: $top, compare: []) { keys metrics { headline } } }
}`
const total = (keys: string[], headline: number) => ({
  code: 200,
  success: true,
  model: { widget: { title: 'Visitors', report: { keys, metrics: [{ headline }] } } },
})
const days = (from: string, through: string) => encodeURIComponent(JSON.stringify({ days: { from, through } }))

describe('a saved document', () => {
  test('runs by its name with variables of the URL, in the envelope', async () => {
    await save('Daily total', TOTAL)
    const path = `Daily%20total?id=${widgets[0]}&period=${days('2026-11-19', '2026-11-20')}&metrics=Users&top=5&more=ignored`
    expect(await get(path)).toMatchObject({ status: 200, body: total(['2026-11-19', '2026-11-20'], 7) })
  })

  test('runs by its id, and stays with a version where one is named', async () => {
    const { id } = await save('Versions', 'query ($id: ID!) { widget(id: $id) { title } }')
    await it.ask(saveQuery, {
      input: { id, name: 'Versions', document: 'query ($id: ID!) { widget(id: $id) { tags } }' },
    })
    const read = async (name: string) => (await get(`${name}?id=${widgets[0]}`)).body?.model
    expect(await read(id)).toEqual({ widget: { tags: [] } })
    expect(await read(`${id}@1`)).toEqual({ widget: { title: 'Visitors' } })
    expect((await get(`${id}@9?id=x`)).status).toBe(404)
  })

  test('takes a list as a parameter that repeats, and variables in the body before those of the URL', async () => {
    await save(
      'Titles',
      'query ($ids: [ID!]!) { reports(widgetIds: $ids, period: { preset: TODAY }) { widget { title } } }',
    )
    const titles = (body: Record<string, unknown> | null) =>
      (body as { model: { reports: { widget: { title: string } }[] } }).model.reports.map(({ widget }) => widget.title)
    expect(titles((await get(`Titles?ids=${widgets.join('&ids=')}`)).body)).toEqual(['Visitors', 'Sales'])
    expect(titles((await get(`Titles?ids=${widgets[1]}`)).body)).toEqual(['Sales'])
    const reply = await post(`Titles?ids=${widgets[0]}`, JSON.stringify({ ids: [widgets[1]] }))
    expect(titles(reply.body)).toEqual(['Sales'])
    expect(titles((await post(`Titles?ids=${widgets[0]}`, '')).body)).toEqual(['Visitors'])
  })

  test('is not sent again to who has it already', async () => {
    await save('Conditional', TOTAL)
    const path = `Conditional?id=${widgets[0]}&period=${days('2026-11-20', '2026-11-20')}`
    const first = await get(path)
    expect(first.etag).toMatch(/^"/)
    expect(await get(path, ADMIN, { 'if-none-match': first.etag })).toEqual({
      status: 304,
      etag: first.etag,
      body: null,
    })
    const other = `Conditional?id=${widgets[0]}&period=${days('2026-11-19', '2026-11-19')}`
    expect((await get(other, ADMIN, { 'if-none-match': first.etag })).status).toBe(200)
  })

  test('shows each token what it may see, and other projects nothing', async () => {
    const { id } = await save('Guarded', 'query ($id: ID!) { widget(id: $id) { title pushUrl } }')
    const path = `Guarded?id=${widgets[0]}`
    expect((await get(path)).status).toBe(200)
    expect(await get(path, null)).toMatchObject({ status: 401, body: { code: 401, success: false } })
    expect(await get(path, 'pgr_nobody')).toMatchObject({ status: 401 })
    expect(await get(path, secrets.pusher)).toMatchObject({
      status: 403,
      body: { message: 'The token lacks the scope read.' },
    })
    expect(await get(path, secrets.reader)).toMatchObject({ status: 403 })
    expect(await get(path, secrets.other)).toMatchObject({ status: 404 })
    expect(await get(`${id}?id=${widgets[0]}`, secrets.other)).toMatchObject({ status: 404 })
  })

  test.each([
    ['a variable that is missing', 'Wrong', 400],
    ['a variable of another type', 'Wrong?id=x&top=many', 400],
    ['a name that nobody gave', 'Nobody', 404],
    ['a name with NUL', 'a%00b', 404],
    ['an id of nothing', 'savedquery_1', 404],
  ])('%s is refused', async (_name, path, status) => {
    if (path.startsWith('Wrong')) await save(`Wrong`, TOTAL).then(({ id }) => it.ask(deleteQuery, { id }))
    const { id } = await save('Wrong', TOTAL)
    const reply = await get(path)
    await it.ask(deleteQuery, { id })
    expect(reply).toMatchObject({ status, body: { code: status, success: false, message: expect.any(String) } })
  })

  test('of the name of another is told apart by its id only', async () => {
    const { id } = await save('Twice', '{ project { name } }')
    await save('Twice', '{ project { weekStart } }')
    expect(await get('Twice')).toMatchObject({ status: 409 })
    expect((await get(id)).body?.model).toEqual({ project: { name: 'Default' } })
  })

  test('may have a long name', async () => {
    const name = 'n'.repeat(200)
    await save(name, '{ project { name } }')
    expect((await get(name)).status).toBe(200)
  })
})

test('SQL is no document, and what changes something is not run', async () => {
  const sql = (await it.ask(saveQuery, { input: { name: 'SQL', sql: 'select 1 as one' } })).saveQuery.savedQuery
  expect((await get(sql.id)).status).toBe(404)
  expect((await get('SQL')).status).toBe(404)
  await save('Change', 'mutation { createWidget(input: { title: "x" }) { widget { id } } }')
  expect(await get('Change')).toMatchObject({ status: 400 })
  expect(await post('Titles', '[1]')).toMatchObject({ status: 400 })
  expect(await post('Titles', '{"ids":')).toMatchObject({ status: 400 })
})
