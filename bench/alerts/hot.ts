import { setTimeout as sleep } from 'node:timers/promises'
import { median, ratioOf } from '../server.ts'
import { HEADERS, openStage, sayMachine, startGateway } from '../stage.ts'

const ALERTS = Number(process.argv[2] ?? 1_000)
const ROUNDS = Number(process.argv[3] ?? 5)
const SECONDS = Number(process.argv[4] ?? 12)
const PUSHES_PER_SECOND = 50
const LIMIT = 1.1
const stage = await openStage()
const { url } = await startGateway(stage)

const hot = await makeWidget('hot')
const plain = await makeWidget('plain')
const saved = `mutation ($input: SaveAlertInput!) { saveAlert(input: $input) { alert { id } } }`
for (let at = 0; at < ALERTS; at++) {
  const condition = { above: String(1e9 + at) }
  const rule = { name: `Alert ${at}`, metricId: hot.metricId, granularity: 'DAY', includeRunning: true, onPush: true }
  await ask(saved, { input: { ...rule, condition, channelIds: [] } })
}

sayMachine('')
console.log(`${ALERTS} alerts on one widget, ${PUSHES_PER_SECOND} pushes a second, ${ROUNDS} rounds of ${SECONDS} s\n`)
await pushFor(hot.path, 5)
await pushFor(plain.path, 5)
const withAlerts: number[] = []
const without: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  withAlerts.push(show('with alerts', await pushFor(hot.path, SECONDS)))
  without.push(show('without', await pushFor(plain.path, SECONDS)))
}
const ratio = ratioOf(withAlerts, without)
console.log(
  `\nmean time of a push, with alerts / without: ${ratio.toFixed(3)} (limit ${LIMIT}) ${ratio <= LIMIT ? 'ok' : 'MISSED'}`,
)
if (ratio > LIMIT) process.exitCode = 1
await stage.end()

/** Returns the mean, in milliseconds. */
function show(name: string, times: readonly number[]): number {
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN
  console.log(
    `${name.padEnd(12)} mean ${mean.toFixed(2)} ms, median ${median(times).toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`,
  )
  return mean
}

/** How long each push took, sent at its time whatever became of those before. */
async function pushFor(path: string, seconds: number): Promise<number[]> {
  const begin = performance.now()
  const times: Promise<number>[] = []
  for (let nth = 0; nth < seconds * PUSHES_PER_SECOND; nth++) {
    const due = begin + (nth * 1_000) / PUSHES_PER_SECOND
    if (due > performance.now()) await sleep(due - performance.now())
    times.push(pushOnce(path))
  }
  return Promise.all(times)
}

async function pushOnce(path: string): Promise<number> {
  const started = performance.now()
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '')
  const body = JSON.stringify({ data: [{ Date: today, Sales: '1' }] })
  const reply = await fetch(url + path, { method: 'POST', body })
  await reply.arrayBuffer()
  if (!reply.ok) throw new Error(`a push was answered by ${reply.status}`)
  return performance.now() - started
}

async function makeWidget(title: string): Promise<{ path: string; metricId: string }> {
  const made = await ask(
    'mutation ($input: CreateWidgetInput!) { createWidget(input: $input) { widget { id pushUrl } } }',
    {
      input: { title },
    },
  )
  const { id, pushUrl } = made.createWidget.widget
  const path = new URL(pushUrl).pathname
  await pushOnce(path)
  const { widget } = await ask('query ($id: ID!) { widget(id: $id) { metrics { id } } }', { id })
  return { path, metricId: widget.metrics[0]?.id ?? '' }
}

interface Answer {
  readonly createWidget: { readonly widget: { readonly id: string; readonly pushUrl: string } }
  readonly widget: { readonly metrics: readonly { readonly id: string }[] }
}

async function ask(query: string, variables: object): Promise<Answer> {
  const reply = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await reply.json()) as { data: Answer; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}
