// The options of `pushgraph push`, and what is wrong with them.
import type { Command } from 'commander'
import { decoderOf } from '../../base/charset.ts'
import { type Delimiter, delimiters } from '../../base/delimited-text.ts'
import type { AppError } from '../../base/errors.ts'
import { quote } from '../../base/quote.ts'
import { isTimeZone } from '../../core/zone.ts'
import { columnName } from '../../push/file/file-dimensions.ts'
import type { FileAdvice, FileFormat } from '../../push/file/file-format.ts'
import { FILE_LIMITS } from '../../push/file-limits.ts'
import { gatewayHelp } from '../client.ts'
import { type CommandContext, collect, createCommand, mistake } from '../command.ts'
import type { KeyKind } from '../gql/graphql.ts'

const USUAL_ROWS = 500
/** One that waits for the disk leaves the processor to the others. */
export const USUAL_IN_FLIGHT = 6
export const optionAdvice: FileAdvice = {
  delimiter: 'Say it with --delimiter.',
  decimal: 'If decimals stand behind a comma, say --decimal ,',
  comma: ' (--decimal ,)',
  dimension: '(--dimension)',
}
const COMMAND = 'pushgraph push'

const notes = `
The file is checked from its first line to its last before anything is sent, then pushed a part at a time. After an
interruption run the same command again: parts that were pushed are known by their content and count once. Several parts are
under way at a time where it makes no difference which of them is written first: they add, or have no key in common.
${gatewayHelp('push')}`

/** Its action is called with the options, once they are right. */
export function pushCommand(context: CommandContext, push: (options: FileOptions) => Promise<void>): Command {
  const command = createCommand('push', 'Pushes a file of rows into a widget.', context)
    .argument('<file>', 'text with a head line (CSV, TSV ...), or NDJSON (one object a line); - reads standard input')
    .option('--widget <id>', "the widget's global id; it has to be said")
  return withFileOptions(command)
    .addHelpText('after', notes)
    .action((file: string, values: FileValues) => push(toFileOptions(file, values)))
}

/** How files are read, and what becomes of their rows. */
export function withFileOptions(command: Command): Command {
  return command
    .option(
      '--key <column>',
      'the column of keys; every other column is a metric (default: the first that is no dimension)',
    )
    .option(
      '--dimension <column>',
      'a column of texts that the widget declares as a dimension; may be said again (default: the columns by the names of its dimensions, where the token may read)',
      collect,
    )
    .option(
      '--key-kind <kind>',
      'what the keys of a new widget are: DATE, TIME or CATEGORY (default: the keys tell it)',
    )
    .option('--zone <zone>', "the time zone of keys without an offset, such as Europe/Berlin (default: the project's)")
    .option(
      '--replace',
      'values take the place of those that are there (default: the metric says what happens; sums are added, averages, percentages and snapshots replaced)',
    )
    .option('--format <format>', 'csv or ndjson (default: ndjson for .ndjson, .jsonl and what begins with {, else csv)')
    .option('--delimiter <char>', 'what stands between columns: "," ";" "|" or tab (default: found in the first lines)')
    .option('--decimal <char>', 'what stands before decimals: "." or ","', '.')
    .option(
      '--encoding <name>',
      'how the file is written: windows-1252, latin1, utf-16le, shift_jis ... (default: utf-8, or utf-16 where the file shows it)',
    )
    .option('--rows <n>', `rows of a request, 1 to ${FILE_LIMITS.rowsPerRequest}`, String(USUAL_ROWS))
    .option(
      '--in-flight <n>',
      `requests under way at a time, 1 to ${FILE_LIMITS.inFlight}, where their order is of no matter`,
      String(USUAL_IN_FLIGHT),
    )
}

/** As they are written. */
export interface FileValues {
  readonly widget?: string
  readonly key?: string
  readonly dimension?: readonly string[]
  readonly keyKind?: string
  readonly zone?: string
  readonly replace?: boolean
  readonly format?: string
  readonly delimiter?: string
  readonly decimal: string
  readonly encoding?: string
  readonly rows: string
  readonly inFlight: string
}

/** `file` may be `-`: standard input. */
export interface FileOptions extends FileFormat {
  readonly widgetId: string
  readonly keyKind: KeyKind | null
  readonly zone: string | null
  readonly replace: boolean
  readonly encoding: string | null
  /** Of a part. */
  readonly rows: number
  /** Parts. */
  readonly inFlight: number
}

const delimiterWords = new Map<string, Delimiter>([
  ...delimiters.map(it => [it, it] as const),
  ['tab', '\t'],
  ['\\t', '\t'],
  ['comma', ','],
  ['semicolon', ';'],
  ['bar', '|'],
])

/** Throws AppError for what cannot be. */
export function toFileOptions(file: string, values: FileValues, command = COMMAND): FileOptions {
  const wrong = (message: string) => mistake(message, command)
  const { widget } = values
  if (!widget) throw wrong('Say with --widget into which widget.')
  const { zone = null, encoding = null } = values
  if (zone !== null && !isTimeZone(zone))
    throw wrong(`--zone ${quote(zone)} is not an IANA time zone, such as Europe/Berlin.`)
  if (encoding !== null && !/^utf-?16$/i.test(encoding) && decoderOf(encoding) === null)
    throw wrong(`--encoding ${quote(encoding)} is not the name of an encoding, such as windows-1252 or utf-16le.`)
  const dimensions = (values.dimension ?? []).map(columnName)
  if (dimensions.includes('')) throw wrong('--dimension is the name of a column.')
  if (values.key !== undefined && dimensions.includes(columnName(values.key)))
    throw wrong(`--dimension ${quote(values.key)} is the column of keys.`)
  const rows = countOf(wrong, 'rows', values.rows, FILE_LIMITS.rowsPerRequest)
  const inFlight = countOf(wrong, 'in-flight', values.inFlight, FILE_LIMITS.inFlight)
  return {
    file,
    widgetId: widget,
    key: values.key ?? null,
    dimensions,
    keyKind: oneOf(wrong, 'key-kind', values.keyKind?.toUpperCase(), ['DATE', 'TIME', 'CATEGORY']),
    zone,
    replace: values.replace ?? false,
    format: oneOf(wrong, 'format', values.format, ['csv', 'ndjson']),
    delimiter: toDelimiter(wrong, values.delimiter),
    decimal: oneOf(wrong, 'decimal', values.decimal, ['.', ',']) ?? '.',
    encoding,
    rows,
    inFlight,
    advice: optionAdvice,
  }
}

function countOf(wrong: Wrong, option: string, text: string, most: number): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= most) return count
  throw wrong(`--${option} is a number from 1 to ${most}, not ${quote(text)}.`)
}

function toDelimiter(wrong: Wrong, text: string | undefined): Delimiter | null {
  if (text === undefined) return null
  const delimiter = delimiterWords.get(text.toLowerCase())
  if (delimiter === undefined) throw wrong(`--delimiter is one of "," ";" "|" and tab, not ${quote(text)}.`)
  return delimiter
}

function oneOf<T extends string>(
  wrong: Wrong,
  option: string,
  text: string | undefined,
  words: readonly T[],
): T | null {
  if (text === undefined) return null
  const word = words.find(it => it === text)
  if (word === undefined)
    throw wrong(`--${option} is one of ${words.map(it => quote(it)).join(', ')}, not ${quote(text)}.`)
  return word
}

/** Makes the error of a command. */
type Wrong = (message: string) => AppError
