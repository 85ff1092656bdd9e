// Reports: what they show, how they are checked, and when they are sent.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message } from '../../src/deliveries/message.ts'
import { runDueReports } from '../../src/schedules/run.service.ts'
import { gatewayAt } from '../_kit/app.ts'
import { createToken } from '../_kit/operations.ts'
import { saveQuery } from '../_kit/query-operations.ts'
import { openReports, type ReportsKit } from '../_kit/reports-kit.ts'
import {
  cronTimes,
  deleteReportSchedule,
  pauseReportSchedule,
  previewReport,
  reportSchedule,
  reportSchedules,
  resumeReportSchedule,
  runReport,
  saveReportSchedule,
  sendTestReport,
} from '../_kit/schedule-operations.ts'

let kit: ReportsKit
beforeAll(async () => {
  kit = await openReports()
})
afterAll(() => kit?.[Symbol.asyncDispose]())

const week = { days: { from: '2026-11-13', through: '2026-11-19' } }

const sales = (more: object = {}) => ({
  name: 'Sales',
  channelIds: [kit.channelId],
  document: {
    title: 'Sales of {{ project.name }}',
    blocks: [
      { kind: 'HEADLINE', name: 'sales', widget_id: kit.salesId, period: week },
      { kind: 'TEXT', text: 'Revenue was {{ sales.metrics.Revenue.text }}, {{ sales.metrics.Revenue.change }}.' },
    ],
  },
  ...more,
})
const preview = async (report: object, row?: number) =>
  (await kit.it.ask(previewReport, { input: { report: report as never, ...(row && { row }) } })).previewReport
const refused = async (report: object) => {
  const reply = await kit.it.send(saveReportSchedule, { input: report as never })
  return reply.errors?.[0]?.extensions
}

test('a report tells metrics with their change, and texts name what blocks before them found', async () => {
  const { title, html, isEmpty } = await preview(sales())
  expect(title).toBe('Sales of Default')
  expect(isEmpty).toBe(false)
  expect(html).toContain('<dt>Revenue</dt><dd class="value">€700</dd><dd class="change">+9.4% from €640</dd>')
  expect(html).toContain('<p>Revenue was €700, +9.4%.</p>')
})

test('tables by regions, by days, of a query, of a source and of a document', async () => {
  const period = week
  const document = `query Top($id: ID!) { widget(id: $id) { metrics { name unit } } }`
  const { html, problems } = await preview(
    sales({
      document: {
        title: 'Tables',
        blocks: [
          { kind: 'TABLE', title: 'By region', widget_id: kit.salesId, period, by: ['region'] },
          { kind: 'TABLE', title: 'By day', widget_id: kit.salesId, period, max_rows: 2, attach: true },
          { kind: 'SAVED_QUERY', title: 'Managers', query_id: kit.managersId },
          {
            kind: 'SOURCE',
            title: 'Orders',
            source: 'orders',
            rows: 'data.items',
            columns: [{ label: 'Order total', value: 'total' }],
          },
          { kind: 'GRAPHQL', document, variables: { id: kit.salesId }, rows: 'widget.metrics' },
          { kind: 'PICTURE', title: 'Chart', widget_id: kit.salesId, period },
        ],
      },
    }),
  )
  expect(problems).toEqual([])
  expect(html).toContain('<td>North</td><td class="number">€420</td><td class="number">+16.7%</td>')
  expect(html).toContain('5 more rows are not shown.')
  expect(html).toContain('Attached to mails: By-day.csv')
  expect(html).toContain('<td>South</td><td>sam@example.com</td>')
  expect(html).toContain('<th scope="col" class="number">Order total</th>')
  expect(html).toContain('<td>Revenue</td>')
  expect(html.match(/data:image\/svg\+xml;base64,/g)).toHaveLength(2)
  expect(html).toMatch(/alt="Chart, [^"]*Revenue €700"/)
})

test('each row of a mail-merge has its own numbers, words and recipient', async () => {
  const merge = { queryId: kit.managersId, recipient: '{{ row.email }}' }
  const where = [{ dimension: 'region', in: ['{{ row.region }}'] }]
  const blocks = [
    { kind: 'HEADLINE', name: 'own', widget_id: kit.salesId, period: week, where },
    { kind: 'TEXT', text: 'Dear {{ row.email | split: "@" | first }}: {{ own.metrics.Revenue.text }}' },
  ]
  const report = sales({ merge, document: { title: 'Sales of {{ row.region }}', blocks } })
  const [north, south] = [await preview(report, 1), await preview(report, 2)]
  expect(north).toMatchObject({ title: 'Sales of North', recipient: 'nora@example.com', row: 1, rows: 2 })
  expect(north.html).toContain('Dear nora: €420')
  expect(south).toMatchObject({ title: 'Sales of South', recipient: 'sam@example.com' })
  expect(south.html).toContain('Dear sam: €280')
  const beyond = await kit.it.send(previewReport, { input: { report: report as never, row: 3 } })
  expect(beyond.errors?.[0]?.extensions.fields).toEqual({ 'input.row': ['row is 1 to 2.'] })
})

test('everything that is wrong is told at once, by its place in the input', async () => {
  const error = await refused(
    sales({
      cron: 'now and then',
      merge: { queryId: kit.managersId, source: 'orders' },
      document: {
        title: '{{ row.name',
        blocks: [
          { kind: 'HEADLINE', widget_id: 'widget_1', name: 'row' },
          { kind: 'TABLE', widget_id: kit.salesId, by: ['country'], metrics: ['Profit'] },
          { kind: 'TEXT', text: '{{ later.count }}' },
          { kind: 'SOURCE', name: 'later', source: 'nothing', rows: 'a b' },
          { kind: 'GRAPHQL', document: 'mutation { deleteWidget(id: "x") { id } }' },
        ],
      },
    }),
  )
  expect(error?.code).toBe('BAD_USER_INPUT')
  expect(Object.keys(error?.fields ?? {}).sort()).toEqual([
    'input.cron',
    'input.document.blocks.0.name',
    'input.merge.queryId',
  ])
  const named = sales({
    document: {
      title: '{{ row.name',
      blocks: [
        { kind: 'HEADLINE', widget_id: 'widget_1' },
        { kind: 'TABLE', widget_id: kit.salesId, by: ['country'] },
        { kind: 'TEXT', text: '{{ later.count }}' },
        { kind: 'SOURCE', name: 'later', source: 'nothing' },
        { kind: 'GRAPHQL', document: 'mutation { deleteWidget(id: "x") { id } }' },
      ],
    },
  })
  expect((await refused(named))?.fields).toEqual({
    'input.document.title': [expect.stringContaining('cannot be read')],
    'input.document.blocks.0.widget_id': ['The widget does not exist.'],
    'input.document.blocks.1.by.0': [expect.stringContaining('country')],
    'input.document.blocks.2.text': ['There is no later here: a template knows row, run, project, report, alert.'],
    'input.document.blocks.3.source': ['There is no source "nothing".'],
    'input.document.blocks.4.document': ['A report only reads: the document is a query.'],
  })
  expect(
    Object.keys((await refused(sales({ document: { title: 'x', blocks: [{ kind: 'SONG' }] } })))?.fields ?? {}),
  ).toEqual(['input.document.blocks.0.kind'])
  expect((await refused(sales({ channelIds: ['channel_1'] })))?.fields).toEqual({
    'input.channelIds.0': ['The channel does not exist.'],
  })
})

test('a report is sent at its times, once each, and as it was when its time came', async () => {
  const { it } = kit
  const document = {
    title: 'Sales of {{ project.name }}',
    blocks: [{ kind: 'HEADLINE', name: 'sales', widget_id: kit.salesId, period: { preset: 'LAST_7_DAYS' } }],
  }
  const input = sales({ name: 'Weekly', cron: '0 6 * * 1', timeZone: 'Europe/Berlin', document }) as never
  const { reportSchedule: saved } = (await it.ask(saveReportSchedule, { input })).saveReportSchedule
  expect(saved.nextRunAt).toBe('2026-11-23T05:00:00.000Z')
  await runDueReports(gatewayAt(it.app.gateway, Date.parse('2026-11-23T04:59:00Z')))
  expect(await titlesOf('Weekly')).toEqual([])
  const later = gatewayAt(it.app.gateway, Date.parse('2026-11-23T05:01:00Z'))
  await Promise.all([runDueReports(later), runDueReports(later)])
  await expect
    .poll(() => runsOf('Weekly'))
    .toEqual([
      { cause: 'SCHEDULE', state: 'SUCCEEDED', rows: 1, messages: 1, skipped: 0, failed: 0, error: null, problems: [] },
    ])
  const [sent] = await messagesOf('Weekly')
  expect(sent).toMatchObject({ type: 'pushgraph.report', title: 'Sales of Default', time: '2026-11-23T05:00:00.000Z' })
  expect(sent?.data).toMatchObject({ blocks: { sales: { metrics: { Revenue: { exact: '300' } } } } })
  const { nextRunAt, nextTimes } = (await it.ask(reportSchedule, { name: 'Weekly' })).reportSchedule ?? {}
  expect(nextRunAt).toBe('2026-11-30T05:00:00.000Z')
  expect(nextTimes).toEqual(['2026-11-23T05:00:00.000Z', '2026-11-30T05:00:00.000Z', '2026-12-07T05:00:00.000Z'])
  expect((await it.ask(pauseReportSchedule, { name: 'Weekly' })).pauseReportSchedule).toEqual({
    reportSchedule: { paused: true, nextRunAt: null },
  })
  const resumed = await it.ask(resumeReportSchedule, { name: 'Weekly' })
  expect(resumed.resumeReportSchedule).toEqual({
    reportSchedule: { paused: false, nextRunAt: '2026-11-23T05:00:00.000Z' },
  })
})

test('rows that have no message say why, and the others are sent', async () => {
  const { it } = kit
  const sql = `select * from (values ('North', 'nora@example.com'), ('South', 'nobody'), ('East', 'east@example.com')) m(region, email)`
  const { saveQuery: rows } = await it.ask(saveQuery, { input: { name: 'three', sql } })
  const merge = { queryId: rows.savedQuery.id, recipient: '{{ row.email }}' }
  const where = [{ dimension: 'region', in: ['{{ row.region }}'] }]
  const blocks = [{ kind: 'HEADLINE', widget_id: kit.salesId, where }]
  const document = { title: 'Sales of {{ row.region }}', blocks }
  await it.ask(saveReportSchedule, { input: sales({ name: 'Merged', merge, document, skipIfEmpty: true }) as never })
  expect((await it.ask(runReport, { name: 'Merged' })).runReport).toMatchObject({
    ...{ state: 'SUCCEEDED', cause: 'MANUAL', rows: 3, messages: 1, skipped: 1, failed: 1, error: null },
    problems: ['Row 2: "nobody" is no address of e-mail.'],
  })
  expect(await titlesOf('Merged')).toEqual(['Sales of North'])
})

test('a run that has no message at all has failed', async () => {
  const { it } = kit
  await it.ask(saveReportSchedule, {
    input: sales({
      name: 'Broken',
      document: { title: 'x', blocks: [{ kind: 'TEXT', text: '{{ row.name }}' }] },
    }) as never,
  })
  const { runReport: run } = await it.ask(runReport, { name: 'Broken' })
  expect(run).toMatchObject({ state: 'FAILED', messages: 0, failed: 1 })
  expect(run.error).toContain('row.name')
})

test('one message can be sent to one address first', async () => {
  const input = { report: sales({ name: 'Draft' }) as never, channelId: kit.channelId, recipient: 'me@example.com' }
  expect((await kit.it.ask(sendTestReport, { input })).sendTestReport.title).toBe('Sales of Default')
  const { rows } = await kit.it.app.gateway.pool.query(
    `select title, recipient, origin_kind from deliveries where origin_kind = 'TEST'`,
  )
  expect(rows).toEqual([{ title: '[Test] Sales of Default', recipient: 'me@example.com', origin_kind: 'TEST' }])
  expect((await kit.it.ask(reportSchedules, { search: 'draft' })).reportSchedules?.nodes).toEqual([])
  const wrong = await kit.it.send(sendTestReport, { input: { ...input, recipient: 'not me' } })
  expect(Object.keys(wrong.errors?.[0]?.extensions.fields ?? {})).toEqual(['input.recipient'])
})

test('reports are listed, found by a part of their name and deleted with their runs', async () => {
  const { it } = kit
  const page = await it.ask(reportSchedules, { search: 'ER', orderBy: { field: 'NAME', direction: 'DESC' } })
  expect(page.reportSchedules).toEqual({ totalCount: 1, nodes: [{ name: 'Merged' }] })
  await it.ask(deleteReportSchedule, { name: 'Merged' })
  expect((await it.send(reportSchedule, { name: 'Merged' })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  const { rows } = await it.app.gateway.pool.query(`select count(*)::int as runs from report_runs where rows = 3`)
  expect(rows).toEqual([{ runs: 0 }])
})

test('times of a schedule are told before it is saved, across a change of clocks', async () => {
  const variables = { cron: '30 2 * * 0', timeZone: 'Europe/Berlin', first: 2 }
  expect((await kit.it.ask(cronTimes, variables)).cronTimes).toEqual([
    '2026-11-22T01:30:00.000Z',
    '2026-11-29T01:30:00.000Z',
  ])
  const wrong = await kit.it.send(cronTimes, { cron: 'daily' })
  expect(wrong.errors?.[0]?.extensions.fields).toEqual({ cron: [expect.stringContaining('five fields')] })
})

test('tokens that are limited to widgets neither see reports nor send them', async () => {
  const { it } = kit
  const limited = { name: 'limited', scopes: ['READ' as const, 'MANAGE' as const], widgetIds: [kit.salesId] }
  const token = (await it.ask(createToken, { input: limited })).createToken.secret
  for (const reply of [
    await it.send(reportSchedules, {}, token),
    await it.send(runReport, { name: 'Weekly' }, token),
    await it.send(previewReport, { input: { report: sales() as never } }, token),
  ])
    expect(reply.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})

async function runsOf(name: string) {
  return (await kit.it.ask(reportSchedule, { name })).reportSchedule?.runs
}

async function messagesOf(name: string): Promise<Message[]> {
  const { rows } = await kit.it.app.gateway.pool.query(
    `select message from deliveries where message::jsonb->'data'->'report'->>'name' = $1 order by key`,
    [name],
  )
  return rows.map(({ message }) => JSON.parse(message))
}

const titlesOf = async (name: string) => (await messagesOf(name)).map(({ title }) => title)
