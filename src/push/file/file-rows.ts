// The text of a file as rows to push, each with its line and with what is wrong in it.
import { quote } from '../../base/quote.ts'
import { toDimensionValue } from '../../core/dimension-filter.ts'
import { dimensionValueIssue } from '../../widgets/dimension.ts'
import type { PushedDimension, PushedValue } from '../push.ts'
import { valueIssue } from '../value-issue.ts'
import { DelimitedRows } from './delimited-rows.ts'
import { columnName } from './file-dimensions.ts'
import { emptyFile, type FileIssue } from './file-error.ts'
import type { FileAdvice, FileFormat } from './file-format.ts'
import type { FileRecord, RecordReader } from './file-record.ts'
import { JsonRows } from './json-rows.ts'

export interface FileRow {
  readonly line: number
  readonly keyColumn: string
  readonly key: string
  readonly dimensions: readonly PushedDimension[]
  readonly values: readonly PushedValue[]
  readonly issues: readonly FileIssue[]
}

/** Rows as they come; `declared` are the dimensions of the widget, where they are known. Throws FileError for what ends the reading. */
export async function* rowsOf(
  text: AsyncIterable<string>,
  options: FileFormat,
  declared: readonly string[] | null = null,
): AsyncGenerator<FileRow> {
  const dimensions = { named: options.dimensions, declared }
  let reader: RecordReader | null = null
  for await (const piece of text) {
    if (piece === '') continue
    reader ??= isNdjson(piece, options)
      ? new JsonRows(options.key, dimensions, options.advice)
      : new DelimitedRows(options, dimensions)
    for (const record of reader.read(piece)) yield toRow(record, options)
  }
  if (reader === null) throw emptyFile()
  for (const record of reader.end()) yield toRow(record, options)
}

function isNdjson(start: string, { file, format }: FileFormat): boolean {
  if (format !== null) return format === 'ndjson'
  return /\.(ndjson|jsonl)$/i.test(file) || /^\s*\{/.test(start) || (/\.json$/i.test(file) && /^\s*\[/.test(start))
}

function toRow({ line, keyColumn, key, cells }: FileRecord, { decimal, advice }: FileFormat): FileRow {
  const issues: FileIssue[] = []
  if (key === null) issues.push({ line, column: null, message: `there is no ${quote(keyColumn)}, the column of keys.` })
  else if (key.trim() === '') issues.push({ line, column: keyColumn, message: 'the key is empty.' })
  const values: PushedValue[] = []
  const dimensions: PushedDimension[] = []
  for (const cell of cells) {
    if (cell.isDimension) {
      const value = toDimensionValue(cell.text)
      const issue = value === null ? null : dimensionValueIssue(value)
      const message = cell.issue ?? (issue && `its value ${issue}`)
      if (message !== null) issues.push({ line, column: cell.column, message })
      else if (value !== null) dimensions.push({ dimension: columnName(cell.column), value })
      continue
    }
    const text = cell.text.trim()
    const value = decimal === ',' && cell.isNumber !== true ? withPoint(text) : text
    const message =
      cell.issue ?? (text === '' ? null : value === null ? groupedIssue(text, advice) : issueOf(value, decimal, advice))
    if (message !== null) issues.push({ line, column: cell.column, message })
    else if (text !== '' && value !== null) values.push({ metric: cell.column, value })
  }
  return { line, keyColumn, key: key ?? '', dimensions, values, issues }
}

/** `null`: the point may be one of thousands. */
function withPoint(text: string): string | null {
  if (text.includes('.')) return null
  return text.replace(',', '.')
}

const groupedIssue = (text: string, advice: FileAdvice) =>
  `${quote(text)} has a point, and decimals stand behind a comma${advice.comma}: numbers are written without points for thousands.`

function issueOf(value: string, decimal: '.' | ',', advice: FileAdvice): string | null {
  const issue = valueIssue(value)
  if (issue === null || decimal === ',' || !/^[-+]?\d+,\d+ ?%?$/.test(value)) return issue
  return `${issue} ${advice.decimal}`
}
