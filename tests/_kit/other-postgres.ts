// A PostgreSQL of the distribution, of another major version than the embedded one as a rule.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Connection } from '../../src/database/client.ts'

/** The folder of its programs; `null`: there is none, and this is not CI. */
export const POSTGRES = findPostgres()

function findPostgres(): string | null {
  const [initdb] = globSync('/usr/lib/postgresql/*/bin/initdb').sort()
  if (initdb !== undefined) return dirname(initdb)
  if (process.env.CI) throw new Error('The drill needs a PostgreSQL of the distribution: apt-get install postgresql.')
  console.warn('The drill with another PostgreSQL is skipped: there is none in /usr/lib/postgresql.')
  return null
}

export interface OtherPostgres extends AsyncDisposable {
  /** An empty database of that name. */
  make(name: string): Promise<Connection>
}

/** Data that is thrown away, on a socket in a folder of its own. It refuses to run as root. */
export async function startOtherPostgres(): Promise<OtherPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'pushgraph-other-'))
  const nobody = 65_534
  const isRoot = process.geteuid?.() === 0
  const account = isRoot ? { uid: nobody, gid: nobody } : {}
  if (isRoot) chownSync(folder, nobody, nobody)
  const program = (name: string) => join(POSTGRES ?? '', name)
  const data = join(folder, 'data')
  execFileSync(program('initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-N', '-E', 'UTF8', '--locale=C'], {
    ...account,
    cwd: folder,
    stdio: 'ignore',
  })
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off', 'max_connections=100']
  const child = spawn(program('postgres'), ['-D', data, ...settings.flatMap(each => ['-c', each])], {
    ...account,
    cwd: folder,
    stdio: 'ignore',
  })
  const to = (database: string): Connection => ({ host: folder, port: 5432, user: 'postgres', database })
  const maintain = async (text: string) => {
    const client = new pg.Client(to('postgres'))
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  const deadline = Date.now() + 60_000
  while (
    !(await maintain('select 1').then(
      () => true,
      () => false,
    ))
  ) {
    if (Date.now() > deadline || child.exitCode !== null)
      throw new Error('the PostgreSQL of the distribution did not start')
    await sleep(50)
  }
  return {
    async make(name) {
      await maintain(`create database ${name}`)
      return to(name)
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill('SIGQUIT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
