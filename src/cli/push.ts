// `pushgraph push FILE`: pushes a file of rows, a part at a time, so that it can be cut off and run again.
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse'
import { AppError } from '../base/errors.ts'
import { JsonNumber, readJson } from '../base/json-text.ts'
import type { CliSettings } from '../config/cli.ts'
import { createProgress } from './progress.ts'

const usage = `pushgraph push FILE --widget ID [--key COLUMN] [--replace] [--format csv|ndjson] [--rows N]

  FILE          CSV with a head line, or NDJSON (one object a line); - reads standard input
  --widget ID   the widget's global id
  --key COLUMN  the key column (default: the first one). Every other column is a metric
  --replace     values take the place of those that are there; without it the metric says what happens
                (sums are added, averages, percentages and snapshots replaced)
  --rows N      rows of a request, 1 to 1000 (default: 500)

PUSHGRAPH_URL (http://127.0.0.1:4000) is where the gateway is, PUSHGRAPH_TOKEN a token with the scope push.
Run it again after an interruption: parts that were pushed are known by their content and count once.
`

type Row = Map<string, string>

/** Resolves with the exit code. */
export async function pushFile(
  settings: CliSettings,
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      widget: { type: 'string' },
      key: { type: 'string' },
      replace: { type: 'boolean', default: false },
      format: { type: 'string' },
      rows: { type: 'string', default: '500' },
    },
  })
  const [file] = positionals
  const size = Number(values.rows)
  if (!file || !values.widget || !(size >= 1 && size <= 1000)) {
    process.stderr.write(usage)
    return 2
  }
  if (settings.token === null)
    throw new AppError('BAD_USER_INPUT', 'Set PUSHGRAPH_TOKEN to a token with the scope push.')
  // Standard input is read whole, so that its length is known and its content names its parts.
  const text = file === '-' ? readFileSync(0, 'utf8') : null
  const format = values.format ?? formatOf(file, text)
  const total = await countLines(file, text)
  const show = createProgress(file === '-' ? 'standard input' : basename(file), total - (format === 'csv' ? 1 : 0))
  const progress = { sent: 0, replayed: 0 }
  const warnings = new Set<string>()
  const part: Row[] = []
  const flush = async () => {
    if (part.length === 0) return
    const receipt = await sendPart(
      settings,
      { widgetId: values.widget as string, key: values.key, replace: values.replace, nth: progress.sent },
      part,
    )
    if (receipt.replayed) progress.replayed += part.length
    for (const warning of receipt.warnings) if (warnings.size < MAX_WARNINGS) warnings.add(warning)
    progress.sent += part.length
    part.length = 0
    show(progress.sent)
  }
  for await (const row of format === 'csv' ? csvRows(file, text) : ndjsonRows(file, text)) {
    part.push(row)
    if (part.length >= size) await flush()
  }
  await flush()
  for (const warning of warnings) process.stderr.write(`${warning}\n`)
  print(
    `${progress.sent} rows pushed${progress.replayed > 0 ? `, ${progress.replayed} of them by an earlier run` : ''}`,
  )
  return 0
}

function formatOf(file: string, text: string | null): string {
  if (text !== null) return text.trimStart().startsWith('{') ? 'ndjson' : 'csv'
  return ['.ndjson', '.jsonl'].includes(extname(file)) ? 'ndjson' : 'csv'
}

async function countLines(file: string, text: string | null): Promise<number> {
  let count = 0
  if (text !== null) for (const line of text.split('\n')) count += line.trim() === '' ? 0 : 1
  else for await (const line of createInterface({ input: createReadStream(file) })) count += line.trim() === '' ? 0 : 1
  return count
}

async function* csvRows(file: string, text: string | null): AsyncGenerator<Row> {
  const parser = parse({ columns: head => head, bom: true, skip_empty_lines: true, trim: true })
  if (text !== null) parser.end(text)
  else createReadStream(file).pipe(parser)
  for await (const record of parser) yield new Map(Object.entries(record as Record<string, string>))
}

async function* ndjsonRows(file: string, text: string | null): AsyncGenerator<Row> {
  let number = 0
  const lines = text !== null ? text.split('\n') : createInterface({ input: createReadStream(file) })
  for await (const line of lines) {
    number++
    if (line.trim() === '') continue
    const value = readJson(line)
    if (!(value instanceof Map)) throw new AppError('BAD_USER_INPUT', `Line ${number} is no object.`)
    const row: Row = new Map()
    for (const [name, cell] of value) {
      if (cell === null) continue
      if (typeof cell !== 'string' && !(cell instanceof JsonNumber))
        throw new AppError('BAD_USER_INPUT', `Line ${number}: ${name} is no number.`)
      row.set(name, String(cell))
    }
    yield row
  }
}

const MUTATION = `mutation PushPart($input: PushInput!) { push(input: $input) { receipt { replayed warnings } } }`
/** Of all parts of a file, each once. */
const MAX_WARNINGS = 20

interface PartReceipt {
  readonly replayed: boolean
  readonly warnings: readonly string[]
}

interface Part {
  readonly widgetId: string
  readonly key: string | undefined
  readonly replace: boolean
  /** Rows before it: two equal parts of one file are two parts. */
  readonly nth: number
}

async function sendPart(settings: CliSettings, part: Part, rows: readonly Row[]): Promise<PartReceipt> {
  const pushed = rows.map((row, index) => {
    const keyColumn = part.key ?? row.keys().next().value ?? ''
    const key = row.get(keyColumn)
    if (key === undefined)
      throw new AppError('BAD_USER_INPUT', `Row ${part.nth + index + 1} has no column ${keyColumn}.`)
    const cells = [...row].filter(([name, value]) => name !== keyColumn && value !== '')
    return { key, values: cells.map(([metric, value]) => ({ metric, value })) }
  })
  const onDuplicate = part.replace ? 'REPLACE' : undefined
  // What older versions sent is in the key of a part: a file that they began goes on.
  const content = JSON.stringify([part.widgetId, onDuplicate ?? 'ADD', part.nth, pushed])
  const idempotencyKey = `file-${createHash('sha256').update(content).digest('base64url')}`
  const input = { widgetId: part.widgetId, onDuplicate, rows: pushed, idempotencyKey }
  const response = await fetch(`${settings.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${settings.token}` },
    body: JSON.stringify({ query: MUTATION, variables: { input } }),
  })
  const { data, errors } = (await response.json()) as {
    data?: { push: { receipt: PartReceipt } }
    errors?: { message: string }[]
  }
  if (errors || !data) {
    const where = `rows ${part.nth + 1} to ${part.nth + rows.length}`
    throw new AppError('BAD_USER_INPUT', `The gateway refused ${where}: ${errors?.[0]?.message ?? response.status}`)
  }
  return data.push.receipt
}
