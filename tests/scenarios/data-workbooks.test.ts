// Data addresses as XLSX, read back by another program.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { dataAddress, open } from '../_kit/data-addresses.ts'
import { push } from '../_kit/operations.ts'
import { saveQuery } from '../_kit/query-operations.ts'
import { hasPython, readWorkbook } from '../_kit/workbook.ts'

describe.skipIf(!hasPython)('workbooks', () => {
  let it: TestApp
  let sales: string
  beforeAll(async () => {
    it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
    sales = (await it.widget({ title: 'Sales', keyKind: 'DATE', dimensions: ['country'] })).id
    await pushed('2026-11-18', '=HYPERLINK("http://x")', '123456789012345')
    await pushed('2026-11-18', '+1 <b> & "ü" 💚', '1234567890123456')
    await pushed('2026-11-19', '-2', '0.1')
  })
  afterAll(() => it?.[Symbol.asyncDispose]())

  const pushed = (key: string, country: string, value: string) =>
    it.ask(push, {
      input: {
        widgetId: sales,
        rows: [{ key, dimensions: [{ dimension: 'country', value: country }], values: [{ metric: 'Revenue', value }] }],
      },
    })
  const read = async (url: string) => readWorkbook((await open(url)).bytes)

  test('numbers are numbers up to 15 digits, days are dates, and no text is a formula', async () => {
    const { xlsx } = await dataAddress(it, { points: { widgetId: sales } })
    const reply = await open(xlsx)
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="Sales.xlsx"; filename*=UTF-8''Sales.xlsx`,
      'cache-control': 'private, no-cache',
    })
    expect(readWorkbook(reply.bytes)).toEqual({
      sheets: ['Data'],
      rows: [
        [
          ['text', 'Date'],
          ['text', 'country'],
          ['text', 'Revenue'],
        ],
        [
          ['date', '2026-11-18T00:00:00'],
          ['text', '=HYPERLINK("http://x")'],
          ['number', '123456789012345'],
        ],
        [
          ['date', '2026-11-18T00:00:00'],
          ['text', '+1 <b> & "ü" 💚'],
          ['text', '1234567890123456'],
        ],
        [
          ['date', '2026-11-19T00:00:00'],
          ['text', '-2'],
          ['number', '0.1'],
        ],
      ],
    })
  })

  test('times are what the clock shows; days that Excel does not have are texts', async () => {
    const sql = `select date '1900-02-28' as early, date '1900-03-01' as first, date '9999-12-31' as last,
      timestamptz '2026-11-20 13:00:59.25+00' as instant, true as yes, false as no, null as nothing, '007' as code,
      120000000000000000000::numeric as round, '1e308'::float8 as huge, 'NaN'::float8 as odd, '[1, "a"]'::jsonb as list`
    const queryId = (await it.ask(saveQuery, { input: { name: 'Kinds', sql } })).saveQuery.savedQuery.id
    const { xlsx } = await dataAddress(it, { query: { queryId } })
    expect((await read(xlsx)).rows[1]).toEqual([
      ['text', '1900-02-28'],
      ['date', '1900-03-01T00:00:00'],
      ['date', '9999-12-31T00:00:00'],
      ['date', '2026-11-20T13:00:59'],
      ['boolean', '1'],
      ['boolean', '0'],
      null,
      ['text', '007'],
      ['number', '120000000000000000000'],
      ['text', '1e+308'],
      ['text', 'NaN'],
      ['text', '[1,"a"]'],
    ])
  })

  test('hours of a report are those of its zone', async () => {
    const hours = (await it.widget({ title: 'Visits', keyKind: 'TIME' })).id
    const rows = [{ key: '2026-11-20T10:30:00Z', values: [{ metric: 'Visits', value: '3' }] }]
    await it.ask(push, { input: { widgetId: hours, rows } })
    const period = { instants: { from: '2026-11-20T10:00:00Z', before: '2026-11-20T12:00:00Z' } }
    const report = { widgetId: hours, period, granularity: 'HOUR' as const, timeZone: 'Asia/Kolkata' }
    expect((await read((await dataAddress(it, { report })).xlsx)).rows.slice(1)).toEqual([
      [['date', '2026-11-20T15:00:00']],
      [
        ['date', '2026-11-20T16:00:00'],
        ['number', '3'],
      ],
      [['date', '2026-11-20T17:00:00']],
    ])
  })

  test('a workbook is not made again until something was pushed', async () => {
    const { xlsx } = await dataAddress(it, { points: { widgetId: sales } })
    const etag = (await open(xlsx)).headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/"[\w-]{27}"$/)
    for (const method of ['GET', 'HEAD']) {
      const again = await open(xlsx, { 'if-none-match': etag }, method)
      expect([method, again.status, again.bytes.length]).toEqual([method, 304, 0])
    }
    await pushed('2026-11-20', 'DE', '5')
    const changed = await open(xlsx, { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(readWorkbook(changed.bytes).rows.at(-1)?.[2]).toEqual(['number', '5'])
  })

  test('characters that XML has not, and texts longer than a cell, do not break a workbook', async () => {
    const sql = `select E'a\\x01b\\x7f' as marks, string_agg('xxxxxxxxxx', '') as long, ' a ' as blanks, E'two\\nlines' as lines
      from generate_series(1, 4000)`
    const queryId = (await it.ask(saveQuery, { input: { name: 'Texts', sql } })).saveQuery.savedQuery.id
    const { xlsx, csv } = await dataAddress(it, { query: { queryId } })
    const [marks, long, blanks, of] = (await read(xlsx)).rows[1] ?? []
    expect([marks, blanks, of]).toEqual([
      ['text', 'ab'],
      ['text', ' a '],
      ['text', 'two\nlines'],
    ])
    expect([long?.[1].length, long?.[1].at(-1)]).toEqual([32_767, '…'])
    expect((await open(csv)).text).toContain('x'.repeat(40_000))
  })

  test('an empty report is a head line', async () => {
    const empty = (await it.widget({ title: 'Empty', keyKind: 'CATEGORY' })).id
    const { xlsx, csv, json } = await dataAddress(it, { points: { widgetId: empty } })
    expect((await read(xlsx)).rows).toEqual([[['text', 'Category']]])
    expect([(await open(csv)).text, (await open(json)).text]).toEqual(['Category\r\n', '[]\n'])
  })

  test('REST gives its address, too', async () => {
    const response = await fetch(`${it.url}/api/external/create/data-address`, {
      method: 'POST',
      body: JSON.stringify({ apptoken: ADMIN, content: { points: { widget_id: sales } } }),
    })
    const { model } = (await response.json()) as { model: { urls: { xlsx: string } } }
    expect((await read(model.urls.xlsx)).rows[0]?.[1]).toEqual(['text', 'country'])
  })
})
