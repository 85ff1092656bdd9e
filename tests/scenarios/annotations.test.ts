// Dated notes on widgets and on the project: who makes them, who sees them, and where they stand in reports.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createProject, push } from '../_kit/operations.ts'

let it: TestApp
let widget: string
let other: string

beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  widget = (await it.widget({ title: 'Sign-ups', keyKind: 'DATE' })).id
  other = (await it.widget({ title: 'Orders', keyKind: 'DATE' })).id
  const rows = ['2026-11-17', '2026-11-18', '2026-11-19'].map(key => ({
    key,
    values: [{ metric: 'Users', value: '1' }],
  }))
  for (const widgetId of [widget, other]) await it.ask(push, { input: { widgetId, rows } })
})
afterAll(() => it?.[Symbol.asyncDispose]())

interface Reply {
  // biome-ignore lint/suspicious/noExplicitAny: of documents that are written here.
  data: any
  errors?: { message: string; extensions: { code: string; fields?: Record<string, string[]> } }[]
}

async function ask(query: string, token = ADMIN): Promise<Reply> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  })
  return (await response.json()) as Reply
}

async function rest(method: string, model: string, body: object, token = ADMIN) {
  const response = await fetch(`${it.url}/api/external/${method}/${model}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  // biome-ignore lint/suspicious/noExplicitAny: an envelope of any model.
  return (await response.json()) as any
}

const FIELDS = 'id at firstDay lastDay text link kind createdBy widget { title }'
const save = (input: string, token?: string) =>
  ask(`mutation { saveAnnotation(input: { ${input} }) { annotation { ${FIELDS} } } }`, token)
const saved = async (input: string) => {
  const { data, errors } = await save(input)
  if (!data?.saveAnnotation) throw new Error(JSON.stringify(errors))
  return data.saveAnnotation.annotation
}
const textsOf = async (args: string, token?: string) => {
  const { data, errors } = await ask(`{ annotations(${args}) { totalCount nodes { text } } }`, token)
  if (!data?.annotations) throw new Error(JSON.stringify(errors))
  return data.annotations.nodes.map(({ text }: { text: string }) => text)
}
const codeOf = ({ errors }: Reply) => errors?.[0]?.extensions.code ?? 'OK'
const remove = (id: string, token?: string) => ask(`mutation { deleteAnnotation(id: "${id}") { id } }`, token)

async function tokenFor(input: string): Promise<string> {
  const { data, errors } = await ask(`mutation { createToken(input: { name: "Part", ${input} }) { secret } }`)
  if (!data?.createToken) throw new Error(JSON.stringify(errors))
  return data.createToken.secret
}

test('a note is made, changed, listed and deleted', async () => {
  const made = await saved(
    `widgetId: "${widget}", days: { from: "2026-11-18", through: "2026-11-19" }, text: " Sale ", kind: "Campaign", link: "https://example.com/sale"`,
  )
  expect(made).toEqual({
    id: expect.any(String),
    at: null,
    firstDay: '2026-11-18',
    lastDay: '2026-11-19',
    text: 'Sale',
    link: 'https://example.com/sale',
    kind: 'CAMPAIGN',
    createdBy: expect.any(String),
    widget: { title: 'Sign-ups' },
  })
  const changed = await saved(`id: "${made.id}", text: "Autumn sale", link: null, at: "2026-11-18T09:00:00Z"`)
  expect(changed).toMatchObject({ id: made.id, text: 'Autumn sale', link: null, kind: 'CAMPAIGN', firstDay: null })
  expect(changed.at).toBe('2026-11-18T09:00:00.000Z')
  const whole = await saved(`days: { from: "2026-11-01", through: "2026-11-01" }, text: "New prices"`)
  expect(whole).toMatchObject({ widget: null, kind: 'NOTE' })
  expect(await textsOf('first: 10')).toEqual(['Autumn sale', 'New prices'])
  expect(await textsOf('orderBy: { field: DATE, direction: ASC }')).toEqual(['New prices', 'Autumn sale'])
  expect(await textsOf('kinds: ["campaign"]')).toEqual(['Autumn sale'])
  expect(await textsOf('search: "PRICES"')).toEqual(['New prices'])
  expect(await textsOf(`widgetId: "${other}"`)).toEqual(['New prices'])
  expect(await textsOf('days: { from: "2026-11-18", through: "2026-11-18" }')).toEqual(['Autumn sale'])
  expect(await textsOf('preset: TODAY')).toEqual([])
  for (const { id } of [made, whole]) expect((await remove(id)).data).toEqual({ deleteAnnotation: { id } })
  expect(await textsOf('first: 10')).toEqual([])
  expect(codeOf(await remove(made.id))).toBe('NOT_FOUND')
})

test('everything that is wrong is said at once, by its field', async () => {
  const { errors } = await save(`text: "${'x'.repeat(501)}", link: "javascript:alert(1)", kind: " "`)
  expect(Object.keys(errors?.[0]?.extensions.fields ?? {}).sort()).toEqual([
    'input.at',
    'input.kind',
    'input.link',
    'input.text',
  ])
  for (const link of ['ftp://a.example', 'https://u:p@a.example', 'https://a b', '//a.example'])
    expect(codeOf(await save(`at: "2026-11-18T09:00:00Z", text: "x", link: "${link}"`))).toBe('BAD_USER_INPUT')
  expect(codeOf(await save(`days: { from: "2026-11-19", through: "2026-11-18" }, text: "x"`))).toBe('BAD_USER_INPUT')
  const both = `at: "2026-11-18T09:00:00Z", days: { from: "2026-11-19", through: "2026-11-19" }, text: "x"`
  expect(codeOf(await save(both))).toBe('BAD_USER_INPUT')
  expect(codeOf(await save(`at: "2026-11-18T09:00:00Z", text: "x", widgetId: "nonsense"`))).not.toBe('OK')
})

test('the same idempotency key and input make one, also side by side; another input is a conflict', async () => {
  const input = `at: "2026-11-18T09:00:00Z", text: "Deployed", idempotencyKey: "deploy-7"`
  const all = await Promise.all(Array.from({ length: 5 }, () => saved(input)))
  expect(new Set(all.map(({ id }) => id)).size).toBe(1)
  expect(codeOf(await save(input.replace('Deployed', 'Rolled back')))).toBe('CONFLICT')
  await remove(all[0].id)
  const again = await saved(input)
  expect(again.id).not.toBe(all[0].id)
  await remove(again.id)
})

test('a report has the notes of its period, at their buckets, in the days of its zone', async () => {
  const notes = [
    await saved(`widgetId: "${widget}", at: "2026-11-18T23:30:00Z", text: "Late"`),
    await saved(`days: { from: "2026-11-16", through: "2026-11-17" }, text: "Weekend"`),
    await saved(`widgetId: "${other}", at: "2026-11-18T12:00:00Z", text: "Elsewhere"`),
    await saved(`widgetId: "${widget}", at: "2026-10-01T12:00:00Z", text: "Before"`),
  ]
  const period = 'period: { days: { from: "2026-11-17", through: "2026-11-19" } }'
  const placesIn = async (args: string) => {
    const query = `{ widget(id: "${widget}") { report(${period}, ${args}) { annotations { firstIndex lastIndex annotation { text } } } } }`
    const { data } = await ask(query)
    return data.widget.report.annotations.map(
      (each: { firstIndex: number; lastIndex: number; annotation: { text: string } }) => [
        each.annotation.text,
        each.firstIndex,
        each.lastIndex,
      ],
    )
  }
  expect(await placesIn('timeZone: "UTC"')).toEqual([
    ['Weekend', 0, 0],
    ['Late', 1, 1],
  ])
  expect(await placesIn('timeZone: "Europe/Berlin"')).toEqual([
    ['Weekend', 0, 0],
    ['Late', 2, 2],
  ])
  for (const { id } of notes) await remove(id)
})

test('the notes of many widgets and reports are read in one statement', async () => {
  it.statements()
  await ask(`{ widgets(first: 10) { nodes { annotations(preset: LAST_7_DAYS) { text }
    report(period: { preset: LAST_7_DAYS }) { annotations { annotation { text } } }
    month: report(period: { preset: LAST_30_DAYS }) { annotations { annotation { text } } } } } }`)
  expect(it.statements().filter(text => text.includes('from "annotations"')).length).toBeLessThanOrEqual(2)
})

test('a push brings a note, which is committed with it and by its key only once', async () => {
  const note = 'annotation: { text: "Version 3", kind: "release" }'
  const rows = 'rows: [{ key: "2026-11-20", values: [{ metric: "Users", value: "5" }] }]'
  const send = (more: string) =>
    ask(`mutation { push(input: { widgetId: "${widget}", ${rows}, ${more} }) { receipt { id replayed } } }`)
  const first = await send(`${note}, idempotencyKey: "p-1"`)
  const second = await send(`${note}, idempotencyKey: "p-1"`)
  expect([first.data.push.receipt.replayed, second.data.push.receipt.replayed]).toEqual([false, true])
  expect(second.data.push.receipt.id).toBe(first.data.push.receipt.id)
  expect(await textsOf('kinds: ["RELEASE"]')).toEqual(['Version 3'])
  const { data } = await ask(`{ widget(id: "${widget}") { annotations { at kind text } } }`)
  expect(data.widget.annotations).toEqual([
    { at: new Date(NOON_2026_11_20).toISOString(), kind: 'RELEASE', text: 'Version 3' },
  ])
  expect(codeOf(await send(`annotation: { text: "Version 4" }, idempotencyKey: "p-1"`))).toBe('CONFLICT')
  const wrong = await send('annotation: { text: "" }')
  expect(wrong.errors?.[0]?.extensions.fields).toHaveProperty(['input.annotation.text'])
  const refused = await ask(
    `mutation { push(input: { widgetId: "${widget}", rows: [{ key: "nonsense", values: [] }], annotation: { text: "Lost" } }) { receipt { id } } }`,
  )
  expect(codeOf(refused)).toBe('BAD_USER_INPUT')
  expect(await textsOf('search: "Lost"')).toEqual([])
})

test('REST makes, changes, lists and deletes the same notes, and pushes them', async () => {
  const body = { widget_id: widget, from: '2026-11-19', text: 'By REST', kind: 'incident', idempotency_key: 'r-1' }
  const made = await rest('create', 'annotation', body)
  const again = await rest('create', 'annotation', body)
  expect(again.model.id).toBe(made.model.id)
  expect(made.model).toMatchObject({ kind: 'INCIDENT', first_day: '2026-11-19', last_day: '2026-11-19', at: null })
  const changed = await rest('update', 'annotation', { id: made.model.id, text: 'Mended' })
  expect(changed.model).toMatchObject({ text: 'Mended', kind: 'INCIDENT', widget_id: widget })
  const listed = await rest('list', 'annotation', { condition: [['kind', '=', 'INCIDENT']] })
  expect(listed.data.map(({ text }: { text: string }) => text)).toEqual(['Mended'])
  const wrong = await rest('create', 'annotation', { from: '2026-11-19', through: '2026-11-18', text: 'x' })
  expect(Object.keys(wrong.errors)).toEqual(['from'])
  expect((await rest('delete', 'annotation', { id: made.model.id })).success).toBe(true)
  const points = [{ metric: 'Users', key: '2026-11-20', value: 1 }]
  await rest('push', 'point', { widget_id: widget, points, annotation: { text: 'With points', kind: 'CI' } })
  await rest('push', 'widget', {
    id: widget,
    data: [{ Date: '20261120', Users: 1 }],
    annotation: { text: 'With rows', kind: 'CI' },
  })
  expect(await textsOf('kinds: ["ci"], orderBy: { field: CREATED_AT, direction: ASC }')).toEqual([
    'With points',
    'With rows',
  ])
})

test('who is limited to some widgets has the notes on these, and nothing of others', async () => {
  const own = await saved(`widgetId: "${widget}", at: "2026-11-18T09:00:00Z", text: "Mine", kind: "T"`)
  const foreign = await saved(`widgetId: "${other}", at: "2026-11-18T09:00:00Z", text: "Hidden", kind: "T"`)
  const whole = await saved(`at: "2026-11-18T09:00:00Z", text: "Whole", kind: "T"`)
  const token = await tokenFor(`scopes: [READ, MANAGE], widgetIds: ["${widget}"]`)
  expect(await textsOf('kinds: ["T"]', token)).toEqual(['Mine'])
  expect(await textsOf(`kinds: ["T"], widgetId: "${other}"`, token)).toEqual([])
  const read = await ask(
    `{ widget(id: "${widget}") { annotations { text } report { annotations { annotation { text } } } } }`,
    token,
  )
  expect(JSON.stringify(read.data)).not.toMatch(/Hidden|Whole/)
  for (const { id } of [foreign, whole]) {
    expect(codeOf(await remove(id, token))).toBe('NOT_FOUND')
    expect(codeOf(await save(`id: "${id}", text: "Taken"`, token))).toBe('NOT_FOUND')
    expect((await ask(`{ node(id: "${id}") { id } }`, token)).data?.node ?? null).toBeNull()
  }
  expect(codeOf(await save(`at: "2026-11-18T09:00:00Z", text: "x"`, token))).toBe('BAD_USER_INPUT')
  expect(codeOf(await save(`widgetId: "${other}", at: "2026-11-18T09:00:00Z", text: "x"`, token))).toBe('NOT_FOUND')
  const listed = await rest('list', 'annotation', { condition: [['kind', '=', 'T']] }, token)
  expect(listed.data.map(({ text }: { text: string }) => text)).toEqual(['Mine'])
  for (const { id } of [own, foreign, whole]) await remove(id)
})

test('who is limited to some rows has none: a text may tell of the others', async () => {
  const divided = (await it.widget({ title: 'Divided', keyKind: 'DATE', dimensions: ['country'] })).id
  const token = await tokenFor(
    `scopes: [READ], widgetIds: ["${divided}"], where: [{ dimension: "country", in: ["DE"] }]`,
  )
  await saved(`widgetId: "${divided}", at: "2026-11-18T09:00:00Z", text: "Secret of FR"`)
  for (const query of [
    `{ annotations { nodes { text } } }`,
    `{ widget(id: "${divided}") { annotations { text } } }`,
    `{ widget(id: "${divided}") { report { annotations { firstIndex } } } }`,
  ]) {
    const reply = await ask(query, token)
    expect(codeOf(reply)).toBe('FORBIDDEN')
    expect(JSON.stringify(reply.data ?? null)).not.toContain('Secret')
  }
  expect((await rest('list', 'annotation', {}, token)).success).toBe(false)
})

test('another project sees and changes none of them', async () => {
  const note = await saved(`at: "2026-11-18T09:00:00Z", text: "Ours", idempotencyKey: "shared"`)
  const { secret } = (await it.ask(createProject, { input: { name: 'Others' } })).createProject.administrator
  expect(await textsOf('first: 10', secret)).toEqual([])
  expect(codeOf(await remove(note.id, secret))).toBe('NOT_FOUND')
  expect((await ask(`{ node(id: "${note.id}") { id } }`, secret)).data?.node ?? null).toBeNull()
  const own = await save(`at: "2026-11-18T09:00:00Z", text: "Theirs", idempotencyKey: "shared"`, secret)
  expect(own.data.saveAnnotation.annotation.text).toBe('Theirs')
  await remove(note.id)
})

test('the notes of a deleted widget are gone', async () => {
  const short = (await it.widget({ title: 'Short' })).id
  const { id } = await saved(`widgetId: "${short}", at: "2026-11-18T09:00:00Z", text: "Gone"`)
  await ask(`mutation { deleteWidget(id: "${short}") { id } }`)
  expect(await textsOf('search: "Gone"')).toEqual([])
  expect(codeOf(await remove(id))).toBe('NOT_FOUND')
})
