// What the gateway is measured against: a bare node:http server that runs the same grouped SQL, with nothing else around it.

import { createServer } from 'node:http'
import type pg from 'pg'
import type { MetricId, ProjectId, WidgetId } from '../../src/base/id.ts'
import { createIdMaker } from '../../src/base/id.ts'
import { createLog } from '../../src/base/log.ts'
import { parseDay } from '../../src/core/day.ts'
import { createPipeline } from '../../src/database/client.ts'
import { insertReceipts, upsertActivity, upsertPoints } from '../../src/push/round.store.ts'
import { buildRound, createdByPush, type QueuedPush } from '../../src/push/round.ts'

const [, , connectionText = '{}', metricsText = '[]', projectText = '1', widgetText = '1'] = process.argv
const [projectId, widgetId] = [projectText as ProjectId, widgetText as WidgetId]
const connection = JSON.parse(connectionText) as pg.PoolConfig
const metricIds = new Map(JSON.parse(metricsText) as [string, MetricId][])
const pool = createPipeline(connection, createLog('silent'))
const makeId = createIdMaker(Date.now)
let queue: { push: QueuedPush; done: () => void }[] = []
let working = false

async function work(): Promise<void> {
  await new Promise(setImmediate)
  while (queue.length > 0) {
    const members = queue.slice(0, 256)
    queue = queue.slice(members.length)
    const round = buildRound(
      members.map(member => member.push),
      { pushes: 256, points: 20_000 },
    )
    const now = new Date()
    const client = await pool.connect()
    const [, isNew] = await Promise.all([
      client.query('BEGIN'),
      upsertPoints(client, round.points, 'points', new Date()),
    ])
    const created = createdByPush(round.pushes.length, round.points, isNew)
    await Promise.all([
      insertReceipts(client, round.pushes, created, now),
      upsertActivity(client, round.pushes, now, 0),
      client.query('COMMIT'),
    ])
    client.release()
    for (const member of members) member.done()
  }
  working = false
}

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const { data } = JSON.parse(Buffer.concat(parts).toString()) as { data: Record<string, string>[] }
    const writes = new Map<string, Map<string, { how: 'ADD'; value: string }>>()
    let points = 0
    for (const { Date: day = '', ...values } of data) {
      const key = String(parseDay(day))
      for (const [metric, value] of Object.entries(values)) {
        const byKey = writes.get(metric) ?? new Map()
        writes.set(metric, byKey)
        byKey.set(key, { how: 'ADD', value })
        points++
      }
    }
    const plan = {
      keyKind: 'DATE' as const,
      rows: data.length,
      writes,
      points,
      hasPeriods: false,
      series: [],
      seriesWrites: new Map(),
      counters: [],
      metrics: new Set(writes.keys()),
      firstRows: new Map(),
      keys: null,
      onDuplicate: [],
      warnings: [],
      definitionChange: null,
    }
    const push: QueuedPush = {
      receiptId: makeId(),
      projectId,
      widgetId,
      plan,
      metricIds,
      idempotencyKey: null,
      bodyHash: null,
      caller: { kind: 'TOKEN' as const, id: null, runId: null, name: 'Bench' },
      widgetKeyKind: 'DATE' as const,
      series: [],
      widgetDimensions: [],
      newMetrics: [],
    }
    const done = () => {
      response.setHeader('content-type', 'application/json')
      response.end('{"status":"ok","message":"Data pushed"}')
    }
    queue.push({ push, done })
    if (!working) {
      working = true
      void work()
    }
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as { port: number }).port}\n`))
process.once('SIGTERM', () => process.exit(0))
