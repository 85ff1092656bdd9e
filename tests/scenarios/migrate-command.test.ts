// `pushgraph migrate`, and what it says before it does anything.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runProgram } from '../../src/cli/program.ts'
import { select, tablesOf, urlOf } from '../_kit/backups.ts'
import { createEmptyDatabase, type TestDatabase } from '../_kit/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createEmptyDatabase()
})
afterAll(() => database?.[Symbol.asyncDispose]())

async function run(...args: string[]): Promise<string[]> {
  const lines: string[] = []
  const env = { DATABASE_URL: urlOf(database.connection) }
  expect(await runProgram(['migrate', ...args], env, line => lines.push(line))).toBe(0)
  return lines
}

test('a dry run names what would run, and changes nothing', async () => {
  const lines = await run('--dry-run')
  expect(lines[0]).toBe('  0001-foundation')
  expect(lines.at(-1)).toMatch(/^Would run \d+ migrations on DATABASE_URL\.$/)
  expect(lines.length).toBeGreaterThan(40)
  expect(await tablesOf(database.connection)).toEqual([])
})

test('a run does it, once', async () => {
  expect((await run()).at(-1)).toMatch(/^Ran \d+ migrations on DATABASE_URL\.$/)
  expect(await tablesOf(database.connection)).toContain('widgets')
  expect(await run()).toEqual(['The schema of DATABASE_URL is up to date.'])
  expect(await run('--dry-run')).toEqual(['The schema of DATABASE_URL is up to date.'])
})

test('a schema of a newer release is refused, in a dry run, too', async () => {
  await select(database.connection, `insert into kysely_migration (name, timestamp) values ('9999-later', '')`)
  await expect(run('--dry-run')).rejects.toThrow(/newer than this release of Pushgraph, which does not know 9999-later/)
  await expect(run()).rejects.toThrow(/newer than this release/)
})

test('a store that is not there is not made by a dry run', async () => {
  const env = { DATA_DIR: '/nonexistent/pushgraph' }
  await expect(runProgram(['migrate', '--dry-run'], env, () => {})).rejects.toThrow(/^There is no store in DATA_DIR/)
})
