import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { type GatewayProcess, startGateway } from '../_kit/process.ts'

const TOKEN = 'the-administrator-of-the-import-crash'
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-import-'))
const env = { DATA_DIR: dataDir, PUSHGRAPH_ADMIN_TOKEN: TOKEN }
let gateway: GatewayProcess | undefined

afterAll(async () => {
  if (gateway?.child.exitCode === null) await gateway.end('SIGTERM')
  rmSync(dataDir, { recursive: true, force: true })
})

interface Reply {
  readonly code: number
  readonly model: {
    id: string
    task_id: string
    state: string
    done_rows: number
    error: string | null
    created: number
  }
}

async function call(path: string, body: object): Promise<Reply> {
  const response = await fetch(`${gateway?.url}/api/external${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify(body),
  })
  return (await response.json()) as Reply
}

/** Asks until the task has come this far or ended. */
async function until(task: string, isFar: (model: Reply['model']) => boolean): Promise<Reply['model']> {
  const deadline = Date.now() + 120_000
  for (;;) {
    const { model } = await call('/info/task', { id: task })
    if (isFar(model) || model.state === 'DONE' || model.state === 'FAILED') return model
    if (Date.now() > deadline) throw new Error(`the task stands still: ${JSON.stringify(model)}`)
    await sleep(5)
  }
}

const ROWS = 50_000

test('kill -9 during an import of 50,000 rows, three times: it completes, and the totals are exact', async () => {
  gateway = await startGateway(env)
  const { model: widget } = await call('/create/widget', { title: 'Imported', key_kind: 'CATEGORY' })
  // Every key comes several times: what is written twice would show in the sum.
  const rows = Array.from({ length: ROWS }, (_, n) => [`m${n % 3}`, `k${n % 5_000}`, '0.1'])
  const accepted = await call('/import/point', { widget_id: widget.id, columns: ['metric', 'key', 'value'], rows })
  expect(accepted.code).toBe(202)
  const task = accepted.model.task_id

  let kills = 0
  for (const share of [0.1, 0.4, 0.7]) {
    const seen = await until(task, model => model.done_rows >= ROWS * share)
    if (seen.state === 'DONE') break
    expect(await gateway.end('SIGKILL')).toBe('SIGKILL')
    kills++
    gateway = await startGateway(env)
  }
  const end = await until(task, () => false)
  expect(end).toMatchObject({ state: 'DONE', done_rows: ROWS, error: null })
  expect(kills).toBeGreaterThan(0)

  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({
      query: `{ widget(id: "${widget.id}") { report { metrics { metric { name } sum count } } } }`,
    }),
  })
  const reply = (await response.json()) as {
    data: { widget: { report: { metrics: { metric: { name: string }; sum: number; count: number }[] } } }
  }
  const { metrics } = reply.data.widget.report
  const sums = Object.fromEntries(metrics.map(it => [it.metric.name, it.sum]))
  expect(sums).toEqual({ m0: 1666.7, m1: 1666.7, m2: 1666.6 })
  expect(metrics.reduce((count, it) => count + it.count, 0)).toBe(end.created)
}, 240_000)
