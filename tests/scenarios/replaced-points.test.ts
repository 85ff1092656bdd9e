// A data set that is replaced is what it was or what it is now, to whoever reads it, whatever fails, and whoever replaces it at the same moment.
import { Geckoboard } from 'geckoboard'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { storedOf } from '../clients/once/row.ts'

/** Of all gateways on one database. */
const SECRET = { PUSHGRAPH_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') }

let it: TestApp
beforeAll(async () => {
  it = await startTestApp(SECRET)
})
afterAll(() => it?.[Symbol.asyncDispose]())

type Fields = Record<string, { type: string; name: string }>
type Rows = readonly Record<string, string | number>[]

function dataset(url: string, id: string, fields: Fields) {
  process.env.GECKOBOARD_API_HOST = url
  const made = new Geckoboard(ADMIN).defineDataset({ id, fields, uniqueBy: [] } as never)
  delete process.env.GECKOBOARD_API_HOST
  return { create: () => made.create(), replace: (rows: Rows) => made.replace(rows as never) }
}

const orders = { type: 'number', name: 'Orders' }
const kinds: readonly (readonly [kind: string, table: string, fields: Fields, rowsOf: (n: number) => Rows])[] = [
  [
    'days',
    'points',
    { day: { type: 'date', name: 'Day' }, orders },
    n => [
      { day: '2026-11-20', orders: n },
      { day: `2026-11-0${n}`, orders: 10 * n },
    ],
  ],
  [
    'names',
    'category_points',
    { team: { type: 'string', name: 'Team' }, orders },
    n => [
      { team: 'all', orders: n },
      { team: `team ${n}`, orders: 10 * n },
    ],
  ],
  [
    'series',
    'series_points',
    { day: { type: 'date', name: 'Day' }, country: { type: 'string', name: 'Country' }, orders },
    n => [
      { day: '2026-11-20', country: 'DE', orders: n },
      { day: '2026-11-20', country: `C${n}`, orders: 10 * n },
    ],
  ],
]

test.each(kinds)(
  'of %s: where something fails before the end, all is as it was',
  async (kind, table, fields, rowsOf) => {
    const name = `fails.${kind}`
    const { create, replace } = dataset(it.url, name, fields)
    await create()
    await replace(rowsOf(1))
    const { pool } = it.app.gateway
    await pool.query(
      `create function ${kind}_fail() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
    )
    await pool.query(
      `create trigger ${kind}_fails before delete on ${table} for each row execute function ${kind}_fail()`,
    )
    await expect(replace(rowsOf(2))).rejects.toThrow()
    expect(await storedOf({ it }, name, 'points')).toEqual(['1', '10'])
    await pool.query(`drop trigger ${kind}_fails on ${table}`)
    await replace(rowsOf(2))
    expect(await storedOf({ it }, name, 'points')).toEqual(['2', '20'])
    await replace([])
    expect(await storedOf({ it }, name, 'points')).toEqual([])
  },
)

test.each(kinds)(
  'of %s: two gateways that replace at once leave what one of them wrote, and nobody sees more or less',
  async (kind, _, fields, rowsOf) => {
    const name = `races.${kind}`
    await using other = await startTestApp(SECRET, {}, { ...it.database, [Symbol.asyncDispose]: async () => {} })
    const here = dataset(it.url, name, fields)
    const there = dataset(other.url, name, fields)
    await here.create()
    await here.replace(rowsOf(1))
    const states = new Set([1, 2, 3, 4].map(n => String([n, 10 * n])))
    const seen = new Set<string>()
    let isOver = false
    const reading = (async () => {
      while (!isOver) seen.add(String(await storedOf({ it }, name, 'points')))
    })()
    for (let time = 0; time < 8; time++) {
      const [first, second] = time % 2 === 0 ? [1, 2] : [3, 4]
      await Promise.all([here.replace(rowsOf(first as number)), there.replace(rowsOf(second as number))])
    }
    isOver = true
    await reading
    seen.add(String(await storedOf({ it }, name, 'points')))
    expect([...seen].filter(state => !states.has(state))).toEqual([])
  },
)
