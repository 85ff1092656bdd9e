// The limit of pushes: what can be written by hand for this one thing, durable, with the same rows of receipts and of activity in the
// product's tables. It shares no code with the product: node:http, JSON.parse, one statement. No checks, no fair turns, no second try.
// `grouped`: all that wait go in one statement. `single`: a statement for each request, over ten connections.
import { createServer } from 'node:http'
import pg from 'pg'

interface BenchWidget {
  readonly projectId: string
  readonly widgetId: string
  /** By name. */
  readonly metrics: Readonly<Record<string, string>>
}

interface Waiting {
  readonly widget: BenchWidget
  readonly rows: readonly Readonly<Record<string, string>>[]
  readonly done: () => void
}

const [, , how = 'grouped', connectionText = '{}', widgetsText = '[]'] = process.argv
const isSingle = how === 'single'
const widgets = JSON.parse(widgetsText) as BenchWidget[]
const pool = new pg.Pool({ ...(JSON.parse(connectionText) as pg.PoolConfig), max: isSingle ? 10 : 1 })
const MOST = isSingle ? 1 : 1_000

const WRITE = `with
  written as (
    insert into points as p (project_id, widget_id, metric_id, key, written_as, value)
    select u.project, u.widget, u.metric, u.key, 0, sum(u.value)
    from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::numeric[]) as u(project, widget, metric, key, value)
    group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (project_id, widget_id, metric_id, key) do update set value = p.value + excluded.value),
  noted as (
    insert into receipts (project_id, receipt_id, widget_id, accepted_at, rows, points, created, changed, caller,
      on_duplicate, key_kind, origin, first_key, last_key)
    select u.project, u.receipt, u.widget, now(), u.rows, u.points, u.points, 0, 'Bench', '[]', 'DATE', 'TOKEN///', u.first, u.last
    from unnest($6::bigint[], $7::bigint[], $8::bigint[], $9::int[], $10::int[], $11::text[], $12::text[])
      as u(project, widget, receipt, rows, points, first, last))
  insert into push_activity as a (project_id, widget_id, month, slot, pushes, last_push_at)
  select u.project, u.widget, date_trunc('month', now())::date, 0, count(*), now() from unnest($6::bigint[], $7::bigint[]) as u(project, widget)
  group by 1, 2 order by 1, 2
  on conflict (project_id, widget_id, month, slot) do update
  set pushes = a.pushes + excluded.pushes, version = a.version + 1, last_push_at = excluded.last_push_at`

let lastReceipt = BigInt(Date.now()) * 1_000_000n
let waiting: Waiting[] = []
let writers = 0

async function write(): Promise<void> {
  writers++
  // Everything of this turn of the event loop goes together.
  await new Promise(setImmediate)
  while (waiting.length > 0) {
    const members = waiting.slice(0, MOST)
    waiting = waiting.slice(members.length)
    await pool.query({ name: 'write', text: WRITE, values: valuesOf(members) })
    for (const { done } of members) done()
  }
  writers--
}

function valuesOf(members: readonly Waiting[]): unknown[][] {
  const points: [string[], string[], string[], number[], string[]] = [[], [], [], [], []]
  const receipts: [string[], string[], string[], number[], number[], string[], string[]] = [[], [], [], [], [], [], []]
  for (const { widget, rows } of members) {
    const keys: number[] = []
    let written = 0
    for (const { Date: day = '', ...values } of rows) {
      const key = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6))) / 86_400_000
      keys.push(key)
      for (const name in values) {
        points[0].push(widget.projectId)
        points[1].push(widget.widgetId)
        points[2].push(widget.metrics[name] ?? '')
        points[3].push(key)
        points[4].push(values[name] ?? '')
        written++
      }
    }
    receipts[0].push(widget.projectId)
    receipts[1].push(widget.widgetId)
    receipts[2].push(String(++lastReceipt))
    receipts[3].push(rows.length)
    receipts[4].push(written)
    receipts[5].push(String(Math.min(...keys)))
    receipts[6].push(String(Math.max(...keys)))
  }
  return [...points, ...receipts]
}

createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const widget = widgets[Number(request.url?.slice(1))]
    if (!widget) return response.writeHead(404).end()
    const { data } = JSON.parse(Buffer.concat(parts).toString()) as { data: Record<string, string>[] }
    const done = () => {
      response.setHeader('content-type', 'application/json')
      response.end('{"status":"ok","message":"Data pushed"}')
    }
    waiting.push({ widget, rows: data, done })
    if (writers < (isSingle ? 10 : 1)) void write()
  })
}).listen(0, '127.0.0.1', function (this: { address(): unknown }) {
  process.stdout.write(`${(this.address() as { port: number }).port}\n`)
})
process.once('SIGTERM', () => process.exit(0))
