// node bench/queries/run.ts [rows]: how much memory the gateway takes to stream a large result, and what JSON says of it.
import { readFileSync } from 'node:fs'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { openStage, startGateway, TOKEN } from '../stage.ts'

const ROWS = Number(process.argv[2] ?? 10_000_000)
const LIMIT_MB = 64
const stage = await openStage()
const { env } = stage
const setup = await createApp(loadConfig(env), { connection: stage.store.connection, log: createLog('silent') })
await setup.close()
const gateway = await startGateway(stage)

const post = (path: string, body: unknown, accept = 'application/json') =>
  fetch(`${gateway.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, accept, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const save =
  'mutation ($sql: String!, $variables: [QueryVariableInput!]) { saveQuery(input: { name: "many", sql: $sql, variables: $variables }) { savedQuery { id } } }'
const sql = "select generate_series(1, @{rows}) as n, 'a text of some length' as t"
const saved = await post('/graphql', {
  query: save,
  variables: { sql, variables: [{ name: 'rows', type: 'INTEGER' }] },
})
const { data } = (await saved.json()) as { data: { saveQuery: { savedQuery: { id: string } } } }
const path = `/metrics/query/${data.saveQuery.savedQuery.id}`
const stream = async (rows: number) => {
  const response = await post(path, { variables: { rows } }, 'application/x-ndjson')
  if (!response.body) throw new Error('no body')
  let lines = 0
  let peak = 0
  let chunks = 0
  for await (const chunk of response.body) {
    for (const byte of chunk) if (byte === 10) lines++
    if (++chunks % 50 === 0) peak = Math.max(peak, memory())
  }
  return { lines, peak: Math.max(peak, memory()) }
}
/** Resident bytes of the gateway, in MB. */
function memory(): number {
  const status = readFileSync(`/proc/${gateway.child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024
}

// Nothing was streamed before: what the first stream compiles and allocates counts, too.
const before = memory()
const start = performance.now()
const { lines, peak } = await stream(ROWS)
const seconds = (performance.now() - start) / 1_000
const json = (await (await post(path, { variables: { rows: ROWS } })).json()) as {
  truncated: boolean
  rowCount: number
}
await stage.end()
const grown = peak - before
console.log(`${lines} rows of NDJSON in ${seconds.toFixed(1)} s (${Math.round(lines / seconds)} rows/s)`)
console.log(
  `resident ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most: grown by ${grown.toFixed(0)} MB (limit ${LIMIT_MB}) ${grown < LIMIT_MB && lines === ROWS ? 'ok' : 'ABOVE'}`,
)
console.log(`JSON: ${json.rowCount} rows, truncated: ${json.truncated}`)
