import { expect, test } from 'vitest'
import { type Content, readFileOptions, readRows } from './read-rows.cases.ts'

/** `key: metric=value ...` */
async function table(content: Content, args: readonly string[] = [], name = 'a.csv', size = 65_536): Promise<string[]> {
  const rows = await readRows(content, args, name, size)
  return rows.map(({ key, values }) =>
    [`${key}:`, ...values.map(({ metric, value }) => `${metric}=${value}`)].join(' '),
  )
}

/** What is told of it, without the last line: that nothing was pushed. */
async function refusal(content: Content, args: readonly string[] = [], name = 'a.csv'): Promise<string[]> {
  const error = await readRows(content, args, name).catch(it => it)
  expect(error).toBeInstanceOf(Error)
  const lines = (error as Error).message.split('\n')
  expect(lines.at(-1)).toContain('Nothing was pushed.')
  return lines.slice(0, -1)
}

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

test.each<[string, Content, string[]?]>([
  ['commas', 'city,Users\nZürich,28\n'],
  ['semicolons, and no key said', 'city;Users\r\nZürich;28\r\n'],
  ['semicolons that are said', 'city;Users\nZürich;28', ['--delimiter', ';']],
  ['tabs', 'city\tUsers\nZürich\t28\n'],
  ['tabs that are said by their name', 'city\tUsers\nZürich\t28\n', ['--delimiter', 'tab']],
  ['tabs that are said as shells have them', 'city\tUsers\nZürich\t28\n', ['--delimiter', '\\t']],
  ['bars', 'city|Users\nZürich|28\n'],
  ['what would be ambiguous, said', 'city;Users\nZürich;28', ['--delimiter', 'semicolon']],
  ['a byte order mark', '\ufeffcity,Users\nZürich,28\n'],
  ['mixed line ends', '\r\ncity,Users\r\nZürich,28\n\r'],
  ['rows of nothing but commas', 'city,Users\n,\nZürich,28\n,\n,,\n'],
  ['quotes', '"city","Users"\n"Zürich","28"\n'],
  ['UTF-16 as Excel writes it', utf16('\ufeffcity\tUsers\r\nZürich\t28\r\n')],
  ['UTF-16 with its bytes the other way round', utf16be('\ufeffcity,Users\nZürich,28\n')],
  ['UTF-16 without a byte order mark', utf16('city,Users\nZürich,28\n')],
  ['UTF-16 that is said', utf16be('city,Users\nZürich,28\n'), ['--encoding', 'UTF-16']],
  ['UTF-16LE that is said', utf16('city,Users\nZürich,28\n'), ['--encoding', 'utf-16le']],
  ['Latin-1', latin1('city,Users\nZürich,28\n'), ['--encoding', 'latin1']],
  ['Windows-1252', latin1('city;Users\nZürich;28\n'), ['--encoding', 'Windows-1252']],
  ['the code page of old DOS', Buffer.from('city,Users\nZ\x81rich,28\n', 'latin1'), ['--encoding', 'ibm866']],
  ['NDJSON', '{"city":"Zürich","Users":28}\n\n'],
  ['NDJSON in UTF-16', utf16('\ufeff{"city":"Zürich","Users":"28"}\r\n')],
])('reads %s', async (what, content, args = []) => {
  const city = what.includes('DOS') ? 'ZБrich' : 'Zürich'
  expect(await table(content, args)).toEqual([`${city}: Users=28`])
})

test.each([1, 2, 3, 5, 7])('reads characters and line ends that lie in two pieces, of %i bytes', async size => {
  // The first piece tells what the file is.
  const start = 'city,Users,€\r\n'
  const content = `${start}"Zü\r\nrich",1,2\r\n東京,3,4\r\n`
  expect(await table(content, [], 'a.csv', Buffer.byteLength(start) + size)).toEqual([
    'Zü\r\nrich: Users=1 €=2',
    '東京: Users=3 €=4',
  ])
})

test.each<[string, string, string[], string[]]>([
  ['the first column of the file', 'date,7,10\n20261117,3,1\n', [], ['20261117: 7=3 10=1']],
  ['the first column, also where it is called by a number', '9,7\n20261117,3\n', [], ['20261117: 7=3']],
  ['the one that is said', 'Users,day,10\n3,20261117,1\n', ['--key', 'day'], ['20261117: 10=1 Users=3']],
  ['the one that is said, by a number', 'a,2026\n3,x\n', ['--key', '2026'], ['x: a=3']],
  ['the one that is said, with blanks in the head line', 'a, day \n3,x\n', ['--key', 'day'], ['x: a=3']],
])('the key is %s', async (_what, content, args, rows) => {
  expect(await table(content, args)).toEqual(rows)
})

test.each<[string, string, string[], string]>([
  ['a decimal comma', 'a;b\nx;28,5\n', ['--decimal', ','], '28.5'],
  ['a decimal comma between commas', 'a,b\nx,"28,5"\n', ['--decimal', ','], '28.5'],
  ['a whole number', 'a;b\nx;28\n', ['--decimal', ','], '28'],
  ['percents with a comma', 'a;b\nx;-5,25%\n', ['--decimal', ','], '-5.25%'],
  ['percents', 'a,b\nx,5%\n', [], '5%'],
  ['blanks in quotes', 'a,b\nx," 5 "\n', [], '5'],
  ['a number of JSON, whatever texts have', '{"a":"x","b":2.50,"c":null,"d":""}', ['--decimal', ','], '2.50'],
  ['a text of JSON', '{"a":"x","b":"2,5"}', ['--decimal', ','], '2.5'],
])('%s is a value', async (_what, content, args, value) => {
  expect(await table(content, args)).toEqual([`x: b=${value}`])
})

const first = (text: string, line = 1) => `a.csv, line ${line}: ${text}`

test.each<[string, Content, string[], string[]]>([
  ['an empty file', '', [], ['a.csv: it is empty.']],
  ['a file of blank lines', '\ufeff\n \r\n,,\n', [], ['a.csv: it is empty.']],
  ['an empty NDJSON file', '\n', ['--format', 'ndjson'], ['a.csv: it is empty.']],
  [
    'a file without a column of values',
    'date;Users\n2026-11-17;28\n',
    ['--delimiter', ','],
    [
      first(
        '"date;Users" is the only column: there have to be one of keys and at least one of values. Something else may divide them. Say it with --delimiter.',
      ),
    ],
  ],
  ['a column without any value', 'a,b\nx,\ny,\n', [], ['a.csv: no row has a value, only keys.']],
  [
    'a key column that is not there',
    'date,Users\n1,2\n',
    ['--key', 'day'],
    [first('there is no column "day". The columns are "date", "Users".')],
  ],
  ['two columns of one name', 'date,Users,Users\n1,2,3\n', [], [first('columns 2 and 3 are both called "Users".')]],
  ['two columns of one name after trimming', 'a,"b ",b\n1,2,3\n', [], [first('columns 2 and 3 are both called "b".')]],
  ['a key twice', 'a,b,a\n1,2,3\n', [], [first('columns 1 and 3 are both called "a".')]],
  ['a cell too few', 'a,b,c\n1,2,3\n\n1,2\n', [], [first('2 cells below a header of 3 columns.', 4)]],
  ['a cell too many', 'a,b\n"x\ny",2\n1,2,3\n', [], [first('3 cells below a header of 2 columns.', 4)]],
  [
    'two delimiters',
    'a;b,c\n1;2,3\n',
    [],
    [
      first(
        'it can be read as 2 columns divided by commas and as 2 columns divided by semicolons. Say which of them is right. Say it with --delimiter.',
      ),
    ],
  ],
  [
    'bytes that are not UTF-8',
    latin1('city,Users\nBerlin,1\nZürich,28\n'),
    [],
    [
      first(
        'it is not UTF-8. Say with --encoding how the file is written: in windows-1252 (Excel in Western Europe) the line reads "Zürich,28".',
        3,
      ),
    ],
  ],
  [
    'a character that is cut off at the end',
    Buffer.from('city,Users\r\nBern,1\r\nZü').subarray(0, -1),
    [],
    [
      first(
        'it is not UTF-8. Say with --encoding how the file is written: in windows-1252 (Excel in Western Europe) the line reads "ZÃ".',
        3,
      ),
    ],
  ],
  [
    'what is not of the encoding that was said',
    latin1('city,Users\nZürich,28\n'),
    ['--encoding', 'shift_jis'],
    [first('from here on are bytes that are not shift_jis. --encoding says how the file is written.')],
  ],
  [
    'a workbook',
    Buffer.from('504b030414000600', 'hex'),
    [],
    ['a.csv: it is a workbook of Excel or another ZIP file: save the sheet as CSV.'],
  ],
  ['a packed file', Buffer.from('1f8b0800', 'hex'), [], ['a.csv: it is packed by gzip: unpack it first (gunzip).']],
  [
    'all values that are none, behind cells with line breaks',
    'date,Users,Rate\n"2026\n-11-17",x,n/a\n\n1,2,3\n,5,1.2.3\n',
    [],
    [
      'a.csv, line 2, column "Users": "x" is not a number.',
      'a.csv, line 2, column "Rate": "n/a" is not a number.',
      'a.csv, line 6, column "date": the key is empty.',
      'a.csv, line 6, column "Rate": "1.2.3" is not a number.',
    ],
  ],
  [
    'a decimal comma that was not said',
    'a;b\nx;28,5\n',
    [],
    ['a.csv, line 2, column "b": "28,5" is not a number. If decimals stand behind a comma, say --decimal ,'],
  ],
  [
    'points for thousands',
    'a;b;c\nx;1.234,5;1.234\n',
    ['--decimal', ','],
    ['b": "1.234,5', 'c": "1.234'].map(
      it =>
        `a.csv, line 2, column "${it}" has a point, and decimals stand behind a comma (--decimal ,): numbers are written without points for thousands.`,
    ),
  ],
  [
    'two commas in a number',
    'a;b\nx;1,234,5\n',
    ['--decimal', ','],
    ['a.csv, line 2, column "b": "1.234,5" is not a number.'],
  ],
  [
    'a line of NDJSON that is none',
    '{"a":"x","b":1}\n{"a":"y"\n',
    [],
    [first('it is not one object of JSON. Expected a comma or "}" but found the end of the text at character 9.', 2)],
  ],
  [
    'a list',
    '[{"a":"x","b":1}]',
    ['--format', 'ndjson'],
    [first("it is a list: write one object a line (jq -c '.[]' makes them of a list).")],
  ],
  [
    'a line that is no object',
    '{"a":"x","b":1}\n5\n',
    [],
    [first('it is not an object, such as {"date":"2026-11-20","Users":28}.', 2)],
  ],
  ['a name twice in an object', '{"a":"x","b":1,"b":2}', [], [first('a name is there twice.')]],
  [
    'objects and words where numbers have to be',
    '{"a":"x","b":{"c":1,"d":2},"e":true}',
    [],
    ['a.csv, line 1, column "b": {"c":1,"d":2} is not a number.', 'a.csv, line 1, column "e": true is not a number.'],
  ],
  [
    'an object without the key',
    '{"a":"x","b":1}\n{"b":2,"c":3}\n{"a":null,"b":2}\n',
    [],
    [first('there is no "a", the column of keys.', 2), first('there is no "a", the column of keys.', 3)],
  ],
  ['a key that is a list', '{"a":["x"],"b":1}', [], [first('the key is ["x"], and has to be a text or a number.')]],
])('%s is refused in words of files', async (_what, content, args, lines) => {
  expect(await refusal(content, args)).toEqual(lines)
})

test.each([0, 1, 2, 3, 4, 5])('the line of bytes that are not UTF-8 is right %i bytes into a piece', async offset => {
  const start = 'city,Users\r\nZü'
  const content = Buffer.concat([Buffer.from(`${start}rich €,1\r\n`), latin1('Köln,2\r\n')])
  await expect(readRows(content, [], 'a.csv', Buffer.byteLength(start) + offset)).rejects.toThrow(
    /^a\.csv, line 3: .* the line reads "Kö/,
  )
})

test('a list of JSON in a file of that name is told as one', async () => {
  expect(await refusal('[\n{"a":"x","b":1}\n]', [], 'a.json')).toEqual([expect.stringContaining('it is a list')])
})

test('twenty issues are shown, and the others are counted', async () => {
  const content = `a,b\n${'x,y\n'.repeat(25)}`
  await expect(readRows(content)).rejects.toThrow(
    /line 21, column "b": .*\nThere are 5 more like these\. Nothing was pushed\.$/,
  )
})

test.each([
  [['a.csv'], 'Say with --widget into which widget.'],
  [['--widget', 'w'], "Missing required argument 'file'."],
  [['a.csv', 'b.csv', '--widget', 'w'], 'Too many arguments. Expected 1 argument but got 2: a.csv, b.csv.'],
  [['a.csv', '--wigdet', 'w'], "Unknown option '--wigdet': did you mean --widget?"],
  [['a.csv', '--widget'], "Option '--widget <id>' argument missing."],
  [['a.csv', '--widget', 'w', '--rows', '5000'], '--rows is a number from 1 to 1000, not "5000".'],
  [['a.csv', '--widget', 'w', '--rows', 'many'], '--rows is a number from 1 to 1000, not "many".'],
  [['a.csv', '--widget', 'w', '--format', 'xml'], '--format is one of "csv", "ndjson", not "xml".'],
  [['a.csv', '--widget', 'w', '--decimal', ';'], '--decimal is one of ".", ",", not ";".'],
  [
    ['a.csv', '--widget', 'w', '--delimiter', 'constructor'],
    '--delimiter is one of "," ";" "|" and tab, not "constructor".',
  ],
  [['a.csv', '--widget', 'w', '--zone', '+02:00'], '--zone "+02:00" is not an IANA time zone, such as Europe/Berlin.'],
  [
    ['a.csv', '--widget', 'w', '--encoding', 'utf-9'],
    '--encoding "utf-9" is not the name of an encoding, such as windows-1252 or utf-16le.',
  ],
  [['a.csv', '--widget', 'w', '--key-kind', 'month'], '--key-kind is one of "DATE", "TIME", "CATEGORY", not "MONTH".'],
])('%j is refused: %s', (args, message) => {
  expect(() => readFileOptions(args)).toThrow(`${message} pushgraph push --help lists the options.`)
})
