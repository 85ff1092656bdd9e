// What `pushgraph distribute` asks of Citus, without Citus: functions of the same names that check what it checks, and remember what they were asked.
import type { Connection } from '../../src/database/client.ts'
import { select } from './backups.ts'

/** What is checked, and the words for it, are those of Citus 13. */
const functions = `
create schema citus;
create table citus.placed (table_name regclass primary key, citus_table_type text not null, distribution_column text, colocation_id int not null);
create view citus.citus_tables as
  select table_name, citus_table_type, coalesce(distribution_column, '<none>') as distribution_column, colocation_id from citus.placed;

create function citus.check_foreign_keys(it regclass, is_reference boolean, own_column text, own_colocation int) returns void language plpgsql as $$
declare found record;
begin
  for found in select f.conname, f.confrelid::regclass as target, p.citus_table_type as type, p.colocation_id as colocation,
      exists (select from unnest(f.conkey, f.confkey) as k(own, other)
        join pg_attribute a on a.attrelid = it and a.attnum = k.own join pg_attribute b on b.attrelid = f.confrelid and b.attnum = k.other
        where a.attname = own_column and b.attname = own_column) as has_column
    from pg_constraint f left join citus.placed p on p.table_name = f.confrelid where f.conrelid = it and f.contype = 'f'
  loop
    if found.type = 'reference' then continue; end if;
    if is_reference or found.type is null or found.target = it and not found.has_column then
      raise exception 'cannot create foreign key constraint %: % is not a distributed table or a reference table', found.conname, found.target;
    end if;
    if not found.has_column or found.colocation <> own_colocation then
      raise exception 'cannot create foreign key constraint % since relations are not colocated or do not compare the distribution column', found.conname;
    end if;
  end loop;
end $$;

create function citus.create_distributed_table(table_name regclass, distribution_column text, distribution_type text default 'hash', colocate_with text default 'default')
returns void language plpgsql as $$
declare found text; beside int;
begin
  if exists (select from citus.placed p where p.table_name = $1) then raise exception 'table % is already distributed', $1; end if;
  if not exists (select from pg_attribute where attrelid = $1 and attname = $2 and attnum > 0) then
    raise exception 'column % of relation % does not exist', $2, $1; end if;
  select i.indexrelid::regclass::text into found from pg_index i where i.indrelid = $1 and (i.indisunique or i.indisexclusion)
    and not exists (select from unnest(i.indkey::int2[]) with ordinality as k(number, place) join pg_attribute a on a.attrelid = $1 and a.attnum = k.number
      where k.place <= i.indnkeyatts and a.attname = $2) limit 1;
  if found is not null then
    raise exception 'cannot create constraint on %: distributed relations cannot have UNIQUE, EXCLUDE, or PRIMARY KEY constraints that do not include the partition column (%)', $1, found; end if;
  if exists (select from pg_trigger where tgrelid = $1 and not tgisinternal) then raise exception 'triggers are not supported on distributed tables'; end if;
  if exists (select from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attrelid = $1 and a.atttypid <> 'bigint'::regtype
      and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')) then
    raise exception 'cannot complete operation on % with identity or serial column: use bigint', $1; end if;
  if $4 = 'none' then beside := 1 + coalesce((select max(colocation_id) from citus.placed), 0);
  else select p.colocation_id into beside from citus.placed p where p.table_name = $4::regclass and p.citus_table_type = 'distributed'; end if;
  if beside is null then raise exception 'relation % is not distributed', $4; end if;
  insert into citus.placed values ($1, 'distributed', $2, beside);
  perform citus.check_foreign_keys($1, false, $2, beside);
end $$;

create function citus.create_reference_table(table_name regclass) returns void language plpgsql as $$
begin
  if exists (select from citus.placed p where p.table_name = $1) then raise exception 'table % is already distributed', $1; end if;
  insert into citus.placed values ($1, 'reference', null, 0);
  perform citus.check_foreign_keys($1, true, null, null);
end $$;

create function citus.truncate_local_data_after_distributing_table(function_table_name regclass) returns void language plpgsql as $$
begin
  if not exists (select from citus.placed p where p.table_name = $1) then raise exception 'supplied parameter is not a distributed relation'; end if;
end $$;

create table citus.refusals (message text not null);
grant usage on schema citus to public;
grant select on citus.refusals to public;
set allow_system_table_mods = on;
create function pg_catalog.get_shard_id_for_distribution_column(table_name regclass, distribution_value bigint) returns bigint language sql immutable as 'select 102008::bigint';
create function pg_catalog.run_command_on_all_nodes(command text, out nodeid int, out success bool, out result text) returns setof record language plpgsql as $$
begin
  select 1, false, min(message) into nodeid, success, result from citus.refusals where current_user like 'pushgraph\\_sql\\_%';
  if result is null then
    execute command;
    select 1, true, 'done' into nodeid, success, result;
  end if;
  return next;
exception when others then
  select 1, false, sqlerrm into nodeid, success, result;
  return next;
end $$;
reset allow_system_table_mods;
`

/** The end of the name of each part of a table that a server has. */
export const PART = '_102008'

/** From now on a server refuses the logins of users' SQL with these words; null: it takes them. */
export async function refuseLogins(connection: Connection, message: string | null): Promise<void> {
  await select(connection, 'truncate citus.refusals')
  if (message !== null) await select(connection, `insert into citus.refusals values ('${message}')`)
}

/** Has the database answer as a coordinator of Citus does, where it is asked to distribute tables. Rows stay where they are. */
export async function pretendCitus(connection: Connection, database: string): Promise<void> {
  await select(connection, functions)
  await select(connection, `alter database ${database} set search_path = public, citus`)
}
