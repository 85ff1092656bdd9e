// How long lists take in a project of 10,000 widgets with 100,000 metrics, and counting 1,000,000 receipts: `node bench/lists.ts <url>`, a
// database that may be filled (it is left behind). Prints the median of 9 runs of each, in milliseconds.
import { sql } from 'kysely'
import type { ProjectId, WidgetId } from '../src/base/id.ts'
import { createLog } from '../src/base/log.ts'
import { createDatabase, createPool, type Database } from '../src/database/client.ts'
import { migrateToLatest } from '../src/database/migrate.ts'
import { selectReceiptPage } from '../src/push/receipt.store.ts'
import { selectMetricIds, selectWidgetIds } from '../src/widgets/widget-search.store.ts'

const WIDGETS = 10_000
const METRICS = 10
const RECEIPTS = 1_000_000
const RUNS = 9
const PROJECT = '77' as ProjectId

async function fill(db: Database): Promise<void> {
  const known = await sql`select from projects where project_id = ${PROJECT}`.execute(db)
  if (known.rows.length > 0) return
  await sql`insert into projects (project_id, name, time_zone, week_start, created_at)
    values (${PROJECT}, 'Lists', 'UTC', 1, now())`.execute(db)
  await sql`insert into widgets (project_id, widget_id, title, description, tags, chart_type, default_period, push_key_sealed, created_at, updated_at)
    select ${PROJECT}, n, 'Widget ' || md5(n::text), 'What it shows: ' || md5((n * 7)::text) || ' of a shop', array['tag ' || n % 50],
           'LINE', 'LAST_30_DAYS', ''::bytea, now(), now() from generate_series(1, ${WIDGETS}::int) n`.execute(db)
  await sql`insert into metrics (project_id, widget_id, metric_id, name, position, percent, reverse, reverse_graph, y_axis_show, label_show, created_at)
    select ${PROJECT}, w, w * 100 + m, 'Metric ' || md5((w * 100 + m)::text), m, false, false, false, true, false, now()
      from generate_series(1, ${WIDGETS}::int) w, generate_series(1, ${METRICS}::int) m`.execute(db)
  await sql`insert into push_activity (project_id, widget_id, month, slot, pushes, last_push_at)
    select ${PROJECT}, w, date '2025-01-01' + make_interval(months => m), s, 9, timestamptz '2025-01-15' + make_interval(months => m, mins => w)
      from generate_series(1, ${WIDGETS}::int) w, generate_series(0, 11) m, generate_series(0, 1) s`.execute(db)
  await sql`insert into receipts (project_id, receipt_id, widget_id, accepted_at, rows, points, created, changed)
    select ${PROJECT}, n, 1 + n % 10, now(), 1, 1, 1, 0 from generate_series(1, ${RECEIPTS}::int) n`.execute(db)
  for (const table of ['widgets', 'metrics', 'push_activity', 'receipts'])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db)
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0
}

const log = createLog('silent')
const url = process.argv[2]
if (!url) throw new Error('Give the URL of a database.')
await migrateToLatest({ connectionString: url })
const pool = createPool({ connectionString: url }, log, { statementMs: 120_000 })
const db = createDatabase(pool)
await fill(db)

const page = { first: 50, direction: 'ASC', after: null } as const
const all = { words: [], tag: null, notPushedSince: null }
const widgets = (field: 'CREATED_AT' | 'TITLE' | 'LAST_PUSH_AT', filter: Partial<typeof all> | object = {}) =>
  selectWidgetIds(db, PROJECT, { ...page, order: { field, direction: 'ASC' }, ...all, ...filter }, null)
const anyMetric = { tag: null, widgetId: null, statuses: null, steward: null, isLate: null, limits: {} }
const metrics = (field: 'CREATED_AT' | 'NAME' | 'WIDGET', words: string[] = []) =>
  selectMetricIds(db, PROJECT, { ...page, order: { field, direction: 'ASC' }, ...anyMetric, words }, null)

const figures: Record<string, () => Promise<unknown>> = {
  'widgets by title': () => widgets('TITLE'),
  'widgets by their last push': () => widgets('LAST_PUSH_AT'),
  'widgets that were not pushed to': () => widgets('CREATED_AT', { notPushedSince: new Date('2020-01-01') }),
  'widgets by a word that is nowhere': () => widgets('TITLE', { words: ['nowhere'] }),
  'widgets by three words that are nowhere': () => widgets('TITLE', { words: ['nowhere', 'neither', 'nor'] }),
  'widgets by three words of all': () => widgets('TITLE', { words: ['SHOP', 'shows', 'métric'] }),
  'count of widgets with a word': async () => (await widgets('TITLE', { words: ['a1'] })).count(),
  'metrics by name': () => metrics('NAME'),
  'metrics by widget': () => metrics('WIDGET'),
  'metrics by a word that is nowhere': () => metrics('NAME', ['nowhere']),
  'metrics by two words': () => metrics('NAME', ['shop', 'f00']),
  'count of metrics': async () => (await metrics('NAME')).count(),
  'count of the receipts of a widget (100,000)': async () =>
    (
      await selectReceiptPage(db, PROJECT, '1' as WidgetId, {
        ...page,
        order: { field: 'ACCEPTED_AT', direction: 'ASC' },
      })
    ).count(),
}
for (const [name, work] of Object.entries(figures))
  console.log(`${(await median(work)).toFixed(1).padStart(8)}  ${name}`)
await pool.end()
