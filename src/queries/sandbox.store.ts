// Makes what isolates users' SQL: per project a schema of views with the project as a literal, and a login role that may read them.
import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { ProjectId } from '../base/id.ts'
import type { Pool } from '../database/client.ts'
import { sqlStateOf } from '../database/failure.ts'
import { ensureRole } from './sandbox-role.store.ts'

export interface Sandbox {
  readonly schema: string
  readonly role: string
  /** Of the views of events: their `timestamp` is not like other instants. */
  readonly eventViews: ReadonlySet<number>
  /** Whether the server can notice that a connection was cut while it works (not on Windows). */
  readonly noticesCuts: boolean
}

/** Raised with every change of a view below: older ones are made anew. */
const VIEWS_VERSION = 4
export const STATEMENT_TIMEOUT_MS = 5_000
export const IDLE_TIMEOUT_MS = 30_000
const TEMP_FILE_LIMIT = '256MB'

const EVENTS = (project: string) => `
  select at as "timestamp", name::text, user_id::text as userid, anonymous_id::text as anonymousid, properties,
         uf_properties as ufproperties, session_id::text as sessionid, external_id::text as externalid,
         device as devicedata
    from public.events where project_id = ${project}`

const PROFILES = (project: string) => `
  select user_id::text as userid, anonymous_id::text as anonymousid, external_id::text as externalid, properties,
         device as devicedata, created_at as createdat, updated_at as updatedat
    from public.profiles where project_id = ${project}`

const IDENTITIES = (project: string) => `
  select anonymous_id::text as anonymousid, user_id::text as userid, identified_at as identifiedat
    from public.identities where project_id = ${project}`

/** Points in a table whose keys are days or instants; `more` tells of which series they are. */
const timedPoints = (project: string, table: string, dimensions: string, more: string) => `
    select w.title as widget, m.name as metric,
           case w.key_kind when 'TIME' then to_char(i.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                           else to_char(i.day, 'YYYY-MM-DD') end as key,
           i.day, i.at, ${dimensions} as dimensions, p.value, w.widget_id as widgetid, m.metric_id as metricid,
           i.day as firstday, i.day as lastday
      from public.${table} p
      join public.metrics m on m.project_id = ${project} and m.widget_id = p.widget_id and m.metric_id = p.metric_id
      join public.widgets w on w.project_id = ${project} and w.widget_id = p.widget_id and w.deleted_at is null
      join public.projects o on o.project_id = ${project}
      cross join lateral (
        select case w.key_kind when 'TIME' then ('epoch'::timestamptz + p.key * interval '1 microsecond') end as at,
               case w.key_kind when 'TIME'
                 then (('epoch'::timestamptz + p.key * interval '1 microsecond') at time zone o.time_zone)::date
                 else date '1970-01-01' + p.key::integer end as day) i
      ${more}
     where p.project_id = ${project}`

/** Values by the names of their dimensions, once per series and not per point. */
const SERIES = (project: string) => `
      left join (
        select s.widget_id, s.series_id,
               coalesce(jsonb_object_agg(n.name, n.value) filter (where n.value is not null), '{}') as dimensions
          from public.series s
          join public.widgets x on x.project_id = ${project} and x.widget_id = s.widget_id
          cross join lateral unnest(x.dimensions, s."values") as n(name, value)
         where s.project_id = ${project}
         group by s.widget_id, s.series_id) d
        on d.widget_id = p.widget_id and d.series_id = p.series_id`

/** Values of periods longer than a day. Their key is the first day and the last one; they are of no one day. */
const PERIODIC_POINTS = (project: string) => `
    select w.title, m.name, to_char(i.first, 'YYYY-MM-DD') || '/' || to_char(i.last, 'YYYY-MM-DD'), null, null,
           coalesce(d.dimensions, '{}'), p.value, w.widget_id, m.metric_id, i.first, i.last
      from public.periodic_points p
      join public.metrics m on m.project_id = ${project} and m.widget_id = p.widget_id and m.metric_id = p.metric_id
      join public.widgets w on w.project_id = ${project} and w.widget_id = p.widget_id and w.deleted_at is null
      cross join lateral (
        select date '1970-01-01' + p.key::integer as first, date '1970-01-01' + p.key::integer + p.days - 1 as last) i
      ${SERIES(project)}
     where p.project_id = ${project}`

const POINTS = (project: string) => `
    ${timedPoints(project, 'points', "'{}'::jsonb", '')}
    union all
    ${timedPoints(project, 'series_points', 'd.dimensions', SERIES(project))}
    union all
    ${PERIODIC_POINTS(project)}
    union all
    select w.title, m.name, p.category::text, null, null, '{}', p.value, w.widget_id, m.metric_id, null, null
      from public.category_points p
      join public.metrics m on m.project_id = ${project} and m.widget_id = p.widget_id and m.metric_id = p.metric_id
      join public.widgets w on w.project_id = ${project} and w.widget_id = p.widget_id and w.deleted_at is null
     where p.project_id = ${project}`

const views: Readonly<Record<string, (project: string) => string>> = {
  eventstable: EVENTS,
  events: EVENTS,
  profilestable: PROFILES,
  profiles: PROFILES,
  identitiestable: IDENTITIES,
  identities: IDENTITIES,
  points: POINTS,
  widgets: project => `
    select widget_id as id, title, description, owner, tags, chart_type as charttype, key_kind as keykind,
           key_column as keycolumn, created_at as createdat
      from public.widgets where project_id = ${project} and deleted_at is null`,
  metrics: project => `
    select m.metric_id as id, m.widget_id as widgetid, w.title as widget, m.name, m.description, m.unit, m.aggregation,
           m.created_at as createdat
      from public.metrics m
      join public.widgets w on w.project_id = ${project} and w.widget_id = m.widget_id and w.deleted_at is null
     where m.project_id = ${project}`,
}

export const VIEWS = Object.keys(views)
/** Tables that the views read. */
export const VIEWED_TABLES = [
  ...new Set(Object.values(views).flatMap(view => [...view('').matchAll(/public\.(\w+)/g)].map(([, it = '']) => it))),
]

/** Whether the gateway's own login may make roles; without it the guard is alone. */
export async function selectMayMakeRoles(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ may: boolean }>(
    'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  )
  return rows[0]?.may ?? false
}

/**
 * Makes schema, views and role, or finds them made. Runs again and again without harm; several gateways wait for each other.
 * `passwordOf` null: no role is made (the gateway's own login will read the views). `renew`: the role's password was refused.
 */
export async function ensureSandbox(
  pool: Pool,
  projectId: ProjectId,
  passwordOf: ((role: string) => string) | null,
  renew = false,
): Promise<Sandbox> {
  if (!/^\d{1,19}$/.test(projectId)) throw new Error('a project id is a whole number')
  const schema = `pushgraph_sql_${projectId}`
  const client = await pool.connect()
  let failed: Error | undefined
  try {
    const noticesCuts = await canNoticeCuts(client)
    await client.query('begin')
    const lock = createHash('sha256').update('pushgraph sandbox').digest().readInt32BE(0)
    await client.query('select pg_advisory_xact_lock($1, 1)', [lock])
    // Roles belong to the whole server: the number of the database keeps those of two databases apart.
    const { rows } = await client.query<{
      oid: string
      database: string
      super: boolean
      made: string | null
      home: string
    }>(
      `select d.oid::text, d.datname as database,
              (select rolsuper from pg_roles where rolname = current_user) as super,
              (select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = $1) as made,
              (select quote_ident(n.nspname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.oid = 'points'::regclass) as home
         from pg_database d where d.datname = current_database()`,
      [schema],
    )
    const facts = rows[0]
    if (!facts) throw new Error('the database does not know itself')
    const role = `pushgraph_sql_${facts.oid}_${projectId}`
    if (facts.made !== `pushgraph views ${VIEWS_VERSION}`) {
      await client.query(`drop schema if exists ${schema} cascade; create schema ${schema}`)
      for (const [name, query] of Object.entries(views)) {
        await client.query(`create view ${schema}.${name} with (security_barrier) as
          ${query(`${projectId}::bigint`).replaceAll('public.', `${facts.home}.`)}`)
      }
      await client.query(`comment on schema ${schema} is 'pushgraph views ${VIEWS_VERSION}'`)
    }
    if (passwordOf) {
      const settings = {
        search_path: `pg_catalog, ${schema}`,
        default_transaction_read_only: 'on',
        statement_timeout: `${STATEMENT_TIMEOUT_MS}ms`,
        idle_in_transaction_session_timeout: `${IDLE_TIMEOUT_MS}ms`,
        // Only a superuser may bound the temporary files of another role.
        ...(facts.super && { temp_file_limit: TEMP_FILE_LIMIT }),
      }
      const { database, super: isSuper } = facts
      await ensureRole(client, { role, schema, database, super: isSuper, settings }, passwordOf(role), renew)
    }
    const found = await client.query<{ oid: number }>(
      `select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = $1 and c.relname in ('events', 'eventstable')`,
      [schema],
    )
    await client.query('commit')
    return { schema, role, eventViews: new Set(found.rows.map(({ oid }) => oid)), noticesCuts }
  } catch (error) {
    failed = error as Error
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release(failed)
  }
}

/** Servers on systems that cannot tell refuse the setting. */
async function canNoticeCuts(client: PoolClient): Promise<boolean> {
  try {
    await client.query('begin')
    await client.query('set local client_connection_check_interval = 500')
    return true
  } catch (error) {
    if (sqlStateOf(error) === '22023') return false
    throw error
  } finally {
    await client.query('rollback')
  }
}
