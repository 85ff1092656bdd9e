// node bench/live/run.ts [subscribers] [pushes a second] [seconds]: many readers of one live report while it is pushed to, over
// server-sent events and over WebSockets. The gateway is this process; readers and pushes come from another.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { openStage, sayMachine, TOKEN } from '../stage.ts'
import type { Options, Seen } from './subscribers.ts'

const SUBSCRIBERS = Number(process.argv[2] ?? 1_000)
const PER_SECOND = Number(process.argv[3] ?? 50)
const SECONDS = Number(process.argv[4] ?? 20)
/** Changes within so many milliseconds are told together (ADR 50): no more computations than this allows. */
const GATHER_MS = 150
const stage = await openStage()
const env = { ...stage.env, LOG_LEVEL: 'silent' }
const app = await createApp(loadConfig(env), { connection: stage.store.connection, log: createLog('silent') })

let computations = 0
const { reportBatcher } = app.gateway.services
const read = reportBatcher.read.bind(reportBatcher)
reportBatcher.read = (...args: Parameters<typeof read>) => {
  computations++
  return read(...args)
}

const megabytes = () => Math.round(process.memoryUsage().rss / 1_048_576)

sayMachine('')
console.log(`${SUBSCRIBERS} subscribers of one widget, ${PER_SECOND} pushes a second for ${SECONDS} s\n`)
let failed = false
for (const way of ['sse', 'ws'] as const) failed = !(await measure(way)) || failed
await app.close()
await stage.end()
process.exitCode = failed ? 1 : 0

async function measure(way: Options['way']): Promise<boolean> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
  const query = 'mutation { createWidget(input: { title: "b", keyKind: DATE }) { widget { id pushUrl } } }'
  const made = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  const { id, pushUrl } = (
    (await made.json()) as { data: { createWidget: { widget: { id: string; pushUrl: string } } } }
  ).data.createWidget.widget
  const options: Options = {
    ...{ url: app.url, token: TOKEN, widgetId: id, pushUrl, way },
    ...{ subscribers: SUBSCRIBERS, perSecond: PER_SECOND, seconds: SECONDS },
  }
  const before = megabytes()
  const script = fileURLToPath(new URL('./subscribers.ts', import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await lines.next()
  const connected = megabytes()
  computations = 0
  let most = connected
  const watch = setInterval(() => {
    most = Math.max(most, megabytes())
  }, 200)
  const begun = { at: performance.now(), cpu: process.cpuUsage() }
  child.stdin.write('go\n')
  const seen = JSON.parse((await lines.next()).value ?? '') as Seen
  clearInterval(watch)
  const seconds = (performance.now() - begun.at) / 1_000
  const { user, system } = process.cpuUsage(begun.cpu)
  if (child.exitCode === null) await once(child, 'exit')
  // The query at the end is one, too.
  const counted = computations - 1
  const allowed = Math.ceil((seconds * 1_000) / GATHER_MS) + 1
  const isRight = seen.right === SUBSCRIBERS
  const isShared = counted <= allowed
  console.log(`${way === 'sse' ? 'server-sent events' : 'WebSockets'}`)
  console.log(`  last message equals a fresh query   ${seen.right} of ${SUBSCRIBERS} ${isRight ? 'ok' : 'WRONG'}`)
  console.log(
    `  reports computed                    ${counted} for ${seen.pushes} pushes and ${seen.messages} messages to each (at most ${allowed}) ${isShared ? 'ok' : 'BEYOND'}`,
  )
  console.log(
    `  from push to message                p50 ${seen.p50.toFixed(0)} ms, p99 ${seen.p99.toFixed(0)} ms, worst ${seen.worst.toFixed(0)} ms`,
  )
  console.log(
    `  memory of the gateway               ${before} MB before, ${connected} MB connected, ${most} MB at most`,
  )
  console.log(`  processor time of the gateway       ${((user + system) / 1e4 / seconds).toFixed(0)} % of a core\n`)
  return isRight && isShared
}
