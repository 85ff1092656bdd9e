import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '../../src/app.ts'
import { unknownKeptFields } from '../../src/graphql/keepable.ts'
import { keptFields } from '../../src/kept-fields.ts'
import { idOf } from '../../src/request/global-id.ts'
import { schema } from '../../src/schema.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'

/** Steps of the random walk; 100,000 by hand before a release. */
const STEPS = Number(process.env.KEPT_STEPS ?? 300)
const SEED = Number(process.env.KEPT_SEED ?? 1)

let it: TestApp
let other: App
let now = NOON_2026_11_20
beforeAll(async () => {
  it = await startTestApp({ TOKEN_REQUESTS_PER_MINUTE: '0', ADDRESS_REQUESTS_PER_MINUTE: '0' }, { clock: () => now })
  const env = { TOKEN_REQUESTS_PER_MINUTE: '0', ADDRESS_REQUESTS_PER_MINUTE: '0' }
  other = await startSecondGateway(it, env, { clock: () => now, databaseClock: async () => now })
})
afterAll(async () => {
  await other?.close()
  await it?.[Symbol.asyncDispose]()
})

const REPORT = `query Kept($id: ID!, $period: PeriodInput) {
  widget(id: $id) { title lastPushAt report(period: $period) { keys metrics { metric { name unit } headline values comparison { previous } } } } }`

interface MetricAnswer {
  readonly metric: { readonly unit: string }
  readonly headline: number
  readonly values: (number | null)[]
  readonly comparison: { readonly previous: number | null }
}

interface Answer {
  readonly data?: { readonly widget: { readonly report: { readonly metrics: readonly MetricAnswer[] } } }
  readonly errors?: readonly { readonly message: string }[]
}

const metricOf = ({ data }: Answer) => data?.widget.report.metrics[0] as MetricAnswer

/** Throws where it has errors. */
async function change<Data>(mutation: string, variables: object, url = it.url): Promise<Data> {
  const { data, errors } = await ask(mutation, variables, { url })
  if (errors) throw new Error(JSON.stringify(errors))
  return data as unknown as Data
}

const DELETE = 'mutation ($id: ID!, $key: String!) { deletePoints(input: { widgetId: $id, keys: [$key] }) { deleted } }'

async function ask(
  query: string,
  variables: object,
  { url = it.url, token = ADMIN, headers = {} }: { url?: string; token?: string; headers?: object } = {},
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Answer
}

const headlineOf = (answer: Answer) => answer.data?.widget.report.metrics[0]?.headline

/** How many answers were given again, and made, since the last call. */
let seen = { kept: 0, computed: 0 }
async function counts(url = it.url): Promise<{ kept: number; computed: number }> {
  const text = await (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${ADMIN}` } })).text()
  const of = (outcome: string) =>
    Number(/(\d+)$/m.exec(text.match(new RegExp(`answers_total\\{outcome="${outcome}".*`))?.[0] ?? '')?.[1] ?? 0)
  const all = { kept: of('kept'), computed: of('computed') }
  const since = { kept: all.kept - seen.kept, computed: all.computed - seen.computed }
  seen = all
  return since
}

/** Resolves when both gateways have heard of a change of its points: before, an answer may be made once more than it has to be. */
async function heardOf(widget: { id: string }, work: () => Promise<void>): Promise<void> {
  const id = idOf('Widget', widget.id)
  const leave: (() => void)[] = []
  const heard = [it.app, other].map(
    ({ gateway }) =>
      new Promise<void>(resolve => {
        leave.push(
          gateway.bus.subscribe('points.changed', ({ widgets }) => {
            if (widgets.some(([, widgetId]) => widgetId === id)) resolve()
          }),
        )
      }),
  )
  await work()
  await Promise.all(heard)
  for (const each of leave) each()
}

async function days(values: Record<string, string>): Promise<{ id: string; pushUrl: string }> {
  const widget = await it.widget({ title: 'Kept' })
  await heardOf(widget, () => push(widget, values))
  return widget
}

async function push({ pushUrl }: { pushUrl: string }, values: Record<string, string>, url = it.url): Promise<void> {
  const data = Object.entries(values).map(([key, Users]) => ({ Date: key, Users }))
  const { status, body } = await it.cyfe(pushUrl.replace(it.url, url), { data, onduplicate: { Users: 'replace' } })
  expect([status, body.message]).toEqual([200, 'Data pushed'])
}

describe('an answer', () => {
  test('is given again while nothing changes, and made anew by a push to either gateway', async () => {
    const [widget, another] = [await days({ 20261119: '1' }), await days({ 20261119: '1' })]
    await counts()
    const answers = []
    for (let time = 0; time < 4; time++) answers.push(await ask(REPORT, { id: widget.id }))
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(await counts()).toEqual({ kept: 2, computed: 1 })
    await push(widget, { 20261119: '5' })
    expect(headlineOf(await ask(REPORT, { id: widget.id }))).toBe(5)
    await push(widget, { 20261119: '7' }, other.url)
    expect(headlineOf(await ask(REPORT, { id: widget.id }))).toBe(7)
    expect(await counts()).toEqual({ kept: 0, computed: 2 })
    // Both gateways hear of those pushes a moment later, and make it once more. Then one to another widget of the project leaves it as it is.
    await push(another, { 20261119: '2' })
    await expect
      .poll(async () => {
        // A question that was made anew for each of those messages is left alone for some seconds.
        now += 1_000
        expect(headlineOf(await ask(REPORT, { id: widget.id }))).toBe(7)
        return (await counts()).kept
      })
      .toBe(1)
  })

  test('is made anew when points are deleted, a metric is changed, or the zone is', async () => {
    const widget = await days({ 20261119: '1', 20261118: '2' })
    const asked = async () => {
      const answer = await ask(REPORT, { id: widget.id })
      expect(answer).toEqual(await ask(REPORT, { id: widget.id }, { headers: { 'cache-control': 'no-cache' } }))
      return answer
    }
    for (let time = 0; time < 3; time++) await asked()
    await change(DELETE, { id: widget.id, key: '2026-11-18' })
    expect(headlineOf(await asked())).toBe(1)
    const { widget: shown } = await change<{ widget: { metrics: { id: string }[] } }>(
      'query ($id: ID!) { widget(id: $id) { metrics { id } } }',
      { id: widget.id },
    )
    await change('mutation ($id: ID!) { updateMetric(input: { metricId: $id, unit: "heads" }) { metric { id } } }', {
      id: shown.metrics[0]?.id,
    })
    expect(metricOf(await asked()).metric.unit).toBe('heads')
    await change('mutation { updateProject(input: { timeZone: "Pacific/Kiritimati" }) { project { id } } }', {})
    await asked()
    await change('mutation { updateProject(input: { timeZone: "UTC" }) { project { id } } }', {})
    await asked()
  })

  test('ends with its minute, so that a day that begins is in it', async () => {
    const widget = await days({ 20261120: '3', 20261121: '4' })
    const today = { id: widget.id, period: { preset: 'TODAY' } }
    now = Date.UTC(2026, 10, 20, 23, 59, 59, 900)
    for (let time = 0; time < 3; time++) expect(headlineOf(await ask(REPORT, today))).toBe(3)
    now = Date.UTC(2026, 10, 21, 0, 0, 0, 0)
    expect(headlineOf(await ask(REPORT, today))).toBe(4)
    now = NOON_2026_11_20
  })

  test('about instants lasts a second: a period that goes on is compared with as much of another one', async () => {
    const widget = await it.widget({ title: 'Instants', keyKind: 'TIME' })
    const rows = [
      { At: '2026-11-19T12:00:30Z', n: '8' },
      { At: '2026-11-20T11:00:00Z', n: '1' },
    ]
    await it.cyfe(widget.pushUrl, { data: rows })
    const today = { id: widget.id, period: { preset: 'TODAY' } }
    const previous = async () => metricOf(await ask(REPORT, today)).comparison.previous
    for (let time = 0; time < 3; time++) expect(await previous()).toBe(null)
    now += 31_000
    expect(await previous()).toBe(8)
    now = NOON_2026_11_20
  })

  test('is of its token alone', async () => {
    const [mine, theirs] = [await days({ 20261119: '1' }), await days({ 20261119: '2' })]
    const { createToken } = await change<{ createToken: { secret: string } }>(
      'mutation ($ids: [ID!]) { createToken(input: { name: "one", scopes: [READ], widgetIds: $ids }) { secret } }',
      { ids: [mine.id] },
    )
    const token = createToken.secret
    for (let time = 0; time < 3; time++) {
      expect(headlineOf(await ask(REPORT, { id: theirs.id }))).toBe(2)
      expect((await ask(REPORT, { id: theirs.id }, { token })).errors?.[0]?.message).toContain('There is no widget')
      expect(headlineOf(await ask(REPORT, { id: mine.id }, { token }))).toBe(1)
    }
  })

  test('that many ask for at once is made once', async () => {
    const widget = await days({ 20261119: '1' })
    await ask(REPORT, { id: widget.id })
    await counts()
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask(REPORT, { id: widget.id })))
    expect(new Set(answers.map(headlineOf))).toEqual(new Set([1]))
    expect(await counts()).toEqual({ kept: 59, computed: 1 })
  })

  test('to a GET that has it is 304', async () => {
    const widget = await days({ 20261119: '1' })
    const address = `${it.url}/graphql?query=${encodeURIComponent(REPORT)}&variables=${encodeURIComponent(JSON.stringify({ id: widget.id }))}`
    const get = (headers: Record<string, string> = {}) =>
      fetch(address, { headers: { authorization: `Bearer ${ADMIN}`, ...headers } })
    const etags = []
    for (let time = 0; time < 3; time++) etags.push((await get()).headers.get('etag') ?? '')
    expect(new Set(etags).size).toBe(1)
    expect((await get({ 'if-none-match': etags[0] ?? '' })).status).toBe(304)
    await push(widget, { 20261119: '2' })
    const fresh = await get({ 'if-none-match': etags[0] ?? '' })
    expect([fresh.status, headlineOf((await fresh.json()) as Answer)]).toEqual([200, 2])
  })

  test('of a widget that is pushed to all the time is made without asking for versions', async () => {
    const widget = await days({ 20261119: '1' })
    for (let time = 0; time < 6; time++) {
      await ask(REPORT, { id: widget.id })
      await push(widget, { 20261119: String(time) })
    }
    it.statements()
    await ask(REPORT, { id: widget.id })
    expect(it.statements().filter(text => text.includes('point_deletions'))).toEqual([])
    now += 1_000
    await ask(REPORT, { id: widget.id })
    expect(it.statements().filter(text => text.includes('point_deletions')).length).toBe(1)
    now = NOON_2026_11_20
  })
})

test('every field that answers are kept for is one of the schema', () => {
  expect(unknownKeptFields(schema, keptFields)).toEqual([])
})

test('pushes, deletions and reports of four clients at two gateways show each what it had acknowledged', async () => {
  const random = mulberry(SEED)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const widgets = [await days({ 20261101: '0' }), await days({ 20261101: '0' })]
  const names = ['20261117', '20261118', '20261119']
  // Each client has a day of its own in both widgets, so that it knows what its own number has to be.
  const client = async (day: string) => {
    const known = widgets.map(() => 0)
    for (let step = 0; step < STEPS / names.length; step++) {
      const index = random() < 0.5 ? 0 : 1
      const widget = widgets[index] as (typeof widgets)[number]
      const url = pick([it.url, other.url])
      const dice = random()
      // Answers that did not last are tried to be kept again after a second.
      now += 100
      if (dice < 0.15) {
        known[index] = 1 + Math.floor(random() * 1_000)
        await push(widget, { [day]: String(known[index]) }, url)
      } else if (dice < 0.2) {
        known[index] = 0
        await change(DELETE, { id: widget.id, key: dayOf(day) }, url)
      } else {
        const key = dayOf(day)
        const answer = await ask(REPORT, { id: widget.id, period: { days: { from: key, through: key } } }, { url })
        expect([step, headlineOf(answer) ?? 0]).toEqual([step, known[index]])
        const whole = { id: widget.id, period: { days: { from: '2026-11-17', through: '2026-11-19' } } }
        const { values } = metricOf(await ask(REPORT, whole, { url }))
        expect([step, values[names.indexOf(day)] ?? 0]).toEqual([step, known[index]])
      }
    }
  }
  await counts()
  await Promise.all(names.map(client))
  expect((await counts()).kept).toBeGreaterThan(STEPS / 20)
}, 3_600_000)

const dayOf = (key: string) => `${key.slice(0, 4)}-${key.slice(4, 6)}-${key.slice(6)}`

/** Numbers in [0, 1) that a seed decides. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
