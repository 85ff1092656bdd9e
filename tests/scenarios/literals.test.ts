// Literals in a text are lifted into variables when a second text differs in them alone: nothing but the speed may change.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
let ids: string[]
beforeAll(async () => {
  it = await startTestApp()
  ids = []
  for (const value of ['1', '20', '300']) {
    const { id, pushUrl } = await it.widget({ title: `W${value}` })
    await it.cyfe(pushUrl, {
      data: [
        { Date: '20261101', a: value },
        { Date: '20261102', a: '0.5' },
      ],
    })
    ids.push(id)
  }
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query, variables, extensions: { cost: true } }),
  })
  return { status: response.status, ...((await response.json()) as { data?: unknown; errors?: unknown[] }) }
}

/** The documents that came as new ones so far. */
const newDocuments = async () => {
  const text = await (await fetch(`${it.url}/metrics`)).text()
  return Number(/documents_total\{outcome="new"\} (\d+)/.exec(text)?.[1] ?? Number.NaN)
}

const report = (id: string, from: string) =>
  `{ widget(id: "${id}") { title report(period: { days: { from: "${from}", through: "2026-11-02" } }) { keys metrics { sum } } } }`

const withoutPlaces = <T>(reply: T): T =>
  JSON.parse(JSON.stringify(reply, (key, value: unknown) => (key === 'locations' ? undefined : value)))

describe('texts that differ in literals', () => {
  test('are each answered by their own, and are one document from the third on', async () => {
    const answers = async (from: string) => Promise.all(ids.map(id => ask(report(id, from))))
    const first = await answers('2026-11-01')
    expect(first.map(({ data }) => data)).toEqual(
      [1, 20, 300].map(value => ({
        widget: {
          title: `W${value}`,
          report: { keys: ['2026-11-01', '2026-11-02'], metrics: [{ sum: value + 0.5 }] },
        },
      })),
    )
    const known = await newDocuments()
    for (let round = 0; round < 4; round++) {
      expect(await answers('2026-11-01')).toEqual(first)
      expect((await answers('2026-11-02')).map(({ data }) => data)).toEqual(
        [1, 20, 300].map(value => ({
          widget: { title: `W${value}`, report: { keys: ['2026-11-02'], metrics: [{ sum: 0.5 }] } },
        })),
      )
    }
    expect(await newDocuments()).toBe(known)
  })

  test('fail as they would alone, with the argument and the place', async () => {
    const wrong: [string, (text: string) => string][] = [
      ['an int that is too large', text => `{ widgets(first: ${text}) { nodes { title } } }`],
      ['a widget that is none', text => `{ widget(id: "${text}") { title } }`],
      ['a day that is none', text => report(ids[0] ?? '', text)],
      [
        'an argument after a long one',
        text => `{ a: widget(id: "${ids[0]}") { title } b: widget(id: "${text}") { title } }`,
      ],
    ]
    const texts = ['1', '2', '99999999999', 'widget_x', '2026-02-30', '5']
    for (const [name, write] of wrong)
      for (const text of texts) {
        const query = write(text)
        const lifted = await ask(query)
        // A comment makes it a text of its own, which is seen once.
        const alone = await ask(`${query} # ${name} ${text}`)
        // What is compiled says no places.
        expect([query, lifted]).toEqual([
          query,
          JSON.stringify(lifted).includes('locations') ? alone : withoutPlaces(alone),
        ])
      }
  })

  test('keep their own variables, and may not take ours', async () => {
    const query = (id: string) => `query ($with: Boolean!) { widget(id: "${id}") { id title @include(if: $with) } }`
    for (const id of [...ids, ...ids])
      for (const on of [true, false]) {
        const { data } = await ask(query(id), { with: on, _literal0: 'widget_1' })
        expect(data).toEqual({ widget: on ? { id, title: expect.any(String) } : { id } })
      }
  })

  test('that are merged stay checked against each other', async () => {
    const query = (a: string, b: string) => `{ widget(id: "${a}") { title } widget(id: "${b}") { id } }`
    for (const id of ids) expect((await ask(query(id, id))).errors).toBeUndefined()
    expect((await ask(query(ids[0] ?? '', ids[1] ?? ''))).status).toBe(400)
  })

  test('cost what their pages cost', async () => {
    const cost = async (first: number) => (await ask(`{ widgets(first: ${first}) { nodes { id } } }`)) as never
    for (const first of [1, 2, 3, 50, 7])
      expect(await cost(first)).toMatchObject({ extensions: { cost: { cost: first } } })
    expect((await ask('{ widgets(first: 501) { nodes { id } } }')).errors).toHaveLength(1)
  })
})
