// Every screen, as Apollo Client and urql show it: one request, one statement for points, and one fault takes one field.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createViewToken } from '../_kit/access-operations.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createToken, deleteWidget, widgetMetrics } from '../_kit/operations.ts'
import { openApollo } from './apollo.client.ts'
import { operationNames } from './documents.ts'
import { importPoints, openScreenShop, type ScreenShop } from './shop.ts'
import { openUrql } from './urql.client.ts'

let it: TestApp
let shop: ScreenShop
let reader: string
/** What the backend of a portal makes for a page with the first widget. */
let view: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  shop = await openScreenShop(it)
  reader = (await it.ask(createToken, { input: { name: 'Portal', scopes: ['READ'] } })).createToken.secret
  view = (await it.ask(createViewToken, { widgetIds: shop.widgets.slice(0, 1) })).createViewToken.secret
})
afterAll(() => it?.[Symbol.asyncDispose]())

const week = { preset: 'LAST_7_DAYS' }
const month = { preset: 'THIS_MONTH' }

interface Kpi {
  readonly id: string
  readonly report: { readonly id: string; readonly headline: number } | null
}
const headlines = (shown: unknown) =>
  ((shown as { metricsById: (Kpi | null)[] } | undefined)?.metricsById ?? []).map(metric => metric?.report?.headline)
const headline = (shown: unknown) => (shown as { metric: Kpi } | undefined)?.metric.report?.headline

/** The variables of each query, and how many statements it reads points with. */
const screens = (): Record<string, { variables: object; readings: number }> => {
  const [id = '', second = ''] = shop.metrics
  return {
    BookmarkQuery: { variables: { id, period: week }, readings: 1 },
    CardsQuery: { variables: { ids: shop.widgets, period: week }, readings: 1 },
    CatalogueSearchQuery: { variables: { search: 'Orders', first: 10 }, readings: 0 },
    ImportProgressQuery: { variables: { id: shop.task }, readings: 0 },
    KpiHeaderQuery: { variables: { ids: [id, second], period: week }, readings: 1 },
    MetricTableQuery: { variables: { ids: shop.metrics, period: week }, readings: 1 },
    OverlayChartQuery: { variables: { id, period: week }, readings: 1 },
    PortalQuery: { variables: { id: shop.widgets[0], period: week }, readings: 1 },
    SettingsFormQuery: { variables: { id }, readings: 0 },
  }
}

test('there are the screens that the documents have', () => {
  expect(Object.keys(screens())).toEqual(operationNames('query').toSorted())
})

describe.each([
  ['Apollo Client', openApollo],
  ['urql with graphcache', openUrql],
])('%s', (_name, open) => {
  test('each screen is one request, and one statement reads its points', async () => {
    for (const [operation, { variables, readings }] of Object.entries(screens())) {
      await using client = open(it.url, ADMIN)
      it.statements()
      const answer = await client.query(operation, variables)
      const reading = it.statements().filter(text => /\bfrom (points|category_points)\b/.test(text))
      expect([operation, answer.faults, client.requests(), reading.length]).toEqual([operation, [], 1, readings])
      expect(Object.values(answer.data ?? {}).flat()).not.toContain(null)
      // Asked for again, the cache has all of it.
      expect((await client.query(operation, variables)).data).toEqual(answer.data)
      expect([operation, client.requests()]).toEqual([operation, 1])
    }
  })

  test('a table of 20 metrics shows each metric in its row', async () => {
    await using client = open(it.url, ADMIN)
    const { data } = await client.query('MetricTableQuery', { ids: shop.metrics, period: week })
    // Two days with points, of one more in each metric.
    expect(headlines(data)).toEqual(Array.from({ length: 20 }, (_, index) => 2 * (index + 1)))
  })

  test('the overlay has the days of last year beside those of this year', async () => {
    await using client = open(it.url, ADMIN)
    const { data } = await client.query('OverlayChartQuery', { id: shop.metrics[2], period: week })
    expect(data?.metric).toMatchObject({
      report: {
        buckets: [{}, {}, {}, {}, {}, {}, { key: '2026-11-20', label: '20 Nov', partial: true }],
        values: [null, null, null, null, null, 3, 3],
        comparison: { values: [null, null, null, null, null, 3, 3], period: { lastDay: '2025-11-20' } },
      },
    })
  })

  test('a deleted widget leaves the other cards right', async () => {
    const gone = await it.widget({ title: 'Gone' })
    await it.ask(deleteWidget, { id: gone.id })
    const [first, second] = shop.widgets
    await using client = open(it.url, ADMIN)
    const { data, faults } = await client.query('CardsQuery', { ids: [first, gone.id, second], period: week })
    expect(faults).toEqual(['widgetsById.1 NOT_FOUND'])
    expect(data?.widgetsById).toMatchObject([
      { title: 'Shop 1', report: { metrics: [{ headline: 2 }, {}, {}, {}, {}] } },
      null,
      { title: 'Shop 2', report: { metrics: [{ headline: 12 }, {}, {}, {}, {}] } },
    ])
  })

  test('a missing scope takes the field that needs it, and nothing else of the card', async () => {
    await using client = open(it.url, reader)
    const { data, faults } = await client.query('PortalQuery', { id: shop.widgets[3], period: week })
    expect(faults).toEqual(['widget.pushUrl FORBIDDEN'])
    expect(data?.widget).toMatchObject({
      title: 'Shop 4',
      viewerCanManage: false,
      pushUrl: null,
      report: { metrics: [{ headline: 32 }, {}, {}, {}, {}] },
    })
  })

  test('a view token shows the page of a portal its widget, and no other', async () => {
    const [own, other] = shop.widgets
    await using client = open(it.url, view)
    const page = await client.query('PortalQuery', { id: own, period: week })
    expect(page.faults).toEqual(['widget.pushUrl FORBIDDEN'])
    expect(page.data?.widget).toMatchObject({ title: 'Shop 1', report: { metrics: [{ headline: 2 }, {}, {}, {}, {}] } })
    const hidden = await client.query('PortalQuery', { id: other, period: week })
    expect([hidden.data?.widget ?? null, hidden.faults]).toEqual([null, ['widget NOT_FOUND']])
    const cards = await client.query('CardsQuery', { ids: [other, own], period: week })
    expect(cards.faults).toEqual(['widgetsById.0 NOT_FOUND'])
    expect(cards.data?.widgetsById).toMatchObject([null, { title: 'Shop 1' }])
  })

  test('a view token follows the metrics of its widget live, and no others', async () => {
    await using client = open(it.url, view)
    const [own, other] = [shop.metrics[0], shop.metrics.at(-1)]
    const page = client.watch('KpiHeaderQuery', { ids: [own, other], period: week })
    await vi.waitUntil(() => headlines(page.shown()).length === 2)
    expect(headlines(page.shown())).toEqual([2, undefined])
    const wall = client.follow('LiveWallSubscription', { ids: [own], period: week })
    await vi.waitUntil(() => wall.messages() > 0, { timeout: 20_000 })
    for (const part of [page, wall]) part.stop()
  })

  test('two cards on one metric over other periods keep their own numbers', async () => {
    await using client = open(it.url, ADMIN)
    const variables = { id: shop.metrics[0] }
    const ofWeek = client.watch('BookmarkQuery', { ...variables, period: week })
    await vi.waitUntil(() => headline(ofWeek.shown()) !== undefined)
    const ofMonth = client.watch('BookmarkQuery', { ...variables, period: month })
    await vi.waitUntil(() => headline(ofMonth.shown()) !== undefined)
    expect([headline(ofWeek.shown()), headline(ofMonth.shown())]).toEqual([2, 3])
    expect(client.requests()).toBe(2)
    ofWeek.stop()
    ofMonth.stop()
  })

  test('a live message reaches every card that shows the metric, without a request', async () => {
    const live = await it.widget({ title: 'Live', keyKind: 'DATE' })
    const push = async (value: string) =>
      expect((await it.cyfe(live.pushUrl, { data: [{ Date: '20261120', Users: value }] })).status).toBe(200)
    await push('5')
    const id = await metricOf(live.id)
    await using client = open(it.url, ADMIN)
    const header = client.watch('KpiHeaderQuery', { ids: [id, shop.metrics[1]], period: week })
    const bookmark = client.watch('BookmarkQuery', { id, period: week })
    await vi.waitUntil(() => headlines(header.shown()).length === 2 && headline(bookmark.shown()) === 5)
    const requests = client.requests()
    const wall = client.follow('LiveWallSubscription', { ids: [id], period: week })
    await vi.waitUntil(() => wall.messages() > 0, { timeout: 20_000 })
    await push('7')
    await vi.waitUntil(() => headline(bookmark.shown()) === 12, { timeout: 20_000 })
    expect(headlines(header.shown())).toEqual([12, 4])
    expect(client.requests()).toBe(requests)
    for (const part of [header, bookmark, wall]) part.stop()
  })

  test('an import shows how far it is, and that it has ended, after one request', async () => {
    const { id } = await it.widget({ title: 'Imported', keyKind: 'DATE' })
    const task = await importPoints(it, id)
    await using client = open(it.url, ADMIN)
    const page = client.watch('ImportProgressQuery', { id: task })
    const progress = client.follow('ImportProgressSubscription', { id: task })
    const ended = { kind: 'IMPORT_POINTS', state: 'DONE', progress: { done: 300, total: 300, ratio: 1 }, error: null }
    await vi.waitFor(() => expect(page.shown()).toMatchObject({ task: { ...ended, widget: { id } } }), 20_000)
    expect(client.requests()).toBe(1)
    page.stop()
    progress.stop()
  })

  test('a page of the catalogue says how many metrics were found, and goes on behind its cursor', async () => {
    await using client = open(it.url, ADMIN)
    const pageAfter = async (after: string | null) => {
      const { data } = await client.query('CatalogueSearchQuery', { search: 'shop orders', first: 3, after })
      return data?.metrics as { totalCount: number; nodes: { widget: object }[]; pageInfo: { endCursor: string } }
    }
    const first = await pageAfter(null)
    const second = await pageAfter(first.pageInfo.endCursor)
    expect([first, second].map(({ totalCount, nodes }) => [totalCount, nodes.length])).toEqual([
      [4, 3],
      [4, 1],
    ])
    expect([...first.nodes, ...second.nodes].map(({ widget }) => widget)).toMatchObject(
      ['Shop 1', 'Shop 2', 'Shop 3', 'Shop 4'].map(title => ({ title })),
    )
  })

  test('a form that saves what it has read changes nothing, to the last digit', async () => {
    const { id } = await it.widget({ title: 'Form', keyKind: 'DATE' }).then(async widget => {
      await it.cyfe(widget.pushUrl, {
        data: [{ Date: '20261120', Users: '1' }],
        total: { Users: '12345678901234567890.0123456789' },
        yaxismin: { Users: '-0.1' },
      })
      return { id: await metricOf(widget.id) }
    })
    await using client = open(it.url, ADMIN)
    const before = (await client.query('SettingsFormQuery', { id })).data?.metric as Record<string, unknown>
    expect(before.exact).toMatchObject({ headlineOverride: '12345678901234567890.0123456789', yAxisMin: '-0.1' })
    const saved = await client.mutate('SettingsFormMutation', { input: toInput(before) })
    expect(saved.faults).toEqual([])
    await using fresh = open(it.url, ADMIN)
    expect((await fresh.query('SettingsFormQuery', { id })).data?.metric).toEqual(before)
  })
})

async function metricOf(widget: string): Promise<string> {
  const { metrics } = (await it.ask(widgetMetrics, { id: widget })).widget
  return metrics[0]?.id ?? ''
}

/** What a form sends: everything that it shows, under the names of the input. */
function toInput({ id, exact, __typename, ...options }: Record<string, unknown>): object {
  const { __typename: _, ...exactOptions } = exact as Record<string, unknown>
  return { metricId: id, ...options, ...exactOptions }
}
