// Random interleavings of pushes, compared with a plain model to the last digit.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '../../src/request/global-id.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { push } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

type How = 'ADD' | 'REPLACE' | 'MIN' | 'MAX'
interface Write {
  metric: string
  day: number
  /** Hundredths, so that the model is exact in whole numbers. */
  value: number
}

const write = fc.record({
  metric: fc.constantFrom('a', 'b', '__proto__'),
  day: fc.integer({ min: 1, max: 4 }),
  value: fc.integer({ min: -99_999, max: 99_999 }),
})
const onePush = fc.record({
  how: fc.constantFrom<How>('ADD', 'ADD', 'ADD', 'REPLACE', 'MIN', 'MAX'),
  writes: fc.array(write, { minLength: 1, maxLength: 5 }),
  /** How often it is sent; more than once only with a key. */
  times: fc.integer({ min: 1, max: 3 }),
})

const text = (hundredths: number) =>
  `${hundredths < 0 ? '-' : ''}${Math.floor(Math.abs(hundredths) / 100)}.${String(Math.abs(hundredths) % 100).padStart(2, '0')}`

const sorted = (map: Map<string, string>) => [...map].sort()

function apply(model: Map<string, number>, how: How, { metric, day, value }: Write): void {
  const place = `${metric}/${day}`
  const before = model.get(place)
  if (before === undefined || how === 'REPLACE') model.set(place, value)
  else
    model.set(place, how === 'ADD' ? before + value : how === 'MIN' ? Math.min(before, value) : Math.max(before, value))
}

const inputOf = (id: string, one: { how: How; writes: Write[] }, idempotencyKey: string) => ({
  input: {
    widgetId: id,
    onDuplicate: one.how,
    idempotencyKey,
    rows: one.writes.map(({ metric, day, value }) => ({
      key: `2026-11-0${day}`,
      values: [{ metric, value: text(value) }],
    })),
  },
})

/** What the table holds, to the last digit, past every cache and rounding. */
async function stored(id: string): Promise<Map<string, string>> {
  const { rows } = await it.app.gateway.pool.query(
    `select m.name, p.key, p.value::numeric(20, 2)::text as value, p.value = round(p.value, 2) as exact
     from points p join metrics m on m.project_id = p.project_id and m.metric_id = p.metric_id where p.widget_id = $1`,
    [idOf('Widget', id)],
  )
  expect(rows.every(row => row.exact)).toBe(true)
  const firstOfNovember = Date.UTC(2026, 10, 1) / 86_400_000
  return new Map(rows.map(row => [`${row.name}/${Number(row.key) - firstOfNovember + 1}`, row.value as string]))
}

test('in order, with retries by key: every point is what the model says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(onePush, { minLength: 1, maxLength: 12 }), async pushes => {
      const { id } = await it.widget({ keyKind: 'DATE' })
      const model = new Map<string, number>()
      for (const [index, one] of pushes.entries()) {
        for (const single of one.writes) apply(model, one.how, single)
        const input = inputOf(id, one, `key-${index}`)
        const replies = await Promise.all(Array.from({ length: one.times }, () => it.ask(push, input)))
        expect(replies.filter(reply => !reply.push.receipt.replayed)).toHaveLength(1)
      }
      expect(sorted(await stored(id))).toEqual(
        sorted(new Map([...model].map(([place, value]) => [place, text(value)]))),
      )
    }),
    { numRuns: 40 },
  )
})

test('all at once, adds only: the sums are exact whatever the order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(onePush, { minLength: 2, maxLength: 40 }), async pushes => {
      const { id } = await it.widget({ keyKind: 'DATE' })
      const model = new Map<string, number>()
      const sent = pushes.flatMap((one, index) => {
        for (const single of one.writes) apply(model, 'ADD', single)
        return Array.from({ length: one.times }, () =>
          it.ask(push, inputOf(id, { ...one, how: 'ADD' }, `key-${index}`)),
        )
      })
      await Promise.all(sent)
      expect(sorted(await stored(id))).toEqual(
        sorted(new Map([...model].map(([place, value]) => [place, text(value)]))),
      )
    }),
    { numRuns: 20 },
  )
})
