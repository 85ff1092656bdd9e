// A file of rows that a person chose: looked through to its end before anything of it is pushed, then pushed a part at a time.
import { markedCharset } from '../../../base/charset.ts'
import { contentKey } from '../../../push/file/content-key.ts'
import { FileError, type FileIssue } from '../../../push/file/file-error.ts'
import type { FileAdvice, FileFormat } from '../../../push/file/file-format.ts'
import { type FileRow, rowsOf } from '../../../push/file/file-rows.ts'
import type { OnDuplicate, PushInput } from '../gql/graphql.ts'
import { formatNumber } from '../parts/format.ts'

/** Rows of a request. */
const PART_ROWS = 500
const SHOWN_ROWS = 5
const SHOWN_ISSUES = 10
/** So many rows tell which columns are texts. */
const TRIED_ROWS = 200

const advice: FileAdvice = {
  delimiter: 'Choose what divides columns.',
  decimal: 'If decimals stand behind a comma, choose so.',
  comma: '',
  dimension: 'among the dimensions',
}

/** How the file is read, as the form has it. */
export interface UploadFormat {
  readonly encoding: string
  readonly delimiter: FileFormat['delimiter']
  readonly decimal: '.' | ','
}

export const usualFormat: UploadFormat = { encoding: 'utf-8', delimiter: null, decimal: '.' }

/** `1 row`, `1,200 rows`. */
export const rowsText = (count: number) => (count === 1 ? '1 row' : `${formatNumber(count)} rows`)

export interface Inspection {
  readonly keyColumn: string
  readonly metrics: readonly string[]
  /** Columns of texts: those that the widget declares, and new ones. */
  readonly dimensions: readonly string[]
  readonly rows: number
  readonly first: readonly FileRow[]
  /** The first of them, and how many there are. */
  readonly issues: readonly FileIssue[]
  readonly issueCount: number
}

type UploadedFile = Pick<File, 'name' | 'stream' | 'slice'>

/** Reads the file to its end. Columns that hold no number in the first rows are dimensions, but for those in `numbers`. Throws FileError. */
export async function inspect(
  file: UploadedFile,
  format: UploadFormat,
  declared: readonly string[],
  numbers: ReadonlySet<string>,
): Promise<Inspection> {
  const texts = (await textColumns(file, format, declared)).filter(name => !numbers.has(name))
  const dimensions = [...new Set([...declared, ...texts])]
  const metrics = new Set<string>()
  const found = new Set<string>()
  const first: FileRow[] = []
  const issues: FileIssue[] = []
  let [rows, issueCount, keyColumn] = [0, 0, '']
  for await (const row of read(file, format, dimensions)) {
    rows++
    keyColumn = row.keyColumn
    for (const { metric } of row.values) metrics.add(metric)
    for (const { dimension } of row.dimensions) found.add(dimension)
    if (first.length < SHOWN_ROWS) first.push(row)
    issueCount += row.issues.length
    issues.push(...row.issues.slice(0, SHOWN_ISSUES - issues.length))
  }
  return {
    keyColumn,
    metrics: [...metrics],
    dimensions: dimensions.filter(name => found.has(name)),
    rows,
    first,
    issues,
    issueCount,
  }
}

async function textColumns(file: UploadedFile, format: UploadFormat, declared: readonly string[]): Promise<string[]> {
  const wrong = new Set<string>()
  const right = new Set<string>()
  let count = 0
  for await (const row of read(file, format, declared)) {
    for (const { metric } of row.values) right.add(metric)
    for (const { column } of row.issues) if (column !== null && column !== row.keyColumn) wrong.add(column)
    if (++count === TRIED_ROWS) break
  }
  // Where no column holds numbers, those of the file are written in another way than was chosen.
  return right.size === 0 ? [] : [...wrong].filter(name => !right.has(name))
}

function read(
  file: UploadedFile,
  { encoding, delimiter, decimal }: UploadFormat,
  dimensions: readonly string[],
): AsyncGenerator<FileRow> {
  const format = { file: file.name, format: null, key: null, dimensions: [], delimiter, decimal, advice }
  return rowsOf(textOf(file, encoding), format, dimensions)
}

/** Throws FileError where the bytes are not what the encoding has. */
async function* textOf(file: UploadedFile, encoding: string): AsyncGenerator<string> {
  const marked = markedCharset(new Uint8Array(await file.slice(0, 4).arrayBuffer()))
  const decoder = new TextDecoder(marked ?? encoding, { fatal: true })
  const reader = file.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      const text = decoder.decode(value, { stream: !done })
      if (text !== '') yield text
      if (done) return
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const message = `it is not written in ${encoding}. Choose how it is written; Excel in Western Europe writes windows-1252.`
    throw new FileError({ line: null, column: null, message })
  } finally {
    void reader.cancel().catch(() => {})
  }
}

export interface UploadPart {
  readonly input: PushInput
  /** Rows of the file with this part. */
  readonly through: number
  readonly firstLine: number
}

/** Parts to push in turn; each is known by what is in it, so that one that comes again counts once. */
export async function* partsOf(
  file: UploadedFile,
  format: UploadFormat,
  dimensions: readonly string[],
  target: { widgetId: string; onDuplicate: OnDuplicate | null },
): AsyncGenerator<UploadPart> {
  let part: FileRow[] = []
  let through = 0
  const close = (): UploadPart => {
    const rows = part.map(({ key, dimensions: given, values }) => ({
      key,
      dimensions: [...given],
      values: [...values],
    }))
    const before = through
    through += rows.length
    const { widgetId, onDuplicate } = target
    const idempotencyKey = `upload-${contentKey(JSON.stringify([widgetId, onDuplicate, before, rows]))}`
    const firstLine = part[0]?.line ?? 1
    part = []
    return { input: { widgetId, rows, idempotencyKey, ...(onDuplicate && { onDuplicate }) }, through, firstLine }
  }
  for await (const row of read(file, format, dimensions)) {
    part.push(row)
    if (part.length === PART_ROWS) yield close()
  }
  if (part.length > 0) yield close()
}
