import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { createFormatted, metricFormats, saveFormattedFeed, updateFormat } from '../_kit/format-operations.ts'
import type { NumberFormatInput, UpdateMetricInput } from '../_kit/gql/graphql.ts'
import { push } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const plain = {
  style: 'NUMBER',
  currency: null,
  unit: null,
  minimumFractionDigits: null,
  maximumFractionDigits: null,
}
const euros = { ...plain, style: 'CURRENCY', currency: 'EUR' }

async function pushed(row: Record<string, string>): Promise<{ id: string; pushUrl: string }> {
  const widget = await it.widget()
  expect((await it.cyfe(widget.pushUrl, { data: [{ Date: '20261120', ...row }] })).status).toBe(200)
  return widget
}

async function metricOf(id: string) {
  const [metric] = (await it.ask(metricFormats, { id })).widget?.metrics ?? []
  if (!metric) throw new Error('no metric')
  return metric
}

const set = (metricId: string, input: Omit<UpdateMetricInput, 'metricId'>) =>
  it.send(updateFormat, { input: { metricId, ...input } })

async function formatAfter(metricId: string, input: Omit<UpdateMetricInput, 'metricId'>) {
  const { data, errors } = await set(metricId, input)
  expect(errors).toBeUndefined()
  return data?.updateMetric?.metric.format
}

describe('what nobody set', () => {
  test('is a plain number; a percent where a value was ever pushed with its sign', async () => {
    const { id, pushUrl } = await pushed({ Rate: '2.4' })
    expect(await metricOf(id)).toMatchObject({ format: plain, aggregation: 'SUM' })
    await it.cyfe(pushUrl, { data: [{ Date: '20261121', Rate: '2.45%' }] })
    expect(await metricOf(id)).toMatchObject({ format: { ...plain, style: 'PERCENT' }, aggregation: 'AVERAGE' })
    await it.cyfe(pushUrl, { data: [{ Date: '20261122', Rate: '2.5' }] })
    expect((await metricOf(id)).format.style).toBe('PERCENT')
  })

  test('is a plain number where somebody gave a unit: that of percents would hide it', async () => {
    const { id } = await pushed({ Rate: '2.45%' })
    const { id: metricId } = await metricOf(id)
    expect(await formatAfter(metricId, { unit: 'points' })).toEqual({ ...plain, unit: 'points' })
    expect(await formatAfter(metricId, { unit: null })).toEqual({ ...plain, style: 'PERCENT' })
  })

  test('money is no number to a push, with or without a format', async () => {
    const widget = await pushed({ Revenue: '12.50' })
    await formatAfter((await metricOf(widget.id)).id, { format: { style: 'CURRENCY', currency: 'EUR' } })
    for (const value of ['$12.50', 'EUR 3', '12,50 €', '€3']) {
      const reply = await it.cyfe(widget.pushUrl, { data: [{ Date: '20261120', Revenue: value }] })
      expect([value, reply.status]).toEqual([value, 400])
    }
  })
})

describe('what was set', () => {
  test('stays whatever is pushed later, until null derives it again', async () => {
    const { id, pushUrl } = await pushed({ Revenue: '12.50' })
    const { id: metricId } = await metricOf(id)
    expect(await formatAfter(metricId, { format: { style: 'CURRENCY', currency: 'eur' } })).toEqual(euros)
    await it.cyfe(pushUrl, { data: [{ Date: '20261121', Revenue: '2%' }] })
    expect((await metricOf(id)).format).toEqual(euros)
    expect(await formatAfter(metricId, { color: '#ff0000' })).toEqual(euros)
    expect(await formatAfter(metricId, { format: null })).toEqual({ ...plain, style: 'PERCENT' })
  })

  test('is set as a whole, but for the unit, which stays and may be given in either place', async () => {
    const { id } = await pushed({ Temperature: '-18.2' })
    const { id: metricId } = await metricOf(id)
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 3 }
    expect(await formatAfter(metricId, { unit: '°C', format: { style: 'NUMBER', ...digits } })).toEqual({
      ...plain,
      ...digits,
      unit: '°C',
    })
    expect(await formatAfter(metricId, { format: { style: 'NUMBER' } })).toEqual({ ...plain, unit: '°C' })
    expect(await formatAfter(metricId, { format: { style: 'NUMBER', unit: 'K' } })).toEqual({ ...plain, unit: 'K' })
    expect(await formatAfter(metricId, { format: { style: 'NUMBER', unit: null } })).toEqual(plain)
    const same = { unit: 'K', format: { style: 'NUMBER', unit: 'K' } } as const
    expect(await formatAfter(metricId, same)).toEqual({ ...plain, unit: 'K' })
  })

  test('what was read can be sent back and changes nothing', async () => {
    const { id } = await pushed({ Revenue: '1' })
    const { id: metricId } = await metricOf(id)
    const format: NumberFormatInput = { ...euros, style: 'CURRENCY', unit: 'a seat', maximumFractionDigits: 0 }
    const read = await formatAfter(metricId, { format })
    expect(read).toEqual(format)
    expect(await formatAfter(metricId, { format: read as NumberFormatInput })).toEqual(read)
  })

  test('comes with a push, and is remembered', async () => {
    const { id } = await it.widget()
    const rows = [{ key: '2026-11-20', values: [{ metric: 'Uptime', value: '4980' }] }]
    const metrics = [{ name: 'Uptime', format: { style: 'DURATION' as const } }]
    for (const expected of ['DURATION', 'DURATION']) {
      await it.ask(push, { input: { widgetId: id, rows, metrics } })
      expect((await metricOf(id)).format.style).toBe(expected)
    }
    await it.ask(push, { input: { widgetId: id, rows, metrics: [{ name: 'Uptime', format: null }] } })
    expect((await metricOf(id)).format).toEqual(plain)
  })

  test('comes with metrics that are made', async () => {
    const widget = await it.widget({ keyKind: 'TIME' })
    await it.cyfe(widget.pushUrl, { data: [{ Time: '2026-11-20T10:00:00Z', Bytes: '2645000000' }] })
    const made = await it.ask(createFormatted, {
      calculated: { widgetId: widget.id, name: 'Half', formula: '[Bytes] / 2', format: { style: 'BYTES' } },
      counted: {
        widgetId: widget.id,
        name: 'Orders',
        event: 'order',
        aggregate: 'SUM',
        property: 'total',
        format: { style: 'CURRENCY', currency: 'JPY' },
      },
    })
    expect(made).toEqual({
      calculated: { metric: { format: { ...plain, style: 'BYTES' } } },
      counted: { metric: { format: { ...plain, style: 'CURRENCY', currency: 'JPY' } } },
    })
  })
})

test.each<[NumberFormatInput, Record<string, string>]>([
  [{ style: 'CURRENCY' }, { currency: 'The style CURRENCY needs a currency, such as EUR.' }],
  [{ style: 'CURRENCY', currency: 'EUROS' }, { currency: '"EUROS" is no currency of ISO 4217.' }],
  [{ style: 'CURRENCY', currency: '€' }, { currency: '"€" is no currency of ISO 4217.' }],
  [{ style: 'PERCENT', currency: 'EUR' }, { currency: 'A currency goes with the style CURRENCY alone.' }],
  [
    { style: 'CURRENCY', minimumFractionDigits: -1, maximumFractionDigits: 21 },
    {
      currency: 'The style CURRENCY needs a currency, such as EUR.',
      minimumFractionDigits: 'Fraction digits are 0 to 20.',
      maximumFractionDigits: 'Fraction digits are 0 to 20.',
    },
  ],
  [
    { style: 'NUMBER', minimumFractionDigits: 3, maximumFractionDigits: 2 },
    { maximumFractionDigits: 'The most digits are not fewer than the fewest.' },
  ],
])('%o is refused, and every wrong member is named', async (format, faults) => {
  const { id } = await pushed({ Users: '1' })
  const { errors } = await set((await metricOf(id)).id, { format })
  const named = Object.entries(faults).map(([name, sentence]) => [`input.format.${name}`, [sentence]])
  expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', fields: Object.fromEntries(named) })
})

test('a unit that is given twice has to be the same', async () => {
  const { id } = await pushed({ Users: '1' })
  const { errors } = await set((await metricOf(id)).id, { unit: 'kg', format: { style: 'NUMBER', unit: 'g' } })
  expect(errors?.[0]?.extensions).toMatchObject({ fields: { 'input.format.unit': [expect.any(String)] } })
})

describe('of a feed', () => {
  const feedOf = (widgetId: string, format: NumberFormatInput) => ({
    ...{ name: `payments of ${widgetId}`, widgetId, hook: 'TOKEN' as const },
    metrics: [{ name: 'Revenue', value: 'amount', format }],
  })

  test('is that of the metric which a run makes; what people set later stays', async () => {
    const { id } = await it.widget({ keyKind: 'DATE' })
    const { saveFeed } = await it.ask(saveFormattedFeed, {
      input: feedOf(id, { style: 'CURRENCY', currency: 'EUR', unit: 'a seat' }),
    })
    const given = { ...euros, unit: 'a seat' }
    expect(saveFeed.feed.metrics).toEqual([{ name: 'Revenue', format: given }])
    const hook = (saveFeed.feed.hookUrl ?? '').replace(/^http:\/\/[^/]+/, it.url)
    const run = async () => {
      const response = await fetch(hook, { method: 'POST', body: '{"amount":12.5}' })
      expect(response.status).toBe(200)
      return metricOf(id)
    }
    const made = await run()
    expect(made.format).toEqual(given)
    await formatAfter(made.id, { format: { style: 'NUMBER', unit: 'k€' } })
    expect((await run()).format).toEqual({ ...plain, unit: 'k€' })
  })

  test('is checked when the feed is saved', async () => {
    const { id } = await it.widget()
    const { errors } = await it.send(saveFormattedFeed, { input: feedOf(id, { style: 'CURRENCY' }) })
    expect(errors?.[0]?.extensions).toMatchObject({
      fields: { 'input.metrics.0.format.currency': ['The style CURRENCY needs a currency, such as EUR.'] },
    })
  })
})

describe('over REST', () => {
  const send = async (path: string, body: object) => {
    const response = await fetch(`${it.url}/api/external${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' },
    })
    return (await response.json()) as Record<string, never>
  }

  test('the format is a member of the model and a column of the list', async () => {
    const { id: widgetId } = await pushed({ Revenue: '12.50' })
    const { id } = await metricOf(widgetId)
    const format = {
      style: 'CURRENCY',
      currency: 'EUR',
      unit: null,
      minimum_fraction_digits: 2,
      maximum_fraction_digits: 2,
    }
    expect(await send('/update/metric', { id, format })).toMatchObject({ model: { format } })
    expect(await send('/info/metric', { id })).toMatchObject({ model: { format } })
    const listed = { select: ['format'], condition: [['widget_id', '=', widgetId]] }
    expect(await send('/list/metric', listed)).toMatchObject({ data: [{ format }] })
    const derived = {
      ...format,
      style: 'NUMBER',
      currency: null,
      minimum_fraction_digits: null,
      maximum_fraction_digits: null,
    }
    expect(await send('/update/metric', { id, format: null })).toMatchObject({ model: { format: derived } })
    expect(await send('/list/metric', listed)).toMatchObject({ data: [{ format: derived }] })
  })

  test('a feed has the formats of its metrics', async () => {
    const { id: widget_id } = await it.widget()
    const format = {
      style: 'BYTES',
      currency: null,
      unit: null,
      minimum_fraction_digits: null,
      maximum_fraction_digits: 1,
    }
    const body = { name: 'disks', widget_id, hook: 'TOKEN', metrics: [{ name: 'Used', value: 'used', format }] }
    const made = await send('/create/feed', body)
    expect(made).toMatchObject({ model: { metrics: [{ name: 'Used', value: 'used', format }] } })
    const metrics = [{ name: 'Used', value: 'bytes' }]
    const { id } = made.model as unknown as { id: string }
    expect(await send('/update/feed', { id, metrics })).toMatchObject({
      model: { metrics: [{ ...metrics[0], format: null }] },
    })
  })

  test('a wrong one is refused in its words', async () => {
    const { id: widgetId } = await pushed({ Revenue: '12.50' })
    const { id } = await metricOf(widgetId)
    const digits = { style: 'NUMBER', minimum_fraction_digits: 3, maximum_fraction_digits: 2 }
    expect(await send('/update/metric', { id, format: digits })).toMatchObject({
      code: 400,
      errors: { 'format.maximum_fraction_digits': ['The most digits are not fewer than the fewest.'] },
    })
    expect(await send('/update/metric', { id, format: { style: 'MONEY' } })).toMatchObject({ code: 400 })
  })
})
