// node bench/push/run.ts [rounds] [seconds]: the ratios of bench/README.md, medians over rounds, servers in turn.
import { fileURLToPath } from 'node:url'
import { startServer } from '../server.ts'
import { openStage, sayMachine, startGateway } from '../stage.ts'
import { Turns } from '../turns.ts'
import { makeWidgets } from './widgets.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const SECONDS = Number(process.argv[3] ?? 3)
const PROJECTS = 16
const PER_PROJECT = 5
const KINDS = ['distinct', 'hot', 'thirty'] as const
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

const stage = await openStage({ max_connections: '100' })
const widgets = await makeWidgets(stage, PROJECTS, PER_PROJECT)
const limitArgs = [JSON.stringify(stage.store.connection), JSON.stringify(widgets)]
const servers = {
  gateway: await startGateway(stage),
  limit: await startServer([here('./limit.ts'), 'grouped', ...limitArgs], ''),
  single: await startServer([here('./limit.ts'), 'single', ...limitArgs], ''),
}
const paths = {
  gateway: widgets.map(widget => widget.path),
  limit: widgets.map((_, index) => `/${index}`),
  single: widgets.map((_, index) => `/${index}`),
}
const turns = new Turns(stage)
const take = async (name: keyof typeof servers, kind: (typeof KINDS)[number], seconds: number) => {
  // One key of one widget is hot; else each widget has its turn.
  const used = JSON.stringify(kind === 'hot' ? paths[name].slice(0, 1) : paths[name])
  await turns.take(`${name}, ${kind}`, servers[name], [
    here('./load.ts'),
    servers[name].url,
    kind,
    String(seconds),
    used,
  ])
}
// Each server is warm before it is measured.
for (const name of ['gateway', 'limit', 'single'] as const) for (const kind of KINDS) await take(name, kind, 1)
turns.clear()
for (let round = 0; round < ROUNDS; round++) {
  for (const kind of KINDS) {
    const names = kind === 'hot' ? (['gateway', 'limit', 'single'] as const) : (['gateway', 'limit'] as const)
    for (const name of round % 2 === 0 ? names : names.toReversed()) await take(name, kind, SECONDS)
  }
}
await stage.end()

sayMachine(
  `fsync on, 64 connections, ${widgets.length} widgets of ${PROJECTS} projects, ${ROUNDS} rounds of ${SECONDS} s, medians`,
)
turns.print()
console.log()
const met = [
  turns.compare('one row, distinct keys: gateway / limit', 'gateway, distinct', 'limit, distinct', 0.75),
  turns.compare('thirty points: gateway / limit', 'gateway, thirty', 'limit, thirty', 0.75),
  turns.compare('one hot key: gateway / one statement a request', 'gateway, hot', 'single, hot', 10),
]
if (met.includes(false)) process.exitCode = 1
