// What the gateway is measured against: a bare node:http server that runs the gateway's own statement, prepared and with its
// parameters at hand, and makes the same JSON of it. No GraphQL, no calendar, no exact decimals. The path says which widgets of the list are
// asked for: /3 or /3,4,5, one statement each.
import { createServer } from 'node:http'
import pg from 'pg'

const [, , connectionText = '{}', queryText = '{}', shapeText = '{}'] = process.argv
const pool = new pg.Pool({ ...(JSON.parse(connectionText) as pg.PoolConfig), max: 10 })
const { values: valuesOfWidgets, ...query } = JSON.parse(queryText) as {
  name: string
  text: string
  values: unknown[][]
}
const { names, keys, period } = JSON.parse(shapeText) as { names: string[]; keys: string[]; period: object }

/** All points of one metric in one stretch: days and values, joined by commas. */
interface Row {
  item: number
  buckets: string
  sums: string
}

createServer((request, response) => {
  request.resume()
  request.on('end', async () => {
    const numbers = (request.url ?? '/0').slice(1).split(',')
    const reports = await Promise.all(numbers.map(number => reportOf(valuesOfWidgets[Number(number)] ?? [])))
    const data =
      reports.length === 1
        ? { widget: reports[0] }
        : Object.fromEntries(reports.map((report, index) => [`w${index}`, report]))
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ data }))
  })
}).listen(0, '127.0.0.1', function (this: { address(): unknown }) {
  process.stdout.write(`${(this.address() as { port: number }).port}\n`)
})
process.once('SIGTERM', () => process.exit(0))

async function reportOf(values: unknown[]) {
  const { rows } = await pool.query<Row>({ ...query, values })
  const firstDays = values[4] as string[]
  const byItem = new Map(rows.map(row => [row.item, row]))
  const metrics = names.map((name, index) => {
    const current = valuesOf(byItem.get(index), Number(firstDays[index]))
    const previous = valuesOf(byItem.get(index + names.length), Number(firstDays[index + names.length]))
    const now = sumOf(current)
    const before = sumOf(previous)
    const difference = now === null || before === null ? null : now - before
    return {
      metric: { name },
      headline: now,
      average: now === null ? null : now / current.filter(value => value !== null).length,
      values: current,
      comparison: {
        previous: before,
        percentChange: difference === null || !before ? null : (difference / Math.abs(before)) * 100,
        direction: difference === null ? null : difference > 0 ? 'UP' : difference < 0 ? 'DOWN' : 'FLAT',
        verdict: difference === null || difference === 0 ? 'NEUTRAL' : difference > 0 ? 'GOOD' : 'BAD',
        values: previous,
      },
    }
  })
  return { report: { period, keys, metrics } }
}

function valuesOf(row: Row | undefined, first: number): (number | null)[] {
  const values: (number | null)[] = new Array(keys.length).fill(null)
  if (!row) return values
  const numbers = row.sums.split(',')
  for (const [index, day] of row.buckets.split(',').entries()) values[Number(day) - first] = Number(numbers[index])
  return values
}

function sumOf(values: readonly (number | null)[]): number | null {
  let sum: number | null = null
  for (const value of values) if (value !== null) sum = (sum ?? 0) + value
  return sum
}
