// Which tables there are, asked of the database: one that comes with a later release is in its backups without a word here.
import type pg from 'pg'
import { AppError } from '../../base/errors.ts'
import type { BackupSequence, BackupTable } from './manifest.ts'

export interface Catalogue {
  /** Where the tables are, as a rule `public`. */
  readonly schema: string
  /** By name; a table of partitions is its partitions. */
  readonly tables: readonly BackupTable[]
  /** Tables that are kept in partitions, whose data is in those. */
  readonly partitioned: readonly string[]
  readonly sequences: readonly BackupSequence[]
}

/** Rows that migrations themselves make. */
const MADE_BY_MIGRATIONS = ['kysely_migration_lock']

/**
 * Tables whose data survives a crash (what is unlogged is gone after one, and must not be needed), but those of extensions.
 * Throws UNAVAILABLE where there is no schema of Pushgraph.
 */
export async function selectCatalogue(client: pg.Client): Promise<Catalogue> {
  const schema = await selectSchema(client)
  if (schema === null)
    throw new AppError('UNAVAILABLE', 'The database has no tables of Pushgraph: name the one that the gateway uses.')
  const { rows } = await client.query<{
    name: string
    kind: string
    columns: string[]
    parent: string | null
    bound: string | null
  }>(
    `select c.relname::text as name, c.relkind::text as kind, p.relname::text as parent,
            pg_get_expr(c.relpartbound, c.oid) as bound,
            array(select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                   order by a.attnum) as columns
       from pg_class c
       left join pg_inherits i on i.inhrelid = c.oid
       left join pg_class p on p.oid = i.inhparent
      where c.relnamespace = $1::text::regnamespace and c.relkind in ('r', 'p') and c.relpersistence = 'p'
        and c.relname <> all ($2)
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      order by c.relname collate "C"`,
    [`"${schema.replaceAll('"', '""')}"`, MADE_BY_MIGRATIONS],
  )
  return {
    schema,
    tables: rows
      .filter(({ kind }) => kind === 'r')
      .map(({ name, columns, parent, bound }) =>
        parent === null ? { name, columns } : { name, columns, partition: { of: parent, ...boundsOf(name, bound) } },
      ),
    partitioned: rows.filter(({ kind }) => kind === 'p').map(({ name }) => name),
    sequences: await selectSequences(client, schema),
  }
}

/** Where the tables are, or null. */
async function selectSchema(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ schema: string | null }>(
    `select (select n.nspname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.oid = to_regclass('kysely_migration')) as schema`,
  )
  return rows[0]?.schema ?? null
}

async function selectSequences(client: pg.Client, schema: string): Promise<BackupSequence[]> {
  const names = await client.query<{ name: string; path: string }>(
    `select c.relname::text as name, c.oid::regclass::text as path from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relkind = 'S' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      order by c.relname collate "C"`,
    [schema],
  )
  const sequences: BackupSequence[] = []
  for (const { name, path } of names.rows) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${path}`,
    )
    for (const { value, called } of rows) sequences.push({ name, value, isCalled: called })
  }
  return sequences
}

/** `FOR VALUES FROM ('2026-11-01 00:00:00+00') TO ('2026-12-01 00:00:00+00')`, as a server in UTC says it. */
const BOUNDS = /^FOR VALUES FROM \('([^']+)\+00'\) TO \('([^']+)\+00'\)$/

function boundsOf(name: string, bound: string | null): { from: string; before: string } {
  const [, from, before] = BOUNDS.exec(bound ?? '') ?? []
  if (from === undefined || before === undefined)
    throw new AppError(
      'UNAVAILABLE',
      `The partition ${name} (${bound}) is none that Pushgraph makes: drop or detach it.`,
    )
  const toIso = (text: string) => `${text.replace(' ', 'T')}Z`
  return { from: toIso(from), before: toIso(before) }
}
