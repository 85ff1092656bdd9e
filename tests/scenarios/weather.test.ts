import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { report } from '../_kit/operations.ts'

// The expected figures are computed here from the file, in whole tenths, by nothing of the code under test.
const rows = readFileSync(new URL('../../src/cli/demo/seattle-weather.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map(line => {
    const [date = '', precipitation = '', tempMax = ''] = line.split(',')
    return { date, precipitation, tempMax }
  })
const tenths = (text: string) => Math.round(Number(text) * 10)
const rain = (from: string, through: string) =>
  rows.filter(row => row.date >= from && row.date <= through).reduce((sum, row) => sum + tenths(row.precipitation), 0) /
  10

let it: TestApp
let widget: { id: string; pushUrl: string }

beforeAll(async () => {
  it = await startTestApp()
  widget = await it.widget({ title: 'Weather' })
  const data = rows.map(({ date, precipitation, tempMax }) => ({
    Date: date.replaceAll('-', ''),
    precipitation,
    temp_max: tempMax,
  }))
  const reply = await it.cyfe(widget.pushUrl, { data, average: { temp_max: 1 } })
  expect(reply.body).toMatchObject({ status: 'ok', model: { rows: 1461, points: 2922, created: 2922, changed: 0 } })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const november = { days: { from: '2015-11-01', through: '2015-11-30' } }

test('November 2015 had 212.6 mm of rain, the thirty days before it 122.4 mm', async () => {
  expect([rain('2015-11-01', '2015-11-30'), rain('2015-10-02', '2015-10-31')]).toEqual([212.6, 122.4])
  const answer = (await it.ask(report, { id: widget.id, period: november, metrics: ['precipitation'] })).widget?.report
  expect(answer?.comparedPeriods).toEqual([
    { firstDay: '2015-10-02', lastDay: '2015-10-31', label: '2 Oct 2015 - 31 Oct 2015' },
  ])
  const [metric] = answer?.metrics ?? []
  expect(metric).toMatchObject({ headline: 212.6, headlineSource: 'COMPUTED', sum: 212.6, count: 30 })
  expect(metric?.comparison).toMatchObject({ previous: 122.4, difference: 90.2, direction: 'UP', verdict: 'GOOD' })
  expect(metric?.comparison?.percentChange).toBe(90_200 / 1_224)
})

test('values, running totals and keys are aligned, one per day', async () => {
  const answer = (await it.ask(report, { id: widget.id, period: november, metrics: ['precipitation'] })).widget?.report
  const expected = rows.filter(row => row.date.startsWith('2015-11'))
  expect(answer?.granularity).toBe('DAY')
  expect(answer?.keys).toEqual(expected.map(row => row.date))
  expect(answer?.metrics[0]?.values).toEqual(expected.map(row => Number(row.precipitation)))
  let total = 0
  const totals = expected.map(row => {
    total += tenths(row.precipitation)
    return total / 10
  })
  expect(answer?.metrics[0]?.runningTotals).toEqual(totals)
})

test('months, quarters and years add up to the same exact totals', async () => {
  for (const granularity of ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const) {
    const period = { days: { from: '2012-01-01', through: '2015-12-31' } }
    const answer = (await it.ask(report, { id: widget.id, period, granularity, metrics: ['precipitation'] })).widget
      ?.report
    const [metric] = answer?.metrics ?? []
    expect(metric?.sum).toBe(rain('2012-01-01', '2015-12-31'))
    expect(metric?.runningTotals.at(-1)).toBe(metric?.sum)
    if (granularity === 'MONTH') {
      expect(answer?.keys.slice(0, 2)).toEqual(['2012-01-01', '2012-02-01'])
      expect(metric?.values[1]).toBe(rain('2012-02-01', '2012-02-29'))
    }
  }
})

test('a temperature that was pushed with average: 1 is averaged, and extremes and the latest value are there', async () => {
  const answer = (await it.ask(report, { id: widget.id, period: november, metrics: ['temp_max'] })).widget?.report
  const november2015 = rows.filter(row => row.date.startsWith('2015-11')).map(row => tenths(row.tempMax))
  const sum = november2015.reduce((a, b) => a + b, 0)
  expect(answer?.metrics[0]).toMatchObject({
    headline: sum / 10 / 30,
    average: sum / 10 / 30,
    sum: sum / 10,
    minimum: Math.min(...november2015) / 10,
    maximum: Math.max(...november2015) / 10,
    latest: (november2015.at(-1) ?? 0) / 10,
    coverage: { buckets: 30, bucketsWithData: 30, lastPointAt: '2015-11-30T00:00:00.000Z' },
  })
})

test('ALL_TIME is from the first point to the last', async () => {
  const answer = (await it.ask(report, { id: widget.id, period: { preset: 'ALL_TIME' } })).widget?.report
  expect(answer?.period).toMatchObject({ firstDay: '2012-01-01', lastDay: '2015-12-31' })
  expect(answer?.metrics[0]?.count).toBe(1461)
})

test('a day without points is null, zero or the day before, as asked', async () => {
  const period = { days: { from: '2015-12-30', through: '2016-01-02' } }
  const ask = async (fill: 'NULL' | 'ZERO' | 'PREVIOUS') =>
    (await it.ask(report, { id: widget.id, period, fill, metrics: ['temp_max'] })).widget?.report.metrics[0]?.values
  const [a, b] = rows.slice(-2).map(row => Number(row.tempMax))
  expect(await ask('NULL')).toEqual([a, b, null, null])
  expect(await ask('ZERO')).toEqual([a, b, 0, 0])
  expect(await ask('PREVIOUS')).toEqual([a, b, b, b])
})
