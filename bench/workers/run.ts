// node bench/workers/run.ts [rounds] [seconds]: one worker and two on the same database, in turn under the same load. Two are to cost nothing
// where there are no cores for them; what they gain where there are, is what the machine has.
import { fileURLToPath } from 'node:url'
import { makeProject } from '../projects.ts'
import { makeWidgets } from '../push/widgets.ts'
import { makeWidget, queryOf } from '../report/widget.ts'
import type { Server } from '../server.ts'
import { openStage, prepare, sayMachine, startCommand } from '../stage.ts'
import { Turns } from '../turns.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const SECONDS = Number(process.argv[3] ?? 3)
/** What other work of the machine holds up is no reason to refuse. */
const UNSHED = { MAX_EVENT_LOOP_DELAY_MS: '0' }
const LIMIT = 0.95
const REPORTS = 12
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

const stage = await openStage({ max_connections: '150' })
const paths = (await makeWidgets(stage, 16, 5)).map(({ path }) => path)
// A report that is made anew each time.
const requests = await prepare(stage, async ({ url }) => {
  const headers = { ...(await makeProject(url, 'reports')), 'cache-control': 'no-cache' }
  const ids = await Promise.all(Array.from({ length: REPORTS }, (_, index) => makeWidget(url, headers, index)))
  return JSON.stringify(ids.map(id => ({ path: '/graphql', headers, body: queryOf(id) })))
})
const servers: Record<string, Server> = {
  'one worker': await startCommand(stage, { WORKERS: '1', ...UNSHED }),
  'two workers': await startCommand(stage, { WORKERS: '2', ...UNSHED }),
}
const turns = new Turns(stage)
const kinds: Record<string, (server: Server, seconds: number) => string[]> = {
  'pushes of one row': ({ url }, seconds) => [
    here('../push/load.ts'),
    url,
    'distinct',
    String(seconds),
    JSON.stringify(paths),
  ],
  'pushes of thirty points': ({ url }, seconds) => [
    here('../push/load.ts'),
    url,
    'thirty',
    String(seconds),
    JSON.stringify(paths),
  ],
  reports: ({ url }, seconds) => [here('../report/load.ts'), url, requests, String(seconds), '64'],
}
const names = Object.keys(servers)
for (let round = -1; round < ROUNDS; round++) {
  // Each is warm before it is measured.
  if (round === 0) turns.clear()
  for (const [kind, commandOf] of Object.entries(kinds)) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const server = servers[name] as Server
      await turns.take(`${kind}, ${name}`, server, commandOf(server, round < 0 ? 1 : SECONDS))
    }
  }
}
await stage.end()

sayMachine(`64 connections, ${ROUNDS} rounds of ${SECONDS} s, medians`)
turns.print()
console.log()
const met = Object.keys(kinds).map(kind =>
  turns.compare(`${kind}: two workers / one`, `${kind}, two workers`, `${kind}, one worker`, LIMIT),
)
if (met.includes(false)) process.exitCode = 1
