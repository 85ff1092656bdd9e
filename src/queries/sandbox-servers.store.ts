// On a distributed database the coordinator sends a project's SQL on to the server that has its rows, as the project's own login: there it has to
// be known, and to read the parts of the tables that have rows of the project. On the coordinator it reads its views alone, as everywhere.
import type { Pool } from '../database/client.ts'
import { ROLE_OPTIONS, scramVerifier } from './sandbox-role.store.ts'

/** The extension answers with a row per server. */
interface ServerReply {
  readonly success: boolean
  readonly result: string | null
}

/**
 * Makes the login on every server that does not have it (the extension does so by itself where `citus.enable_create_role_propagation` is on), and
 * lets it read what the tables have of the project there. Runs again and again without harm. Throws what a server refuses.
 */
export async function ensureOnServers(
  pool: Pool,
  projectId: string,
  tables: readonly string[],
  { role, password, renew }: { role: string; password: string; renew: boolean },
): Promise<void> {
  const { rows } = await pool.query<{ home: string; part: string }>(
    `select quote_ident(n.nspname) as home,
            quote_literal(format('%I.%I', n.nspname, c.relname || '_' || get_shard_id_for_distribution_column(c.oid::regclass, $2::bigint))) as part
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = current_schema() and c.relname = any($1)`,
    [tables, projectId],
  )
  const verifier = scramVerifier(password)
  await onAllServers(
    pool,
    `do $pushgraph$
     declare part text;
     begin
       if not exists (select from pg_roles where rolname = '${role}') then
         create role ${role} ${ROLE_OPTIONS} password '${verifier}';
       ${renew ? `else alter role ${role} password '${verifier}';` : ''}
       end if;
       grant usage on schema ${rows[0]?.home ?? 'public'} to ${role};
       foreach part in array array[${rows.map(row => row.part).join(', ')}]::text[] loop
         if to_regclass(part) is not null then execute format('grant select on %s to ${role}', part); end if;
       end loop;
     end $pushgraph$`,
  )
}

/** As the login: throws where it does not reach a server, or may not read what the views of its schema read there. */
export async function tryServers(pool: Pool, schema: string, views: readonly string[]): Promise<void> {
  await onAllServers(pool, 'select 1')
  for (const view of views) await pool.query(`select 1 from ${schema}.${view} limit 1`)
}

async function onAllServers(pool: Pool, command: string): Promise<void> {
  const { rows } = await pool.query<ServerReply>('select success, result from run_command_on_all_nodes($1)', [command])
  const refused = rows.find(({ success }) => !success)
  if (refused) throw new Error(refused.result ?? 'a server of the database gave no answer')
}
