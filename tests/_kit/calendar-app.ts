// A gateway with a widget that has a number for each day, for tests of fiscal years and named calendars.
import { expect } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from './app.ts'

// biome-ignore lint/suspicious/noExplicitAny: whatever was asked for
type Answer = any

export interface CalendarApp {
  readonly it: TestApp
  /** Of the widget. */
  readonly id: string
  readonly metricId: string
  ask(query: string): Promise<Answer>
  refusal(query: string): Promise<{ code: string; fields: Record<string, string[]> } | undefined>
  rest(path: string, body: object): Promise<{ status: number; body: Record<string, unknown> }>
  reportOf(args: string, fields: string): Promise<Answer>
  beginYears(month: number, day: number): Promise<Answer>
}

/** The number of a day is its place modulo 97 and a tenth. Today is 20 November 2026, a Friday. */
export async function startCalendarApp(): Promise<CalendarApp> {
  const it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  const { id, pushUrl } = await it.widget({ title: 'Orders' })
  const data = daysFrom('2023-01-01', '2026-11-20').map((day, at) => ({
    Date: day.replaceAll('-', ''),
    Orders: `${(at % 97) + 0.1}`,
  }))
  expect((await it.cyfe(pushUrl, { data })).status).toBe(200)
  const ask: CalendarApp['ask'] = async query => {
    const reply = await it.send(query as never, {} as never)
    if (reply.errors) throw new Error(JSON.stringify(reply.errors))
    return reply.data
  }
  const { widget } = await ask(`{ widget(id: "${id}") { metrics { id } } }`)
  return {
    it,
    id,
    metricId: widget.metrics[0].id,
    ask,
    refusal: async query => {
      const reply = await it.send(query as never, {} as never)
      return reply.errors?.[0]?.extensions as { code: string; fields: Record<string, string[]> } | undefined
    },
    rest: async (path, body) => {
      const response = await fetch(`${it.url}/api/external/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ apptoken: ADMIN, ...body }),
      })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
    reportOf: async (args, fields) =>
      (await ask(`{ widget(id: "${id}") { report(${args}) { ${fields} } } }`)).widget.report,
    beginYears: (month, day) =>
      ask(`mutation { updateProject(input: { yearStart: { month: ${month}, day: ${day} } }) {
        project { yearStart { month day } } } }`),
  }
}

function daysFrom(first: string, last: string): string[] {
  const end = Temporal.PlainDate.from(last)
  const days: string[] = []
  let day = Temporal.PlainDate.from(first)
  for (; Temporal.PlainDate.compare(day, end) <= 0; day = day.add({ days: 1 })) days.push(`${day}`)
  return days
}
