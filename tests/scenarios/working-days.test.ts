// Which days a project works on, and what that makes of reports and goals.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'

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
