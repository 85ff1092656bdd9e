// The rules themselves: what they see, and what they let through.
import { loadModule } from 'libpg-query'
import { beforeAll, expect, test } from 'vitest'
import { issuesOf, type PlacementOf } from '../_kit/statement-rules.ts'

beforeAll(() => loadModule())

const placementOf: PlacementOf = table =>
  ({ points: 'DISTRIBUTED', widgets: 'DISTRIBUTED', hashes: 'REFERENCE', jobs: 'LOCAL' })[
    table
  ] as ReturnType<PlacementOf>

test.each([
  'select * from points where project_id = $1',
  'select * from points p where $1::bigint = p.project_id and p.key > 3',
  'select * from points p join widgets w using (project_id, widget_id) where w.project_id = $1',
  'select * from points p join widgets w on w.project_id = p.project_id where p.project_id = $1',
  'select * from widgets w, lateral (select * from points p where p.project_id = w.project_id limit 1) x where w.project_id = $1',
  'select q.a from unnest($1::bigint[]) as q(project_id) join points p on p.project_id = q.project_id',
  'select exists (select from points p where p.project_id = w.project_id) from widgets w where w.project_id = $1',
  'with w as (select * from widgets where project_id = $1) select * from w join points p on (p.project_id, p.key) = (w.project_id, w.key)',
  'with source (project_id) as (values ($1::bigint)) delete from points p using source s where p.project_id = s.project_id',
  'select * from points where (project_id, widget_id) in (select project_id, widget_id from widgets where project_id = $1)',
  'insert into points (project_id, key) values ($1, $2) on conflict (key) do update set value = case when excluded.key = 0 then 1 end',
  'insert into points (project_id, key) select project_id, key from unnest($1::bigint[], $2::int[]) as q(project_id, key)',
  'update points set value = 1 where project_id = $1 and key = any ($2)',
  'select * from jobs where ended_at < now()',
  'select * from points where project_id = $1 union all select * from points where project_id = $1',
  'begin',
])('passes: %s', text => {
  expect(issuesOf(text, placementOf)).toEqual([])
})

test.each([
  ['select * from points', 'points: project_id'],
  ['select * from points where project_id = any ($1)', 'project_id is not compared'],
  ['select * from points where project_id = $1 or key = 1', 'project_id is not compared'],
  ['select * from points where project_id = project_id', 'project_id is not compared'],
  ['select * from points p join widgets w using (widget_id) where w.project_id = $1', 'points: project_id'],
  ['select * from points p join widgets w using (project_id)', 'points: project_id'],
  ['select * from hashes h join widgets w on w.project_id = h.project_id where h.hash = $1', 'widgets: project_id'],
  ['select (select max(key) from points) from widgets where project_id = $1', 'points: project_id'],
  ['select * from points where project_id = $1 union all select * from points', 'points: project_id'],
  ['with x as (select * from points) select * from x where project_id = $1', 'points: project_id'],
  ['update points p set value = 1 from widgets w where w.project_id = $1', 'points: project_id'],
  ['delete from points where key = 1', 'points: project_id'],
  ['insert into points (key) values (1)', 'without project_id'],
  ['insert into points (project_id) select project_id from widgets', 'widgets: project_id'],
  ['insert into points (project_id) values (1) on conflict (key) do update set at = now()', 'now()'],
  ['insert into points (project_id) values (1) on conflict (key) do update set at = current_timestamp', 'the time'],
  [
    'insert into points as p (project_id) values (1) on conflict (key) do update set key = case excluded.key when 0 then 1 end',
    'case x when',
  ],
  [
    'delete from points where project_id = $1 and ctid = any (array(select ctid from points where project_id = $1))',
    'ctid',
  ],
  ['select * from pionts where project_id = $1', 'no such table'],
])('refuses: %s', (text, issue) => {
  const lines = issuesOf(text, placementOf).map(({ table, message }) => `${table}: ${message}`)
  expect(lines.join('\n')).toContain(issue)
})
