// The commands as people run them: beside a gateway, without one, through a pipe, ended early, and on a disk that takes no more.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test, vi } from 'vitest'
import { runCommand, select, startCommand, tablesOf, urlOf } from '../_kit/backups.ts'
import { createEmptyDatabase, createTestDatabase } from '../_kit/database.ts'
import { startGateway } from '../_kit/process.ts'

/** Each command is a process that loads the program. */
vi.setConfig({ testTimeout: 240_000 })

const TOKEN = 'the-administrator-of-the-backup-tests'
const folder = mkdtempSync(join(tmpdir(), 'pushgraph-backup-'))
const at = (name: string) => join(folder, name)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function ask<Data>(url: string, query: string): Promise<Data> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
  const reply = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return ((await reply.json()) as { data: Data }).data
}

test('a store is backed up while its gateway runs and when none does, and restored into a new one', async () => {
  const env = { DATA_DIR: at('first'), PUSHGRAPH_ADMIN_TOKEN: TOKEN }
  const gateway = await startGateway(env)
  const { createWidget } = await ask<{ createWidget: { widget: { pushUrl: string } } }>(
    gateway.url,
    'mutation { createWidget(input: { title: "Kept" }) { widget { pushUrl } } }',
  )
  const { pushUrl } = createWidget.widget
  expect((await fetch(pushUrl, { method: 'POST', body: '{"data":[{"Date":"20261120","Users":"7"}]}' })).status).toBe(
    200,
  )

  const beside = await runCommand(['backup', at('beside.backup')], { DATA_DIR: at('first') })
  expect(beside).toMatchObject({ code: 0, err: '' })
  expect(beside.out).toMatch(
    /^Wrote .*beside\.backup: [\d,]+ rows in \d+ tables, .* in [\d.]+ s\.\nThe secret key is not in it/,
  )
  expect(statSync(at('beside.backup')).mode & 0o777).toBe(0o600)
  const again = await runCommand(['backup', at('beside.backup')], { DATA_DIR: at('first') })
  expect(again).toMatchObject({
    code: 1,
    out: '',
    err: `${at('beside.backup')} is there already: name another file, or add --overwrite.\n`,
  })
  // The gateway has not noticed.
  expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)
  expect(await gateway.end('SIGTERM')).toBe(0)

  const alone = await runCommand(['backup', at('beside.backup'), '--overwrite'], { DATA_DIR: at('first') })
  expect(alone).toMatchObject({ code: 0, err: '' })
  expect(readdirSync(folder).filter(name => name.includes('partial'))).toEqual([])

  const restored = await runCommand(['restore', at('beside.backup')], { DATA_DIR: at('second') })
  expect(restored).toMatchObject({ code: 0, err: '' })
  expect(restored.out).toMatch(
    /^The backup is of 20.*, by Pushgraph .* on PostgreSQL 18\.\nRestored into the embedded store in .*: [\d,]+ rows/,
  )
  expect(restored.out).toContain(
    'Its secrets are encrypted and their key is not in the backup: set PUSHGRAPH_SECRET_KEY',
  )
  // With another key the restore says so, and the gateway does not start; with the one of before it has everything.
  const key = readFileSync(at('first/secret-key'), 'utf8')
  expect(readFileSync(at('beside.backup')).includes(key)).toBe(false)
  writeFileSync(at('second/secret-key'), 'another-key-that-is-long-enough-0001')
  const other = await runCommand(['restore', at('beside.backup'), '--dry-run'], { DATA_DIR: at('second') })
  expect(other.out).toMatch(
    /It is whole: .* Nothing was restored\.\nThe secret key that is set cannot read its secrets: .*--accept-new-key\.\n$/,
  )
  await expect(startGateway({ ...env, DATA_DIR: at('second') })).rejects.toThrow(/encrypted with another secret key/)
  writeFileSync(at('second/secret-key'), key)
  const second = await startGateway({ ...env, DATA_DIR: at('second') })
  const { widgets } = await ask<{ widgets: unknown }>(
    second.url,
    '{ widgets(first: 2) { nodes { title report(period: { preset: ALL_TIME }) { metrics { sum } } } } }',
  )
  expect(widgets).toEqual({ nodes: [{ title: 'Kept', report: { metrics: [{ sum: 7 }] } }] })
  const path = new URL(pushUrl).pathname
  const body = '{"data":[{"Date":"20261121","Users":"1"}]}'
  expect((await fetch(second.url + path, { method: 'POST', body })).status).toBe(200)
  expect(await second.end('SIGTERM')).toBe(0)
})

test('a DATA_DIR without a store is not made by a backup', async () => {
  const { code, err } = await runCommand(['backup', at('none.backup')], { DATA_DIR: at('nowhere') })
  expect(code).toBe(1)
  expect(err).toMatch(
    /^There is no store in DATA_DIR .*nowhere: set DATA_DIR to the folder that the gateway has, or DATABASE_URL\.\n$/,
  )
  expect(existsSync(at('nowhere'))).toBe(false)
  expect(existsSync(at('none.backup'))).toBe(false)
})

test('a backup goes through a pipe into another store', async () => {
  await using from = await createTestDatabase()
  await using into = await createEmptyDatabase()
  const { code, out, err } = await startCommand(['backup', '-'], { DATABASE_URL: urlOf(from.connection) }).ended
  expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^Wrote standard output: /) })
  const reader = startCommand(['restore', '-'], { DATABASE_URL: urlOf(into.connection) })
  reader.child.stdin.end(out)
  expect(await reader.ended).toMatchObject({ code: 0, err: '' })
  expect(await tablesOf(into.connection)).toEqual(await tablesOf(from.connection))
})

test('a restore that is killed or stopped leaves the store empty, and can be begun again', async () => {
  await using from = await createTestDatabase()
  await using into = await createEmptyDatabase()
  const env = { DATABASE_URL: urlOf(into.connection) }
  const { out } = await startCommand(['backup', '-'], { DATABASE_URL: urlOf(from.connection) }).ended
  for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT'] as const) {
    const { child, ended } = startCommand(['restore', '-'], env)
    // All but the end: it waits for the rest in the middle of its work.
    child.stdin.write(out.subarray(0, -200))
    const isAtWork = async () => {
      const [work] = await select(
        into.connection,
        `select from pg_stat_activity where application_name = 'pushgraph backup' and datname = current_database() and xact_start is not null`,
      )
      return work !== undefined
    }
    while (!(await isAtWork())) await sleep(50)
    child.kill(signal)
    const { code, err } = await ended
    if (signal === 'SIGKILL') expect(code).toBe('SIGKILL')
    else
      expect({ code, err }).toEqual({
        code: 1,
        err: 'The restore was stopped. The store is as empty as before: begin again with the same command.\n',
      })
    // What a killed one left behind is not taken for the next one.
    while (await isAtWork()) await sleep(50)
    expect(await tablesOf(into.connection)).toEqual([])
  }
  const last = startCommand(['restore', '-'], env)
  last.child.stdin.end(out)
  expect(await last.ended).toMatchObject({ code: 0 })
})

test('a disk that takes no more leaves no half of a backup, under no name', async () => {
  await using database = await createTestDatabase()
  await select(
    database.connection,
    `insert into receipts (project_id, receipt_id, widget_id, accepted_at, rows, points, created, changed)
    select 1, n, hashtext(n::text), now(), 1, 1, 1, 1 from generate_series(1, 100000) n`,
  )
  const disk = at('disk')
  mkdirSync(disk)
  // Files of a process may have 128 blocks of 512 bytes: as on a full disk it is in the middle that a write fails.
  const limited = ['sh', '-c', 'ulimit -f 128; exec "$@"', 'sh']
  const { code, err } = await runCommand(
    ['backup', join(disk, 'x.backup')],
    { DATABASE_URL: urlOf(database.connection) },
    limited,
  )
  expect(code).toBe(1)
  expect(err).toMatch(
    /^The backup cannot be written to .*x\.backup \(files may not be so large there: .*\)\. Nothing is left of it\.\n$/,
  )
  expect(readdirSync(disk)).toEqual([])
  const nowhere = await runCommand(['backup', join(disk, 'no/such/folder')], {
    DATABASE_URL: urlOf(database.connection),
  })
  expect(nowhere.err).toMatch(/its folder is not there: make it, or name another one/)
})
