// PgBouncer of the distribution, in front of the tests' PostgreSQL, giving a server to one transaction at a time.
import { spawn } from 'node:child_process'
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
}

/** Servers for all clients together: few, so that a client gets another one each time. */
const SERVERS = 6

export async function startBouncer(settings: Readonly<Record<string, string>> = {}): Promise<Bouncer> {
  const postgres = inject('postgres')
  const given = postgres.connectionString === undefined ? null : new URL(postgres.connectionString)
  const user = given?.username ?? postgres.user
  // It may not run as root, and the socket of the tests' server lies where only root and the server's account get in.
  const server = await startProxy(
    given
      ? { host: given.hostname, port: Number(given.port || 5432) }
      : { path: `${postgres.host}/.s.PGSQL.${postgres.port}` },
  )
  const folder = mkdtempSync(join(tmpdir(), 'pushgraph-bouncer-'))
  const port = await freePort()
  const lines = [
    '[databases]',
    `* = host=127.0.0.1 port=${server.port} user=${user}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = any',
    'pool_mode = transaction',
    `default_pool_size = ${SERVERS}`,
    ...Object.entries(settings).map(([name, value]) => `${name} = ${value}`),
    '',
  ]
  writeFileSync(join(folder, 'pgbouncer.ini'), lines.join('\n'))
  const account = process.geteuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  chmodSync(folder, 0o755)
  const child = spawn(PGBOUNCER ?? '', ['-q', join(folder, 'pgbouncer.ini')], {
    ...account,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', part => {
    output += part
  })
  for (let waited = 0; !(await isOpen(port)); waited += 50) {
    if (child.exitCode !== null || waited > 10_000) throw new Error(`PgBouncer did not start: ${output}`)
    await sleep(50)
  }
  return {
    url: database => `postgres://${user}@127.0.0.1:${port}/${database}`,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      setTimeout(() => child.kill('SIGKILL'), 3_000).unref()
      await ended
      rmSync(folder, { recursive: true, force: true })
      await server[Symbol.asyncDispose]()
    },
  }
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
