// Means by weights: what a count in plain JavaScript says, and which metrics can weigh what.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { declareDimensions } from '../_kit/dimensions.ts'
import { numbersFrom } from '../_kit/event-reports.ts'
import { createCalculatedMetric, push } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => Date.parse('2026-11-20T12:00:00Z') })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const ask = <Data>(query: string) => it.ask(query as never, {} as never) as unknown as Promise<Data>
const refused = async (query: string) => {
  const { errors } = (await it.send(query as never, {} as never)) as {
    errors?: { message: string; extensions: { code: string; fields?: Record<string, string[]> } }[]
  }
  return { message: errors?.[0]?.message, ...errors?.[0]?.extensions }
}

interface MetricShown {
  readonly id: string
  readonly name: string
  readonly weightMetric: { readonly name: string } | null
}
const metricsOf = async (id: string) => {
  const asked = `{ widget(id: "${id}") { metrics { id name weightMetric { name } } } }`
  const { widget } = await ask<{ widget: { metrics: MetricShown[] } }>(asked)
  return new Map(widget.metrics.map(metric => [metric.name, metric]))
}

async function weigh(id: string, name: string, by: string): Promise<void> {
  const metrics = await metricsOf(id)
  await ask(`mutation { updateMetric(input: { metricId: "${metrics.get(name)?.id}", aggregation: AVERAGE,
    weightMetric: "${metrics.get(by)?.id}" }) { metric { weightMetric { name } } } }`)
}

interface Row {
  readonly day: number
  readonly country: string | null
  readonly price: number | null
  readonly quantity: number | null
}

const DAY = 86_400_000
const dayOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10)
const TODAY = Date.UTC(2026, 10, 20) / DAY

const rowsFrom = (seed: number, hasCountries: boolean): Row[] => {
  const next = numbersFrom(seed)
  const rows = new Map<string, Row>()
  for (let n = 0; n < 220; n++) {
    const day = TODAY - next(90)
    const country = hasCountries ? (['DE', 'FR', 'IT', null][next(4)] ?? null) : null
    const price = next(6) === 0 ? null : next(400) / 4
    const quantity = next(5) === 0 ? null : next(12) - 1
    if (price !== null || quantity !== null) rows.set(`${day} ${country}`, { day, country, price, quantity })
  }
  return [...rows.values()]
}

/** Null where nothing weighs anything. */
function meanOf(rows: readonly Row[]): number | null {
  let [products, weights] = [0, 0]
  for (const { price, quantity } of rows) {
    if (price === null || quantity === null) continue
    products += price * quantity
    weights += quantity
  }
  return weights === 0 ? null : products / weights
}

interface Numbers {
  readonly headline: number | null
  readonly average: number | null
  readonly count: number
  readonly values: (number | null)[]
  readonly runningTotals: (number | null)[]
  readonly rolling: (number | null)[]
  readonly coverage: { readonly pointsWithoutWeight: number }
  readonly comparison: { readonly previous: number | null } | null
}

const near = (number: number | null) => (number === null ? null : Number(number.toPrecision(11)))

test.each([
  [1, true],
  [2, false],
])('sample %i, of countries: %s', async (seed, hasCountries) => {
  const rows = rowsFrom(seed, hasCountries)
  const { id } = await it.widget({ title: 'Prices', keyKind: 'DATE', dimensions: hasCountries ? ['country'] : [] })
  const rowsPushed = rows.map(({ day, country, price, quantity }) => ({
    key: dayOf(day),
    ...(country !== null && { dimensions: [{ dimension: 'country', value: country }] }),
    values: [
      ...(price === null ? [] : [{ metric: 'Price', value: String(price) }]),
      ...(quantity === null ? [] : [{ metric: 'Quantity', value: String(quantity) }]),
    ],
  }))
  await it.ask(push, { input: { widgetId: id, rows: rowsPushed } as never })
  await weigh(id, 'Price', 'Quantity')
  await it.ask(createCalculatedMetric, { input: { widgetId: id, name: 'Twice', formula: '[Price] * 2' } })
  const next = numbersFrom(seed + 50)
  for (let round = 0; round < 12; round++) {
    const through = TODAY - next(20)
    const from = through - next(30)
    const [unit, fill] = [['DAY', 'WEEK'][next(2)], ['NULL', 'ZERO', 'PREVIOUS'][next(3)]]
    const where = hasCountries && next(3) === 0 ? ', where: [{ dimension: "country", in: ["DE", "FR"] }]' : ''
    const by = hasCountries && next(2) === 0 ? `, by: ["country"], top: 2` : ''
    const fields = `metrics { headline average count values runningTotals rolling(buckets: 3, partial: true)
      coverage { pointsWithoutWeight } comparison { previous } }`
    const question = `period: { days: { from: "${dayOf(from)}", through: "${dayOf(through)}" } }, granularity: ${unit},
      fill: ${fill}, metrics: ["Price", "Twice"]${where}${by}`
    const { widget } = await ask<{
      widget: {
        report: {
          keys: string[]
          metrics: Numbers[]
          groups: { isOther: boolean; values: { value: string | null }[]; metrics: Numbers[] }[]
        }
      }
    }>(
      `{ widget(id: "${id}") { report(${question}) { keys ${fields} groups { isOther values { value } ${fields} } } } }`,
    )
    const { keys, metrics, groups } = widget.report
    const named = groups.filter(({ isOther }) => !isOther).map(({ values }) => values[0]?.value ?? null)
    const passing = rows.filter(({ country }) => where === '' || country === 'DE' || country === 'FR')
    const starts = keys.map(key => Date.parse(key) / DAY)
    const lengthOfBucket = unit === 'DAY' ? 1 : 7
    const parts = [
      { shown: metrics, own: passing },
      ...groups.map(({ isOther, values, metrics: shown }) => ({
        shown,
        own: passing.filter(({ country }) =>
          isOther ? !named.includes(country) : country === (values[0]?.value ?? null),
        ),
      })),
    ]
    for (const { shown, own } of parts) {
      const between = (first: number, before: number) => own.filter(({ day }) => day >= first && day < before)
      const endOf = (start: number) => Math.min(start + lengthOfBucket, through + 1)
      const bucketsOf = (first: number) => starts.map(start => between(Math.max(start, first), endOf(start)))
      let previous: number | null = null
      const values = bucketsOf(from).map(points => {
        if (!points.some(({ price }) => price !== null))
          return fill === 'ZERO' ? 0 : fill === 'PREVIOUS' ? previous : null
        previous = meanOf(points)
        return previous
      })
      const soFar = starts.map(start => meanOf(between(from, endOf(start))))
      const points = between(from, through + 1).filter(({ price }) => price !== null)
      const [price, twice] = shown
      expect(
        {
          headline: near(price?.headline ?? null),
          average: near(price?.average ?? null),
          count: price?.count,
          values: price?.values.map(near),
          soFar: price?.runningTotals.map(near),
          coverage: price?.coverage,
          previous: near(price?.comparison?.previous ?? null),
        },
        question,
      ).toEqual({
        headline: near(meanOf(points)),
        average: near(meanOf(points)),
        count: points.length,
        values: values.map(near),
        soFar: soFar.map(near),
        coverage: { pointsWithoutWeight: points.filter(({ quantity }) => quantity === null).length },
        previous: near(meanOf(between(from - (through - from + 1), from))),
      })
      if (fill === 'NULL') {
        const rolling = starts.map(start => meanOf(between(start - 2 * lengthOfBucket, endOf(start))))
        expect(price?.rolling.map(near), `rolling, ${question}`).toEqual(rolling.map(near))
        expect(twice?.values.map(near), question).toEqual(values.map(it => near(it && it * 2)))
      }
    }
  }
})

describe('what is weighed', () => {
  const pushed = async (rows: Record<string, string>[]) => {
    const { id, pushUrl } = await it.widget({ title: 'Ratings' })
    await it.cyfe(pushUrl, { data: rows })
    return id
  }
  const rows = [
    { Date: '20261116', Rating: '4', Votes: '1', 'Other %': '5' },
    { Date: '20261117', Rating: '1', Votes: '2' },
    { Date: '20261118', Rating: '5' },
    { Date: '20261119', Rating: '3', Votes: '0' },
  ]

  test('keys without weight do not count, weights of 0 have no mean, and a profile has weights', async () => {
    const id = await pushed(rows)
    await weigh(id, 'Rating', 'Votes')
    const { widget } = await ask<{ widget: { report: unknown; profile: unknown } }>(`{ widget(id: "${id}") {
      report(period: { preset: LAST_7_DAYS }, metrics: ["Rating"], compare: []) { metrics { headline sum count values
        exact { headline average } coverage { pointsWithoutWeight } explain { summary weight { name } } } }
      profile(by: WEEKDAY, period: { preset: LAST_7_DAYS }, metrics: ["Rating"]) { metrics { values } } } }`)
    expect(widget).toEqual({
      report: {
        metrics: [
          {
            headline: 2,
            sum: 13,
            count: 4,
            values: [null, null, 4, 1, null, null, null],
            exact: { headline: '2', average: '2' },
            coverage: { pointsWithoutWeight: 1 },
            explain: {
              weight: { name: 'Votes' },
              summary: expect.arrayContaining([
                'It is the mean of its points.',
                'Each point is weighed by "Votes" at its key, but for one that has none.',
              ]),
            },
          },
        ],
      },
      profile: { metrics: [{ values: [4, 1, null, null, null, null, null] }] },
    })
    expect((await metricsOf(id)).get('Rating')?.weightMetric).toEqual({ name: 'Votes' })
  })

  test('names are weighed, too, and so is the rest of them', async () => {
    const id = await pushed([
      { Country: 'Chad', Rating: '4', Votes: '1' },
      { Country: 'Peru', Rating: '3', Votes: '2' },
      { Country: 'Fiji', Rating: '1', Votes: '6' },
      { Country: 'Mali', Rating: '2' },
    ])
    await weigh(id, 'Rating', 'Votes')
    const { widget } = await ask<{ widget: { report: unknown } }>(`{ widget(id: "${id}") {
      report(metrics: ["Rating"], top: 2) { keys metrics { headline values coverage { pointsWithoutWeight } } } } }`)
    expect(widget.report).toEqual({
      keys: ['Chad', 'Peru', 'Other'],
      metrics: [{ headline: 16 / 9, values: [4, 3, 1], coverage: { pointsWithoutWeight: 1 } }],
    })
  })

  test('a weight is a pushed sum of the same widget, of a mean across pooled series', async () => {
    const [id, other] = [await pushed(rows), await pushed(rows)]
    await it.ask(createCalculatedMetric, { input: { widgetId: id, name: 'Double', formula: '[Votes] * 2' } })
    const [metrics, others] = [await metricsOf(id), await metricsOf(other)]
    const change = (name: string, options: string) =>
      refused(
        `mutation { updateMetric(input: { metricId: "${metrics.get(name)?.id}", ${options} }) { metric { id } } }`,
      )
    const by = (name: string, from = metrics) => `weightMetric: "${from.get(name)?.id}"`
    const at = (field: string) => ({ code: 'BAD_USER_INPUT', fields: { [`input.${field}`]: [expect.any(String)] } })
    expect(await change('Rating', by('Votes'))).toMatchObject(at('weightMetric'))
    expect(await change('Rating', `aggregation: AVERAGE, ${by('Other %')}`)).toMatchObject(at('weightMetric'))
    expect(await change('Rating', `aggregation: AVERAGE, ${by('Double')}`)).toMatchObject(at('weightMetric'))
    expect(await change('Rating', `aggregation: AVERAGE, ${by('Votes', others)}`)).toMatchObject({
      ...at('weightMetric'),
      message: expect.stringContaining('no metric of its widget'),
    })
    expect(await change('Rating', `aggregation: AVERAGE, across: SUM, ${by('Votes')}`)).toMatchObject(
      at('weightMetric'),
    )
    expect(await change('Rating', 'weightMetric: "widget_1"')).toMatchObject(at('weightMetric'))
    expect(await change('Double', by('Votes'))).toMatchObject(at('weightMetric'))
    expect(await change('Rating', `aggregation: AVERAGE, ${by('Votes')}`)).toEqual({ message: undefined })
    // Neither of the two can become something else afterwards.
    expect(await change('Rating', 'aggregation: SUM')).toMatchObject(at('aggregation'))
    expect(await change('Votes', 'aggregation: MAX')).toMatchObject(at('aggregation'))
    const pushes = `rows: [{ key: "2026-11-01", values: [{ metric: "Votes", value: 1 }] }], metrics: [{ name: "Votes", aggregation: MIN }]`
    expect(
      await refused(`mutation { push(input: { widgetId: "${id}", ${pushes} }) { receipt { id } } }`),
    ).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining('weightMetric of "Rating"') })
    const deletion = `mutation { deleteMetric(id: "${metrics.get('Votes')?.id}") { id } }`
    expect(await refused(deletion)).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('"Rating"') })
    expect(await change('Rating', 'weightMetric: null')).toEqual({ message: undefined })
    expect(await refused(deletion)).toEqual({ message: undefined })
  })

  test('REST sets and shows it, and a report without weights has no statement more', async () => {
    const id = await pushed(rows)
    const metrics = await metricsOf(id)
    const call = async (method: string, body: object) => {
      const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' }
      const address = `${it.url}/api/external/${method}/metric`
      return (await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })).json()
    }
    const countOf = async () => {
      it.statements()
      await fetch(`${it.url}/widgets/${id}/report?last=7`, { headers: { authorization: `Bearer ${ADMIN}` } })
      return it.statements().filter(text => /points/.test(text)).length
    }
    expect(await countOf()).toBe(1)
    const [metricId, weight] = [metrics.get('Rating')?.id, metrics.get('Votes')?.id]
    const updated = await call('update', { id: metricId, aggregation: 'AVERAGE', weight_metric: weight })
    expect(updated).toMatchObject({ model: { weight_metric: weight } })
    const condition = [['weight_metric', '=', weight]]
    expect(await call('list', { select: ['name', 'weight_metric'], condition })).toMatchObject({
      data: [{ name: 'Rating', weight_metric: weight }],
    })
    expect(await countOf()).toBe(2)
  })
})

test('points whose weights are all 0 have no mean in any number of them, whatever `fill` says', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  const row = (key: string, price: number, quantity: number) => ({
    key,
    values: [
      { metric: 'Price', value: String(price) },
      { metric: 'Quantity', value: String(quantity) },
    ],
  })
  await it.ask(push, { input: { widgetId: id, rows: [row('2026-11-10', 4, 0), row('2026-11-13', 6, 2)] } })
  await weigh(id, 'Price', 'Quantity')
  await it.ask(createCalculatedMetric, { input: { widgetId: id, name: 'Dearer', formula: '[Price] + 1' } })
  const asked = async (through: string, more = 'fill: ZERO') => {
    const period = `period: { days: { from: "2026-11-10", through: "${through}" } }, compare: []`
    return (
      await ask<{ widget: { report: { metrics: object[] } } }>(`{ widget(id: "${id}") {
        report(${period}, ${more}, metrics: ["Price", "Dearer"]) { metrics { headline values runningTotals rolling(buckets: 1) } } } }`)
    ).widget.report.metrics
  }
  expect(await asked('2026-11-10')).toEqual([
    { headline: null, values: [null], runningTotals: [null], rolling: [null] },
    { headline: null, values: [null], runningTotals: [null], rolling: [null] },
  ])
  const values = [null, 0, 0, 6]
  const dearer = [null, 1, 1, 7]
  expect(await asked('2026-11-13')).toEqual([
    { headline: 6, values, runningTotals: [null, null, null, 6], rolling: values },
    { headline: 7, values: dearer, runningTotals: [null, null, null, 7], rolling: dearer },
  ])
})

test('what is pushed alone after a dimension is declared keeps its weight', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  const row = (key: string, values: Record<string, number>) => ({
    key,
    values: Object.entries(values).map(([metric, value]) => ({ metric, value: String(value) })),
  })
  const pushed = (...rows: object[]) =>
    it.ask(push, { input: { widgetId: id, onDuplicate: 'REPLACE', rows: rows as ReturnType<typeof row>[] } })
  const headline = async () => {
    const asked = `{ widget(id: "${id}") { report(period: { days: { from: "2026-11-01", through: "2026-11-10" } }, metrics: ["Price"]) {
      metrics { headline coverage { pointsWithoutWeight } } } } }`
    return (await ask<{ widget: { report: { metrics: object[] } } }>(asked)).widget.report.metrics[0]
  }
  await pushed(row('2026-11-02', { Price: 4, Quantity: 1 }), row('2026-11-03', { Price: 2, Quantity: 3 }))
  await weigh(id, 'Price', 'Quantity')
  await declareDimensions(it, id, ['country'])
  await pushed(row('2026-11-02', { Price: 8 }))
  expect(await headline()).toEqual({ headline: 3.5, coverage: { pointsWithoutWeight: 0 } })
  await pushed(row('2026-11-03', { Quantity: 5 }))
  expect(await headline()).toEqual({ headline: 3, coverage: { pointsWithoutWeight: 0 } })
  await declareDimensions(it, id, ['country', 'shop'])
  await pushed(row('2026-11-02', { Quantity: 5 }), row('2026-11-03', { Price: 4, Quantity: 5 }))
  expect(await headline()).toEqual({ headline: 6, coverage: { pointsWithoutWeight: 0 } })
})

test('what a metric weighs, and what weighs it, is in its lineage', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  const values = ['Price', 'Quantity'].map(metric => ({ metric, value: '1' }))
  await it.ask(push, { input: { widgetId: id, rows: [{ key: '2026-11-10', values }] } })
  await weigh(id, 'Price', 'Quantity')
  const asked = `{ widget(id: "${id}") { metrics { lineage { origins { kind name } usedIn { kind name } } } } }`
  const pushed = { kind: 'PUSH', name: 'Push URL and tokens' }
  const metric = (name: string) => ({ kind: 'METRIC', name })
  expect(await ask(asked)).toEqual({
    widget: {
      metrics: [
        { lineage: { origins: [pushed, metric('Quantity')], usedIn: [] } },
        { lineage: { origins: [pushed], usedIn: [metric('Price')] } },
      ],
    },
  })
})
