// SQL through the guard gives what PostgreSQL gives for the same text without it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { addEvents } from '../_kit/tables.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
  await addEvents(it, '1', [
    { name: 'a', userId: 'ada', properties: { tiny: '1e-70', price: '1.50' } },
    { name: 'b', userId: 'bob', properties: { tiny: 2e-80, price: 'Infinity' } },
  ])
  await guarded('select 1')
})
afterAll(() => it?.[Symbol.asyncDispose]())

interface Reply {
  readonly columns: readonly string[]
  readonly rows: readonly Record<string, unknown>[]
}

async function guarded(sql: string): Promise<Reply> {
  const response = await fetch(`${it.url}/metrics/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ encodedQuery: Buffer.from(sql).toString('base64') }),
  })
  const reply = (await response.json()) as { message?: string; columns?: { name: string }[]; rows?: Reply['rows'] }
  if (!reply.columns || !reply.rows) throw new Error(reply.message)
  return { columns: reply.columns.map(({ name }) => name), rows: reply.rows }
}

async function unguarded(sql: string): Promise<Reply> {
  const client = await it.app.gateway.pool.connect()
  try {
    await client.query('begin read only; set local search_path = pg_catalog, pushgraph_sql_1')
    const { rows, fields } = await client.query<Record<string, unknown>>(sql)
    return { columns: fields.map(({ name }) => name), rows }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test.each([
  // Exact numbers of texts: small ones, with zeros at their ends, and those that are none.
  `select concat('1e-70')::numeric::text as a, (jsonb '{"x": 1e-70}' ->> 'x')::numeric::text as b, concat('-4.9e-324')::numeric::text as c`,
  `select array['1e-70', '1.5']::text[]::numeric[] = array[1e-70, 1.5] as a`,
  `select concat('1.50')::numeric::text as a, concat('  -0010.00 ')::numeric::text as b, concat('1_000.0')::numeric::text as c`,
  `select concat('Infinity')::numeric::text as a, concat('-inf')::numeric::text as b, concat('NaN')::numeric::text as c, concat(null, '0')::numeric::text as d`,
  `select to_number('1,234.50', '9,999.99')::text as a, to_number(concat('12', '.0'), '99.9')::text as b`,
  `select e.properties ->> 'price' as price, (e.properties ->> 'tiny')::numeric::text as tiny,
    (e.properties ->> 'price')::numeric::text as number from events e order by e.name`,
  // Powers and roots.
  `select power(x, y)::text as a, (x ^ y)::text as b from (values (1234567::numeric, 3::numeric), (7, 100), (10, 0), (-3, 5)) as v(x, y)`,
  `select power(x, y)::text as a from (values (2.5::numeric, 4::numeric), (1.000001, 12), (0.5, 40), ('NaN', 0), ('Infinity', 2)) as v(x, y)`,
  `select power(x, y) = 0.125 as a from (values (2::numeric, -3::numeric)) as v(x, y)`,
  `select abs(exp(x) / 22026.4657948067165 - 1) < 3e-16 as a, abs(power(x, 0.5) / 3.16227766016837933 - 1) < 3e-16 as b
    from (values (10::numeric)) as v(x)`,
  // Digits after the point.
  `select round(x, y)::text as a, trunc(x, y)::text as b from (values (1e-150::numeric, 160), (1.5, 0), (1e-300, 330), (155, -1)) as v(x, y)`,
])('numbers: %s', async sql => {
  const expected = await unguarded(sql)
  expect(await guarded(sql)).toEqual(expected)
})
