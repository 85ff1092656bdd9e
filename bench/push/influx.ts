// node bench/push/influx.ts [rounds] [seconds]: pushes of one row beside those of InfluxDB 1.x, both durable, under the same load.
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Server, startProgram } from '../server.ts'
import { openStage, type Stage, sayMachine, startGateway } from '../stage.ts'
import { Turns } from '../turns.ts'
import { makeWidgets } from './widgets.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const SECONDS = Number(process.argv[3] ?? 3)
const PROJECTS = 16
const PER_PROJECT = 5
const READY_MS = 30_000
const LIMIT = 1.2

const program = (process.env.PATH ?? '')
  .split(delimiter)
  .map(folder => join(folder, 'influxd'))
  .find(isProgram)
if (program === undefined)
  console.log('influxd is not installed: there is nothing to compare with (Debian: apt-get install influxdb).')
else await compare(program)

async function compare(influxd: string): Promise<void> {
  const stage = await openStage()
  const widgets = await makeWidgets(stage, PROJECTS, PER_PROJECT)
  const servers = {
    gateway: await startGateway(stage, '', { MAX_EVENT_LOOP_DELAY_MS: '0' }),
    InfluxDB: await startInflux(stage, influxd),
  }
  const loads = {
    gateway: ['distinct', widgets.map(({ path }) => path)],
    InfluxDB: [`line${widgets.length}`, ['/write?db=bench&precision=s']],
  } as const
  const turns = new Turns(stage)
  const load = fileURLToPath(new URL('./load.ts', import.meta.url))
  const take = (name: keyof typeof servers, seconds: number) => {
    const [kind, paths] = loads[name]
    return turns.take(name, servers[name], [load, servers[name].url, kind, String(seconds), JSON.stringify(paths)])
  }
  await turns.takeInTurn(['gateway', 'InfluxDB'], take, { warm: 1, rounds: ROUNDS, seconds: SECONDS })
  await stage.end()
  sayMachine(
    `InfluxDB 1.x, both with fsync, 64 connections, a row a request, ${widgets.length} widgets, ${ROUNDS} rounds of ${SECONDS} s, medians`,
  )
  turns.print()
  console.log()
  if (!turns.compare('one row: gateway / InfluxDB', 'gateway', 'InfluxDB', LIMIT)) process.exitCode = 1
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** One of its own, in the folder of the benchmark, that answers when what it was sent is on the disk, as the gateway does. */
async function startInflux({ dataDir }: Stage, influxd: string): Promise<Server> {
  const folder = join(dataDir, 'influx')
  mkdirSync(folder)
  const [port, rpc] = [await freePort(), await freePort()]
  const config = join(folder, 'influxdb.conf')
  const lines = [
    'reporting-disabled = true',
    `bind-address = "127.0.0.1:${rpc}"`,
    `[meta]\ndir = "${join(folder, 'meta')}"`,
    `[data]\ndir = "${join(folder, 'data')}"\nwal-dir = "${join(folder, 'wal')}"\nwal-fsync-delay = "0s"\nquery-log-enabled = false`,
    '[monitor]\nstore-enabled = false',
    `[http]\nbind-address = "127.0.0.1:${port}"\nlog-enabled = false`,
    '[logging]\nlevel = "error"\nsuppress-logo = true',
  ]
  writeFileSync(config, `${lines.join('\n')}\n`)
  const child = startProgram(influxd, ['run', '-config', config])
  child.stdout.resume()
  const url = `http://127.0.0.1:${port}`
  const lastAt = performance.now() + READY_MS
  while (
    !(await fetch(`${url}/ping`).then(
      reply => reply.ok,
      () => false,
    ))
  ) {
    if (performance.now() > lastAt) throw new Error(`influxd did not answer within ${READY_MS / 1_000} s`)
    await sleep(100)
  }
  const made = await fetch(`${url}/query`, {
    method: 'POST',
    body: new URLSearchParams({ q: 'CREATE DATABASE bench' }),
  })
  if (!made.ok) throw new Error(await made.text())
  return { child, url }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}
