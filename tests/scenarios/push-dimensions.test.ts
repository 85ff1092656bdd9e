// Rows with dimensions: which series they are of, and what a row that was pushed before the declaration becomes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '../../src/app.ts'
import { idOf } from '../../src/request/global-id.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { declareDimensions, type OnDuplicate, pushInput, type Row, seriesPoints } from '../_kit/dimensions.ts'
import { push } from '../_kit/operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({ MAX_SERIES: '5' })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const pushed = async (id: string, rows: readonly Row[], how: OnDuplicate = 'ADD', key?: string) => {
  const { receipt } = (await it.ask(push, pushInput(id, rows, how, key))).push
  return { created: receipt.created, changed: receipt.changed, replayed: receipt.replayed }
}
const refused = async (id: string, rows: readonly Row[]) => {
  const { errors } = await it.send(push, pushInput(id, rows, 'ADD'))
  return errors?.[0]?.extensions.fields ?? errors?.[0]?.message
}
const widget = async (...dimensions: string[]) => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  await declareDimensions(it, id, dimensions)
  return id
}

describe('a row', () => {
  test('is of the series of its values, whatever their order, composition and blanks', async () => {
    const id = await widget('country', 'plan')
    expect(
      await pushed(id, [
        [{ country: 'Österreich', plan: 'Pro' }, '1'],
        [{ plan: ' Pro ', country: 'O\u0308sterreich' }, '2'],
        [{ country: 'Österreich', plan: 'pro' }, '4'],
        [{ country: 'Österreich', plan: ' ' }, '8'],
        [{ country: 'Österreich' }, '16'],
        [null, '32'],
      ]),
    ).toEqual({ created: 4, changed: 0, replayed: false })
    expect(await seriesPoints(it, id)).toEqual([
      'Sales ["Österreich","Pro"] 2026-11-20 3',
      'Sales ["Österreich","pro"] 2026-11-20 4',
      'Sales ["Österreich",null] 2026-11-20 24',
      'Sales [null,null] 2026-11-20 32',
    ])
  })

  test('without numbers makes no series', async () => {
    const id = await widget('country')
    const rows = [{ key: '2026-11-20', dimensions: [{ dimension: 'country', value: 'DE' }], values: [] }]
    await it.ask(push, { input: { widgetId: id, rows } })
    const { rows: series } = await it.app.gateway.pool.query('select 1 from series where widget_id = $1', [
      idOf('Widget', id),
    ])
    expect(series).toEqual([])
  })

  test('with a fault in its dimensions is refused, and told which there are', async () => {
    const id = await widget('country', 'plan')
    expect(
      await refused(id, [
        [{ country: 'DE' }, '1'],
        [{ region: 'EU' }, '1'],
      ]),
    ).toEqual({
      'input.rows.1.dimensions.region': [
        'Row 2, dimension "region": is no dimension of the widget, which has "country", "plan": updateWidget(dimensions:) declares more.',
      ],
    })
    expect(await refused(await widget(), [[{ country: 'DE' }, '1']])).toEqual({
      'input.rows.0.dimensions.country': [
        'Row 1, dimension "country": is no dimension of the widget, which has none: updateWidget(dimensions:) declares them.',
      ],
    })
    for (const [value, issue] of [
      ['x'.repeat(256), 'its value is longer than 255 characters.'],
      ['a\0b', 'its value holds a NUL character.'],
    ] as const)
      expect(await refused(id, [[{ country: value }, '1']])).toEqual({
        'input.rows.0.dimensions.country': [`Row 1, dimension "country": ${issue}`],
      })
    const dimensions = ['DE', 'DE'].map(value => ({ dimension: 'country', value }))
    const rows = [{ key: '2026-11-20', dimensions, values: [{ metric: 'Sales', value: '1' }] }]
    const { errors } = await it.send(push, { input: { widgetId: id, rows } })
    expect(errors?.[0]?.message).toBe('Row 1, dimension "country": stands twice in this row.')
    expect(await seriesPoints(it, id)).toEqual([])
  })

  test('cannot have a number by the name of a dimension, nor a name as its key', async () => {
    const id = await widget('Sales')
    expect(await refused(id, [[null, '1']])).toEqual({
      'input.rows.0.values.Sales': ['Row 1, metric "Sales": is a dimension of the widget, and no metric.'],
    })
    const fresh = await it.widget()
    await declareDimensions(it, fresh.id, ['country'])
    expect(await refused(fresh.id, [[{ country: 'DE' }, '1', 'Berlin']])).toEqual({
      'input.rows.0.key': [expect.stringContaining('"Berlin" is not a real day')],
    })
  })
})

test('a widget with too many series names both numbers, and nothing is stored', async () => {
  const id = await widget('country')
  const rows = (values: string[]): Row[] => values.map(country => [{ country }, '1'])
  await pushed(id, rows(['a', 'b', 'c']))
  expect(await refused(id, rows(['a', 'd', 'e', 'f']))).toMatch(
    /^The widget ".+" would have 6 series \(combinations of values of "country"\); at most 5 are possible \(MAX_SERIES\)\. Nothing was written\.$/,
  )
  expect(await seriesPoints(it, id)).toHaveLength(3)
  expect(await pushed(id, rows(['a', 'd', 'e']))).toEqual({ created: 2, changed: 1, replayed: false })
  // What is older than the newest dimension does not count.
  await declareDimensions(it, id, ['country', 'plan'])
  expect(await pushed(id, rows(['a', 'd', 'e']))).toEqual({ created: 0, changed: 3, replayed: false })
})

describe('what was pushed before a dimension was declared', () => {
  const ways: [OnDuplicate, string][] = [
    ['ADD', '8'],
    ['REPLACE', '5'],
    ['MIN', '3'],
    ['MAX', '5'],
  ]
  test.each(ways)('is the point that %s meets where the row has no value of it', async (how, value) => {
    const id = await widget()
    await pushed(id, [
      [null, '3'],
      [null, '7', '2026-11-21'],
    ])
    await declareDimensions(it, id, ['country'])
    expect(
      await pushed(
        id,
        [
          [null, '5'],
          [{ country: 'DE' }, '11'],
        ],
        how,
      ),
    ).toEqual({
      created: 1,
      changed: 1,
      replayed: false,
    })
    expect(await seriesPoints(it, id)).toEqual([
      'Sales 2026-11-21 7',
      'Sales ["DE"] 2026-11-20 11',
      `Sales [null] 2026-11-20 ${value}`,
    ])
  })

  test.each(ways)('is so by %s for each dimension that came later', async (how, value) => {
    const id = await widget('country')
    await pushed(id, [
      [{ country: 'DE' }, '3'],
      [null, '3'],
      [{ country: 'FR' }, '2'],
    ])
    await declareDimensions(it, id, ['country', 'plan', 'channel'])
    expect(
      await pushed(
        id,
        [
          [{ country: 'DE' }, '5'],
          [null, '5'],
          [{ country: 'FR', plan: 'Pro' }, '5'],
        ],
        how,
      ),
    ).toEqual({ created: 1, changed: 2, replayed: false })
    expect(await seriesPoints(it, id)).toEqual([
      `Sales ["DE",null,null] 2026-11-20 ${value}`,
      'Sales ["FR","Pro",null] 2026-11-20 5',
      'Sales ["FR"] 2026-11-20 2',
      `Sales [null,null,null] 2026-11-20 ${value}`,
    ])
  })

  test('is found at every age, once: a push sent again with its key writes nothing', async () => {
    const id = await widget()
    await pushed(id, [
      [null, '1', '2026-11-18'],
      [null, '1', '2026-11-19'],
      [null, '1'],
    ])
    await declareDimensions(it, id, ['country'])
    await pushed(id, [
      [null, '1', '2026-11-19'],
      [null, '1'],
    ])
    await declareDimensions(it, id, ['country', 'plan'])
    const rows: Row[] = [
      [null, '1', '2026-11-18'],
      [null, '1', '2026-11-19'],
      [null, '1'],
      [null, '1', '2026-11-21'],
    ]
    expect(await pushed(id, rows, 'ADD', 'once')).toEqual({ created: 1, changed: 3, replayed: false })
    const stored = [
      'Sales [null,null] 2026-11-18 2',
      'Sales [null,null] 2026-11-19 3',
      'Sales [null,null] 2026-11-20 3',
      'Sales [null,null] 2026-11-21 1',
    ]
    expect(await seriesPoints(it, id)).toEqual(stored)
    expect(await pushed(id, rows, 'ADD', 'once')).toEqual({ created: 1, changed: 3, replayed: true })
    expect(await seriesPoints(it, id)).toEqual(stored)
  })

  test('is taken over by the first of several pushes that share a round', async () => {
    const id = await widget()
    await pushed(id, [[null, '100']])
    await declareDimensions(it, id, ['country'])
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => pushed(id, [[index % 2 === 0 ? null : { country: 'DE' }, '1']])),
    )
    expect(replies.map(({ created }) => created)).toEqual([0, 1, ...Array(18).fill(0)])
    expect(await seriesPoints(it, id)).toEqual(['Sales ["DE"] 2026-11-20 10', 'Sales [null] 2026-11-20 110'])
  })
})

test('pushes of new series keep their order', async () => {
  const id = await widget('country')
  const values = Array.from({ length: 40 }, (_, index) => `${index}`)
  await Promise.all(values.map(value => pushed(id, [[{ country: `${Number(value) % 4}` }, value]], 'REPLACE')))
  expect(await seriesPoints(it, id)).toEqual(
    ['36', '37', '38', '39'].map((value, index) => `Sales ["${index}"] 2026-11-20 ${value}`),
  )
})

test('a push that was planned in a gateway that has not heard of a dimension writes nothing', async () => {
  const id = await widget('country')
  await pushed(id, [[{ country: 'DE' }, '1']])
  const { pool } = it.app.gateway
  await pool.query(`update widgets set dimensions = '{country,plan}' where widget_id = $1`, [idOf('Widget', id)])
  expect(await refused(id, [[{ country: 'DE' }, '1']])).toMatch('have just changed. Nothing was written.')
  // Where it would make a series, it finds out itself.
  expect(await pushed(id, [[{ country: 'FR' }, '1']])).toEqual({ created: 1, changed: 0, replayed: false })
  expect(await seriesPoints(it, id)).toEqual(['Sales ["DE"] 2026-11-20 1', 'Sales ["FR",null] 2026-11-20 1'])
})

describe('two gateways', () => {
  let other: App
  beforeAll(async () => {
    other = await startSecondGateway(it)
  })
  afterAll(() => other?.[Symbol.asyncDispose]())

  const post = async (url: string, input: unknown) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
      body: JSON.stringify({ query: push.toString(), variables: input }),
    })
    const { data } = (await response.json()) as { data: { push: { receipt: { created: number; changed: number } } } }
    return data.push.receipt
  }

  test('make one series of one combination', async () => {
    const id = await widget('country')
    const countries = ['DE', 'FR', 'AT', 'CH']
    await Promise.all(
      countries.flatMap(country => [it, other].map(({ url }) => post(url, pushInput(id, [[{ country }, '1']], 'ADD')))),
    )
    expect(await seriesPoints(it, id)).toEqual(
      [...countries].sort().map(country => `Sales ["${country}"] 2026-11-20 2`),
    )
  })

  test('take a row over once, whoever comes first', async () => {
    const id = await widget()
    const days = Array.from({ length: 20 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`)
    await pushed(
      id,
      days.map(day => [null, '100', day]),
    )
    await declareDimensions(it, id, ['country'])
    const receipts = await Promise.all(
      [days, [...days].reverse(), days, [...days].reverse()].map((order, index) =>
        post(
          index < 2 ? it.url : other.url,
          pushInput(
            id,
            order.map((day): Row => [null, '1', day]),
            'ADD',
          ),
        ),
      ),
    )
    expect(receipts.map(({ created, changed }) => [created, changed])).toEqual(Array(4).fill([0, 20]))
    expect(await seriesPoints(it, id)).toEqual(days.map(day => `Sales [null] ${day} 104`))
  })
})
