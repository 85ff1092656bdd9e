// node bench/report/again.ts [rounds] [seconds]: the same reports asked again while nothing is pushed, against a reply that lies ready.
import { fileURLToPath } from 'node:url'
import { HEADERS, openStage, prepare, sayMachine, startGateway } from '../stage.ts'
import { Turns } from '../turns.ts'
import { makeWidget, queryOf } from './widget.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const SECONDS = Number(process.argv[3] ?? 3)
const WIDGETS = 20
const file = fileURLToPath(new URL('./load.ts', import.meta.url))

const stage = await openStage()
const bodies = await prepare(stage, ({ url }) =>
  Promise.all(Array.from({ length: WIDGETS }, async (_, index) => queryOf(await makeWidget(url, HEADERS, index)))),
)
const server = await startGateway(stage)
const post = (headers: object) => bodies.map(body => ({ path: '/graphql', body, headers }))
const cases = {
  'asked again': post(HEADERS),
  'made anew': post({ ...HEADERS, 'cache-control': 'no-cache' }),
  '/healthz': [{ path: '/healthz', method: 'GET' }],
}
const names = Object.keys(cases) as (keyof typeof cases)[]
const turns = new Turns(stage)
const take = (name: keyof typeof cases, seconds: number) =>
  turns.take(name, server, [file, server.url, JSON.stringify(cases[name]), String(seconds)])
for (const name of names) await take(name, 1)
turns.clear()
for (let round = 0; round < ROUNDS; round++) for (const name of names) await take(name, SECONDS)
await stage.end()

sayMachine(`16 connections, reports of 3 metrics of ${WIDGETS} widgets, ${ROUNDS} rounds of ${SECONDS} s, medians`)
turns.print()
console.log()
const isMet = turns.compare('requests: asked again / static reply', 'asked again', '/healthz', 0.7)
turns.compare('requests: asked again / made anew', 'asked again', 'made anew', 1)
if (!isMet) process.exitCode = 1
