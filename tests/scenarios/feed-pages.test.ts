// Feeds over pages: whatever an upstream does with them, what is stored is right, or unchanged with a failed run.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeedHistory, PaginationInput } from '../_kit/gql/graphql.ts'
import { createWidget, push } from '../_kit/operations.ts'
import { feed, runFeed, saveFeed, saveSource } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { type Answer, json, type Received } from '../_kit/upstream.ts'

interface Row {
  readonly id: string
  readonly day: number
  readonly v: number
}

const kinds = [
  'PAGE',
  'PAGE_SIZED',
  'OFFSET',
  'CURSOR',
  'HEADER',
  'GRAPHQL',
  'NEXT_URL',
  'LINK',
  'LAST_ID',
  'JSONATA',
] as const
type Kind = (typeof kinds)[number]
const habits = [
  'GOOD',
  'IGNORES',
  'IGNORES_WITH_FRESH_CURSORS',
  'SHUFFLES',
  'LAST_AGAIN',
  'LOOPS',
  'ENDLESS',
  'FAILS',
  'ERROR_PAGE',
  'CAPS',
] as const
type Habit = (typeof habits)[number]

interface Scenario {
  readonly kind: Kind
  readonly habit: Habit
  readonly history: FeedHistory
  readonly rows: readonly Row[]
  /** Which page goes wrong. */
  readonly at: number
}

const SIZE = 2
const MAX_PAGES = 4

let kit: SourcesKit
let scenario: Scenario | null = null
beforeAll(async () => {
  kit = await startSourcesKit()
  kit.upstream.on('/pages', (request, reply) => answer(request, reply, kit.upstream))
})
afterAll(() => kit?.[Symbol.asyncDispose]())

const specs: Readonly<Record<Kind, Omit<PaginationInput, 'maxPages'>>> = {
  PAGE: { kind: 'PAGE', itemsPath: 'items' },
  PAGE_SIZED: { kind: 'PAGE', itemsPath: 'items', size: SIZE },
  OFFSET: { kind: 'OFFSET', itemsPath: 'items', size: SIZE },
  CURSOR: { kind: 'CURSOR', itemsPath: 'items', cursorPath: 'meta.next' },
  HEADER: { kind: 'CURSOR', itemsPath: 'items', cursorHeader: 'X-Next' },
  GRAPHQL: { kind: 'CURSOR', itemsPath: 'items', cursorPath: 'meta.next', into: 'json.variables.after' },
  NEXT_URL: { kind: 'NEXT_URL', itemsPath: 'items', cursorPath: 'links.next' },
  LINK: { kind: 'LINK', itemsPath: 'items' },
  LAST_ID: {
    kind: 'CURSOR',
    itemsPath: 'items',
    cursorPath: 'items[-1].id',
    morePath: 'has_more',
    param: 'starting_after',
  },
  JSONATA: { kind: 'PAGE', itemsPath: '= items[v > -1000]', morePath: '= $page < pages' },
}

/** Which page is asked for, from 0. */
function pageOf({ query, body }: Received, { kind, rows }: Scenario): number {
  const cursor =
    query.get('cursor') ?? (JSON.parse(body || '{}') as { variables?: { after?: string } }).variables?.after
  if (kind === 'OFFSET') return Number(query.get('offset')) / SIZE
  if (kind === 'LAST_ID') return (rows.findIndex(({ id }) => id === query.get('starting_after')) + 1) / SIZE
  if (kind === 'CURSOR' || kind === 'GRAPHQL' || kind === 'HEADER') return Number(cursor?.split('-')[0] ?? 0)
  return Number(query.get('page') ?? 1) - 1
}

const countOf = ({ rows }: Scenario) => Math.max(1, Math.ceil(rows.length / SIZE))
let fresh = 0

const answer: Answer = (request, reply) => {
  if (scenario === null) throw new Error('no scenario')
  const { kind, habit, rows, at } = scenario
  const asked = pageOf(request, scenario)
  const count = countOf(scenario)
  if (habit === 'FAILS' && asked === at) return json(reply, { error: 'broken' }, 500)
  if (habit === 'ERROR_PAGE' && asked === at) return json(reply, { error: 'quota' })
  const isIgnored = habit.startsWith('IGNORES') || habit === 'SHUFFLES'
  const page = isIgnored ? 0 : habit === 'LAST_AGAIN' ? Math.min(asked, count - 1) : asked
  let items = rows.slice(page * SIZE, (page + 1) * SIZE).map(row => ({ ...row, key: keyOf(row.day) }))
  if (habit === 'ENDLESS') items = [0, 1].map(n => ({ id: `e${asked}-${n}`, day: 1, v: 1, key: keyOf(1) }))
  if (habit === 'SHUFFLES' && fresh++ % 2 === 0) items = items.toReversed()
  const hasMore = habit === 'ENDLESS' || page < count - 1
  const following = hasMore ? page + 1 : habit === 'LOOPS' || habit === 'LAST_AGAIN' ? Math.min(at, page) : null
  const cursor = following === null ? null : `${following}${habit.endsWith('FRESH_CURSORS') ? `-${fresh++}` : ''}`
  const url = following === null ? null : `/pages?page=${following + 1}`
  const headers: Record<string, string> = {}
  if (kind === 'LINK' && url) headers.link = `<${url}>; rel="next"`
  if (kind === 'HEADER' && cursor) headers['x-next'] = cursor
  json(
    reply,
    {
      items,
      ...(kind === 'CURSOR' || kind === 'GRAPHQL' ? { meta: cursor === null ? {} : { next: cursor } } : {}),
      ...(kind === 'NEXT_URL' && { links: { next: url } }),
      ...(kind === 'LAST_ID' && { has_more: following !== null }),
      ...(kind === 'JSONATA' && { pages: habit === 'ENDLESS' ? 99 : count }),
      ...(habit === 'CAPS' && { total_count: rows.length }),
    },
    200,
    headers,
  )
}

const DAYS = 6
type Stored = Record<number, number>

/** The days of rows, added together: nothing of the gateway in it. */
function sums(rows: readonly Row[]): Stored {
  const total: Stored = {}
  for (const { day, v } of rows) total[day] = (total[day] ?? 0) + v
  return total
}

function applied(history: FeedHistory, before: Stored, read: Stored): Stored {
  if (history === 'FULL') return read
  const result = { ...before }
  for (const [day, v] of Object.entries(read))
    result[Number(day)] = history === 'APPEND' ? (result[Number(day)] ?? 0) + v : v
  return result
}

const BEFORE: Stored = { 1: 1_000, 6: 6_000 }
const keyOf = (day: number) => `2026-11-0${day}`

async function storedOf(title: string): Promise<Stored> {
  const { rows } = await kit.it.app.gateway.pool.query(
    `select extract(day from date '1970-01-01' + p.key::int)::int as day, p.value::float as v
       from points p join metrics m using (project_id, widget_id, metric_id) join widgets w using (project_id, widget_id) where w.title = $1`,
    [title],
  )
  return Object.fromEntries(rows.map(({ day, v }: { day: number; v: number }) => [day, v]))
}

let count = 0
async function play(it: Scenario, more: Partial<PaginationInput> = {}) {
  scenario = it
  const name = `pages ${++count}`
  const widgetId = (await kit.it.ask(createWidget, { input: { title: name, keyKind: 'DATE' } })).createWidget.widget.id
  const rows = Object.entries(BEFORE).map(([day, v]) => ({
    key: keyOf(Number(day)),
    values: [{ metric: 'v', value: String(v) }],
  }))
  await kit.it.ask(push, { input: { widgetId, rows } })
  const isBody = it.kind === 'GRAPHQL'
  const request = {
    method: isBody ? ('POST' as const) : ('GET' as const),
    url: `${kit.upstream.url}/pages`,
    retry: { attempts: 1 },
    ...(isBody && { json: { query: '{ items }', variables: { after: null } }, safe: true }),
    pagination: { ...specs[it.kind], maxPages: MAX_PAGES, ...(it.habit === 'CAPS' && { size: 50 }), ...more },
  }
  await kit.it.ask(saveSource, { input: { name, requests: [request] } })
  const metrics = [{ name: 'v', value: 'v' }]
  await kit.it.ask(saveFeed, { input: { name, source: name, widgetId, key: 'key', metrics, history: it.history } })
  const run = (await kit.it.ask(runFeed, { name })).runFeed
  const shown = (await kit.it.ask(feed, { name })).feed
  return { run, stored: await storedOf(name), stale: shown?.stale, runs: shown?.runs }
}

const scenarios = fc.record({
  kind: fc.constantFrom(...kinds),
  habit: fc.constantFrom(...habits),
  history: fc.constantFrom<FeedHistory>('APPEND', 'SNAPSHOT', 'FULL'),
  rows: fc
    .array(fc.record({ day: fc.integer({ min: 1, max: DAYS }), v: fc.integer({ min: 1, max: 99 }) }), {
      minLength: 1,
      maxLength: 9,
    })
    .map(rows => rows.map((row, index) => ({ ...row, id: `r${index}` }))),
  at: fc.integer({ min: 0, max: 2 }),
})

test('what is stored is right, or unchanged with a failed run', async () => {
  let [right, failed] = [0, 0]
  await fc.assert(
    fc.asyncProperty(scenarios, async it => {
      const { run, stored, stale } = await play(it)
      if (run.state === 'FAILED') {
        failed++
        expect(stored).toEqual(BEFORE)
        expect(run.points).toBe(0)
        const isTooMuch = it.history === 'FULL' && countOf(it) >= MAX_PAGES
        expect(it.habit === 'GOOD' && !isTooMuch, run.error?.message).toBe(false)
        return
      }
      expect(run.truncated).toBe(run.problems.length > 0)
      if (!run.truncated) {
        right++
        expect(it.habit).not.toBe('ENDLESS')
        expect(stored).toEqual(applied(it.history, BEFORE, sums(it.rows)))
        expect(stale).toBeNull()
        return
      }
      expect(it.history).not.toBe('FULL')
      expect([run.problems[0], stale]).toEqual([
        expect.stringContaining('Not all pages of api_call_1 were read: 4 of more'),
        true,
      ])
      const read =
        it.habit === 'ENDLESS' ? [{ id: '', day: 1, v: SIZE * MAX_PAGES }] : it.rows.slice(0, SIZE * MAX_PAGES)
      expect(stored).toEqual(applied(it.history, BEFORE, sums(read)))
    }),
    { numRuns: 40 },
  )
  expect([right > 0, failed > 0]).toEqual([true, true])
})

const rowsOf = (count: number): Row[] =>
  Array.from({ length: count }, (_, n) => ({ id: `r${n}`, day: 1 + (n % DAYS), v: n + 1 }))

test.each<[Habit, Kind, RegExp]>([
  [
    'IGNORES',
    'PAGE',
    /^Page 2 has the same items as page 1; no page is taken twice\. The upstream seems to ignore the parameter "page"\.$/,
  ],
  ['SHUFFLES', 'OFFSET', /^Page 2 has the same items as page 1/],
  ['IGNORES', 'GRAPHQL', /^Page 2 has the same items as page 1; .* ignore json\.variables\.after\.$/],
  ['IGNORES_WITH_FRESH_CURSORS', 'CURSOR', /^Page 2 has the same items as page 1/],
  ['LAST_AGAIN', 'PAGE', /^Page 4 has the same items as page 3; .* say with size how many items a page has\.$/],
  [
    'LOOPS',
    'CURSOR',
    /^Page 3 leads to a page that was read before: its cursor comes again\. No page is taken twice\.$/,
  ],
  ['LOOPS', 'NEXT_URL', /^Page 3 leads to a page that was read before: its URL comes again/],
  ['LOOPS', 'LINK', /^Page 3 leads to a page that was read before: its URL comes again/],
  [
    'CAPS',
    'OFFSET',
    /^Page 1 has 2 items, fewer than 50 \(size\), but it holds a larger number at total_count: there are more pages/,
  ],
  [
    'ERROR_PAGE',
    'LINK',
    /^A page holds an error instead of a list|^A page holds no list at items, but an error at error\.$/,
  ],
])('%s, read by %s, fails the run and changes nothing', async (habit, kind, message) => {
  const it = { kind, habit, history: 'FULL' as const, rows: rowsOf(6), at: 1 }
  expect(await play(it)).toMatchObject({
    run: { state: 'FAILED', deleted: 0, error: { message: expect.stringMatching(message) } },
    stored: BEFORE,
  })
})

test('a cursor or a list that is looked for at a wrong path fails the run', async () => {
  const it = { kind: 'CURSOR' as const, habit: 'GOOD' as const, history: 'SNAPSHOT' as const, rows: rowsOf(6), at: 0 }
  const cursor =
    'The first page holds nothing at meta.nxt (cursorPath), but it holds something at meta.next: there are more pages.'
  expect(await play(it, { cursorPath: 'meta.nxt' })).toMatchObject({
    run: { state: 'FAILED', error: { message: cursor } },
    stored: BEFORE,
  })
  expect(await play(it, { itemsPath: 'itmes' })).toMatchObject({
    run: { state: 'FAILED', error: { message: 'A page holds no list at itmes; there is one at items.' } },
    stored: BEFORE,
  })
})

test('pages that were left unread are a problem of the run, and the feed is stale until a run has read all', async () => {
  const it = { kind: 'PAGE' as const, habit: 'GOOD' as const, history: 'APPEND' as const, rows: rowsOf(9), at: 0 }
  const { run, stale, runs } = await play(it)
  const message =
    'Not all pages of api_call_1 were read: 4 of more, the most being 4 pages (maxPages) and 20971520 bytes.'
  expect([run.state, run.truncated, run.problems, stale]).toEqual(['SUCCEEDED', true, [message], true])
  expect(runs?.[0]).toMatchObject({ problems: [message] })
  const name = `pages ${count}`
  expect(await play({ ...it, history: 'FULL' })).toMatchObject({
    run: {
      state: 'FAILED',
      error: { message: `Not all pages were read; a full history is not replaced by a part. ${message}` },
    },
    stored: BEFORE,
  })
  scenario = { ...it, rows: rowsOf(3) }
  expect((await kit.it.ask(runFeed, { name })).runFeed).toMatchObject({ state: 'SUCCEEDED', truncated: false })
  expect((await kit.it.ask(feed, { name })).feed).toMatchObject({ stale: null, widget: { stale: null } })
})

test('a first page that is full and says nothing of another one may be a part', async () => {
  const it = { kind: 'CURSOR' as const, habit: 'GOOD' as const, history: 'SNAPSHOT' as const, rows: rowsOf(2), at: 0 }
  const problem = expect.stringContaining('Perhaps not all pages of api_call_1 were read')
  expect((await play(it, { size: 2 })).run).toMatchObject({ state: 'SUCCEEDED', truncated: true, problems: [problem] })
  expect((await play({ ...it, history: 'FULL' }, { size: 2 })).stored).toEqual(BEFORE)
})
