import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
afterAll(() => it?.[Symbol.asyncDispose]())

interface Bucket {
  key: string
  from: string | null
  before: string | null
  label: string
  partial: boolean
  isOther: boolean
}
interface Report {
  keys: string[]
  buckets: Bucket[]
  metrics: { buckets: Bucket[]; comparisons: { keys: (string | null)[]; values: (number | null)[] }[] }[]
}

async function reportOf(data: Record<string, string>[], args: string, keyKind?: 'TIME'): Promise<Report> {
  const { id, pushUrl } = await it.widget(keyKind ? { keyKind } : {})
  expect((await it.cyfe(pushUrl, { data })).status).toBe(200)
  const fields = 'key from before label partial isOther'
  const query = `{ widget(id: "${id}") { report${args} { keys buckets { ${fields} } metrics { buckets { ${fields} } comparisons { keys values } } } } }`
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query }),
  })
  const { data: found, errors } = (await response.json()) as { data: { widget: { report: Report } }; errors?: unknown }
  expect(errors).toBeUndefined()
  const { report } = found.widget
  expect(report.buckets.map(bucket => bucket.key)).toEqual(report.keys)
  for (const metric of report.metrics) expect(metric.buckets).toEqual(report.buckets)
  return report
}

test('days of the report, and those that are compared, stand side by side', async () => {
  const days = '{ from: "2026-11-18", through: "2026-11-20" }'
  const earlier = '{ from: "2026-10-31", through: "2026-11-01" }'
  const args = `(period: { days: ${days} }, compare: [{ to: PREVIOUS_PERIOD }, { days: ${earlier} }])`
  const { buckets, metrics } = await reportOf(
    [
      { Date: '20261119', a: '1' },
      { Date: '20261031', a: '5' },
    ],
    args,
  )
  expect(buckets).toEqual([
    ...[
      ['18', '19'],
      ['19', '20'],
      ['20', '21'],
    ].map(([day, next]) => ({
      key: `2026-11-${day}`,
      from: `2026-11-${day}T00:00:00.000Z`,
      before: `2026-11-${next}T00:00:00.000Z`,
      label: `${day} Nov`,
      partial: day === '20',
      isOther: false,
    })),
  ])
  expect(metrics[0]?.comparisons).toEqual([
    { keys: ['2026-11-15', '2026-11-16', '2026-11-17'], values: [null, null, null] },
    { keys: ['2026-10-31', '2026-11-01', null], values: [5, null, null] },
  ])
})

test('hours say the clock of the zone, months and quarters their year', async () => {
  const rows = [{ At: '2026-11-20T03:30:00Z', a: '1' }]
  const hours = await reportOf(rows, '(period: { preset: TODAY }, timeZone: "Asia/Kolkata", compare: [])', 'TIME')
  expect(hours.buckets.map(({ label, partial }) => [label, partial]).slice(8, 10)).toEqual([
    ['8:00', false],
    ['9:00', false],
  ])
  expect(hours.buckets[17]).toMatchObject({ label: '17:00', from: '2026-11-20T11:30:00.000Z', partial: true })
  const period = 'period: { days: { from: "2026-02-10", through: "2026-09-30" } }'
  const quarters = await reportOf(rows, `(${period}, granularity: QUARTER)`, 'TIME')
  expect(quarters.buckets.map(({ label, partial }) => [label, partial])).toEqual([
    ['Q1 2026', true],
    ['Q2 2026', false],
    ['Q3 2026', false],
  ])
})

test('names have no time, and the rest of them says that it is one, not a name that is called so', async () => {
  const rows = [
    { Country: 'Other', a: '9' },
    { Country: 'Chad', a: '5' },
    { Country: 'Mali', a: '1' },
  ]
  const { buckets } = await reportOf(rows, '(top: 2)')
  const name = { from: null, before: null, partial: false }
  expect(buckets).toEqual([
    { ...name, key: 'Other', label: 'Other', isOther: false },
    { ...name, key: 'Chad', label: 'Chad', isOther: false },
    { ...name, key: 'Other', label: 'Other', isOther: true },
  ])
})
