// What decides whether a table can be distributed, asked of the catalogue: a table of a later release is in it without a word here.
import type { Pool } from '../client.ts'

interface ColumnFacts {
  readonly name: string
  /** `bigint`. */
  readonly type: string
  /** It takes its values of a sequence. */
  readonly isNumbered: boolean
}

/** A primary key, a unique constraint or index, or an exclusion constraint. */
interface UniqueFacts {
  readonly name: string
  /** Of it; an expression has no name and is left out. */
  readonly columns: readonly string[]
}

interface ForeignKeyFacts {
  readonly name: string
  readonly columns: readonly string[]
  readonly target: string
  /** In the order of `columns`. */
  readonly targetColumns: readonly string[]
}

export interface TableFacts {
  readonly name: string
  readonly owner: string
  /** Whether the login is the owner, or a member of the owner. */
  readonly isOwned: boolean
  readonly columns: readonly ColumnFacts[]
  readonly uniques: readonly UniqueFacts[]
  readonly foreignKeys: readonly ForeignKeyFacts[]
  readonly triggers: readonly string[]
}

/** Tables of the schema that the search path names first; a table of partitions is one of them, its partitions are not. */
export async function selectTableFacts(pool: Pool): Promise<TableFacts[]> {
  const { rows } = await pool.query<TableFacts>(
    `select c.relname::text as name, pg_get_userbyid(c.relowner)::text as owner, pg_has_role(c.relowner, 'usage') as "isOwned",
            (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
                      'isNumbered', a.attidentity <> '' or coalesce(pg_get_expr(d.adbin, d.adrelid) like 'nextval(%', false)) order by a.attnum)
               from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
            coalesce((select json_agg(json_build_object('name', i.indexrelid::regclass::text, 'columns', array(
                        select a.attname::text from unnest(i.indkey::int2[]) with ordinality as k(number, place)
                          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
                         where k.place <= i.indnkeyatts)) order by i.indexrelid::regclass::text)
               from pg_index i where i.indrelid = c.oid and (i.indisunique or i.indisexclusion)), '[]') as uniques,
            coalesce((select json_agg(json_build_object('name', f.conname, 'target', t.relname,
                        'columns', (select array_agg(a.attname::text order by k.place) from unnest(f.conkey) with ordinality as k(number, place)
                                      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number),
                        'targetColumns', (select array_agg(a.attname::text order by k.place) from unnest(f.confkey) with ordinality as k(number, place)
                                      join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number)) order by f.conname)
               from pg_constraint f join pg_class t on t.oid = f.confrelid where f.conrelid = c.oid and f.contype = 'f'), '[]') as "foreignKeys",
            array(select t.tgname::text from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal order by 1) as triggers
       from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and not exists (select from pg_depend e where e.objid = c.oid and e.deptype = 'e')
      order by c.relname collate "C"`,
  )
  return rows
}

export interface PlacedTable {
  readonly name: string
  /** `distributed` or `reference`, as the extension calls them. */
  readonly type: string
  /** Of a distributed table. */
  readonly column: string | null
}

/** Whether the database has the extension. */
export async function selectHasCitus(pool: Pick<Pool, 'query'>): Promise<boolean> {
  const { rows } = await pool.query<{ has: boolean }>(
    `select to_regproc('create_distributed_table') is not null and to_regclass('citus_tables') is not null as has`,
  )
  return rows[0]?.has === true
}

/** Tables that are distributed or have copies. The database has the extension. */
export async function selectPlacedTables(pool: Pick<Pool, 'query'>): Promise<PlacedTable[]> {
  const { rows } = await pool.query<PlacedTable>(
    `select c.relname::text as name, t.citus_table_type as type, nullif(t.distribution_column, '<none>') as column
       from citus_tables t join pg_class c on c.oid = t.table_name where c.relnamespace = current_schema()::regnamespace`,
  )
  return rows
}

/** Whether tables of projects are distributed: each statement then goes to the server that has its project. */
export async function selectIsDistributed(pool: Pick<Pool, 'query'>): Promise<boolean> {
  if (!(await selectHasCitus(pool))) return false
  return (await selectPlacedTables(pool)).some(({ name, type }) => name === 'projects' && type === 'distributed')
}

export interface LoginFacts {
  readonly login: string
  /** Whether it may call the functions of the extension. */
  readonly mayDistribute: boolean
  /** Connections of gateways. */
  readonly gateways: number
}

export async function selectLoginFacts(pool: Pool): Promise<LoginFacts> {
  const { rows } = await pool.query<LoginFacts>(
    `select current_user::text as login,
            has_function_privilege(to_regproc('create_distributed_table')::oid, 'execute')
              and has_function_privilege(to_regproc('create_reference_table')::oid, 'execute') as "mayDistribute",
            (select count(*)::int from pg_stat_activity
              where datname = current_database() and application_name = 'pushgraph gateway' and pid <> pg_backend_pid()) as gateways`,
  )
  if (!rows[0]) throw new Error('the database does not know its own user')
  return rows[0]
}
