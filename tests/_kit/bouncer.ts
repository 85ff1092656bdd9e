// PgBouncer of the distribution, in front of the tests' PostgreSQL, giving a server to one transaction at a time.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from 'vitest'
import { startProxy } from './proxy.ts'

/** Its path; `null`: there is none, and this is not CI. */
export const PGBOUNCER = findBouncer()

function findBouncer(): string | null {
  for (const folder of ['/usr/sbin', '/usr/bin', ...(process.env.PATH ?? '').split(':')]) {
    try {
      accessSync(join(folder, 'pgbouncer'), constants.X_OK)
      return join(folder, 'pgbouncer')
    } catch {
      // The next folder.
    }
  }
  if (process.env.CI) throw new Error('The tests of poolers need PgBouncer: apt-get install pgbouncer.')
  console.warn('The tests of poolers are skipped: there is no PgBouncer.')
  return null
}

export interface Bouncer extends AsyncDisposable {
  /** Of the database that was named, by way of the pooler. */
  url(database: string): string
  /** SIGKILL, and another one at the same port. */
  restart(): Promise<void>
}

/** Servers for all clients together: few, so that a client gets another one each time. */
const SERVERS = 6

/** In front of the tests' own PostgreSQL. */
export async function startBouncer(): Promise<Bouncer> {
  const postgres = inject('postgres')
  const given = postgres.connectionString === undefined ? null : new URL(postgres.connectionString)
  // It may not run as root, and the socket of the tests' server lies where only root and the server's account get in.
  const proxy = await startProxy(
    given
      ? { host: given.hostname, port: Number(given.port || 5432) }
      : { path: `${postgres.host}/.s.PGSQL.${postgres.port}` },
  )
  const bouncer = await startBouncerAt({ port: proxy.port, user: given?.username ?? postgres.user ?? '' })
  return {
    ...bouncer,
    async [Symbol.asyncDispose]() {
      await bouncer[Symbol.asyncDispose]()
      await proxy[Symbol.asyncDispose]()
    },
  }
}

/** In front of the server at that port of 127.0.0.1, which trusts the user. */
export async function startBouncerAt(server: { port: number; user: string }): Promise<Bouncer> {
  const folder = mkdtempSync(join(tmpdir(), 'pushgraph-bouncer-'))
  const port = await freePort()
  const lines = [
    '[databases]',
    `* = host=127.0.0.1 port=${server.port} user=${server.user}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = any',
    'pool_mode = transaction',
    'log_connections = 0',
    'log_disconnections = 0',
    `default_pool_size = ${SERVERS}`,
    // By default it tries a server that did not answer again after 15 s.
    'server_login_retry = 1',
    'server_connect_timeout = 2',
    '',
  ]
  const file = join(folder, 'pgbouncer.ini')
  writeFileSync(file, lines.join('\n'))
  chmodSync(folder, 0o755)
  let child = await run(file, port)
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(child, 'exit')
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), 3_000)
    await ended
    clearTimeout(late)
  }
  return {
    url: database => `postgres://${server.user}@127.0.0.1:${port}/${database}`,
    async restart() {
      await end('SIGKILL')
      child = await run(file, port)
    },
    async [Symbol.asyncDispose]() {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** It refuses to run as root. */
async function run(file: string, port: number): Promise<ChildProcess> {
  const account = process.geteuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const child = spawn(PGBOUNCER ?? '', [file], { ...account, stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  child.stderr.on('data', part => {
    output += part
  })
  for (let waited = 0; !(await isOpen(port)); waited += 50) {
    if (child.exitCode !== null || waited > 10_000) throw new Error(`PgBouncer did not start: ${output}`)
    await sleep(50)
  }
  return child
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

function isOpen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = createConnection(port, '127.0.0.1')
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}
