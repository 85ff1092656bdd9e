// The first names of a widget and the rest of them, held against a plain computation: ties, names that the first metric lacks, each order, one
// report alone, several in one statement, and one of several widgets.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const aggregations = { Sum: 'SUM', Low: 'MIN', High: 'MAX', Last: 'LATEST', Mean: 'AVERAGE' } as const
type Metric = keyof typeof aggregations
const allMetrics = Object.keys(aggregations) as Metric[]
const NAMES = ['a', 'B', 'Other', 'ä', 'z', 'Z', '10', '9', 'Zürich', '東京', 'b', 'c']

type Cell = readonly [name: string, metric: Metric, value: number]
type Order = { readonly by: 'NAME' } | { readonly by: 'VALUE'; readonly metric: Metric }
interface Asked {
  /** In their order in the widgets. */
  readonly metrics: readonly Metric[]
  readonly top: number
  /** `null`: the largest of the first metric first. */
  readonly order: (Order & { readonly direction: 'ASC' | 'DESC' }) | null
}
interface Names {
  readonly keys: readonly string[]
  readonly otherIndex: number | null
  readonly metrics: readonly {
    readonly headline: number | null
    readonly values: readonly (number | null)[]
    readonly exact: Readonly<Record<'sum' | 'minimum' | 'maximum' | 'latest', string | null>>
  }[]
}

async function send(query: string): Promise<Record<string, never>> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}`, 'cache-control': 'no-cache' }
  const response = await fetch(`${it.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  const { data, errors } = (await response.json()) as { data: Record<string, never>; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

/** A widget whose metrics all are there, in this order. */
async function widgetOf(cells: readonly Cell[], metrics: readonly Metric[]): Promise<string> {
  const { id } = await it.widget({ keyKind: 'CATEGORY' })
  const options = metrics.map(name => `{ name: "${name}", aggregation: ${aggregations[name]} }`).join(' ')
  const rows = cells.map(
    ([name, metric, value]) => `{ key: "${name}", values: [{ metric: "${metric}", value: "${value}" }] }`,
  )
  const first = metrics.map(metric => `{ metric: "${metric}", value: "1" }`).join(' ')
  const push = (list: string, more = '') =>
    send(
      `mutation { push(input: { widgetId: "${id}", onDuplicate: REPLACE, rows: [${list}] ${more} }) { receipt { rows } } }`,
    )
  await push(`{ key: "first", values: [${first}] }`, `metrics: [${options}]`)
  await send(`mutation { deletePoints(input: { widgetId: "${id}", keys: ["first"] }) { deleted } }`)
  await push(rows.join(' '))
  return id
}

const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

function reduced(metric: Metric, cells: readonly (readonly [name: string, value: number])[]): number | null {
  const values = cells.map(([, value]) => value)
  if (values.length === 0) return null
  const sum = values.reduce((a, b) => a + b, 0)
  if (metric === 'Sum') return sum
  if (metric === 'Mean') return sum / values.length
  if (metric === 'Low') return Math.min(...values)
  if (metric === 'High') return Math.max(...values)
  return cells.toSorted(([a], [b]) => byCodePoint(a, b)).at(-1)?.[1] ?? null
}

const textOf = (value: number | null) => (value === null ? null : String(value))

/** Of each widget, whose names are those of all of them. */
function expectedOf(tables: readonly (readonly Cell[])[], { metrics, top, order }: Asked): Names[] {
  const valuesOf = tables.map(cells => new Map(cells.map(([name, metric, value]) => [`${name}\n${metric}`, value])))
  const names = [...new Set(tables.flat().map(([name]) => name))]
  const by = order ?? { by: 'VALUE', metric: metrics[0], direction: 'DESC' }
  const sign = by.direction === 'ASC' ? 1 : -1
  names.sort((a, b) => {
    if (by.by === 'NAME') return sign * byCodePoint(a, b)
    const [one, other] = [a, b].map(name => valuesOf[0]?.get(`${name}\n${by.metric}`))
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined) || byCodePoint(a, b)
    return sign * (one - other) || byCodePoint(a, b)
  })
  const [shown, rest] = [names.slice(0, top), names.slice(top)]
  const other = shown.includes('Other') ? 'Other (rest)' : 'Other'
  return valuesOf.map(values => ({
    keys: rest.length > 0 ? [...shown, other] : shown,
    otherIndex: rest.length > 0 ? top : null,
    metrics: metrics.map(metric => {
      const of = (list: readonly string[], as = metric) =>
        reduced(
          as,
          list.flatMap(name => {
            const value = values.get(`${name}\n${metric}`)
            return value === undefined ? [] : [[name, value] as const]
          }),
        )
      const exact = { sum: 'Sum', minimum: 'Low', maximum: 'High', latest: 'Last' } as const
      return {
        headline: of(names),
        values: [...shown.map(name => of([name])), ...(rest.length > 0 ? [of(rest)] : [])],
        exact: Object.fromEntries(
          Object.entries(exact).map(([field, as]) => [field, textOf(of(names, as))]),
        ) as Names['metrics'][number]['exact'],
      }
    }),
  }))
}

const rounded = (names: unknown): unknown =>
  JSON.parse(
    JSON.stringify(names, (_key, value) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value)),
  )

const cell = fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...allMetrics), fc.integer({ min: -12, max: 12 }))
const tableOf = (minLength: number) =>
  fc.uniqueArray(
    cell.map(([name, metric, value]): Cell => [name, metric, value / 4]),
    { minLength, maxLength: 50, selector: ([name, metric]) => `${name}\n${metric}` },
  )
/** With few points, and with most of those that there can be. */
const table = fc.oneof(tableOf(1), tableOf(35))
const order = fc.oneof(
  fc.record({ by: fc.constant('NAME' as const), direction: fc.constantFrom('ASC', 'DESC') }),
  fc.record({
    by: fc.constant('VALUE' as const),
    metric: fc.constantFrom(...allMetrics),
    direction: fc.constantFrom('ASC', 'DESC'),
  }),
)

const FIELDS = '{ keys otherIndex metrics { headline values exact { sum minimum maximum latest } } }'

function argumentsOf({ top, order: chosen }: Asked): string {
  if (!chosen) return `top: ${top}`
  const metric = chosen.by === 'VALUE' ? `, metric: "${chosen.metric}"` : ''
  return `top: ${top}, orderBy: { by: ${chosen.by}${metric}, direction: ${chosen.direction} }`
}

test('the first names and the rest are what a plain computation makes of the points', async () => {
  const asking = fc.record({
    metrics: fc.constantFrom(...allMetrics).map(first => [first, ...allMetrics.filter(it => it !== first)]),
    top: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 13 })),
    order,
  })
  await fc.assert(
    fc.asyncProperty(table, table, asking, async (one, other, ordered) => {
      const ids = [await widgetOf(one, ordered.metrics), await widgetOf(other, ordered.metrics)]
      for (const asked of [{ ...ordered, order: null }, ordered]) {
        const reportOf = (id: string) => `widget(id: "${id}") { report(${argumentsOf(asked)}) ${FIELDS} }`
        const alone = await send(`{ w0: ${reportOf(ids[0] ?? '')} }`)
        const both = await send(`{ w0: ${reportOf(ids[0] ?? '')} w1: ${reportOf(ids[1] ?? '')} }`)
        const joined = await send(`{ reports(widgetIds: ["${ids.join('", "')}"], ${argumentsOf(asked)}) ${FIELDS} }`)
        const [w0, w1] = [one, other].map(cells => ({ report: expectedOf([cells], asked)[0] }))
        expect(rounded(alone)).toEqual(rounded({ w0 }))
        expect(rounded(both)).toEqual(rounded({ w0, w1 }))
        expect(rounded(joined)).toEqual(rounded({ reports: expectedOf([one, other], asked) }))
      }
    }),
    { numRuns: 24, seed: 20_261_130, endOnFailure: true },
  )
})
