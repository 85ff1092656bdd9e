// `pushgraph doctor` finds what is planted here, and says the cure.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSealer } from '../../src/base/seal.ts'
import { doctor } from '../../src/cli/doctor.ts'
import { loadConfig } from '../../src/config/config.ts'
import { checkDisk } from '../../src/doctor/disk.service.ts'
import type { Finding } from '../../src/doctor/finding.ts'
import type { Machine } from '../../src/doctor/patient.ts'
import { jobs } from '../../src/jobs.ts'
import { select, urlOf } from '../_kit/backups.ts'
import { PGBOUNCER, startBouncer } from '../_kit/bouncer.ts'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../_kit/database.ts'
import { hasNats, startNats } from '../_kit/nats.ts'

const KEY = 'the-secret-key-of-the-doctor-tests-0001'
const folder = mkdtempSync(join(tmpdir(), 'pushgraph-doctor-'))
let database: TestDatabase
let role: string

beforeAll(async () => {
  database = await createTestDatabase()
  role = `doctor_${database.name}`
  await ask(`create role ${role} login password 'of-the-doctor-tests'`)
  await ask(`grant pg_read_all_data to ${role}`)
})
afterAll(async () => {
  await ask(`drop role if exists ${role}`)
  await database?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (text: string, of = database) => select(of.connection, text)

interface Visit {
  readonly findings: readonly Finding[]
  readonly code: number
}

async function visit(env: Record<string, string> = {}, machine: Partial<Machine> = {}): Promise<Visit> {
  const lines: string[] = []
  const all = { DATABASE_URL: urlOf(database.connection), PUSHGRAPH_SECRET_KEY: KEY, DATA_DIR: folder, ...env }
  const code = await doctor(all, ['--json'], line => lines.push(line), machine)
  return { findings: JSON.parse(lines.join('\n')), code }
}

/** That this check found it, said what to do, and what the process ends with. */
function expectFinding(
  { findings, code }: Visit,
  check: string,
  outcome: 'WARN' | 'FAIL',
  message: RegExp,
  cure: RegExp,
) {
  const finding = findings.find(each => each.check === check)
  expect(finding).toMatchObject({
    outcome,
    message: expect.stringMatching(message),
    cure: expect.stringMatching(cure),
  })
  expect(code).toBe(findings.some(each => each.outcome === 'FAIL') ? 1 : 0)
  if (outcome === 'FAIL') expect(code).toBe(1)
}

/** The database by way of another user. */
const asRole = () => {
  const url = new URL(urlOf(database.connection).replace('@/', '@localhost/'))
  url.searchParams.set('user', role)
  url.searchParams.set('password', 'of-the-doctor-tests')
  return url.href
}

test('a store without a fault is well in every respect', async () => {
  const { findings, code } = await visit()
  expect(findings.filter(({ outcome }) => outcome !== 'OK')).toEqual([])
  expect(findings.map(({ check }) => check)).toEqual(
    expect.arrayContaining(['disk', 'database', 'writes', 'pooler', 'listen', 'clock', 'roles', 'connections']),
  )
  expect(code).toBe(0)
})

test('for people each finding is a line, and its cure another', async () => {
  const lines: string[] = []
  const env = { DATABASE_URL: 'postgres://nobody:hunter2@127.0.0.1:9/x', PUSHGRAPH_SECRET_KEY: KEY }
  expect(await doctor(env, [], line => lines.push(line))).toBe(1)
  expect(lines).toEqual([
    'OK    disk         The store is on another server: watch the disk there.',
    'OK    mail         No mail server is set (SMTP_URL): channels of e-mail send nothing.',
    'OK    nats         BUS_URL is not set: messages between gateways go through the database.',
    'FAIL  database     DATABASE_URL: the database cannot be reached (connect ECONNREFUSED 127.0.0.1:9): start PostgreSQL there, or correct the URL.',
    '                -> Start PostgreSQL there, or correct the URL.',
  ])
})

describe.skipIf(PGBOUNCER === null)('what stands between', () => {
  test('a pooler without a way past it', async () => {
    await using bouncer = await startBouncer()
    const url = bouncer.url(database.name)
    const pooled = await visit({ DATABASE_URL: url })
    expectFinding(
      pooled,
      'pooler',
      'WARN',
      /through a pooler .*users' SQL is off/,
      /^Set DATABASE_SESSION_URL to a way past/,
    )
    const past = await visit({ DATABASE_URL: url, DATABASE_SESSION_URL: urlOf(database.connection) })
    expect(past.findings.find(({ check }) => check === 'pooler')).toMatchObject({ outcome: 'OK' })
  })

  test('LISTEN that is taken and hears nothing', async () => {
    await using bouncer = await startBouncer()
    const silent = await visit({ DATABASE_SESSION_URL: bouncer.url(database.name) })
    expectFinding(
      silent,
      'listen',
      'FAIL',
      /did not arrive: LISTEN is taken and hears nothing/,
      /lead to PostgreSQL itself/,
    )
  })
})

test('NATS that is not there, and that is', async () => {
  const gone = await visit({ BUS_URL: 'nats://me:hunter2@127.0.0.1:9' })
  expectFinding(
    gone,
    'nats',
    'FAIL',
    /^BUS_URL: NATS at 127\.0\.0\.1:9 cannot be reached \(connect ECONNREFUSED [^)]*\)/,
    /^Start it there, or correct the URL/,
  )
  expect(JSON.stringify(gone.findings)).not.toContain('hunter2')
  if (!hasNats) return
  await using nats = await startNats()
  const { findings } = await visit({ BUS_URL: nats.url })
  expect(findings.find(({ check }) => check === 'nats')).toMatchObject({ outcome: 'OK' })
})

test('a clock that is wrong, or a little wrong', async () => {
  const at = (ms: number) => visit({}, { clock: () => Date.now() + ms })
  expectFinding(
    await at(-3_600_000),
    'clock',
    'FAIL',
    /differ by 3,\d{3} s\. Nothing that has expired is deleted/,
    /NTP/,
  )
  expectFinding(await at(60_000), 'clock', 'WARN', /differ by (59|60|61) s/, /NTP/)
})

test('a database user that may not make roles, and one with too few connections', async () => {
  await ask(`alter role ${role} connection limit -1`)
  expectFinding(
    await visit({ DATABASE_URL: asRole() }),
    'roles',
    'WARN',
    /may not make roles/,
    /alter role ".*" createrole/,
  )
  await ask(`alter role ${role} connection limit 6`)
  const few = await visit({ DATABASE_URL: asRole() })
  expectFinding(few, 'connections', 'FAIL', /There are 6 connections .*database user/, /Raise that limit/)
  await ask(`alter role ${role} connection limit 15`)
  expectFinding(await visit({ DATABASE_URL: asRole() }), 'connections', 'WARN', /There are 15 connections/, /pooler/)
})

test('a disk that is full, here and on the server', async () => {
  mkdirSync(join(folder, 'postgres'))
  writeFileSync(join(folder, 'postgres/PG_VERSION'), '18\n')
  const config = loadConfig({ DATA_DIR: folder })
  const withFree = (free: number) =>
    checkDisk(config, { spaceOf: async () => ({ free, all: 1e12 }) } as unknown as Machine)
  expect(await withFree(50e6)).toMatchObject({ outcome: 'FAIL', message: /has 50 MB left/, cure: /^Make room/ })
  expect(await withFree(1e9)).toMatchObject({ outcome: 'WARN', message: /has 1,000 MB left/ })
  expect(await withFree(100e9)).toMatchObject({ outcome: 'OK', cure: null })
  rmSync(join(folder, 'postgres'), { recursive: true })

  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.once('data', () => {
      const fields = Buffer.from('SFATAL\0VFATAL\0C53100\0Mcould not write init file: No space left on device\0\0')
      const head = Buffer.alloc(5)
      head.write('E')
      head.writeInt32BE(4 + fields.length, 1)
      socket.end(Buffer.concat([head, fields]))
    })
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  const full = await visit({ DATABASE_URL: `postgres://x@127.0.0.1:${port}/x` })
  server.close()
  expectFinding(full, 'database', 'FAIL', /disk is full \(could not write/, /^Make room there/)
})

test('a mail server that refuses, and one that is not there', async () => {
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.write('220 mail.example.com\r\n')
    socket.on('data', text => {
      const words = text.toString()
      if (words.startsWith('EHLO')) socket.write('250-mail.example.com\r\n250 AUTH PLAIN\r\n')
      else socket.write(words.startsWith('AUTH') ? '535 5.7.8 no hunter2 here\r\n' : '221 bye\r\n')
    })
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  const mail = { SMTP_URL: `smtp://me:hunter2@127.0.0.1:${port}`, MAIL_FROM: 'metrics@example.com' }
  const refused = await visit(mail)
  expectFinding(refused, 'mail', 'FAIL', /^The mail server 127.0.0.1:\d+ refuses \(EAUTH 535\)/, /^Correct SMTP_URL/)
  expect(JSON.stringify(refused)).not.toContain('hunter2')
  await new Promise(resolve => server.close(resolve))
  expectFinding(
    await visit(mail),
    'mail',
    'FAIL',
    /refuses \(ECONNECTION|refuses \(ESOCKET|ECONNREFUSED/,
    /^Correct SMTP_URL/,
  )
})

test('a schema that is older, none at all, and one that is newer', async () => {
  await using empty = await createEmptyDatabase()
  const none = await visit({ DATABASE_URL: urlOf(empty.connection) })
  expectFinding(
    none,
    'schema',
    'WARN',
    /older than this release: \d+ migrations have not run \(0001-foundation/,
    /pushgraph migrate/,
  )
  expect(none.findings.find(({ check }) => check === 'jobs')).toMatchObject({ cure: 'Run "pushgraph migrate" first.' })
  expect(none.code).toBe(0)
  await using other = await createTestDatabase()
  await ask(`insert into kysely_migration (name, timestamp) values ('9999-later', '')`, other)
  const newer = await visit({ DATABASE_URL: urlOf(other.connection) })
  expectFinding(newer, 'schema', 'FAIL', /newer than this release .* 9999-later/, /^Start the release that made it/)
})

test('a secret key that is another, and one that is lost', async () => {
  await using other = await createTestDatabase()
  const [fingerprint] = createSealer(KEY).fingerprints
  await ask(`insert into secret_key (id, fingerprint) values (1, '\\x${fingerprint.toString('hex')}')`, other)
  const DATABASE_URL = urlOf(other.connection)
  const right = await visit({ DATABASE_URL })
  expect(right.findings.find(({ check }) => check === 'secret key')).toMatchObject({ outcome: 'OK' })
  const wrong = await visit({ DATABASE_URL, PUSHGRAPH_SECRET_KEY: 'another-key-of-the-doctor-tests-00001' })
  expectFinding(
    wrong,
    'secret key',
    'FAIL',
    /another key than the one that is set/,
    /to the key of before.*--accept-new-key/,
  )
  const lines: string[] = []
  const code = await doctor({ DATABASE_URL, DATA_DIR: folder }, ['--json'], line => lines.push(line))
  expectFinding(
    { findings: JSON.parse(lines.join('')), code },
    'secret key',
    'FAIL',
    /no key for them/,
    /key of before/,
  )
})

test('hosts of sources that cannot be reached', async () => {
  await using other = await createTestDatabase()
  const save = (id: number, name: string, url: string) =>
    ask(
      `insert into sources (project_id, source_id, name, version, requests, created_at, updated_at)
       values (1, ${id}, '${name}', 1, '[{"name":"a","url":"${url}/{{ path }}?x=1"}]', now(), now())`,
      other,
    )
  await save(1, 'closed', 'http://127.0.0.1:9')
  await save(2, 'nameless', 'https://no-such-host.example.com')
  const env = { DATABASE_URL: urlOf(other.connection), SOURCES_ALLOW_HOSTS: '127.0.0.1:9' }
  const resolver = async (name: string) => {
    if (name === '127.0.0.1') return [name]
    throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
  }
  const found = await visit(env, { resolver })
  expectFinding(found, 'sources', 'WARN', /2 of 2 hosts/, /firewall.*SOURCES_ALLOW_HOSTS/)
  const message = found.findings.find(({ check }) => check === 'sources')?.message
  expect(message).toContain('127.0.0.1:9 of closed: it refuses connections (ECONNREFUSED)')
  expect(message).toContain('no-such-host.example.com of nameless: its name is not found (ENOTFOUND)')
  // Without permission it is not connected to.
  const forbidden = await visit({ DATABASE_URL: env.DATABASE_URL }, { resolver })
  expect(forbidden.findings.find(({ check }) => check === 'sources')?.message).toContain('may not be called')
})

test('jobs that have stopped: one of them, and all', async () => {
  await using other = await createTestDatabase()
  const DATABASE_URL = urlOf(other.connection)
  const end = (names: readonly string[], ago: string) =>
    ask(
      `insert into job_leases (job, holder, expires_at, ended_at)
       select unnest('{${names.join()}}'::text[]), 'x', now() - interval '${ago}', now() - interval '${ago}'
       on conflict (job) do update set ended_at = excluded.ended_at`,
      other,
    )
  await end(
    jobs.map(({ name }) => name),
    '1 second',
  )
  expect((await visit({ DATABASE_URL })).findings.find(({ check }) => check === 'jobs')).toMatchObject({
    outcome: 'OK',
  })
  await end(['feeds'], '3 days')
  await end(
    jobs.slice(0, 1).map(({ name }) => name),
    '3 days',
  )
  expectFinding(await visit({ DATABASE_URL }), 'jobs', 'WARN', /^\d of \d+ jobs have not ended/, /"a job failed"/)
  await end(
    jobs.map(({ name }) => name),
    '30 days',
  )
  expectFinding(await visit({ DATABASE_URL }), 'jobs', 'WARN', /No gateway seems to run/, /pushgraph serve/)
})

test('an option that it does not know, a configuration that is wrong', async () => {
  await expect(doctor({}, ['--jsn'], () => {})).rejects.toThrow(/did you mean --json\? pushgraph doctor --help/)
  await expect(doctor({ PORT: 'http' }, [], () => {})).rejects.toThrow(/PORT is not a whole number/)
})
