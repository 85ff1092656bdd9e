// Named calendars of a project.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN } from '../_kit/app.ts'
import { type CalendarApp, startCalendarApp } from '../_kit/calendar-app.ts'

let app: CalendarApp
beforeAll(async () => {
  app = await startCalendarApp()
  await app.beginYears(1, 1)
  await weeks('Retail', 2023)
  await weeks('Long 2024', 2024)
})
afterAll(() => app?.it[Symbol.asyncDispose]())

const save = (input: string) =>
  app.ask(`mutation { saveCalendar(input: ${input}) { calendar { id name periods { label from through year } } } }`)
const weeks = (name: string, long: number) =>
  save(`{ name: "${name}", weeks: { firstDay: "2023-01-29", years: 4, longYears: [${long}] } }`)
const sumOf = async (from: string, through: string) => {
  const report = await app.reportOf(
    `period: { days: { from: "${from}", through: "${through}" } }, compare: []`,
    'metrics { sum }',
  )
  return report.metrics[0].sum
}

test('are made of weeks, with a 53rd where a year has one', async () => {
  const { calendars } = (await app.ask('{ project { calendars { name periods { label from through year } } } }'))
    .project
  expect(calendars.map(({ name }: { name: string }) => name)).toEqual(['Long 2024', 'Retail'])
  const { periods } = calendars[1]
  expect(periods).toHaveLength(4 * 12 + 1)
  expect(periods.slice(10, 15)).toEqual([
    { label: 'P11 2023', from: '2023-11-26', through: '2023-12-23', year: 2023 },
    { label: 'P12 2023', from: '2023-12-24', through: '2024-01-27', year: 2023 },
    { label: 'W53 2023', from: '2024-01-28', through: '2024-02-03', year: 2023 },
    { label: 'P1 2024', from: '2024-02-04', through: '2024-03-02', year: 2024 },
    { label: 'P2 2024', from: '2024-03-03', through: '2024-03-30', year: 2024 },
  ])
})

test('a period that runs ends with today, and is compared to the same point', async () => {
  const fields = `period { firstDay lastDay label partial } comparedPeriods { firstDay lastDay label }
    metrics { sum comparisons { previous } }`
  const compare = 'compare: [{ to: PREVIOUS_PERIOD }, { to: SAME_PERIOD_LAST_YEAR }]'
  const report = await app.reportOf(`period: { of: { calendar: "Retail", offset: 0 } }, ${compare}`, fields)
  expect(report.period).toEqual({ firstDay: '2026-11-01', lastDay: '2026-11-20', label: 'P10 2026', partial: true })
  expect(report.comparedPeriods).toEqual([
    { firstDay: '2026-09-27', lastDay: '2026-10-16', label: '27 Sep 2026 - 16 Oct 2026' },
    { firstDay: '2025-11-02', lastDay: '2025-11-21', label: '2 Nov 2025 - 21 Nov 2025' },
  ])
  expect(report.metrics[0].comparisons.map(({ previous }: { previous: number }) => previous)).toEqual([
    await sumOf('2026-09-27', '2026-10-16'),
    await sumOf('2025-11-02', '2025-11-21'),
  ])
  expect(await app.reportOf(`period: { of: { calendar: "Retail", label: "P10 2026" } }, ${compare}`, fields)).toEqual(
    report,
  )
  const before = await app.reportOf(`period: { of: { calendar: "Retail", offset: -1 } }, ${compare}`, fields)
  expect([before.period, ...before.comparedPeriods].map(({ label }) => label)).toEqual([
    'P9 2026',
    'P8 2026',
    'P9 2025',
  ])
})

const yearly = (calendar: string, year: number, compare: string) =>
  app.reportOf(
    `period: { of: { calendar: "${calendar}", year: ${year} } }, calendarGranularity: "${calendar}", compare: [{ to: ${compare} }]`,
    `granularity calendarGranularity keys buckets { label days } period { label firstDay lastDay }
     comparedPeriods { label firstDay lastDay } missingComparisons { index reason message }
     metrics { sum values comparison { previous undrawn values buckets { label days } } }`,
  )

test('a 53rd week stands against nothing, and all other periods against those of the year before', async () => {
  const report = await yearly('Long 2024', 2024, 'SAME_PERIOD_LAST_YEAR')
  expect([report.granularity, report.calendarGranularity]).toEqual([null, 'Long 2024'])
  expect(report.period).toEqual({ label: 'Long 2024 2024', firstDay: '2024-01-28', lastDay: '2025-02-01' })
  expect(report.comparedPeriods).toEqual([{ label: 'Long 2024 2023', firstDay: '2023-01-29', lastDay: '2024-01-27' }])
  expect(report.buckets.slice(10)).toEqual([
    { label: 'P11 2024', days: 28 },
    { label: 'P12 2024', days: 35 },
    { label: 'W53 2024', days: 7 },
  ])
  const [{ comparison, values, sum }] = report.metrics
  expect(comparison.buckets.slice(10)).toEqual([{ label: 'P11 2023', days: 28 }, { label: 'P12 2023', days: 35 }, null])
  expect(comparison.values[12]).toBeNull()
  expect(comparison.values[11]).toBe(await sumOf('2023-12-24', '2024-01-27'))
  expect([values[12], sum]).toEqual([await sumOf('2025-01-26', '2025-02-01'), await sumOf('2024-01-28', '2025-02-01')])
  expect([comparison.previous, comparison.undrawn]).toEqual([await sumOf('2023-01-29', '2024-01-27'), null])
})

test('where the year before has a 53rd week, it counts in the total and is told apart', async () => {
  const report = await yearly('Retail', 2024, 'SAME_PERIOD_LAST_YEAR')
  const [{ comparison }] = report.metrics
  expect(report.comparedPeriods).toEqual([{ label: 'Retail 2023', firstDay: '2023-01-29', lastDay: '2024-02-03' }])
  expect(comparison.values.at(-1)).toBe(await sumOf('2023-12-24', '2024-01-27'))
  expect([comparison.previous, comparison.undrawn]).toEqual([
    await sumOf('2023-01-29', '2024-02-03'),
    await sumOf('2024-01-28', '2024-02-03'),
  ])
})

test('over several years a 53rd week of the years before is left out where it lies', async () => {
  const report = await app.reportOf(
    `period: { days: { from: "2024-02-04", through: "2026-01-31" } }, calendarGranularity: "Retail",
     compare: [{ to: SAME_PERIOD_LAST_YEAR }]`,
    'keys comparedPeriods { firstDay lastDay } metrics { comparison { previous undrawn keys values } rolling(buckets: 2) }',
  )
  const [{ comparison, rolling }] = report.metrics
  expect(report.comparedPeriods).toEqual([{ firstDay: '2023-01-29', lastDay: '2025-02-01' }])
  expect(comparison.keys.slice(11, 13)).toEqual(['2023-12-24', '2024-02-04'])
  expect(comparison.values.slice(11, 13)).toEqual([
    await sumOf('2023-12-24', '2024-01-27'),
    await sumOf('2024-02-04', '2024-03-02'),
  ])
  expect(comparison.undrawn).toBe(await sumOf('2024-01-28', '2024-02-03'))
  // Windows are made of the calendar's periods, also of those before.
  expect(rolling[0]).toBe(await sumOf('2024-01-28', '2024-03-02'))
})

test('what has no partner is missing with a reason, and the rest of the report is there', async () => {
  const first = await yearly('Retail', 2023, 'SAME_PERIOD_LAST_YEAR')
  expect(first.missingComparisons).toEqual([{ index: 0, reason: 'NO_SUCH_PERIOD', message: expect.any(String) }])
  expect(first.metrics[0]).toMatchObject({ sum: expect.any(Number), comparison: null })
  const week = await app.reportOf(
    'period: { of: { calendar: "Long 2024", label: "W53 2024" } }, compare: [{ to: SAME_PERIOD_LAST_YEAR }, { to: PREVIOUS_PERIOD }]',
    'missingComparisons { index reason } comparedPeriods { label }',
  )
  expect(week).toEqual({
    missingComparisons: [{ index: 0, reason: 'NO_SUCH_PERIOD' }],
    comparedPeriods: [{ label: 'P12 2024' }],
  })
})

test('outside of a calendar there are no buckets, and the error says where it begins and ends', async () => {
  const report = (args: string) => app.refusal(`{ widget(id: "${app.id}") { report(${args}) { keys } } }`)
  expect(
    await report('period: { days: { from: "2022-12-01", through: "2023-02-28" } }, calendarGranularity: "Retail"'),
  ).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: { calendarGranularity: [expect.stringContaining('2023-01-29 to 2027-01-30')] },
  })
  expect(await report('calendarGranularity: "School"')).toMatchObject({
    fields: { calendarGranularity: ['The project has no calendar "School".'] },
  })
  expect(await report('calendarGranularity: "Retail", granularity: DAY')).toMatchObject({
    fields: { calendarGranularity: [expect.stringContaining('either')] },
  })
  for (const [of, field, text] of [
    ['calendar: "School", offset: 0', 'calendar', 'no calendar "School"'],
    ['calendar: "Retail", label: "P13 2026"', 'label', '"P1 2023"'],
    ['calendar: "Retail", offset: 3', 'offset', '2 after it'],
    ['calendar: "Retail", year: 2020', 'year', '2023 to 2026'],
    ['calendar: "Retail", yearOffset: 1', 'yearOffset', 'no year 2027'],
  ])
    expect(await report(`period: { of: { ${of} } }`)).toMatchObject({
      fields: { [`period.of.${field}`]: [expect.stringContaining(text ?? '')] },
    })
  expect(await report('period: { of: { calendar: "Retail", offset: 0, year: 2025 } }')).toMatchObject({
    fields: { 'period.of': [expect.stringContaining('exactly one')] },
  })
})

test('are checked as a whole: no gap, no overlap, labels once, years that go up', async () => {
  const fieldsOf = async (input: string) =>
    (await app.refusal(`mutation { saveCalendar(input: ${input}) { calendar { id } } }`))?.fields
  const terms = (...periods: string[]) => `{ name: "School", periods: [${periods.map(it => `{ ${it} }`).join(', ')}] }`
  const autumn = 'label: "Autumn", from: "2026-09-01", through: "2026-12-31"'
  const cases: [string, string, string][] = [
    [terms(autumn, 'label: "Spring", from: "2027-01-02", through: "2027-03-31"'), 'input.periods.1.from', 'a gap'],
    [terms(autumn, 'label: "Spring", from: "2026-12-31", through: "2027-03-31"'), 'input.periods.1.from', 'an overlap'],
    [
      terms(autumn, 'label: " Autumn", from: "2027-01-01", through: "2027-03-31"'),
      'input.periods.1.label',
      'used once',
    ],
    [terms('label: "Autumn", from: "2026-12-31", through: "2026-09-01"'), 'input.periods.0.through', 'not before'],
    [
      terms(autumn, 'label: "Spring", from: "2027-01-01", through: "2027-03-31", year: 2025'),
      'input.periods.1.year',
      'years go up',
    ],
    [terms('label: "", from: "2026-09-01", through: "2026-09-01"'), 'input.periods.0.label', '1 to 100'],
    [terms(), 'input.periods', '1 to 2000'],
    ['{ name: " ", periods: [] }', 'input.name', '1 to 100'],
    ['{ name: "x" }', 'input.periods', 'either'],
    ['{ name: "x", weeks: { firstDay: "2026-02-01", years: 1, pattern: [4, 4] } }', 'input.weeks.pattern', '52'],
    [
      '{ name: "x", weeks: { firstDay: "2026-02-01", years: 1, longYears: [2027] } }',
      'input.weeks.longYears',
      '2026 to 2026',
    ],
    [terms(`${autumn}, year: 0`), 'input.periods.0.year', '1 to 9999'],
    [
      '{ name: "x", weeks: { firstDay: "2026-02-01", years: 3, firstYear: 9998 } }',
      'input.weeks.firstYear',
      '1 to 9999',
    ],
    [terms(`label: "a\\u0000", from: "2026-09-01", through: "2026-12-31"`), 'input.periods.0.label', 'without NUL'],
    ['{ name: "x", weeks: { firstDay: "2026-02-01", years: 400 } }', 'input.weeks', '1 to 2000'],
  ]
  for (const [input, field, text] of cases)
    expect(await fieldsOf(input), input).toEqual({ [field]: [expect.stringContaining(text)] })
})

test('a period without a year is of the fiscal year that holds its middle', async () => {
  await app.beginYears(9, 1)
  const saved = await save(`{ name: "School", periods: [
    { label: "Summer", from: "2026-04-20", through: "2026-08-31" }, { label: "Autumn", from: "2026-09-01", through: "2026-12-31" } ] }`)
  expect(saved.saveCalendar.calendar.periods.map(({ year }: { year: number }) => year)).toEqual([2025, 2026])
  const replaced = await save(
    '{ name: "School", periods: [{ label: "All", from: "2026-01-01", through: "2026-12-31", year: 7 }] }',
  )
  expect(replaced.saveCalendar.calendar).toMatchObject({ id: saved.saveCalendar.calendar.id, periods: [{ year: 7 }] })
  expect(
    (await app.ask(`mutation { deleteCalendar(id: "${saved.saveCalendar.calendar.id}") { id } }`)).deleteCalendar.id,
  ).toBe(saved.saveCalendar.calendar.id)
  await app.beginYears(1, 1)
})

test('are the same through REST, and in the addresses of reports', async () => {
  const saved = await app.rest('update/calendar', {
    name: 'Terms',
    periods: [
      { label: 'Autumn 2025', from: '2025-09-01', through: '2026-02-28', year: 2025 },
      { label: 'Autumn 2026', from: '2026-03-01', through: '2027-02-28', year: 2026 },
    ],
  })
  expect(saved).toMatchObject({
    status: 200,
    body: { model: { name: 'Terms', periods: [{ year: 2025 }, { year: 2026 }] } },
  })
  const { id: calendarId } = saved.body.model as { id: string }
  const asked = {
    widget_id: app.id,
    period: { of: { calendar: 'Terms', year_offset: 0 } },
    calendar_granularity: 'Terms',
  }
  const { body } = await app.rest('info/report', { ...asked, compare: ['SAME_PERIOD_LAST_YEAR'] })
  expect(body).toMatchObject({
    model: {
      granularity: null,
      calendar_granularity: 'Terms',
      keys: ['2026-03-01'],
      period: { label: 'Autumn 2026' },
      compared_periods: [{ first_day: '2025-09-01', last_day: expect.any(String) }],
    },
  })
  const headers = { authorization: `Bearer ${ADMIN}` }
  const address = `${app.it.url}/widgets/${app.id}/report?calendar=Terms&year_offset=0&calendar_granularity=Terms`
  const found = (await (await fetch(address, { headers })).json()) as Record<string, unknown>
  expect(found).toMatchObject({ model: { keys: ['2026-03-01'], calendar_granularity: 'Terms' } })
  const elsewhere = await fetch(address.replace('year_offset=0', 'label=Winter'), { headers })
  expect([elsewhere.status, await elsewhere.json()]).toMatchObject([
    400,
    { errors: { label: [expect.stringContaining('"Winter"')] } },
  ])
  for (const [query, parameter] of [
    ['calendar=Terms', 'calendar'],
    ['calendar=Terms&label=x&offset=0', 'calendar'],
    ['label=Winter', 'label'],
    ['offset=-1', 'offset'],
    ['year=2026', 'year'],
    ['year_offset=0', 'year_offset'],
  ] as const) {
    const alone = await fetch(address.replace(/\?.*/, `?${query}`), { headers })
    const { errors } = (await alone.json()) as { errors: object }
    expect([alone.status, Object.keys(errors)], query).toEqual([400, [parameter]])
  }
  const wrong = await app.rest('info/report', { ...asked, period: { of: { calendar: 'Terms', offset: 9 } } })
  expect([wrong.status, Object.keys(wrong.body.errors as object)]).toEqual([400, ['period.of.offset']])
  const gap = await app.rest('update/calendar', {
    name: 'Terms',
    weeks: { first_day: '2026-01-01', years: 1, long_years: [1] },
  })
  expect([gap.status, Object.keys(gap.body.errors as object)]).toEqual([400, ['weeks.long_years']])
  expect((await app.rest('info/calendar', { id: calendarId })).body).toMatchObject({ model: { name: 'Terms' } })
  const listed = (await app.rest('list/calendar', {})).body.data as { name: string }[]
  expect(listed.map(({ name }) => name)).toEqual(['Long 2024', 'Retail', 'Terms'])
  expect((await app.rest('delete/calendar', { id: calendarId })).status).toBe(200)
  expect((await app.rest('info/calendar', { id: calendarId })).status).toBe(404)
})

test('a project has at most 20', async () => {
  const one = (name: string) =>
    `{ name: "${name}", periods: [{ label: "a", from: "2026-01-01", through: "2026-12-31" }] }`
  for (let at = 0; at < 18; at++) await save(one(`c${at}`))
  const refused = await app.refusal(`mutation { saveCalendar(input: ${one('one more')}) { calendar { id } } }`)
  expect(refused?.code).toBe('CONFLICT')
  await save(one('c17'))
})
