// Two PostgreSQL servers of the embedded programs: a primary, and a standby that has every commit before it is acknowledged.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { chooseAccount } from '../../src/database/embedded/account.ts'
import { CLEAN_ENV } from '../../src/database/embedded/command.ts'
import { prepareRuntime } from '../../src/database/embedded/runtime.ts'
import { startEmbedded } from '../../src/database/embedded/server.ts'
import { serverArguments } from '../../src/database/embedded/settings.ts'

const SETTINGS = {
  wal_level: 'replica',
  max_wal_senders: '4',
  hot_standby: 'on',
  max_connections: '120',
  shared_buffers: '32MB',
  // The tests' servers do without; here a commit has to be on the standby before it is acknowledged.
  synchronous_commit: 'on',
  full_page_writes: 'on',
}

export interface Server {
  /** For a proxy. */
  readonly socket: { path: string }
  query<Row extends object>(text: string): Promise<Row[]>
  /** SIGKILL to the postmaster; the others end when they notice. */
  kill(): Promise<void>
}

export interface Pair extends AsyncDisposable {
  readonly primary: Server
  readonly standby: Server
  /** The standby takes writes from now on, as the primary; there is no standby then. */
  promote(): Promise<void>
  /** A new standby where the dead primary was. */
  addStandby(): Promise<void>
}

export async function startPair(): Promise<Pair> {
  const root = mkdtempSync(join(tmpdir(), 'pushgraph-pair-'))
  // The account of the servers goes from one to the other.
  chmodSync(root, 0o711)
  const folders = ['a', 'b'].map(name => join(root, name))
  for (const folder of folders) mkdirSync(folder, { mode: 0o711 })
  const log = () => {}
  const [first = '', second = ''] = folders
  const maker = await startEmbedded({ dataDir: first, log, fsync: false })
  await maker.stop()
  chmodSync(first, 0o711)
  const account = chooseAccount(first, join(first, 'postgres'))
  const runtime = await prepareRuntime({ dataDir: first, account, packageDir: undefined, log })

  const start = async (folder: string): Promise<Server & { child: ChildProcess }> => {
    const clusterDir = join(folder, 'postgres')
    const args = serverArguments('.', { fsync: false, settings: SETTINGS, tcpPort: undefined })
    const child = spawn(runtime.postgres, args, {
      ...account.runAs,
      cwd: clusterDir,
      env: CLEAN_ENV,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let output = ''
    child.stderr.on('data', part => {
      output = `${output}${part}`.slice(-4_000)
    })
    const query = async <Row extends object>(text: string): Promise<Row[]> => {
      const client = new pg.Client({ host: clusterDir, port: 5432, user: 'pushgraph', database: 'pushgraph' })
      client.on('error', () => {})
      await client.connect()
      try {
        return (await client.query<Row>(text)).rows
      } finally {
        await client.end()
      }
    }
    for (const deadline = Date.now() + 30_000; ; await sleep(50)) {
      if (await query('select 1').catch(() => false)) break
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`a server did not start:\n${output}`)
    }
    return {
      child,
      socket: { path: join(clusterDir, '.s.PGSQL.5432') },
      query,
      async kill() {
        const ended = once(child, 'exit')
        child.kill('SIGKILL')
        await ended
      },
    }
  }

  /** Copies a running server, as a base backup does. */
  const copy = async (fromFolder: string, toFolder: string) => {
    const [source, target] = [join(fromFolder, 'postgres'), join(toFolder, 'postgres')]
    rmSync(target, { recursive: true, force: true })
    const client = new pg.Client({ host: source, port: 5432, user: 'pushgraph', database: 'pushgraph' })
    await client.connect()
    await client.query(`select pg_backup_start('standby', true)`)
    try {
      execFileSync('cp', ['-a', source, target])
    } catch {
      // Files that vanish meanwhile are no fault: the log makes up for them.
    }
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
    await client.end()
    const { uid, gid } = statSync(source)
    const write = (name: string, text: string) => {
      writeFileSync(join(target, name), text)
      execFileSync('chown', [`${uid}:${gid}`, join(target, name)])
    }
    for (const name of ['postmaster.pid', '.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
      rmSync(join(target, name), { force: true })
    write('backup_label', rows[0]?.labelfile ?? '')
    write('standby.signal', '')
    write(
      'postgresql.auto.conf',
      `primary_conninfo = 'host=${source} port=5432 user=pushgraph application_name=standby'\n`,
    )
  }
  const follow = async (primary: Server) => {
    await primary.query(`alter system set synchronous_standby_names = '*'`)
    await primary.query('select pg_reload_conf()')
    for (;;) {
      const rows = await primary.query<{ state: string }>(`select sync_state as state from pg_stat_replication`)
      if (rows.some(({ state }) => state === 'sync' || state === 'quorum')) return
      await sleep(50)
    }
  }

  let [primaryFolder, standbyFolder] = [first, second]
  let primary = await start(primaryFolder)
  await copy(primaryFolder, standbyFolder)
  let standby: Awaited<ReturnType<typeof start>> | null = await start(standbyFolder)
  await follow(primary)

  return {
    get primary() {
      return primary
    },
    get standby() {
      if (!standby) throw new Error('there is no standby')
      return standby
    },
    async promote() {
      if (!standby) throw new Error('there is no standby')
      await standby.query('select pg_promote(true, 30)')
      await standby.query(`alter system reset synchronous_standby_names`)
      await standby.query('select pg_reload_conf()')
      primary = standby
      standby = null
      ;[primaryFolder, standbyFolder] = [standbyFolder, primaryFolder]
    },
    async addStandby() {
      await copy(primaryFolder, standbyFolder)
      standby = await start(standbyFolder)
      await follow(primary)
    },
    async [Symbol.asyncDispose]() {
      for (const server of [primary, standby])
        if (server && server.child.exitCode === null && server.child.signalCode === null) await server.kill()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
