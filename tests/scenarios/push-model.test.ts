// Random interleavings of pushes, compared with a plain model to the last digit.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf } from '../../src/request/global-id.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { declareDimensions, seriesPoints } from '../_kit/dimensions.ts'
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

describe('of a widget that gets dimensions', () => {
  const dimensions = ['country', 'plan']
  const value = fc.constantFrom<string | null>('DE', 'Österreich', '', null)
  const seriesPush = fc.record({
    how: fc.constantFrom<How>('ADD', 'ADD', 'ADD', 'REPLACE', 'MIN', 'MAX'),
    writes: fc.array(fc.tuple(write, value, value), { minLength: 1, maxLength: 6 }),
    times: fc.integer({ min: 1, max: 2 }),
  })
  type SeriesPush = typeof seriesPush extends fc.Arbitrary<infer T> ? T : never

  /** The values that the widget takes by now. */
  const valuesOf = (values: readonly (string | null)[], declared: number) =>
    values.slice(0, declared).map(it => (it === '' ? null : it))

  const rowsOf = ({ writes }: SeriesPush, declared: number) =>
    writes.map(([{ metric, day, value }, ...values]) => ({
      key: `2026-11-0${day}`,
      dimensions: values.slice(0, declared).flatMap((value, index) => {
        const dimension = dimensions[index] ?? ''
        return value === null ? [] : [{ dimension, value }]
      }),
      values: [{ metric, value: text(value) }],
    }))

  /** A row is the same before and after a dimension is declared that it has no value of. */
  const applyAll = (model: Map<string, number>, { how, writes }: SeriesPush, declared: number) => {
    for (const [single, ...values] of writes) {
      const padded = [...valuesOf(values, declared), null, null].slice(0, 2)
      apply(model, how, { ...single, metric: `${single.metric} ${JSON.stringify(padded)}` })
    }
  }

  const inputFor = (id: string, one: SeriesPush, declared: number, idempotencyKey: string) => ({
    input: { widgetId: id, onDuplicate: one.how, idempotencyKey, rows: rowsOf(one, declared) },
  })

  async function expectStored(id: string, model: ReadonlyMap<string, number>) {
    const points = (await seriesPoints(it, id)).map(line => {
      const [, metric, values = '[]', day, value] = /^(\S+)(?: (\[.*\]))? 2026-11-0(\d) (\S+)$/.exec(line) ?? []
      const padded = [...JSON.parse(values), null, null].slice(0, 2)
      return `${metric} ${JSON.stringify(padded)}/${day} ${Number(value)}`
    })
    expect(points.sort()).toEqual([...model].map(([place, value]) => `${place} ${value / 100}`).sort())
  }

  test('in order, with retries by key and declarations between: every row is once what the model says', async () => {
    const step = fc.oneof({ weight: 5, arbitrary: seriesPush }, { weight: 1, arbitrary: fc.constant(null) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async steps => {
        const { id } = await it.widget({ keyKind: 'DATE' })
        const model = new Map<string, number>()
        let declared = 0
        for (const [index, one] of steps.entries()) {
          if (one === null) {
            declared = Math.min(declared + 1, 2)
            await declareDimensions(it, id, dimensions.slice(0, declared))
            continue
          }
          const before = model.size
          applyAll(model, one, declared)
          const input = inputFor(id, one, declared, `key-${index}`)
          const replies = await Promise.all(Array.from({ length: one.times }, () => it.ask(push, input)))
          const [fresh, ...others] = replies.filter(reply => !reply.push.receipt.replayed)
          expect(others).toEqual([])
          expect(fresh?.push.receipt.created).toBe(model.size - before)
        }
        await expectStored(id, model)
      }),
      { numRuns: 60 },
    )
  })

  test('all at once, adds only: the sums are exact whatever the order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(seriesPush, { minLength: 2, maxLength: 40 }),
        fc.array(seriesPush, { maxLength: 3 }),
        async (pushes, earlier) => {
          const { id } = await it.widget({ keyKind: 'DATE' })
          const model = new Map<string, number>()
          let number = 0
          let created = 0
          const send = async (all: readonly SeriesPush[], declared: number) => {
            const replies = all.flatMap(one => {
              applyAll(model, { ...one, how: 'ADD' }, declared)
              const input = inputFor(id, { ...one, how: 'ADD' }, declared, `key-${++number}`)
              return Array.from({ length: one.times }, () => it.ask(push, input))
            })
            for (const { push } of await Promise.all(replies))
              if (!push.receipt.replayed) created += push.receipt.created
          }
          await send(earlier, 0)
          await declareDimensions(it, id, dimensions.slice(0, 1))
          await send(earlier, 1)
          await declareDimensions(it, id, dimensions)
          await send(pushes, 2)
          await expectStored(id, model)
          expect(created).toBe(model.size)
        },
      ),
      { numRuns: 25 },
    )
  })
})
