// Rows in every table that the catalogue lists, with what is hard to carry: ends of lines, extremes, nulls, and bytes of all kinds.
import pg from 'pg'
import { type Catalogue, selectCatalogue } from '../../src/database/backup/catalogue.ts'
import type { Connection } from '../../src/database/client.ts'

/** What rules of a table ask for; `n` is the number of the row. */
const ruled: Readonly<Record<string, Readonly<Record<string, (n: number) => string>>>> = {
  profiles: { user_id: n => (n % 2 ? `'u${n}'` : 'null'), anonymous_id: n => (n % 2 ? 'null' : `'a${n}'`) },
  tokens: { kind: n => (n % 2 ? `'token'` : `'client'`) },
}

/** A value of each type, as SQL. */
const values: Readonly<Record<string, (n: number) => string>> = {
  bigint: n => (n === 1 ? '9223372036854775807' : `${-n}`),
  integer: n => (n === 1 ? '-2147483648' : `${n}`),
  smallint: n => (n === 1 ? '32767' : `${n}`),
  numeric: n => ['0.1', `-1${'0'.repeat(40)}.${'0'.repeat(40)}1`, 'NaN'].map(each => `'${each}'`)[n % 3] ?? '',
  'double precision': n => ['0.1', '-1e308', '2.2250738585072014e-308'].map(each => `'${each}'`)[n % 3] ?? '',
  boolean: n => `${n % 2 === 0}`,
  text: n => `E'line ${n}\\nnext\\ttab \\\\. \\\\N ü💚\\x01'`,
  bytea: n => `'\\x00ff0a5c2e0d${n.toString(16).padStart(2, '0')}'`,
  uuid: n => `'00000000-0000-4000-8000-00000000000${n}'`,
  date: n => `date '0001-01-01' + ${n}`,
  'timestamp with time zone': n => `'2026-01-0${n} 00:00:00.00000${n}+00'`,
  jsonb: n => `'{"a": [1, "\\n", ${n}e-300], "ü": null}'`,
  json: n => `'{"a": [1, "\\n",   ${n}]}'`,
}

const ROWS = [1, 2, 3]

/** Fills each table that is empty. Throws where one of them refuses: then it has a rule that belongs above. */
export async function fillEveryTable(connection: Connection): Promise<Catalogue> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(`set timezone = 'UTC'`)
    const catalogue = await selectCatalogue(client)
    for (const { name, columns, partition } of catalogue.tables) {
      const { rows } = await client.query(`select from "${name}" limit 1`)
      if (rows.length > 0) continue
      const types = await typesOf(client, name)
      const month = partition?.from.slice(0, 8)
      for (const n of ROWS) {
        const row = columns.map(column => {
          const rule = ruled[name]?.[column]
          const type = types.get(column) ?? { name: 'text', isNullable: false }
          if (rule) return rule(n)
          if (n === 3 && type.isNullable) return 'null'
          const text = valueOfType(type.name, n)
          return month === undefined ? text : text.replace('2026-01-', month)
        })
        await client.query(`insert into "${name}" (${columns.map(each => `"${each}"`).join()}) values (${row.join()})`)
      }
    }
    return catalogue
  } finally {
    await client.end()
  }
}

function valueOfType(type: string, n: number): string {
  if (type.endsWith('[]')) {
    const one = valueOfType(type.slice(0, -2), n)
    return n === 2 ? `'{}'` : `array[${one}, null, ${one}]::${type}`
  }
  const value = values[type]
  if (!value) throw new Error(`${type} has no value yet: add one`)
  return value(n)
}

async function typesOf(client: pg.Client, table: string) {
  const { rows } = await client.query<{ name: string; type: string; isNullable: boolean }>(
    `select attname::text as name, format_type(atttypid, null) as type, not attnotnull as "isNullable"
       from pg_attribute where attrelid = $1::text::regclass and attnum > 0 and not attisdropped`,
    [`"${table}"`],
  )
  return new Map(rows.map(({ name, type, isNullable }) => [name, { name: type, isNullable }]))
}
