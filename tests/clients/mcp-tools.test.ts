// Every tool with the official clients of both eras: answers are held to their schemas by the clients themselves.
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Business, sales, startBusiness, sumOf } from '../_kit/agents.ts'
import { ADMIN, type TestApp } from '../_kit/app.ts'
import { type Agent, connectAgent, eras } from '../_kit/mcp.ts'
import { saveSource } from '../_kit/source-operations.ts'
import { json, startUpstream, type Upstream } from '../_kit/upstream.ts'

let it: TestApp
let business: Business
let upstream: Upstream
beforeAll(async () => {
  upstream = await startUpstream()
  ;({ it, business } = await startBusiness({ SOURCES_ALLOW_HOSTS: upstream.host }))
  upstream.on('/orders', ({ query }, reply) => json(reply, { day: query.get('day'), items: [{ id: 1 }, { id: 2 }] }))
  upstream.on('/broken', (_request, reply) => json(reply, { error: 'down' }, 500))
  const request = (name: string, method: 'GET' | 'POST', path: string) => ({
    input: { name, requests: [{ name: 'r', method, url: `${upstream.url}${path}`, retry: { attempts: 1 } }] },
  })
  await it.ask(saveSource, request('orders', 'GET', '/orders?day={{ variables.day }}') as never)
  await it.ask(saveSource, request('order', 'POST', '/orders') as never)
  await it.ask(saveSource, request('broken', 'GET', '/broken') as never)
  const note = `{ days: { from: "2026-11-03", through: "2026-11-05" }, kind: "CAMPAIGN", text: "Radio in Germany", widgetId: "${business.widgets.Sales}" }`
  const noted = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: `mutation { saveAnnotation(input: ${note}) { annotation { id } } }` }),
  })
  expect(((await noted.json()) as { errors?: unknown }).errors).toBeUndefined()
})
afterAll(async () => {
  await it?.[Symbol.asyncDispose]()
  await upstream?.[Symbol.asyncDispose]()
})

describe.each(eras)('revision %s', era => {
  let agent: Agent
  beforeAll(async () => {
    agent = await connectAgent(it, ADMIN, era)
    // The clients hold answers to the schemas of tools that they have listed.
    await agent.tools()
  })
  afterAll(() => agent?.[Symbol.asyncDispose]())

  const october = { days: { from: '2026-10-01', through: '2026-10-31' } }
  const structured = async (name: string, args: object) => {
    const reply = await agent.call(name, args)
    expect(reply.isError, reply.text).toBe(false)
    return reply.structured
  }

  test('search_metrics goes by words, status, tag and lateness, in pages', async () => {
    const { metrics, total, next } = await structured('search_metrics', { first: 3 })
    expect(metrics).toHaveLength(3)
    const rest = await structured('search_metrics', { first: 100, after: next })
    expect(metrics.length + rest.metrics.length).toBe(total)
    expect(rest.next).toBeNull()
    const late = await structured('search_metrics', { is_late: true })
    expect(late.metrics.map((each: { name: string }) => each.name)).toEqual(['Costs'])
    const deprecated = await structured('search_metrics', { status: ['DEPRECATED'] })
    expect(deprecated.metrics).toMatchObject([{ name: 'Target', cadence: 'MONTHLY' }])
    expect((await structured('search_metrics', { tag: 'none' })).total).toBe(0)
    expect((await agent.call('search_metrics', { query: 'zeppelin' })).text).toContain('No metric is found')
    const asked = await agent.call('search_metrics', { query: 'how much money from sales came in Germany', first: 2 })
    expect(asked.text).toContain('these have some:')
    expect(asked.structured.metrics[0].name).toBe('Revenue')
    expect(asked.structured.metrics).toHaveLength(2)
  })

  test('describe_metric says why a number does not add up, by name and by id', async () => {
    const buyers = await structured('describe_metric', { metric: 'Buyers' })
    expect(buyers).toMatchObject({ id: business.ids['Shop.Buyers'], keys: 'TIME', adds_up: { over_time: false } })
    expect(buyers.adds_up.why_not).toContain('count users')
    const rating = await structured('describe_metric', { metric: 'Rating', widget: 'ratings' })
    expect(rating).toMatchObject({ aggregation: 'AVERAGE', weighted_by: 'Votes', dimensions: [] })
    const revenue = await structured('describe_metric', { metric: business.ids['Sales.Revenue'] })
    expect(revenue).toMatchObject({ goals: [{ unit: 'MONTH', target: 40_000 }], steward: 'Finance', cadence: 'DAILY' })
  })

  test('report has groups, series, coverage and caveats in its text, too', async () => {
    const question = { metrics: ['Costs'], widget: 'Costs', period: october, granularity: 'WEEK', running_totals: true }
    const { text, structured: answer } = await agent.call('report', question)
    expect(answer.keys).toEqual(['2026-09-28', '2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26'])
    expect(answer.metrics[0].running_totals.at(-1)).toBe(answer.metrics[0].value)
    expect(text).toContain(`Costs: ${answer.metrics[0].value} USD`)
    expect(text).toContain('! CUT_BUCKETS:')
    expect(text).toContain(`2026-10-05, ${answer.metrics[0].values[1]}`)
  })

  test('explain_change has contributions that add up to the change', async () => {
    const { splits, difference, notes } = await structured('explain_change', {
      metric: business.ids['Sales.Revenue'],
      period: { days: { from: '2026-11-01', through: '2026-11-19' } },
      compare: { days: { from: '2026-10-01', through: '2026-10-19' } },
      by: ['country', 'plan'],
      top: 2,
    })
    expect(notes).toEqual([{ first_day: '2026-11-03', kind: 'CAMPAIGN', text: 'Radio in Germany' }])
    expect(splits[0].groups).toHaveLength(3)
    expect(splits[0].groups[2].is_other).toBe(true)
    expect(sumOf(splits[0].groups as { contribution: number }[], each => each.contribution)).toBeCloseTo(difference, 8)
  })

  test('numbers of names are of no time', async () => {
    const { text, structured: answer } = await agent.call('report', { metrics: ['Clicks'] })
    expect(answer).toMatchObject({ period: null, keys: ['Autumn', 'Summer', 'Winter'], caveats: [] })
    expect(text).toContain('Campaigns, by name, of no time:')
  })

  test('draw_chart gives a picture of the size that is asked for', async () => {
    const reply = await agent.call('draw_chart', { widget: 'Sales', preset: 'LAST_30_DAYS', width: 320, height: 200 })
    expect(reply.images).toHaveLength(1)
    expect(reply.images[0]?.mimeType).toBe('image/png')
    const picture = PNG.sync.read(Buffer.from(reply.images[0]?.data ?? '', 'base64'))
    expect([picture.width, picture.height]).toEqual([320, 200])
    expect(new Set(picture.data).size).toBeGreaterThan(10)
    expect(reply.text).toBe('A chart of "Sales", LAST_30_DAYS, 320 by 200 pixels.')
    const other = await agent.call('draw_chart', { widget: 'Sales', by: ['country'], width: 320, height: 200 })
    expect(other.images[0]?.data).not.toBe(reply.images[0]?.data)
    expect((await agent.call('draw_chart', { widget: 'Sales', width: 5_000 })).text).toContain('width is 50 to 2000')
  })

  test('saved queries are listed with their variables, and run by id or by name', async () => {
    const { queries } = await structured('list_saved_queries', {})
    expect(queries).toMatchObject([
      {
        id: business.queryId,
        name: 'points of a metric',
        variables: [{ name: 'name', type: 'STRING', required: true }],
      },
    ])
    const variables = { name: 'Orders' }
    const byId = await structured('run_saved_query', { query: business.queryId, variables })
    expect(byId.rows).toEqual([{ metric: 'Orders', points: sales.length }])
    expect(await structured('run_saved_query', { query: 'Points of a metric', variables })).toMatchObject({
      rows: byId.rows,
    })
    const slip = await agent.call('run_saved_query', { query: 'point of a metric', variables })
    expect(slip.text).toContain('Did you mean "points of a metric"?')
    expect((await agent.call('run_saved_query', { query: business.queryId })).text).toContain('BAD_USER_INPUT')
  })

  test('sql reads rows, as many as are asked for, and changes nothing', async () => {
    const query = 'select day, value from points where metric = @{name} order by day, value'
    const few = await structured('sql', { query, variables: { name: 'Votes' }, first: 2 })
    expect(few).toMatchObject({ row_count: 2, has_more: true, rows: [{ day: '2026-11-01', value: 10 }, {}] })
    const all = await agent.call('sql', { query, variables: { name: 'Votes' } })
    expect(all.structured).toMatchObject({ row_count: 20, has_more: false })
    expect(all.text.split('\r\n').slice(0, 2)).toEqual(['day,value', '2026-11-01,10'])
    expect((await agent.call('sql', { query: 'delete from points' })).isError).toBe(true)
    expect((await agent.call('sql', { query: 'select * from tokens' })).text).toContain('BAD_USER_INPUT')
  })

  test('call_source calls what only reads, and says what failed', async () => {
    const variables = { day: '2026-11-20' }
    const { data } = await structured('call_source', { source: 'orders', variables })
    expect(data).toEqual({ day: '2026-11-20', items: [{ id: 1 }, { id: 2 }] })
    const part = await structured('call_source', { source: 'orders', variables, path: 'items[1].id' })
    expect(part.data).toBe(2)
    const before = upstream.received.length
    expect((await agent.call('call_source', { source: 'order' })).text).toContain('is POST')
    expect(upstream.received.length).toBe(before)
    expect((await agent.call('call_source', { source: 'broken' })).error.code).toBe('UPSTREAM_FAILED')
    expect((await agent.call('call_source', { source: 'none' })).error.code).toBe('NOT_FOUND')
  })

  test('push writes once under one key, with every digit, and never without a key', async () => {
    const points = [{ metric: 'Exact', key: `2026-11-0${eras.indexOf(era) + 1}`, value: '12345678901234567.123' }]
    const args = { widget: 'Empty', points, idempotency_key: `digits-${era}` }
    const first = await structured('push', args)
    expect(first).toMatchObject({ points: 1, created: 1, replayed: false })
    expect(await structured('push', args)).toMatchObject({ receipt_id: first.receipt_id, replayed: true })
    const other = await agent.call('push', { ...args, points: [{ ...points[0], value: 1 }] })
    expect(other.error.code).toBe('CONFLICT')
    const stored = await structured('sql', {
      query: `select value from points where metric = 'Exact' and key = '${points[0]?.key}'`,
    })
    expect(stored.rows).toEqual([{ value: '12345678901234567.123' }])
    const { idempotency_key: _key, ...keyless } = args
    expect((await agent.call('push', keyless)).error.fields).toHaveProperty('idempotency_key')
    const wrong = await agent.call('push', {
      ...args,
      points: [{ ...points[0], key: '20261301' }],
      idempotency_key: 'x',
    })
    expect(wrong.text).toMatch(/Row 1/)
  })

  test('resources are the metrics and what the documentation says of time', async () => {
    const { resources } = await agent.client.listResources()
    const uris = resources.map(each => each.uri)
    expect(uris.slice(0, 2)).toEqual(['pushgraph://docs/calendar', 'pushgraph://docs/periods'])
    expect(uris).toContain(`pushgraph://metrics/${business.ids['Sales.Revenue']}`)
    const { resourceTemplates } = await agent.client.listResourceTemplates()
    expect(resourceTemplates.map(each => each.uriTemplate)).toEqual(['pushgraph://metrics/{id}'])
    const read = async (uri: string) => {
      const { contents } = await agent.client.readResource({ uri })
      return (contents[0] as { text: string }).text
    }
    expect(await read('pushgraph://docs/calendar')).toContain('# ')
    const metric = JSON.parse(await read(`pushgraph://metrics/${business.ids['Sales.Revenue']}`))
    expect(metric).toMatchObject({ name: 'Revenue', unit: 'EUR' })
    await expect(read('pushgraph://metrics/metric_1_1')).rejects.toThrow(/not found/i)
    await expect(read('file:///etc/passwd')).rejects.toThrow(/not found/i)
  })
})
