// Live reports by groups: after every change they say what a query says.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { declareDimensions } from '../_kit/dimensions.ts'
import { NOW } from './calendar.ts'
import { type ReportCase, widgetCase } from './cases.ts'
import { pushAll, pushOne } from './gateway.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOW })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const variables =
  '$id: ID!, $period: PeriodInput, $compare: [ComparisonInput!], $granularity: Granularity, $fill: Fill, $timeZone: TimeZone, $metrics: [String!], $where: [DimensionFilter!], $by: [String!], $top: Int, $orderBy: GroupOrder'
const given =
  'period: $period, compare: $compare, granularity: $granularity, fill: $fill, timeZone: $timeZone, metrics: $metrics, where: $where, by: $by, top: $top, orderBy: $orderBy'
const selection = `{
  keys
  metrics { metric { name } headline values count latest }
  groups { id isOther values { dimension value } metrics { headline values runningTotals share comparisons { previous } } }
}`
const subscription = `subscription (${variables}) { report: widgetReport(id: $id, ${given}) ${selection} }`
const query = `query (${variables}) { widget(id: $id) { report(${given}) ${selection} } }`

const post = (text: string, asked: object, accept: string) =>
  fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query: text, variables: asked }),
  })

async function fresh(asked: object): Promise<unknown> {
  const reply = (await (await post(query, asked, 'application/json')).json()) as {
    data?: { widget: { report: unknown } }
    errors?: unknown
  }
  if (!reply.data) throw new Error(JSON.stringify(reply.errors))
  return reply.data.widget.report
}

interface Follower extends AsyncDisposable {
  readonly last: () => unknown
}

async function follow(asked: object): Promise<Follower> {
  const response = await post(subscription, asked, 'text/event-stream')
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let last: unknown = null
  const read = async () => {
    let text = ''
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      const events = (text + decoder.decode(value, { stream: true })).split('\n\n')
      text = events.pop() ?? ''
      for (const event of events)
        if (event.startsWith('event: next\ndata: ')) last = JSON.parse(event.slice(18)).data?.report ?? event
    }
  }
  read().catch(() => {})
  return { last: () => last, [Symbol.asyncDispose]: () => reader.cancel().catch(() => {}) }
}

test('a live report by groups says after each push and each deletion what a query says', async () => {
  let changes = 0
  await fc.assert(
    fc.asyncProperty(widgetCase(3), async widget => {
      fc.pre(widget.dimensions.length > 0 && widget.pushes.length > 2)
      const [first, ...others] = widget.pushes
      if (!first) return
      const id = await pushAll(it, { ...widget, pushes: [first] })
      await declareDimensions(it, id, [...widget.dimensions])
      const asked = widget.reports.map((report: ReportCase) => ({ ...report, id }))
      await using stack = new AsyncDisposableStack()
      const followers = await Promise.all(asked.map(async one => stack.use(await follow(one))))
      const expectSame = async () => {
        const expected = await Promise.all(asked.map(fresh))
        await vi.waitFor(() => expect(followers.map(({ last }) => last())).toEqual(expected), 10_000)
      }
      await expectSame()
      for (const push of others) {
        const before = JSON.stringify(await Promise.all(asked.map(fresh)))
        await pushOne(it, id, widget, { ...push, declared: widget.dimensions.length })
        await expectSame()
        if (JSON.stringify(followers.map(({ last }) => last())) !== before) changes++
      }
      const days = { from: '2020-01-01', through: '2027-12-31' }
      const deletion = { widgetId: id, days, where: [{ dimension: widget.dimensions[0], in: ['DE', null] }] }
      const deleted = await post(
        'mutation ($input: DeletePointsInput!) { deletePoints(input: $input) { deleted } }',
        { input: deletion },
        'application/json',
      )
      expect(await deleted.json()).toMatchObject({ data: { deletePoints: { deleted: expect.any(Number) } } })
      await expectSame()
    }),
    { numRuns: 4, seed: 4, endOnFailure: true },
  )
  expect(changes).toBeGreaterThan(5)
}, 120_000)
