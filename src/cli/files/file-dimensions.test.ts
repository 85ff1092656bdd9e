import { describe, expect, test } from 'vitest'
import { type Content, readRows } from './read-rows.cases.ts'

/** What is told of it, without the last line: that nothing was pushed. */
async function refusal(content: Content, args: readonly string[] = [], name = 'a.csv'): Promise<string[]> {
  const error = await readRows(content, args, name).catch(it => it)
  expect(error).toBeInstanceOf(Error)
  const lines = (error as Error).message.split('\n')
  expect(lines.at(-1)).toContain('Nothing was pushed.')
  return lines.slice(0, -1)
}

describe('dimensions', () => {
  const lines = async (content: Content, args: readonly string[], name: string, declared: readonly string[] | null) =>
    (await readRows(content, args, name, 7, declared)).map(({ key, dimensions, values }) =>
      [
        key,
        ...dimensions.map(it => `${it.dimension}:${it.value}`),
        ...values.map(it => `${it.metric}=${it.value}`),
      ].join(' '),
    )

  test.each<[string, string, readonly string[], readonly string[] | null]>([
    ['said', 'a.csv', ['--dimension', 'country', '--dimension', ' plan '], null],
    ['said of those that there are', 'a.csv', ['--dimension', 'country', '--dimension', 'plan'], ['plan', 'country']],
    ['by the names that the widget has', 'a.csv', [], ['country', 'plan', 'channel']],
    ['said in part', 'a.csv', ['--dimension', 'plan'], ['country', 'plan']],
  ])('of delimited text: %s', async (_name, name, args, declared) => {
    const content = 'country,date,plan,Sales\n DE ,2026-11-20,1.10,1\n,2026-11-21,,2\n'
    expect(await lines(content, args, name, declared)).toEqual([
      '2026-11-20 country:DE plan:1.10 Sales=1',
      '2026-11-21 Sales=2',
    ])
  })

  test('of NDJSON: numbers as they are written, booleans as words', async () => {
    const content =
      '{"country":"DE","date":"2026-11-20","plan":1.10,"Sales":1}\n{"country":null,"plan":true,"date":"2026-11-21","Sales":2}\n'
    const rows = ['2026-11-20 country:DE plan:1.10 Sales=1', '2026-11-21 plan:true Sales=2']
    expect(await lines(content, ['--dimension', 'country', '--dimension', 'plan'], 'a.ndjson', null)).toEqual(rows)
    expect(await lines(content, [], 'a.ndjson', ['plan', 'country'])).toEqual(rows)
  })

  const columns = 'The columns are "date", "Country", "Sales".'
  test.each<[readonly string[], readonly string[] | null, string]>([
    [['--dimension', 'country'], ['country'], `there is no column "country" (--dimension). ${columns}`],
    [
      ['--dimension', 'Country'],
      ['country'],
      `the widget has no dimension "Country"; it has "country". ${columns} updateWidget(input: { dimensions: ["country", "Country"] }) declares what is missing.`,
    ],
    [
      ['--dimension', 'Country'],
      [],
      `the widget has no dimension "Country"; it has none. ${columns} updateWidget(input: { dimensions: ["Country"] }) declares what is missing.`,
    ],
  ])('that cannot be (%j, the widget has %j)', async (args, declared, message) => {
    for (const [name, content, where] of [
      ['a.csv', 'date,Country,Sales\n2026-11-20,DE,1\n', ', line 1'],
      ['a.ndjson', '{"date":"2026-11-20","Country":"DE","Sales":1}\n', ''],
    ] as const) {
      const error = await readRows(content, args, name, 65_536, declared).catch(it => it)
      expect((error as Error).message).toContain(`${name}${where}: ${message}\nNothing was pushed.`)
    }
  })

  test('values that cannot be, and files of dimensions alone', async () => {
    expect(await refusal(`date,country,Sales\n2026-11-20,${'x'.repeat(256)},1\n`, ['--dimension', 'country'])).toEqual([
      'a.csv, line 2, column "country": its value is longer than 255 characters.',
    ])
    const nested = '{"date":"2026-11-20","country":["DE"],"Sales":1}'
    expect(await refusal(nested, ['--dimension', 'country'], 'a.ndjson')).toEqual([
      'a.ndjson, line 1, column "country": ["DE"] is not a text.',
    ])
    expect(await refusal('date,country\n2026-11-20,DE\n', ['--dimension', 'country'])).toEqual([
      expect.stringContaining('"date" is the only column besides dimensions'),
    ])
    expect(await refusal('country\nDE\n', ['--dimension', 'country'])).toEqual([
      expect.stringContaining('"country": all are dimensions'),
    ])
  })
})
