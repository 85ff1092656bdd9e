// NATS of the distribution, as a process of the test.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Where packages put it that is not in every PATH. */
const PATH = `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/bin`

/** False: it is not installed, and this is not CI. */
export const hasNats = findNats()

function findNats(): boolean {
  if (spawnSync('nats-server', ['--version'], { env: { PATH } }).status === 0) return true
  if (process.env.CI) throw new Error('The tests of NATS need its server: apt-get install nats-server.')
  console.warn('The tests of NATS are skipped: there is no nats-server.')
  return false
}

interface NatsConnectionInfo {
  readonly name: string
  readonly subscriptions_list: readonly string[]
}

export interface NatsServer extends AsyncDisposable {
  readonly port: number
  readonly url: string
  /** Of its connections, as it tells itself. */
  connections(): Promise<readonly NatsConnectionInfo[]>
  /** SIGKILL. */
  kill(): Promise<void>
  /** At the same port. */
  start(): Promise<void>
}

/** `config`: lines of its configuration. */
export async function startNats(config = ''): Promise<NatsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'pushgraph-nats-'))
  const [port, monitor] = [await freePort(), await freePort()]
  const file = join(folder, 'nats.conf')
  writeFileSync(file, `listen: "127.0.0.1:${port}"\nhttp: "127.0.0.1:${monitor}"\n${config}\n`)
  let child: ChildProcess | undefined
  const nats: NatsServer = {
    port,
    url: `nats://127.0.0.1:${port}`,
    async connections() {
      const reply = await fetch(`http://127.0.0.1:${monitor}/connz?subs=true`)
      return ((await reply.json()) as { connections: NatsConnectionInfo[] }).connections
    },
    async start() {
      child = await run(file, `http://127.0.0.1:${monitor}/healthz`)
    },
    async kill() {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
    async [Symbol.asyncDispose]() {
      await nats.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await nats.start()
  return nats
}

async function run(file: string, health: string): Promise<ChildProcess> {
  const child = spawn('nats-server', ['-c', file], { env: { PATH }, stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  child.stderr.on('data', part => {
    output += part
  })
  const isHealthy = () =>
    fetch(health).then(
      ({ ok }) => ok,
      () => false,
    )
  for (const until = Date.now() + 20_000; !(await isHealthy()); await sleep(50)) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`NATS did not start:\n${output}`)
  }
  return child
}

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
