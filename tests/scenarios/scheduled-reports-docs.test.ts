// The examples of docs/scheduled-reports.md do what the page says.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveAlert } from '../_kit/alert-operations.ts'
import { widgetMetrics } from '../_kit/operations.ts'
import { openReports, type ReportsKit } from '../_kit/reports-kit.ts'
import { readText } from '../contract/tree.ts'

let kit: ReportsKit
beforeAll(async () => {
  kit = await openReports()
})
afterAll(() => kit?.[Symbol.asyncDispose]())

const examples = [...readText('docs/scheduled-reports.md').matchAll(/```graphql\n(.*?)```/gs)].map(
  ([, text]) => text ?? '',
)
const example = (name: string) => examples.find(text => text.includes(` ${name}`)) ?? ''

test('the first report can be looked at, saved and sent', async () => {
  const variables = { channel: kit.channelId, widget: kit.salesId }
  const { data, errors } = await kit.once(example('Preview'), variables)
  expect(errors).toBeUndefined()
  expect(data?.previewReport).toMatchObject({ title: 'Sales of Default', isEmpty: false, problems: [] })
  const report = /report: (\{.*\})\s*\}\s*\)/s.exec(example('Preview'))?.[1]
  const save = `mutation($channel: ID!, $widget: ID!) { saveReportSchedule(input: ${report}) { reportSchedule { nextRunAt } } }`
  expect((await kit.once(save, variables)).data).toEqual({
    saveReportSchedule: { reportSchedule: { nextRunAt: '2026-11-23T06:00:00.000Z' } },
  })
  const sent = await kit.once(example('Send'))
  expect(sent.data?.runReport).toMatchObject({ state: 'SUCCEEDED', rows: 1, messages: 1, failed: 0 })
})

test('the mail-merge can be saved', async () => {
  const variables = { channel: kit.channelId, widget: kit.salesId, managers: kit.managersId }
  const { data, errors } = await kit.once(example('Merge'), variables)
  expect(errors).toBeUndefined()
  expect(data).toEqual({ saveReportSchedule: { reportSchedule: { nextRunAt: '2026-12-01T07:00:00.000Z' } } })
})

test('a report can follow an alert', async () => {
  const { metrics } = (await kit.it.ask(widgetMetrics, { id: kit.salesId })).widget ?? { metrics: [] }
  const rule = { granularity: 'DAY' as const, condition: { above: '100' }, cron: '@daily' }
  const { alert } = (await kit.it.ask(saveAlert, { input: { name: 'High', metricId: metrics[0]?.id ?? '', ...rule } }))
    .saveAlert
  const variables = { channel: kit.channelId, widget: kit.salesId, alert: alert.id }
  const { data, errors } = await kit.once(example('AfterAlert'), variables)
  expect(errors).toBeUndefined()
  expect(data).toEqual({ saveReportSchedule: { reportSchedule: { afterAlert: { name: 'High' } } } })
})
