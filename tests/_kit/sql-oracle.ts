// What PostgreSQL itself makes of a statement: the functions that it calls and the relations that it reads, from the tree of a view.
import type { Pool } from '../../src/database/client.ts'
import { functions } from '../../src/queries/allow-list.ts'

/** Functions that the grammar itself calls for words of its own. */
const OF_WORDS = new Set([
  'like_escape',
  'similar_to_escape',
  'timezone',
  'extract',
  'overlay',
  'position',
  'substring',
  'btrim',
  'pg_column_size',
])

export interface Oracle extends AsyncDisposable {
  /** Names of functions that are not allowed and oids of relations that are none of the sandbox; null: the statement is wrong to it. */
  faultsOf(text: string): Promise<string[] | null>
}

/** `schema`: of the sandbox, whose views may be read. */
export async function createOracle(pool: Pool, schema: string): Promise<Oracle> {
  const client = await pool.connect()
  const { rows } = await client.query<{ oid: string; name: string; cast: boolean }>(
    `select oid::text, proname as name, exists (select from pg_cast where castfunc = p.oid) as cast from pg_proc p`,
  )
  const names = new Map(rows.map(row => [row.oid, row]))
  const offered = await client.query<{ oid: string }>(
    `select oid::text from pg_class where relnamespace = $1::regnamespace`,
    [schema],
  )
  const views = new Set(offered.rows.map(({ oid }) => oid))
  // The first object makes the schema of temporary ones, which then stays.
  await client.query('create temp table keeps_the_schema (one int)')
  await client.query(`set search_path = pg_catalog, ${schema}`)
  const isAllowed = (oid: string, format: string) => {
    const known = names.get(oid)
    if (!known) return false
    const isCast = (format === '1' || format === '2') && known.cast
    return isCast || functions.has(known.name) || OF_WORDS.has(known.name)
  }
  return {
    async faultsOf(text) {
      await client.query('begin')
      try {
        await client.query(`create temp view oracle as select 1 as one from (${text}) as q`)
        const tree = await client.query<{ tree: string }>(
          `select ev_action::text as tree from pg_rewrite where ev_class = 'oracle'::regclass`,
        )
        const action = tree.rows[0]?.tree ?? ''
        const called = [
          ...[...action.matchAll(/\{FUNCEXPR :funcid (\d+) .*?:funcformat (\d)/g)],
          ...[...action.matchAll(/:(?:aggfnoid|winfnoid) (\d+)()/g)],
        ]
        const own = (await client.query<{ oid: string }>(`select 'oracle'::regclass::oid::text as oid`)).rows[0]?.oid
        const read = [...action.matchAll(/:relid (\d+)/g)]
          .map(([, oid]) => oid ?? '')
          .filter(oid => oid !== own && oid !== '0')
        return [
          ...called
            .filter(([, oid, format]) => !isAllowed(oid ?? '', format ?? ''))
            .map(([, oid]) => names.get(oid ?? '')?.name ?? `${oid}`),
          // The operators of text search call what they need themselves.
          ...[...action.matchAll(/:opfuncid (\d+)/g)]
            .map(([, oid]) => names.get(oid ?? '')?.name ?? '')
            .filter(name => name.startsWith('ts_')),
          ...read.filter(oid => !views.has(oid)).map(oid => `relation ${oid}`),
        ]
      } catch {
        return null
      } finally {
        await client.query('rollback')
      }
    },
    [Symbol.asyncDispose]: async () => client.release(true),
  }
}
