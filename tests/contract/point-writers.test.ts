// What is asked of statements that write points: what it sees, and what it lets through.
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadModule } from 'libpg-query'
import { beforeAll, expect, test } from 'vitest'
import { pointWriterOf, pointWriters } from '../_kit/point-writers.ts'
import { writtenTables } from '../_kit/statement-writes.ts'

beforeAll(() => loadModule())

const cwd = fileURLToPath(new URL('../../', import.meta.url))

test.each([
  ['insert into points (project_id) values ($1)', ['points']],
  ['insert into points as p (key) values (1) on conflict (key) do update set value = 1', ['points']],
  ['update points p set value = 1 from widgets w where w.project_id = p.project_id', ['points']],
  [
    'with gone as (delete from points where project_id = $1 returning key) insert into rollup_marks select key from gone',
    ['points', 'rollup_marks'],
  ],
  ['with moved as (delete from points p using s where p.key = s.key returning p.key) select * from moved', ['points']],
  ['merge into points p using s on p.key = s.key when matched then delete', ['points']],
  ['truncate points, widgets', ['points', 'widgets']],
  ['copy points from stdin', ['points']],
  ['select * from points p join rollups u using (project_id)', []],
  ['insert into rollups select key from points', ['rollups']],
])('%s writes', (text, tables) => {
  expect([...writtenTables(text)].sort()).toEqual([...tables].sort())
})

const frames = [{ file: 'src/push/delete-points.store.ts', name: 'deletePointKeys' }]

test('a writer that is not listed, or does not mark where it says so, is refused', () => {
  expect(pointWriterOf(new Set(['widgets']), [])).toBe(null)
  expect(pointWriterOf(new Set(['points']), [])?.issue).toContain('does not say how it marks them')
  expect(pointWriterOf(new Set(['points']), [{ file: 'src/push/new.store.ts', name: 'insertMore' }])?.issue).not.toBe(
    null,
  )
  expect(pointWriterOf(new Set(['points']), frames)?.issue).toContain('marks nothing')
  expect(pointWriterOf(new Set(['points', 'rollup_marks']), frames)?.issue).toBe(null)
})

test('each writer is a function of its file', () => {
  for (const key of Object.keys(pointWriters)) {
    const [file = '', name = ''] = key.split('#')
    expect(readFileSync(`${cwd}${file}`, 'utf8'), key).toMatch(new RegExp(`export async function ${name}\\(`))
  }
})

test('whatever writes points by name stands in a file of a writer', () => {
  const writes =
    /\b(insert into|update|delete from|merge into|truncate|copy) points\b|\.(insertInto|updateTable|deleteFrom)\('points'\)/
  const files = globSync('src/**/*.ts', { cwd }).filter(file => writes.test(readFileSync(`${cwd}${file}`, 'utf8')))
  const known = new Set(Object.keys(pointWriters).map(key => key.split('#')[0]))
  expect(files.filter(file => !known.has(file) && !/\.test\.ts$/.test(file))).toEqual([])
})
