// Two projects whose widgets, metrics and series have the same ids: each sees its own numbers alone.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { idOf } from '../../src/request/global-id.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { declareDimensions } from '../_kit/dimensions.ts'
import { createProject, push } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const tables = ['widgets', 'metrics', 'points', 'series', 'series_values', 'series_points']

/** The rows of a widget once more, in another project. */
async function copyTo(projectId: string, widgetId: string): Promise<void> {
  const { pool } = it.app.gateway
  for (const table of tables) {
    const { rows } = await pool.query<{ names: string }>(
      `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
       where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' and column_name <> 'project_id'`,
      [table],
    )
    const names = rows[0]?.names
    const copied = `insert into ${table} (project_id, ${names}) select $2, ${names} from ${table} where project_id = $3 and widget_id = $1`
    await pool.query(copied, [widgetId, projectId, DEFAULT_PROJECT_ID])
  }
}

test('reports, groups, values and deletions by dimensions stay in their project', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  const row = (country: string | null, value: number) => ({
    key: '2026-11-01',
    dimensions: country === null ? [] : [{ dimension: 'country', value: country }],
    values: ['sales', 'stock'].map(metric => ({ metric, value })),
  })
  const metrics = [{ name: 'stock', aggregation: 'LATEST' as const }]
  await it.ask(push, { input: { widgetId: id, metrics, rows: [row(null, 1)] } })
  await declareDimensions(it, id, ['country'])
  await it.ask(push, { input: { widgetId: id, rows: [row('DE', 2), row('FR', 4)] } })
  const other = (await it.ask(createProject, { input: { name: 'Other' } })).createProject
  const token = other.administrator.secret
  await copyTo(idOf('Project', other.project.id), idOf('Widget', id))
  const send = async (text: string, as: string) => {
    const reply = await it.send(text as never, {} as never, as)
    if (reply.errors) throw new Error(JSON.stringify(reply.errors))
    return reply.data
  }
  const args = 'period: { days: { from: "2026-10-30", through: "2026-11-03" } }, by: ["country"]'
  const asked = [
    '',
    ', top: 1',
    ', where: [{ dimension: "country", in: ["DE", null] }]',
    ', fill: PREVIOUS, orderBy: { by: KEY }',
  ]
  const reports = asked.map(
    (more, index) =>
      `r${index}: report(${args}${more}) { metrics { headline count } groups { isOther values { value } metrics { headline } } }`,
  )
  const seen = (as: string) =>
    send(`{ widget(id: "${id}") { dimensions { values { nodes { value } } } ${reports.join(' ')} } }`, as)
  const before = await seen(ADMIN)
  expect(before).toMatchObject({ widget: { r0: { metrics: [{ headline: 7, count: 3 }, { headline: 6 }] } } })
  expect(await seen(token)).toEqual(before)
  // What one of them writes or deletes, the other one does not see.
  const more = { input: { widgetId: id, rows: [row('AT', 8), row('DE', 16), row(null, 32)] } }
  expect((await it.send(push, more, token)).errors).toBeUndefined()
  expect(await seen(ADMIN)).toEqual(before)
  const changed = await seen(token)
  expect(changed).toMatchObject({ widget: { r0: { metrics: [{ headline: 63, count: 4 }, {}] } } })
  const where = '[{ dimension: "country", in: ["DE"] }]'
  await send(
    `mutation { deletePoints(input: { widgetId: "${id}", where: ${where}, days: { from: "2026-11-01", through: "2026-11-01" } }) { deleted } }`,
    ADMIN,
  )
  expect(await seen(token)).toEqual(changed)
  expect(await seen(ADMIN)).toMatchObject({ widget: { r0: { metrics: [{ headline: 5, count: 2 }, {}] } } })
})
