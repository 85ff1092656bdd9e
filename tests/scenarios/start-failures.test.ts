// What keeps a gateway from starting is one sentence that says what to do.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { AppError } from '../../src/base/errors.ts'
import { createLog } from '../../src/base/log.ts'
import { serve } from '../../src/cli/serve.ts'
import { startApp } from '../../src/cli/start.ts'
import { loadConfig } from '../../src/config/config.ts'
import { takeOwnership } from '../../src/database/embedded/owner.ts'
import { createTestDatabase, type TestDatabase } from '../_kit/database.ts'
import { startGateway } from '../_kit/process.ts'
import { startProxy, type TcpProxy } from '../_kit/proxy.ts'

const KEY = 'the-secret-key-of-the-start-tests-0001'
const PASSWORD = 'hunter2-of-the-start-tests'
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-start-'))
const resources = new AsyncDisposableStack()
let database: TestDatabase
let proxy: TcpProxy

beforeAll(async () => {
  database = resources.use(await createTestDatabase())
  const { host, port, connectionString } = database.connection as pg.ClientConfig
  const url = connectionString === undefined ? null : new URL(connectionString)
  proxy = resources.use(
    await startProxy(
      url ? { host: url.hostname, port: Number(url.port || 5432) } : { path: `${host}/.s.PGSQL.${port}` },
    ),
  )
})
afterAll(async () => {
  await resources.disposeAsync()
  rmSync(dataDir, { recursive: true, force: true })
})

/** The sentence that a start with these variables ends with. */
async function failureOf(env: Record<string, string>): Promise<string> {
  const config = loadConfig({ PORT: '0', DATA_DIR: dataDir, PUSHGRAPH_SECRET_KEY: KEY, LOG_LEVEL: 'silent', ...env })
  const error = await startApp(config).then(
    app => app.close().then(() => expect.unreachable('the gateway started')),
    error => error,
  )
  expect(error).toBeInstanceOf(AppError)
  const { message } = error as AppError
  expect(message).not.toMatch(/\n|hunter2/)
  return message
}

/** Of the tests' server by way of TCP. */
function urlOf(name: string, user?: string): string {
  const { user: own, connectionString } = database.connection as pg.ClientConfig
  const url = new URL(connectionString ?? `postgres://${own}@x/`)
  url.host = `127.0.0.1:${proxy.port}`
  url.pathname = `/${name}`
  if (user !== undefined) [url.username, url.password] = [user, PASSWORD]
  return url.href
}

async function maintain<T>(work: (client: pg.Client) => Promise<T>, of: TestDatabase = database): Promise<T> {
  const client = new pg.Client(of.connection as pg.ClientConfig)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A server that refuses every connection with that state, or says what is no PostgreSQL. */
async function refusing(reply: { state: string; message: string } | string): Promise<Server & { url: string }> {
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.once('data', () => {
      if (typeof reply === 'string') return socket.end(reply)
      const fields = Buffer.from(`SFATAL\0VFATAL\0C${reply.state}\0M${reply.message}\0\0`)
      const head = Buffer.alloc(5)
      head.write('E')
      head.writeInt32BE(4 + fields.length, 1)
      socket.end(Buffer.concat([head, fields]))
    })
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  resources.defer(() => void server.close())
  const { port } = server.address() as { port: number }
  return Object.assign(server, { url: `postgres://somebody:${PASSWORD}@127.0.0.1:${port}/metrics` })
}

test.each([
  ['28P01', 'password authentication failed for user "somebody"', /refuses the user or the password .*put the right/],
  ['28000', 'no pg_hba.conf entry for host', /refuses the user .*permit it in pg_hba.conf/],
  ['3D000', 'database "metrics" does not exist', /no such database .*create it, or name another/],
  ['53300', 'sorry, too many clients already', /no connection left .*max_connections/],
  ['57P03', 'the database system is starting up', /starting or stopping .*start again/],
  ['08004', 'server rejected the connection', /cannot be reached .*correct the URL/],
])('a server that refuses with %s', async (state, message, sentence) => {
  const { url } = await refusing({ state, message })
  const failure = await failureOf({ DATABASE_URL: url })
  expect(failure).toMatch(sentence)
  expect(failure).toMatch(/^DATABASE_URL: /)
  expect(failure).toContain(message)
})

test('a server that cannot be reached, has no such name, is no PostgreSQL; a URL that is none', async () => {
  expect(await failureOf({ DATABASE_URL: `postgres://u:${PASSWORD}@127.0.0.1:9/x` })).toMatch(
    /^DATABASE_URL: the database cannot be reached \(connect ECONNREFUSED 127.0.0.1:9\): start PostgreSQL there, or correct the URL\.$/,
  )
  expect(await failureOf({ DATABASE_URL: `postgres://u:${PASSWORD}@no-such-host.invalid/x` })).toMatch(
    /cannot be reached \(getaddrinfo (ENOTFOUND|EAI_AGAIN) no-such-host.invalid\)/,
  )
  const { url } = await refusing('HTTP/1.1 400 Bad Request\r\n\r\n')
  expect(await failureOf({ DATABASE_URL: url })).toMatch(/^DATABASE_URL: the database cannot be reached/)
  expect(await failureOf({ DATABASE_URL: `postgres://u:${PASSWORD}#@[1.2.3/x` })).toMatch(
    /^DATABASE_URL is not a URL: .*percent-encoded\.$/,
  )
  expect(
    await failureOf({ DATABASE_URL: urlOf(database.name), DATABASE_SESSION_URL: 'postgres://u@127.0.0.1:9/x' }),
  ).toMatch(/^DATABASE_SESSION_URL: the database cannot be reached/)
})

test('a database that is not there, or in which no tables may be made', async () => {
  expect(await failureOf({ DATABASE_URL: urlOf('no_such_database') })).toMatch(
    /no such database \(database "no_such_database" does not exist\)/,
  )
  const role = `start_${database.name}`
  const empty = `${database.name}_empty`
  await maintain(client => client.query(`create role ${role} login password '${PASSWORD}'`))
  await maintain(client => client.query(`create database ${empty}`))
  try {
    expect(await failureOf({ DATABASE_URL: urlOf(empty, role) })).toMatch(
      /^DATABASE_URL: the database user has too few rights \(permission denied for schema public\): .*GRANT CREATE ON SCHEMA public/,
    )
  } finally {
    await maintain(client => client.query(`drop database ${empty} with (force)`))
    await maintain(client => client.query(`drop role ${role}`))
  }
})

test('a schema that is newer, or that somebody else made', async () => {
  await using newer = await createTestDatabase()
  await maintain(
    client => client.query(`insert into kysely_migration (name, timestamp) values ('9999-of-the-future', '')`),
    newer,
  )
  expect(await failureOf({ DATABASE_URL: urlOf(newer.name) })).toBe(
    'The database schema is newer than this release of Pushgraph, which does not know 9999-of-the-future: start the release that made it, or a later one.',
  )
  await using half = await createTestDatabase()
  await maintain(client => client.query(`delete from kysely_migration where name = '0013-boards'`), half)
  expect(await failureOf({ DATABASE_URL: urlOf(half.name) })).toMatch(
    /^The migration 0013-boards cannot be carried out \(relation "boards" already exists\) and has changed nothing: .* restore it from a backup/,
  )
})

test('a port that is taken, a host that is none of this machine', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  const env = { DATABASE_URL: urlOf(database.name) }
  expect(await failureOf({ ...env, PORT: `${port}` })).toBe(
    `Cannot listen on 127.0.0.1:${port} (EADDRINUSE): another process listens there; stop it, or set another port as PORT.`,
  )
  server.close()
  expect(await failureOf({ ...env, HOST: '192.0.2.1' })).toMatch(
    /192\.0\.2\.1:0 \(EADDRNOTAVAIL\): .* set another HOST\.$/,
  )
  expect(await failureOf({ ...env, HOST: 'no-such-host.invalid' })).toMatch(/\((ENOTFOUND|EAI_AGAIN)\): .* as HOST\.$/)
})

test('a DATA_DIR that is in use, is a file, or holds a secret key that is none', async () => {
  const held = join(dataDir, 'held')
  const file = join(dataDir, 'file')
  writeFileSync(file, '')
  expect(await failureOf({ DATA_DIR: join(file, 'below') })).toMatch(
    /^DATA_DIR .* cannot be used .* set another DATA_DIR\.$/,
  )
  const config = loadConfig({ PORT: '0', DATA_DIR: dataDir, DATABASE_URL: urlOf(database.name) })
  writeFileSync(join(dataDir, 'secret-key'), 'short\n')
  const start = createApp(config, { log: createLog('silent') })
  await expect(start).rejects.toThrow(/secret-key is shorter than 32 characters: put the key of before there, or set/)
  mkdirSync(held)
  const ownership = takeOwnership(held)
  expect(await failureOf({ DATA_DIR: held })).toMatch(/is in use by process \d+\. Stop it, or set another DATA_DIR\.$/)
  ownership.release()
})

test('the process says the sentence, and nothing else, and ends with 1', async () => {
  const env = { DATABASE_URL: `postgres://u:${PASSWORD}@127.0.0.1:9/x`, PUSHGRAPH_SECRET_KEY: KEY, DATA_DIR: dataDir }
  const error = await startGateway(env).catch(error => error as Error & { exitCode: number })
  expect(error).toMatchObject({ exitCode: 1 })
  expect((error as Error).message.trim().split('\n')).toEqual([
    'the gateway did not start:',
    expect.stringMatching(/^DATABASE_URL: the database cannot be reached/),
  ])
})

test('an argument that serve does not know is refused before anything starts', async () => {
  const env = { DATA_DIR: join(dataDir, 'never') }
  for (const [arg, sentence] of [
    ['--acept-new-key', "Unknown option '--acept-new-key': did you mean --accept-new-key?"],
    ['--port=80', "Unknown option '--port=80'."],
    ['now', 'Too many arguments. Expected 0 arguments but got 1: now.'],
  ] as const)
    await expect(
      serve(env, [arg], () => {}),
      arg,
    ).rejects.toThrow(`${sentence} pushgraph serve --help lists the options.`)
})
