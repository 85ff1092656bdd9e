import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '../../src/request/global-id.ts'
import { thinPoints } from '../../src/rollups/thinning.service.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { beginToRoll, thinAll, thinningSteps } from '../_kit/rollups.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({ PUSHGRAPH_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const DAY_MS = 86_400_000
const TODAY = Math.floor(Date.now() / DAY_MS) * DAY_MS
/** 10:00 of the day so many days ago, and minutes after it. */
const at = (day: number, minutes = 0) => new Date(TODAY - day * DAY_MS + (600 + minutes) * 60_000).toISOString()
const dayOf = (day: number) => at(day).slice(0, 10)
const row = (key: string, value = '1', metric = 'load') => ({ key, values: [{ metric, value }] })

interface Reply {
  readonly data: Record<string, unknown> | null
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[]
}

async function send(query: string, variables: unknown = {}): Promise<Reply> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Reply
}

async function ask(query: string, variables: unknown = {}): Promise<Record<string, unknown>> {
  const { data, errors } = await send(query, variables)
  if (errors || !data) throw new Error(JSON.stringify(errors))
  return data
}

const errorOf = async (query: string, variables: unknown = {}) => (await send(query, variables)).errors?.[0]
const push = 'mutation($input: PushInput!) { push(input: $input) { receipt { id } } }'
const update = 'mutation($input: UpdateWidgetInput!) { updateWidget(input: $input) { widget { id } } }'
const remove = 'mutation($input: DeletePointsInput!) { deletePoints(input: $input) { deleted } }'

async function sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await it.app.gateway.pool.query(text, values)).rows as Row[]
}

const pointsOf = async (id: string) =>
  (
    await sql<{ points: number }>('select count(*)::int as points from points where widget_id = $1', [
      idOf('Widget', id),
    ])
  )[0]?.points

/** A widget with a point a minute through three hours of each of these days, of which 10 days are kept. */
async function kept(days: readonly number[], retention: Record<string, number> = { keepInstantsDays: 10 }) {
  const { id } = await it.widget({ keyKind: 'TIME' })
  const rows = days.flatMap(day => Array.from({ length: 180 }, (_, minute) => row(at(day, minute), String(minute % 7))))
  await ask(push, { input: { widgetId: id, rows } })
  await ask(update, { input: { id, ...retention } })
  await beginToRoll(it, id)
  return id
}

async function report(id: string, argumentsText: string, fields: string) {
  const data = await ask(`{ widget(id: "${id}") { report(${argumentsText}) { ${fields} } } }`)
  return (data.widget as { readonly report: Record<string, unknown> }).report
}

const everything = (id: string) =>
  report(
    id,
    'timeZone: "UTC", granularity: DAY, period: { preset: ALL_TIME }, compare: []',
    'keys metrics { count exact { headline minimum maximum latest values } }',
  )

test.each([
  ['names', { keyKind: 'CATEGORY' }, { keepInstantsDays: 10 }, 'keys are instants'],
  ['days', { keyKind: 'DATE' }, { keepInstantsDays: 10 }, 'keys are instants'],
  ['keys that no push has decided', {}, { keepInstantsDays: 10 }, 'keys are instants'],
  ['dimensions', { keyKind: 'TIME', dimensions: ['room'] }, { keepInstantsDays: 10 }, 'Points of series'],
  ['less than the least', { keyKind: 'TIME' }, { keepInstantsDays: 1 }, '2 to 36500 days'],
  ['hours without instants', { keyKind: 'TIME' }, { keepHoursDays: 10 }, 'goes with keepInstantsDays'],
  ['fewer hours than instants', { keyKind: 'TIME' }, { keepInstantsDays: 10, keepHoursDays: 9 }, 'is not less'],
])('%s cannot be kept as sums', async (_name, widget, retention, message) => {
  const { id } = await it.widget(widget as Parameters<typeof it.widget>[0])
  const input = { title: 'x', ...widget, ...retention }
  const create = 'mutation($input: CreateWidgetInput!) { createWidget(input: $input) { widget { id } } }'
  for (const error of [await errorOf(update, { input: { id, ...retention } }), await errorOf(create, { input })]) {
    expect(error?.message).toContain(message)
    expect(error?.extensions.code).toBe('BAD_USER_INPUT')
  }
})

test('a widget that keeps sums stays one of instants, without dimensions, and weighs nothing point by point', async () => {
  const { id } = await it.widget({ keyKind: 'TIME', keepInstantsDays: 10 })
  expect((await errorOf(update, { input: { id, dimensions: ['room'] } }))?.message).toContain('keepInstantsDays')
  expect((await errorOf(update, { input: { id, keyKind: 'DATE' } }))?.message).toContain('keepInstantsDays')
  const { id: weighed } = await it.widget({ keyKind: 'TIME' })
  const metrics = [{ name: 'cases' }, { name: 'mean', aggregation: 'AVERAGE' }]
  const values = metrics.map(({ name }) => ({ metric: name, value: '1' }))
  await ask(push, { input: { widgetId: weighed, metrics, rows: [{ key: at(1), values }] } })
  const { widget } = (await ask(`{ widget(id: "${weighed}") { metrics { id } } }`)) as {
    widget: { metrics: { id: string }[] }
  }
  const [cases, mean] = widget.metrics
  const weigh = 'mutation($input: UpdateMetricInput!) { updateMetric(input: $input) { metric { id } } }'
  await ask(weigh, { input: { metricId: mean?.id, weightMetric: cases?.id } })
  const error = await errorOf(update, { input: { id: weighed, keepInstantsDays: 10 } })
  expect(error?.message).toContain('The mean "mean" is weighed point by point')
})

test('what is too old is refused as a whole, with the setting and the bound, and nothing of it is written', async () => {
  const id = await kept([30, 5])
  await thinAll(it)
  expect(await pointsOf(id)).toBe(180)
  const before = await everything(id)
  const bound = `${new Date(TODAY - 10 * DAY_MS).toISOString()}`
  const old = row(at(10, -601))
  const tooOld = await errorOf(push, { input: { widgetId: id, rows: [row(at(1)), old] } })
  expect(tooOld).toMatchObject({
    extensions: { code: 'BAD_USER_INPUT', fields: { 'input.rows.1.key': expect.anything() } },
  })
  expect(JSON.stringify(tooOld)).toContain(`Instants before ${bound} are kept as sums (keepInstantsDays of the widget)`)
  for (const input of [
    { widgetId: id, keys: [at(30)] },
    { widgetId: id, days: { from: dayOf(30), through: dayOf(1) } },
  ])
    expect(JSON.stringify(await errorOf(remove, { input }))).toContain('are kept as sums')
  expect(await everything(id)).toEqual(before)
  await ask(push, { input: { widgetId: id, rows: [row(at(10, -600), '5')] } })
  const { deletePoints } = await ask(remove, { input: { widgetId: id, keys: [at(10, -600)] } })
  expect(deletePoints).toEqual({ deleted: 1 })
  expect(await everything(id)).toEqual(before)
  // Never to be kept as sums again: what is gone stays as it is.
  await ask(update, { input: { id, keepInstantsDays: null } })
  await thinAll(it)
  expect(await everything(id)).toEqual(before)
  expect(JSON.stringify(await errorOf(push, { input: { widgetId: id, rows: [old] } }))).toContain('are kept as sums')
})

test('points that others have written where sums are all that counts are told of', async () => {
  const id = await kept([30, 5])
  await thinAll(it)
  const before = await everything(id)
  const own = [idOf('Widget', id)]
  await sql(
    `insert into points select project_id, widget_id, metric_id, key - ${20 * DAY_MS}000::bigint, 0, 7 from points where widget_id = $1 limit 1`,
    own,
  )
  expect(await everything(id)).toEqual(before)
  const warnings = () => it.log.filter(line => line.includes('which count in no report') && line.includes(own[0] ?? ''))
  expect(warnings()).toEqual([])
  await ask(update, { input: { id, keepInstantsDays: 9 } })
  await thinAll(it)
  expect(warnings()).toHaveLength(1)
  expect(await everything(id)).toEqual(before)
})

test('a push that was planned before instants were given up is refused by its own transaction', async () => {
  const id = await kept([5])
  await sql(`update rolled_widgets set instants_from = $2 where widget_id = $1`, [
    idOf('Widget', id),
    `${TODAY - 4 * DAY_MS}000`,
  ])
  const error = await errorOf(push, { input: { widgetId: id, rows: [row(at(5, 1), '9')] } })
  expect(error?.extensions.code).toBe('UNAVAILABLE')
  expect(await pointsOf(id)).toBe(180)
})

test('a transaction that wrote before it could know is waited for, and nothing of it is lost', async () => {
  const id = await kept([30, 5])
  await using writer = new AsyncDisposableStack()
  const client = new pg.Client({
    ...(it.database.connection as pg.ClientConfig),
    application_name: 'pushgraph gateway',
  })
  await client.connect()
  writer.defer(() => client.end())
  await client.query('begin')
  await client.query(
    `insert into points select project_id, widget_id, metric_id, key + 1, 0, 100 from points where widget_id = $1`,
    [idOf('Widget', id)],
  )
  expect(await thinPoints(it.app.gateway, { ...thinningSteps, waitMs: 200 }, new AbortController().signal)).toBe(false)
  expect(await pointsOf(id)).toBe(360)
  await client.query('commit')
  const before = await everything(id)
  await thinAll(it)
  expect(await pointsOf(id)).toBe(360)
  expect(await everything(id)).toEqual(before)
  expect(before).toMatchObject({ metrics: [{ count: 720 }] })
})

test('a step that is cut off in the middle has done nothing, and is done again', async () => {
  const id = await kept([40, 30, 5])
  const before = await everything(id)
  const whole = { ...thinningSteps, chunkPoints: 1_000 }
  await using holder = new AsyncDisposableStack()
  const client = new pg.Client(it.database.connection as pg.ClientConfig)
  await client.connect()
  holder.defer(() => client.end())
  await client.query('begin')
  // Sums have been made by then, and points are still to be deleted.
  await client.query('lock table rollup_marks in share mode')
  const turn = thinPoints(it.app.gateway, whole, new AbortController().signal)
  const waiting = () =>
    sql<{ pid: number }>(
      `select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%delete from rollup_marks%'`,
    )
  await expect.poll(async () => (await waiting()).length, { timeout: 10_000 }).toBe(1)
  const pid = (await waiting())[0]?.pid
  await client.query('select pg_terminate_backend($1)', [pid])
  expect(await turn).toBe(false)
  await client.query('commit')
  expect(await pointsOf(id)).toBe(540)
  expect(await everything(id)).toEqual(before)
  await thinAll(it, whole)
  expect(await pointsOf(id)).toBe(180)
  expect(await everything(id)).toEqual(before)
})

test('a report tells what is kept from when, and refuses what it cannot tell exactly', async () => {
  await ask('mutation { updateProject(input: { timeZone: "Asia/Kolkata" }) { project { id } } }')
  const id = await kept([60, 30, 5], { keepInstantsDays: 10, keepHoursDays: 40 })
  await thinAll(it)
  const period = (from: number, through: number) =>
    `period: { days: { from: "${dayOf(from)}", through: "${dayOf(through)}" } }`
  const fields =
    'granularity metrics { count coverage { instantsFrom hoursFrom } comparisons { period { before } previous } } missingComparisons { reason }'
  const whole = await report(id, `${period(70, 0)}, granularity: DAY, compare: []`, fields)
  const instantsFrom = new Date(TODAY - 10 * DAY_MS).toISOString()
  const { hoursFrom } = (whole.metrics as { coverage: { hoursFrom: string } }[])[0]?.coverage ?? {}
  expect(whole).toMatchObject({ metrics: [{ count: 540, coverage: { instantsFrom } }] })
  expect(hoursFrom).toMatch(/T18:30:00.000Z$/)
  const widget = await ask(
    `{ widget(id: "${id}") { keepInstantsDays keepHoursDays instantsFrom hoursFrom daysTimeZone } }`,
  )
  expect(widget.widget).toEqual({
    keepInstantsDays: 10,
    keepHoursDays: 40,
    instantsFrom,
    hoursFrom,
    daysTimeZone: 'Asia/Kolkata',
  })
  // Hours are told from `hoursFrom` on, in zones of half and quarter hours too; before it a short period is of days.
  for (const zone of ['Asia/Kathmandu', 'Europe/Berlin'])
    expect(
      await report(id, `timeZone: "${zone}", ${period(31, 29)}, granularity: HOUR, compare: []`, fields),
    ).toMatchObject({
      metrics: [{ count: 180 }],
    })
  expect(await report(id, `${period(60, 60)}, compare: []`, fields)).toMatchObject({
    granularity: 'DAY',
    metrics: [{ count: 180 }],
  })
  const refused = async (argumentsText: string) =>
    (await errorOf(`{ widget(id: "${id}") { report(${argumentsText}) { keys } } }`))?.message
  expect(await refused(`${period(60, 60)}, granularity: HOUR`)).toContain('before')
  expect(await refused(`timeZone: "Europe/Berlin", ${period(60, 60)}, granularity: DAY`)).toContain(
    'days of Asia/Kolkata',
  )
  expect(await refused(`period: { instants: { from: "${at(30, 1)}", before: "${at(30, 31)}" } }`)).toContain(
    'quarters of an hour',
  )
  expect(await refused(`${period(30, 1)}, onlyDays: WORKING`)).toContain('Reports of working days')
  const rolling = await errorOf(
    `{ widget(id: "${id}") { report(${period(39, 38)}, granularity: HOUR, compare: []) { metrics { rolling(buckets: 200) } } } }`,
  )
  expect(rolling?.message).toContain('With the buckets before it')

  // So far is compared through the end of the sum that it would cut, and its period says so; hours that are gone are not compared.
  const soFar = await report(id, `timeZone: "UTC", ${period(13, 0)}, granularity: WEEK`, fields)
  const [{ comparisons } = { comparisons: [] }] = soFar.metrics as { comparisons: { period: { before: string } }[] }[]
  expect(Date.parse(comparisons[0]?.period.before ?? '') % 900_000).toBe(0)
  const none = await report(
    id,
    `${period(39, 39)}, granularity: HOUR, compare: [{ shift: { count: 15, unit: DAY } }]`,
    fields,
  )
  expect(none).toMatchObject({ missingComparisons: [{ reason: 'KEPT_AS_SUMS' }] })
})
