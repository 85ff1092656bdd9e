import { expect, test } from 'vitest'
import { inspect, partsOf, usualFormat } from './upload.ts'

const fileOf = (content: string | Uint8Array<ArrayBuffer>, name = 'sales.csv') => new File([content], name)
const none: ReadonlySet<string> = new Set()

test('columns of texts are dimensions, the others metrics, the first one the keys', async () => {
  const file = fileOf('Date,country,Sales,Visits\n2026-11-19,DE,1.5,2\n2026-11-20,FR,"1,000",\n')
  const found = await inspect(file, usualFormat, [], none)
  expect(found).toMatchObject({ keyColumn: 'Date', metrics: ['Sales', 'Visits'], dimensions: ['country'], rows: 2 })
  expect(found.issues).toMatchObject([{ line: 3, column: 'Sales', message: expect.stringContaining('"1,000"') }])
})

test('a column that is said to hold numbers is held to it; one that the widget declares is a dimension though it holds numbers', async () => {
  const file = fileOf('Date,zip,Sales\n2026-11-19,x,1\n')
  const found = await inspect(file, usualFormat, [], new Set(['zip']))
  expect(found).toMatchObject({ dimensions: [], issueCount: 1, issues: [{ line: 2, column: 'zip' }] })
  const comma = await inspect(fileOf('Date;Sales\n2026-11-19;1,5\n'), usualFormat, [], none)
  expect(comma).toMatchObject({
    dimensions: [],
    issues: [{ message: expect.stringContaining('decimals stand behind') }],
  })
  const declared = await inspect(fileOf('Date,zip,Sales\n2026-11-19,10115,1\n'), usualFormat, ['zip'], none)
  expect(declared).toMatchObject({ dimensions: ['zip'], metrics: ['Sales'], issueCount: 0 })
})

test('bytes that are no UTF-8 are refused, and read in the encoding that is chosen', async () => {
  const latin = new Uint8Array([
    ...new TextEncoder().encode('Date,Umsatz f'),
    0xfc,
    ...new TextEncoder().encode('r\n2026-11-19,1\n'),
  ])
  await expect(inspect(fileOf(latin), usualFormat, [], none)).rejects.toThrow('it is not written in utf-8')
  const found = await inspect(fileOf(latin), { ...usualFormat, encoding: 'windows-1252' }, [], none)
  expect(found.metrics).toEqual(['Umsatz für'])
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...[...'Date;n\n2026-11-19;1,5\n'].flatMap(each => [each.charCodeAt(0), 0]),
  ])
  const marked = await inspect(fileOf(utf16), { ...usualFormat, decimal: ',' }, [], none)
  expect(marked).toMatchObject({ rows: 1, first: [{ values: [{ metric: 'n', value: '1.5' }] }] })
})

test('parts are of 500 rows, and known by what is in them and where they stand', async () => {
  const lines = Array.from({ length: 1_001 }, () => '2026-11-19,1')
  const keys = async (onDuplicate: 'ADD' | null) => {
    const parts = await Array.fromAsync(
      partsOf(fileOf(`Date,n\n${lines.join('\n')}`), usualFormat, [], { widgetId: 'w', onDuplicate }),
    )
    expect(parts.map(({ input, through, firstLine }) => [input.rows.length, through, firstLine])).toEqual([
      [500, 500, 2],
      [500, 1_000, 502],
      [1, 1_001, 1_002],
    ])
    return parts.map(({ input }) => input.idempotencyKey)
  }
  const all = [...(await keys(null)), ...(await keys('ADD'))]
  expect(new Set(all).size).toBe(6)
  expect(await keys(null)).toEqual(all.slice(0, 3))
})
