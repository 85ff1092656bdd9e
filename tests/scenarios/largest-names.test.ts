// The largest names of a widget and the rest of them, held against a plain computation: ties, names that the first metric lacks, one report
// alone and several in one statement.
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
const metrics = Object.keys(aggregations) as Metric[]
const NAMES = ['a', 'B', 'Other', 'ä', 'z', 'Z', '10', '9', 'Zürich', '東京', 'b', 'c']

type Cell = readonly [name: string, metric: Metric, value: number]
interface Names {
  readonly keys: readonly string[]
  readonly otherIndex: number | null
  readonly metrics: readonly { readonly headline: number | null; readonly values: readonly (number | null)[] }[]
}

async function send(query: string): Promise<Record<string, never>> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}`, 'cache-control': 'no-cache' }
  const response = await fetch(`${it.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  const { data, errors } = (await response.json()) as { data: Record<string, never>; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

/** A widget whose metrics all are there, in their order. */
async function widgetOf(cells: readonly Cell[]): Promise<string> {
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

function expectedOf(cells: readonly Cell[], top: number): Names {
  const byPlace = new Map(cells.map(([name, metric, value]) => [`${name}\n${metric}`, value]))
  const sizeOf = (name: string) => byPlace.get(`${name}\nSum`) ?? Number.NEGATIVE_INFINITY
  const names = [...new Set(cells.map(([name]) => name))]
  names.sort((a, b) => (sizeOf(a) === sizeOf(b) ? byCodePoint(a, b) : sizeOf(b) > sizeOf(a) ? 1 : -1))
  const [shown, rest] = [names.slice(0, top), names.slice(top)]
  const other = shown.includes('Other') ? 'Other (rest)' : 'Other'
  return {
    keys: rest.length > 0 ? [...shown, other] : shown,
    otherIndex: rest.length > 0 ? top : null,
    metrics: metrics.map(metric => {
      const of = (list: readonly string[]) =>
        reduced(
          metric,
          list.flatMap(name => {
            const value = byPlace.get(`${name}\n${metric}`)
            return value === undefined ? [] : [[name, value] as const]
          }),
        )
      return { headline: of(names), values: [...shown.map(name => of([name])), ...(rest.length > 0 ? [of(rest)] : [])] }
    }),
  }
}

const rounded = (names: Names): unknown =>
  JSON.parse(
    JSON.stringify(names, (_key, value) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value)),
  )

const cell = fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...metrics), fc.integer({ min: -6, max: 6 }))
const table = fc.uniqueArray(
  cell.map(([name, metric, value]): Cell => [name, metric, value / 2]),
  { minLength: 1, maxLength: 40, selector: ([name, metric]) => `${name}\n${metric}` },
)

test('the largest names and the rest are what a plain computation makes of the points', async () => {
  const fields = '{ keys otherIndex metrics { headline values } }'
  await fc.assert(
    fc.asyncProperty(table, table, fc.integer({ min: 1, max: 13 }), async (one, other, top) => {
      const ids = [await widgetOf(one), await widgetOf(other)]
      const reportOf = (id: string) => `widget(id: "${id}") { report(top: ${top}) ${fields} }`
      const alone = (await send(`{ w0: ${reportOf(ids[0] ?? '')} }`)) as unknown as Record<string, { report: Names }>
      const both = (await send(`{ w0: ${reportOf(ids[0] ?? '')} w1: ${reportOf(ids[1] ?? '')} }`)) as typeof alone
      expect(rounded(alone.w0?.report as Names)).toEqual(rounded(expectedOf(one, top)))
      expect(rounded(both.w0?.report as Names)).toEqual(rounded(expectedOf(one, top)))
      expect(rounded(both.w1?.report as Names)).toEqual(rounded(expectedOf(other, top)))
    }),
    { numRuns: 12, seed: 20_261_130, endOnFailure: true },
  )
})
