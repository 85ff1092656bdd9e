// How the series of a metric become one number, as an option: what it goes with.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }

interface Reply {
  data: Record<string, unknown> | null
  errors?: { message: string; extensions: { code: string; fields?: Record<string, string[]> } }[]
}
async function send(query: string): Promise<Reply> {
  const body = JSON.stringify({ query })
  return (await (await fetch(`${it.url}/graphql`, { method: 'POST', headers, body })).json()) as Reply
}
function refusal({ errors }: Reply): { message: string; fields: string[] } {
  const [error] = errors ?? []
  expect(error?.extensions.code).toBe('BAD_USER_INPUT')
  return { message: error?.message ?? '', fields: Object.keys(error?.extensions.fields ?? {}) }
}

describe('POOLED does not go with LATEST', () => {
  interface MetricShown {
    id: string
    name: string
    aggregation: string
    across: string
  }
  const metricsOf = async (id: string) => {
    const reply = await send(`{ widget(id: "${id}") { metrics { id name aggregation across } } }`)
    return (reply.data as { widget: { metrics: MetricShown[] } }).widget.metrics
  }
  const change = (metricId: string, options: string) =>
    send(`mutation { updateMetric(input: { metricId: "${metricId}", ${options} }) { metric { across aggregation } } }`)
  async function pushed() {
    const { id, pushUrl } = await it.widget()
    await it.cyfe(pushUrl, { data: [{ Date: '20261101', Stock: '6' }] })
    const [metric] = await metricsOf(id)
    return { id, pushUrl, metricId: metric?.id ?? '' }
  }
  const message = 'The metric "Stock" would be LATEST across POOLED series'

  test('whichever of the two comes last', async () => {
    const { metricId } = await pushed()
    expect(refusal(await change(metricId, 'across: POOLED, aggregation: LATEST')).message).toContain(message)
    expect((await change(metricId, 'aggregation: LATEST')).data).toEqual({
      updateMetric: { metric: { across: 'SUM', aggregation: 'LATEST' } },
    })
    expect(refusal(await change(metricId, 'across: POOLED'))).toEqual({
      message: expect.stringContaining(message),
      fields: ['input.across'],
    })
    expect((await change(metricId, 'across: POOLED, aggregation: SUM')).errors).toBeUndefined()
    expect(refusal(await change(metricId, 'aggregation: LATEST')).fields).toEqual(['input.aggregation'])
    expect((await change(metricId, 'aggregation: LATEST, across: null')).errors).toBeUndefined()
    expect((await change(metricId, 'across: AVERAGE')).errors).toBeUndefined()
  })

  test('of two changes at once one is refused', async () => {
    for (let round = 0; round < 5; round++) {
      const { metricId } = await pushed()
      const replies = await Promise.all([change(metricId, 'aggregation: LATEST'), change(metricId, 'across: POOLED')])
      expect(replies.filter(({ errors }) => errors)).toHaveLength(1)
    }
  })

  test('in options of a push, of metrics that there are and of new ones', async () => {
    const { id, metricId } = await pushed()
    const push = (options: string) =>
      send(
        `mutation { push(input: { widgetId: "${id}", rows: [{ key: "2026-11-02", values: [{ metric: "Stock", value: 1 }, { metric: "New", value: 1 }] }], metrics: [${options}] }) { receipt { id } } }`,
      )
    expect(refusal(await push('{ name: "Stock", aggregation: LATEST, across: POOLED }')).message).toContain(message)
    expect(refusal(await push('{ name: "New", aggregation: LATEST, across: POOLED }')).message).toContain('"New"')
    await change(metricId, 'across: POOLED')
    expect(refusal(await push('{ name: "Stock", aggregation: LATEST }')).message).toContain(message)
    expect(await metricsOf(id)).toEqual([{ id: metricId, name: 'Stock', aggregation: 'SUM', across: 'POOLED' }])
    expect((await push('{ name: "Stock", aggregation: MAX }')).errors).toBeUndefined()
  })

  test("in Cyfe's flags", async () => {
    const { id, pushUrl, metricId } = await pushed()
    await change(metricId, 'across: POOLED')
    const row = { Date: '20261102', Stock: '7' }
    const refused = await it.cyfe(pushUrl, { data: [row], cumulative: { Stock: '1' } })
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).toContain('LATEST across POOLED')
    expect((await metricsOf(id))[0]).toMatchObject({ aggregation: 'SUM' })
    await change(metricId, 'across: null')
    expect((await it.cyfe(pushUrl, { data: [row], cumulative: { Stock: '1' } })).status).toBe(200)
    expect((await metricsOf(id))[0]).toMatchObject({ aggregation: 'LATEST', across: 'SUM' })
  })
})
