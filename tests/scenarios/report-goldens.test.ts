// One rich report, as a page and as a message in Slack: read by eye before it is kept.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { saveChannel } from '../_kit/channel-operations.ts'
import { openReports, type ReportsKit } from '../_kit/reports-kit.ts'
import { previewReport, saveReportSchedule, sendTestReport } from '../_kit/schedule-operations.ts'
import { json } from '../_kit/upstream.ts'

let kit: ReportsKit
let channelId: string
const posted: string[] = []
beforeAll(async () => {
  kit = await openReports({ PUSHGRAPH_PUBLIC_URL: 'https://metrics.example.com' })
  kit.upstream.on('/slack', ({ body }, reply) => {
    posted.push(body)
    json(reply, {})
  })
  const input = { name: 'sales chat', kind: 'SLACK' as const, url: `${kit.upstream.url}/slack` }
  channelId = (await kit.it.ask(saveChannel, { input })).saveChannel.channel.id
})
afterAll(() => kit?.[Symbol.asyncDispose]())

function richReport() {
  const period = { days: { from: '2026-11-13', through: '2026-11-19' } }
  const widget_id = kit.salesId
  const blocks = [
    { kind: 'HEADLINE', name: 'sales', widget_id, period },
    { kind: 'TEXT', text: 'Revenue was {{ sales.metrics.Revenue.text }}.\n\nIt is <b>bold</b> & {{ row.region }}.' },
    { kind: 'TABLE', title: 'By region', widget_id, period, by: ['region'], attach: true },
    { kind: 'TABLE', title: 'By day', widget_id, period, max_rows: 3 },
    { kind: 'PICTURE', title: 'Revenue of each day', widget_id, period, by: ['region'] },
    { kind: 'HEADING', text: 'Who answers for it' },
    { kind: 'SAVED_QUERY', query_id: kit.managersId, columns: [{ label: 'Mail', value: 'email' }] },
    { kind: 'SOURCE', title: 'Orders', source: 'orders', rows: 'data.items' },
  ]
  const document = { title: 'Sales of {{ row.region }}', locale: 'de', blocks }
  return { name: 'Rich', channelIds: [channelId], merge: { queryId: kit.managersId }, document }
}

/** What is another one in each run: ids, signatures; and the pictures, which have goldens of their own. */
const steady = (text: string) =>
  text
    .replaceAll(kit.salesId, 'widget_sales')
    .replace(/signature=[\w.-]+/g, 'signature=x')
    .replace(/(data:image\/svg\+xml;base64,)[\w+/=]+/g, '$1x')

test('as a page it has no script and loads nothing, in light, dark and on paper', async () => {
  const { html, problems } = (await kit.it.ask(previewReport, { input: { report: richReport() } })).previewReport
  expect(problems).toEqual([])
  expect(html).not.toMatch(/<script|<link|\son\w+=|\ssrc="(?!data:)|<b>/)
  const pictures = [...html.matchAll(/base64,([\w+/=]+)/g)].map(([, text = '']) =>
    Buffer.from(text, 'base64').toString(),
  )
  expect(pictures).toHaveLength(2)
  for (const picture of pictures) expect(picture).toMatch(/^<svg /)
  expect(new Set(pictures).size).toBe(2)
  await expect(steady(html)).toMatchFileSnapshot('golden/report.html')
})

test('in Slack it has its numbers, tables and the address of its chart', async () => {
  await kit.it.ask(saveReportSchedule, { input: richReport() })
  await kit.it.ask(sendTestReport, { input: { report: richReport(), channelId, row: 2 } })
  await vi.waitFor(() => expect(posted).toHaveLength(1), { timeout: 30_000 })
  const body = JSON.stringify(JSON.parse(posted[0] ?? ''), null, 2)
  await expect(`${steady(body)}\n`).toMatchFileSnapshot('golden/report-slack.json')
})
