// Fiscal years of a project.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CalendarApp, startCalendarApp } from '../_kit/calendar-app.ts'

let app: CalendarApp
beforeAll(async () => {
  app = await startCalendarApp()
})
afterAll(() => app?.it[Symbol.asyncDispose]())

test('are calendar years until the project says when they begin', async () => {
  expect((await app.ask('{ project { yearStart { month day } } }')).project.yearStart).toEqual({ month: 1, day: 1 })
  const fields = 'keys buckets { label } period { firstDay lastDay } metrics { sum comparison { previous } }'
  const asked = (unit: string) =>
    app.reportOf(`period: { preset: LAST_${unit}YEAR }, granularity: ${unit}QUARTER`, fields)
  expect(await asked('FISCAL_')).toEqual(await asked(''))
})

test('begin on the day of the project; quarters every three months from then', async () => {
  expect((await app.beginYears(4, 6)).updateProject.project.yearStart).toEqual({ month: 4, day: 6 })
  const report = await app.reportOf(
    'period: { preset: THIS_FISCAL_YEAR }, granularity: FISCAL_QUARTER',
    `granularity keys buckets { label partial days } period { firstDay lastDay label partial }
     comparedPeriods { firstDay lastDay label } metrics { comparison { previous values buckets { key label days } } }`,
  )
  expect(report).toMatchObject({
    granularity: 'FISCAL_QUARTER',
    keys: ['2026-04-06', '2026-07-06', '2026-10-06'],
    buckets: [
      { label: 'Q1 FY 2026/27', partial: false, days: 91 },
      { label: 'Q2 FY 2026/27', partial: false, days: 92 },
      { label: 'Q3 FY 2026/27', partial: true, days: 46 },
    ],
    period: { firstDay: '2026-04-06', lastDay: '2026-11-20', label: 'This fiscal year', partial: true },
    comparedPeriods: [{ firstDay: '2025-04-06', lastDay: '2025-11-20', label: '6 Apr 2025 - 20 Nov 2025' }],
  })
  const [{ comparison }] = report.metrics
  expect(comparison.buckets).toEqual([
    { key: '2025-04-06', label: 'Q1 FY 2025/26', days: 91 },
    { key: '2025-07-06', label: 'Q2 FY 2025/26', days: 92 },
    { key: '2025-10-06', label: '6 Oct 2025 - 20 Nov 2025', days: 46 },
  ])
  expect(comparison.values.reduce((total: number, value: number) => total + value, 0)).toBeCloseTo(comparison.previous)
})

test.each([
  [10, 1],
  [4, 6],
  [8, 31],
  [2, 28],
])('from month %d, day %d: days add up to quarters, quarters to years, to the last digit', async (month, day) => {
  await app.beginYears(month, day)
  const days = 'period: { days: { from: "2024-01-01", through: "2026-11-20" } }, compare: []'
  const read = async (granularity: string) => {
    const report = await app.reportOf(`${days}, granularity: ${granularity}`, 'keys metrics { exact { sum values } }')
    const { sum, values } = report.metrics[0].exact
    return { keys: report.keys as string[], sum: tenths(sum), values: values.map(tenths) as bigint[] }
  }
  const [daily, quarters, years] = [await read('DAY'), await read('FISCAL_QUARTER'), await read('FISCAL_YEAR')]
  const between = (from: string, before: string | undefined) =>
    daily.values
      .filter((_, at) => (daily.keys[at] ?? '') >= from && (!before || (daily.keys[at] ?? '') < before))
      .reduce((sum, value) => sum + value, 0n)
  for (const { keys, values, sum } of [quarters, years]) {
    expect(values).toEqual(keys.map((key, at) => between(key, keys[at + 1])))
    expect(sum).toBe(daily.sum)
  }
  const begins = (key: string) => [Number(key.slice(5, 7)), Number(key.slice(8))]
  expect(years.keys.map(begins)).toEqual(Array(4).fill([month, day]))
})

test('have goals of their own', async () => {
  await app.beginYears(10, 1)
  for (const [period, target] of [
    ['FISCAL_YEAR', 20_000],
    ['FISCAL_QUARTER', 6000],
    ['QUARTER', 5000],
  ])
    await app.ask(`mutation { setGoal(input: { metricId: "${app.metricId}", period: ${period}, target: ${target} }) {
      metric { id } } }`)
  const goalOf = async (period: string) => {
    const report = await app.reportOf(
      `period: { ${period} }`,
      'metrics { goal { unit target period { label firstDay lastDay } } }',
    )
    return report.metrics[0].goal
  }
  expect(await goalOf('preset: THIS_FISCAL_YEAR')).toEqual({
    unit: 'FISCAL_YEAR',
    target: 20_000,
    period: { label: 'FY 2026/27', firstDay: '2026-10-01', lastDay: '2027-09-30' },
  })
  expect(await goalOf('preset: LAST_FISCAL_QUARTER')).toMatchObject({
    unit: 'FISCAL_QUARTER',
    period: { label: 'Q4 FY 2025/26' },
  })
  // The same three months are both: what was asked for comes first.
  expect(await goalOf('preset: LAST_QUARTER')).toMatchObject({ unit: 'QUARTER', period: { label: 'Q3 2026' } })
  expect(await goalOf('days: { from: "2025-10-01", through: "2026-09-30" }')).toMatchObject({ unit: 'FISCAL_YEAR' })
  expect(await goalOf('preset: LAST_30_DAYS')).toBeNull()
})

test('begin on a day that every year has', async () => {
  for (const [month, day] of [
    [2, 29],
    [13, 1],
    [4, 31],
    [0, 1],
  ]) {
    const query = `mutation { updateProject(input: { yearStart: { month: ${month}, day: ${day} } }) { project { id } } }`
    const reply = await app.it.send(query as never, {} as never)
    expect(reply.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { 'input.yearStart': [expect.stringContaining('29 February')] },
    })
  }
  const { status, body } = await app.rest('update/project', { year_start: { month: 2, day: 29 } })
  expect([status, body.errors]).toEqual([400, { year_start: [expect.stringContaining('29 February')] }])
})

test('are the same through REST, and of new projects from the beginning', async () => {
  const updated = await app.rest('update/project', { year_start: { month: 7, day: 1 } })
  expect(updated).toMatchObject({ status: 200, body: { model: { year_start: { month: 7, day: 1 } } } })
  const report = await app.rest('info/report', {
    widget_id: app.id,
    period: { preset: 'LAST_FISCAL_YEAR' },
    granularity: 'FISCAL_YEAR',
  })
  expect(report.body).toMatchObject({ model: { granularity: 'FISCAL_YEAR', keys: ['2025-07-01'] } })
  const made = await app.ask(`mutation { createProject(input: { name: "Tax", yearStart: { month: 4, day: 6 } }) {
    project { yearStart { month day } weekStart } } }`)
  expect(made.createProject.project).toEqual({ yearStart: { month: 4, day: 6 }, weekStart: 1 })
})

/** Exact decimals with one digit behind the point, as whole numbers. */
function tenths(text: string | null): bigint {
  const [whole = '0', part = '0'] = (text ?? '0').split('.')
  return BigInt(whole) * 10n + BigInt(part)
}
