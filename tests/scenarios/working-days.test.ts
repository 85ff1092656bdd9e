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
