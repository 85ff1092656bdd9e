import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DelimitedError, type DelimitedRow } from './delimited-row.ts'
import {
  cellsUnder,
  type DelimitedOptions,
  DelimitedReader,
  delimiters,
  headerOf,
  MAX_ROW_LENGTH,
} from './delimited-text.ts'

function read(text: string, options: DelimitedOptions = {}, piece = Infinity): DelimitedRow[] {
  const reader = new DelimitedReader(options)
  const rows: DelimitedRow[] = []
  for (let at = 0; at < text.length; at += piece) rows.push(...reader.read(text.slice(at, at + piece)))
  return [...rows, ...reader.end()]
}
const cells = (text: string, options: DelimitedOptions = {}) => read(text, options).map(row => row.cells)

function table(text: string): readonly (readonly string[])[] {
  const [first, ...rows] = read(text)
  if (!first) return []
  const header = headerOf(first)
  return [header, ...rows.map(row => cellsUnder(header, row))]
}

test.each([
  ['commas', 'date,Users\n2026-11-17,28\n'],
  ['semicolons, as Excel writes them in Europe', 'date;Users\r\n2026-11-17;28\r\n'],
  ['tabs', 'date\tUsers\n2026-11-17\t28'],
  ['bars', 'date|Users\n2026-11-17|28'],
  ['a byte order mark', '\ufeffdate,Users\n2026-11-17,28'],
  ['old line ends', 'date,Users\r2026-11-17,28\r'],
  ['line ends of several kinds', 'date,Users\r\n2026-11-17,28\n'],
  ['blank rows, and rows of nothing but delimiters', '\n \ndate,Users\n,\n2026-11-17,28\n,,\n\n'],
  ['blanks around cells', ' date , Users\n2026-11-17\t, "28" \n'],
  ['a delimiter at the end of each line', 'date,Users,\n2026-11-17,28,\n'],
  ['a line that says what divides', 'sep=;\ndate;Users\n2026-11-17;28'],
])('reads %s', (_what, text) => {
  expect(table(text)).toEqual([
    ['date', 'Users'],
    ['2026-11-17', '28'],
  ])
})

test('quoted cells have delimiters, line ends, blanks and quotation marks in them', () => {
  expect(cells('a;"b, ""c"";"; " d "\n"1\r\n2";5" pipe;""')).toEqual([
    ['a', 'b, "c";', ' d '],
    ['1\r\n2', '5" pipe', ''],
  ])
})

test('columns stay in their order, also where they are called by numbers', () => {
  expect(table('10,7,date\n1,2,3')).toEqual([
    ['10', '7', 'date'],
    ['1', '2', '3'],
  ])
})

test('a decimal comma does not divide, and empty cells at the end are cells', () => {
  expect(table('date;Users;Rate\n2026-11-17;28,5;\n2026-11-18;;1,5')).toEqual([
    ['date', 'Users', 'Rate'],
    ['2026-11-17', '28,5', ''],
    ['2026-11-18', '', '1,5'],
  ])
})

test('rows know their lines, also behind cells that take several', () => {
  const rows = read('a,b\r\n\r\n"1\n2\r\n3",4\r5,6')
  expect(rows.map(({ line, cells: [first] }) => [line, first])).toEqual([
    [1, 'a'],
    [3, '1\n2\r\n3'],
    [6, '5'],
  ])
})

test.each([
  ['a,a\n1,2', 'Line 1: columns 1 and 2 are both called "a".'],
  ['a, b ,b\n1,2,3', 'Line 1: columns 2 and 3 are both called "b".'],
  ['a,,b\n1,2,3', 'Line 1: column 2 has no name.'],
  ['a,b\n1,2\n3', 'Line 3: 1 cell below a header of 2 columns.'],
  ['a,b\n1,2,3', 'Line 2: 3 cells below a header of 2 columns.'],
  ['a,b\n"1', 'Line 2: a cell begins with a quotation mark, and none closes it.'],
  [
    'a,b\n"1\n2"x,3',
    'Line 3: text follows the quotation mark that closes a cell; a quotation mark inside of one is written twice.',
  ],
  [
    'a;b,c\n1;2,3',
    'Line 1: it can be read as 2 columns divided by commas and as 2 columns divided by semicolons. Say which of them is right.',
  ],
])('%j is refused in words of files', (text, message) => {
  expect(() => table(text)).toThrow(
    new DelimitedError(Number(/\d+/.exec(message)?.[0]), message.replace(/^Line \d+: /, '')),
  )
})

test('what is ambiguous is read as somebody says', () => {
  expect(cells('a;b,c\n1;2,3', { delimiter: ';' })).toEqual([
    ['a', 'b,c'],
    ['1', '2,3'],
  ])
})

test('a row has a longest length, so that a quotation mark that is not closed takes no memory', () => {
  const reader = new DelimitedReader()
  reader.read('a,b\n"')
  const piece = 'x'.repeat(65_536)
  expect(() => {
    for (let length = 0; length <= MAX_ROW_LENGTH; length += piece.length) reader.read(piece)
  }).toThrow(/^Line 2: a row has more than 1048576 characters\. Perhaps a quotation mark is not closed\.$/)
})

test('whatever is written is read again, in pieces of any size', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '7', ' ', '"', ',', ';', '\t', '|', '\n', '\r', 'ü'),
    maxLength: 6,
  })
  const rows = fc
    .integer({ min: 1, max: 4 })
    .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
  const lineEnd = fc.constantFrom('\n', '\r\n', '\r')
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom(...delimiters),
      fc.array(lineEnd, { minLength: 6, maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      (written, delimiter, ends, piece) => {
        const text = written
          .map((row, index) => row.map(it => `"${it.replaceAll('"', '""')}"`).join(delimiter) + ends[index])
          .join('')
        const expected = written.filter(row => row.some(it => it !== ''))
        expect(read(text, { delimiter }, piece).map(row => row.cells)).toEqual(expected)
        const theirs = parse(text, { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true })
        expect(theirs.filter((row: string[]) => row.some(it => it !== ''))).toEqual(expected)
      },
    ),
    { numRuns: 300 },
  )
})

test('cells without quotation marks are read as another reader reads them', () => {
  const unit = fc.constantFrom('a', '1', '.', ' ', ',', ',', '\n', '\r\n', '-')
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (parts, piece) => {
      const text = parts.join('')
      const options = { trim: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] }
      const theirs = (parse(text, options) as string[][]).filter(row => row.some(it => it !== ''))
      expect(read(text, { delimiter: ',' }, piece).map(row => row.cells)).toEqual(theirs)
    }),
    { numRuns: 300 },
  )
})
