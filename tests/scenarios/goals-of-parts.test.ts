// Goals of a part of a metric: they belong to reports with an equal `where`, and to the group of the values that they name.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
let id: string
let metricId: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  const widget = await it.widget({ title: 'Sales', dimensions: ['country', 'plan'] })
  id = widget.id
  const data = ['DE', 'FR', ''].flatMap(country =>
    ['pro', 'free'].map(plan => ({ Date: '20261105', country, plan, Sales: '10' })),
  )
  expect((await it.cyfe(widget.pushUrl, { data })).status).toBe(200)
  metricId = ((await ask(`{ widget(id: "${id}") { metrics { id } } }`)) as Asked).widget.metrics[0]?.id ?? ''
})
afterAll(() => it?.[Symbol.asyncDispose]())

interface Goal {
  readonly target: number
}
interface Asked {
  readonly widget: {
    readonly metrics: { readonly id: string; readonly goals: readonly unknown[] }[]
    readonly report: {
      readonly metrics: { readonly goal: Goal | null }[]
      readonly groups: { readonly values: { value: string | null }[]; readonly metrics: { goal: Goal | null }[] }[]
    }
  }
}

async function ask(query: string): Promise<unknown> {
  const reply = await it.send(query as never, {} as never)
  if (reply.errors) throw new Error(JSON.stringify(reply.errors))
  return reply.data
}
const setGoal = (target: number | null, where: string, period = 'MONTH') =>
  ask(
    `mutation { setGoal(input: { metricId: "${metricId}", period: ${period}, target: ${target}, where: ${where} }) { metric { id } } }`,
  )
const refusal = async (where: string) => {
  const query = `mutation { setGoal(input: { metricId: "${metricId}", period: MONTH, target: 1, where: ${where} }) { metric { id } } }`
  return (await it.send(query as never, {} as never)).errors?.[0]?.extensions.fields as Record<string, string[]>
}
async function goalsOf(args: string): Promise<unknown[]> {
  const { widget } = (await ask(`{ widget(id: "${id}") { report(period: { preset: THIS_MONTH }, ${args}) {
    metrics { goal { target } } groups { values { value } metrics { goal { target } } } } } }`)) as Asked
  const { metrics, groups } = widget.report
  return [
    metrics[0]?.goal?.target ?? null,
    ...groups.map(group => [...group.values.map(({ value }) => value), group.metrics[0]?.goal?.target ?? null]),
  ]
}

describe('a goal', () => {
  test('without where is that of the whole only, one with where that of its part only', async () => {
    await setGoal(1_000, '[]')
    await setGoal(300, '[{ dimension: "country", in: ["DE"] }]')
    await setGoal(20, '[{ dimension: "country", isSet: false }]')
    await setGoal(50, '[{ dimension: "plan", in: ["pro"] }, { dimension: "country", in: ["DE"] }]')
    expect(await goalsOf('by: ["country"], orderBy: { by: NAME }')).toEqual([
      1_000,
      ['DE', 300],
      ['FR', null],
      [null, 20],
    ])
    expect(await goalsOf('where: [{ dimension: "country", in: ["DE"] }]')).toEqual([300])
    expect(await goalsOf('where: [{ dimension: "country", in: ["FR"] }]')).toEqual([null])
    expect(await goalsOf('where: [{ dimension: "country", in: [null] }]')).toEqual([20])
    expect(await goalsOf('where: [{ dimension: "country", in: ["DE"] }, { dimension: "plan", in: ["pro"] }]')).toEqual([
      50,
    ])
    expect(await goalsOf('where: [{ dimension: "country", in: ["DE"] }], by: ["plan"], orderBy: { by: NAME }')).toEqual(
      [300, ['free', null], ['pro', 50]],
    )
    expect(await goalsOf('by: ["plan", "country"], top: 1, orderBy: { by: NAME, direction: DESC }')).toEqual([
      1_000,
      ['pro', 'FR', null],
      [null, null, null],
    ])
  })

  test('of the others is none, though their values are null like those of rows without one', async () => {
    await setGoal(20, '[{ dimension: "country", in: [null] }]')
    expect(await goalsOf('by: ["country"], top: 1, orderBy: { by: NAME }')).toEqual([1_000, ['DE', 300], [null, null]])
  })

  test('is set anew and removed by its filters in any spelling', async () => {
    await setGoal(7, '[{ dimension: "plan", in: ["pro", "free"] }]')
    await setGoal(8, '[{ dimension: "plan", in: ["free", "pro", "free"] }]')
    expect(await goalsOf('where: [{ dimension: "plan", in: ["free", "pro"] }]')).toEqual([8])
    await setGoal(9, '[{ dimension: "plan", in: ["free", "pro"] }]', 'YEAR')
    await setGoal(null, '[{ dimension: "plan", in: ["free", "pro"] }]')
    expect(await goalsOf('where: [{ dimension: "plan", in: ["free", "pro"] }]')).toEqual([null])
    const { widget } = (await ask(
      `{ widget(id: "${id}") { metrics { id goals { period target where { dimension in notIn startsWith isSet } } } } }`,
    )) as Asked
    expect(widget.metrics[0]?.goals).toContainEqual({
      period: 'YEAR',
      target: 9,
      where: [{ dimension: 'plan', in: ['free', 'pro'], notIn: null, startsWith: null, isSet: null }],
    })
    expect(await goalsOf('compare: []')).toEqual([1_000])
  })

  test('is refused for what the widget cannot have', async () => {
    expect(await refusal('[{ dimension: "country" }, { dimension: "city", in: ["Rome"] }]')).toEqual({
      'input.where.1.dimension': ['There is no dimension "city". The dimensions are "country", "plan".'],
    })
    expect(Object.keys(await refusal(`[{ dimension: "country", in: ["${'x'.repeat(256)}"] }]`))).toEqual([
      'input.where.0',
    ])
    const many = Array.from({ length: 21 }, () => '{ dimension: "country", isSet: true }').join()
    expect(await refusal(`[${many}]`)).toMatchObject({ 'input.where': ['A goal has at most 20 filters.'] })
    const values = Array.from({ length: 101 }, (_, at) => `"v${at}"`).join()
    expect(await refusal(`[{ dimension: "country", notIn: [${values}] }]`)).toMatchObject({
      'input.where': ['The filters of a goal list at most 100 values.'],
    })
  })

  test('of a part is one of at most 100, and goes with its metric', async () => {
    const { pool } = it.app.gateway
    const count = async () => Number((await pool.query('select count(*) from metric_part_goals')).rows[0]?.count)
    for (let at = await count(); at < 100; at++) await setGoal(1, `[{ dimension: "country", in: ["d${at}"] }]`, 'DAY')
    expect(await refusal('[{ dimension: "country", in: ["one more"] }]')).toMatchObject({
      'input.where': [expect.stringContaining('100 goals of parts')],
    })
    await setGoal(2, '[{ dimension: "country", in: ["d99"] }]', 'DAY')
    await ask(`mutation { deleteMetric(id: "${metricId}") { id } }`)
    expect(await count()).toBe(0)
  })
})
