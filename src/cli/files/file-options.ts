// The options of `pushgraph push`, and what is wrong with them.
import { decoderOf } from '../../base/charset.ts'
import { type Delimiter, delimiters } from '../../base/delimited-text.ts'
import { AppError } from '../../base/errors.ts'
import { quote } from '../../base/quote.ts'
import { isTimeZone } from '../../core/zone.ts'
import { FILE_LIMITS } from '../../push/file-limits.ts'
import { readArguments } from '../arguments.ts'
import type { KeyKind } from '../gql/graphql.ts'
import { columnName } from './file-dimensions.ts'

const USUAL_ROWS = 500

export const usage = `pushgraph push FILE --widget ID [options]

  FILE                 text with a head line (CSV, TSV ...), or NDJSON (one object a line); - reads standard input
  --widget ID          the widget's global id; it has to be said

  --key COLUMN         the column of keys. Every other column is a metric. Default: the first that is no
                       dimension
  --dimension COLUMN   a column of texts that the widget declares as a dimension; may be said several times. Default: the
                       columns by the names of the widget's dimensions, where the token may read
  --key-kind KIND      what the keys of a new widget are: DATE, TIME or CATEGORY. Default: the keys tell it
  --zone ZONE          the time zone of keys without an offset, such as Europe/Berlin. Default: the project's
  --replace            values take the place of those that are there. Default: the metric says what happens
                       (sums are added, averages, percentages and snapshots replaced)
  --format FORMAT      csv or ndjson. Default: ndjson for .ndjson, .jsonl and what begins with {, else csv
  --delimiter CHAR     what stands between columns: "," ";" "|" or tab. Default: found in the first lines
  --decimal CHAR       what stands before decimals: "." or ",". Default: .
  --encoding NAME      how the file is written: windows-1252, latin1, utf-16le, shift_jis ... Default: utf-8, or utf-16
                       where the file shows it
  --rows N             rows of a request, 1 to ${FILE_LIMITS.rowsPerRequest}. Default: ${USUAL_ROWS}
  --help               this text

PUSHGRAPH_URL is where the gateway is (default: http://127.0.0.1:4000), PUSHGRAPH_TOKEN a token with the scope push.
The file is checked from its first line to its last before anything is sent, then pushed a part at a time. After an
interruption run the same command again: parts that were pushed are known by their content and count once.
`

export interface FileOptions {
  /** `-`: standard input. */
  readonly file: string
  readonly widgetId: string
  readonly key: string | null
  /** Columns that --dimension names. */
  readonly dimensions: readonly string[]
  readonly keyKind: KeyKind | null
  readonly zone: string | null
  readonly replace: boolean
  readonly format: 'csv' | 'ndjson' | null
  readonly delimiter: Delimiter | null
  readonly decimal: '.' | ','
  readonly encoding: string | null
  /** Of a part. */
  readonly rows: number
}

const delimiterWords = new Map<string, Delimiter>([
  ...delimiters.map(it => [it, it] as const),
  ['tab', '\t'],
  ['\\t', '\t'],
  ['comma', ','],
  ['semicolon', ';'],
  ['bar', '|'],
])

/** `null`: help is asked for, or nothing is said. Throws AppError for what cannot be. */
export function readFileOptions(args: readonly string[]): FileOptions | null {
  const { values, positionals } = readArguments('push', {
    args: [...args],
    allowPositionals: true,
    options: {
      widget: { type: 'string' },
      key: { type: 'string' },
      dimension: { type: 'string', multiple: true, default: [] },
      'key-kind': { type: 'string' },
      zone: { type: 'string' },
      replace: { type: 'boolean', default: false },
      format: { type: 'string' },
      delimiter: { type: 'string' },
      decimal: { type: 'string', default: '.' },
      encoding: { type: 'string' },
      rows: { type: 'string', default: String(USUAL_ROWS) },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help || args.length === 0) return null
  const [file, ...others] = positionals
  if (file === undefined) throw wrong('Say which file is pushed; - is standard input.')
  if (others.length > 0)
    throw wrong(`One file is pushed at a time, and there are ${positionals.length}: ${positionals.join(', ')}.`)
  if (!values.widget) throw wrong('Say with --widget into which widget.')
  const { zone = null, encoding = null } = values
  if (zone !== null && !isTimeZone(zone))
    throw wrong(`--zone ${quote(zone)} is not an IANA time zone, such as Europe/Berlin.`)
  if (encoding !== null && !/^utf-?16$/i.test(encoding) && decoderOf(encoding) === null)
    throw wrong(`--encoding ${quote(encoding)} is not the name of an encoding, such as windows-1252 or utf-16le.`)
  const dimensions = values.dimension.map(columnName)
  if (dimensions.includes('')) throw wrong('--dimension is the name of a column.')
  if (values.key !== undefined && dimensions.includes(columnName(values.key)))
    throw wrong(`--dimension ${quote(values.key)} is the column of keys.`)
  const rows = Number(values.rows)
  if (!Number.isInteger(rows) || rows < 1 || rows > FILE_LIMITS.rowsPerRequest)
    throw wrong(`--rows is a number from 1 to ${FILE_LIMITS.rowsPerRequest}, not ${quote(values.rows)}.`)
  return {
    file,
    widgetId: values.widget,
    key: values.key ?? null,
    dimensions,
    keyKind: oneOf('key-kind', values['key-kind']?.toUpperCase(), ['DATE', 'TIME', 'CATEGORY']),
    zone,
    replace: values.replace,
    format: oneOf('format', values.format, ['csv', 'ndjson']),
    delimiter: toDelimiter(values.delimiter),
    decimal: oneOf('decimal', values.decimal, ['.', ',']) ?? '.',
    encoding,
    rows,
  }
}

function toDelimiter(text: string | undefined): Delimiter | null {
  if (text === undefined) return null
  const delimiter = delimiterWords.get(text.toLowerCase())
  if (delimiter === undefined) throw wrong(`--delimiter is one of "," ";" "|" and tab, not ${quote(text)}.`)
  return delimiter
}

function oneOf<T extends string>(option: string, text: string | undefined, words: readonly T[]): T | null {
  if (text === undefined) return null
  const word = words.find(it => it === text)
  if (word === undefined)
    throw wrong(`--${option} is one of ${words.map(it => quote(it)).join(', ')}, not ${quote(text)}.`)
  return word
}

const wrong = (message: string) => new AppError('BAD_USER_INPUT', `${message} pushgraph push --help lists the options.`)
