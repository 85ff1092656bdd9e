// Which days a project works on, and what that makes of reports and goals.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createCalculatedMetric } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function ask<Data = Record<string, never>>(query: string): Promise<Data> {
  const reply = await it.send(query as never, {} as never)
  if (reply.errors) throw new Error(JSON.stringify(reply.errors))
  return reply.data as Data
}
async function rest(path: string, body: unknown) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }
  const response = await fetch(`${it.url}/api/external/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return (await response.json()) as { readonly model: Record<string, never>; readonly errors: Record<string, string[]> }
}
const fieldsOf = async (query: string) =>
  (await it.send(query as never, {} as never)).errors?.[0]?.extensions.fields as Record<string, string[]>

describe('the pace of a goal', () => {
  // 14 of the 21 working days of November 2026 are over at the beginning of the 20th: at noon 14.5 / 21 = 0.690.., of the time 0.65.
  test('goes by working days where the goal says so, over REST, too', async () => {
    const widget = await it.widget({ title: 'Sales' })
    expect((await it.cyfe(widget.pushUrl, { data: [{ Date: '20261105', Sales: '67' }] })).status).toBe(200)
    const { widget: made } = await ask<{ widget: { metrics: { id: string }[] } }>(
      `{ widget(id: "${widget.id}") { metrics { id } } }`,
    )
    const setGoal = (pace: string) =>
      ask(`mutation { setGoal(input: { metricId: "${made.metrics[0]?.id}", period: MONTH, target: 100${pace} }) {
        metric { goals { target pace } } } }`)
    const goal = () =>
      ask(
        `{ widget(id: "${widget.id}") { report(period: { preset: THIS_MONTH }) { metrics { goal { pace onPace } } } } }`,
      )
    const shown = (pace: string, onPace: boolean) => ({ widget: { report: { metrics: [{ goal: { pace, onPace } }] } } })

    await setGoal('')
    expect(await goal()).toEqual(shown('CALENDAR_DAYS', true))
    expect(await setGoal(', pace: WORKING_DAYS')).toEqual({
      setGoal: { metric: { goals: [{ target: 100, pace: 'WORKING_DAYS' }] } },
    })
    expect(await goal()).toEqual(shown('WORKING_DAYS', false))
    await ask('mutation { updateProject(input: { holidays: [{ day: "2026-11-11" }] }) { project { id } } }')
    // 13.5 of 20 working days.
    expect(await goal()).toEqual(shown('WORKING_DAYS', false))
    const { model } = await rest('info/report', { widget_id: widget.id, period: { preset: 'THIS_MONTH' } })
    expect(model).toMatchObject({ metrics: [{ goal: { pace: 'WORKING_DAYS', on_pace: false } }] })
    // 16.5 of 25, with Sundays.
    const days = '[{ day: "2026-11-11" }]'
    await ask(
      `mutation { updateProject(input: { workingDays: [1, 2, 3, 4, 5, 7], holidays: ${days} }) { project { id } } }`,
    )
    expect(await goal()).toEqual(shown('WORKING_DAYS', true))
    await ask('mutation { updateProject(input: { workingDays: [1, 2, 3, 4, 5], holidays: [] }) { project { id } } }')
  })
})

describe('the average per working day', () => {
  let id: string
  beforeAll(async () => {
    const { id: made, pushUrl } = await it.widget({ title: 'Sales', dimensions: ['country'] })
    id = made
    const row = (day: string, country: string, Sales: string, Level: string) => ({ Date: day, country, Sales, Level })
    const data = [
      row('20261102', 'DE', '10', '1'),
      row('20261102', 'FR', '20', '2'),
      row('20261107', 'DE', '5', '3'),
      row('20261120', 'DE', '1', '4'),
      row('20261125', 'DE', '100', '5'),
      row('20261125', 'IT', '7', '6'),
    ]
    expect((await it.cyfe(pushUrl, { data, cumulative: { Level: '1' } })).status).toBe(200)
    const formulas = [
      ['Twice', '2 * [Sales] - [Sales] / 2'],
      ['Price', '[Sales] / [Level]'],
      ['More', '[Sales] + 1'],
    ]
    for (const [name, formula] of formulas)
      await it.ask(createCalculatedMetric, {
        input: { widgetId: id, name: name as string, formula: formula as string },
      })
  })
  const november = 'period: { days: { from: "2026-11-01", through: "2026-11-30" } }'
  interface Averages {
    metrics: { averagePerWorkingDay: number | null; exact: { averagePerWorkingDay: string | null } }[]
    groups: { values: { value: string }[]; metrics: { averagePerWorkingDay: number | null }[] }[]
  }
  const averages = async (args: string) => {
    const { widget } = await ask<{ widget: { report: Averages } }>(`{ widget(id: "${id}") { report(${args}) {
      metrics { averagePerWorkingDay exact { averagePerWorkingDay } }
      groups { values { value } metrics { averagePerWorkingDay } } } } }`)
    return widget.report
  }

  // 15 working days until Friday, the 20th, on which it is asked; what is pushed for the 25th already does not count.
  test('is of the days that have passed, exactly', async () => {
    expect((await averages(november)).metrics).toEqual([
      { averagePerWorkingDay: 2.4, exact: { averagePerWorkingDay: '2.4' } },
      { averagePerWorkingDay: null, exact: { averagePerWorkingDay: null } },
      { averagePerWorkingDay: 3.6, exact: { averagePerWorkingDay: '3.6' } },
      { averagePerWorkingDay: null, exact: { averagePerWorkingDay: null } },
      { averagePerWorkingDay: null, exact: { averagePerWorkingDay: null } },
    ])
    const { metrics } = await averages(
      'period: { days: { from: "2026-11-01", through: "2026-11-11" } }, metrics: ["Sales"]',
    )
    expect(metrics).toEqual([{ averagePerWorkingDay: 35 / 8, exact: { averagePerWorkingDay: '4.375' } }])
    const worked = await averages('period: { preset: THIS_MONTH }, onlyDays: WORKING, metrics: ["Sales"]')
    expect(worked.metrics[0]?.exact.averagePerWorkingDay).toBe('2.0666666666666666666666666666666666667')
  })

  test('is that of each group, and none of days to come', async () => {
    const { groups } = await averages(`${november}, by: ["country"], top: 1, metrics: ["Sales"]`)
    expect(groups.map(({ values, metrics }) => [values[0]?.value, metrics[0]?.averagePerWorkingDay])).toEqual([
      ['DE', 16 / 15],
      [null, 20 / 15],
    ])
    const later = 'period: { days: { from: "2026-11-23", through: "2026-11-27" } }, metrics: ["Sales"]'
    expect((await averages(later)).metrics[0]?.averagePerWorkingDay).toBeNull()
    expect(
      (
        await averages(
          'period: { preset: LAST_7_DAYS }, where: [{ dimension: "country", in: ["FR"] }], metrics: ["Sales"]',
        )
      ).metrics,
    ).toEqual([{ averagePerWorkingDay: null, exact: { averagePerWorkingDay: null } }])
  })

  test('costs no statement unless days to come are in the period', async () => {
    const statements = async (args: string, field: string) => {
      await ask(`{ widget(id: "${id}") { report(${args}) { metrics { headline } } } }`)
      it.statements()
      const query = `{ widget(id: "${id}") { report(${args}) { metrics { ${field} } } } }`
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }
      await fetch(`${it.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
      return it.statements().filter(text => /points/.test(text)).length
    }
    const month = 'period: { preset: THIS_MONTH }'
    expect(await statements(month, 'averagePerWorkingDay')).toBe(await statements(month, 'headline'))
    expect(await statements(november, 'averagePerWorkingDay')).toBe(1 + (await statements(november, 'headline')))
  })

  test('stands beside the working days of each period, over REST, too', async () => {
    const { widget } = await ask(`{ widget(id: "${id}") { report(${november}) {
      period { days workingDays } comparedPeriods { days workingDays } } } }`)
    expect(widget).toEqual({
      report: { period: { days: 30, workingDays: 21 }, comparedPeriods: [{ days: 20, workingDays: 14 }] },
    })
    const { model } = await rest('info/report', {
      widget_id: id,
      period: { days: { from: '2026-11-01', through: '2026-11-30' } },
      by: ['country'],
      metrics: ['Sales'],
      only_days: 'WORKING',
    })
    expect(model).toMatchObject({
      period: { days: 30, working_days: 21 },
      compared_periods: [{ working_days: 14 }],
      metrics: [{ headline: 138, average_per_working_day: 31 / 15, comparisons: [{ period: { working_days: 14 } }] }],
      groups: [
        { metrics: [{ average_per_working_day: 11 / 15 }] },
        { metrics: [{ average_per_working_day: 20 / 15 }] },
        { metrics: [{ average_per_working_day: null }] },
      ],
    })
    const headers = { authorization: `Bearer ${ADMIN}` }
    const address = `${it.url}/widgets/${id}/report?from=2026-11-01&through=2026-11-30&metrics=Sales&only_days=WORKING`
    const reply = (await (await fetch(address, { headers })).json()) as { model: object }
    expect(reply.model).toMatchObject({ metrics: [{ headline: 138, average_per_working_day: 31 / 15 }] })
  })
})

describe('a project', () => {
  const update = (input: string) =>
    `mutation { updateProject(input: ${input}) { project { workingDays holidays { day name } } } }`

  test('works from Monday to Friday, until it says otherwise', async () => {
    expect(await ask('{ project { workingDays holidays { day } } }')).toEqual({
      project: { workingDays: [1, 2, 3, 4, 5], holidays: [] },
    })
    const days = '[{ day: "2026-12-25", name: " Christmas " }, { day: "2026-11-11", name: "" }]'
    const changed = {
      workingDays: [1, 2, 7],
      holidays: [
        { day: '2026-11-11', name: null },
        { day: '2026-12-25', name: 'Christmas' },
      ],
    }
    expect(await ask(update(`{ workingDays: [7, 1, 2], holidays: ${days} }`))).toEqual({
      updateProject: { project: changed },
    })
    // What is absent stays as it is.
    expect(await ask(update('{ weekStart: 1 }'))).toEqual({ updateProject: { project: changed } })
    expect(await ask(update('{ workingDays: [1, 2, 3, 4, 5], holidays: [] }'))).toEqual({
      updateProject: { project: { workingDays: [1, 2, 3, 4, 5], holidays: [] } },
    })
  })

  test.each([
    ['{ workingDays: [] }', 'input.workingDays', '1 to 7 different weekdays'],
    ['{ workingDays: [0, 1] }', 'input.workingDays', '1 to 7 different weekdays'],
    ['{ workingDays: [1, 1] }', 'input.workingDays', '1 to 7 different weekdays'],
    [
      '{ holidays: [{ day: "2026-12-25" }, { day: "2026-12-26" }, { day: "2026-12-25" }] }',
      'input.holidays.2.day',
      '2026-12-25 is listed before, at 0',
    ],
    [
      `{ holidays: [{ day: "2026-12-25", name: "${'x'.repeat(101)}" }] }`,
      'input.holidays.0.name',
      'at most 100 characters',
    ],
  ])('is refused %s', async (input, field, message) => {
    expect((await fieldsOf(update(input)))?.[field]?.[0]).toContain(message)
  })

  test('may be made with its own days, and says them over REST', async () => {
    const made = await rest('create/project', {
      name: 'Gulf',
      working_days: [7, 1, 2, 3, 4],
      holidays: [{ day: '2026-12-02', name: 'National Day' }],
    })
    expect(made.model).toMatchObject({
      working_days: [1, 2, 3, 4, 7],
      holidays: [{ day: '2026-12-02', name: 'National Day' }],
    })
    const refused = await rest('update/project', { working_days: [8] })
    expect(refused.errors).toHaveProperty('working_days')
    const everyDay = Array.from({ length: 2_001 }, () => ({ day: '2026-12-25' }))
    const many = await rest('update/project', { holidays: everyDay })
    expect(many.errors).toEqual({ holidays: ['A project has at most 2000 holidays; these are 2001.'] })
  })
})
