// Our own path without groups: every push is a round of its own, in a transaction of its own, over a pool of ten connections.

import { createServer } from 'node:http'
import type pg from 'pg'
import type { ProjectId, WidgetId } from '../../src/base/id.ts'
import { createIdMaker } from '../../src/base/id.ts'
import { createLog } from '../../src/base/log.ts'
import { sha256 } from '../../src/base/seal.ts'

import { toSuccess } from '../../src/compat/cyfe/reply.ts'
import { createDatabase, createPool } from '../../src/database/client.ts'
import { readPushBody } from '../../src/push/body.ts'
import { planPush } from '../../src/push/plan.ts'
import { insertReceipts, upsertActivity, upsertPoints } from '../../src/push/round.store.ts'
import { buildRound, createdByPush } from '../../src/push/round.ts'
import { selectWidgets } from '../../src/widgets/widget.store.ts'

const [, , connectionText = '{}', , projectText = '1', widgetText = '1'] = process.argv
const [projectId, widgetId] = [projectText as ProjectId, widgetText as WidgetId]
const pool = createPool(JSON.parse(connectionText) as pg.PoolConfig, createLog('silent'))
const makeId = createIdMaker(Date.now)
const [widget] = await selectWidgets(createDatabase(pool), projectId, [widgetId])
if (!widget) throw new Error('no widget')
const metricIds = new Map(widget.metrics.map(metric => [metric.name, metric.metricId]))

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', async () => {
    const plan = planPush(
      widget,
      readPushBody(Buffer.concat(parts).toString(), [], { idempotencyKey: null, bodyHash: sha256('') }),
      'UTC',
    )
    const push = {
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
    const round = buildRound([push], { pushes: 1, points: 20_000 })
    const now = new Date()
    const client = await pool.connect()
    await client.query('BEGIN')
    const created = createdByPush(1, round.points, await upsertPoints(client, round.points, 'points', new Date()))
    await insertReceipts(client, round.pushes, created, now)
    // A slot per connection, as gateways have: else every push would wait for one row.
    await upsertActivity(
      client,
      round.pushes,
      now,
      Number((client as unknown as { processID: number }).processID) % 30_000,
    )
    await client.query('COMMIT')
    client.release()
    const receipt = {
      receiptId: push.receiptId,
      projectId,
      widgetId,
      acceptedAt: now,
      rows: 1,
      points: 1,
      created: 1,
      changed: 0,
      caller: push.caller.name,
      origin: push.caller,
      keys: null,
      onDuplicate: [],
      warnings: [],
      keyKind: push.widgetKeyKind,
      newMetrics: [],
    }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(toSuccess({ receipt, replayed: false })))
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as { port: number }).port}\n`))
process.once('SIGTERM', () => process.exit(0))
