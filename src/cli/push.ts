// `pushgraph push FILE`: pushes a file of rows, a part at a time, so that it can be cut off and run again.
import { AppError } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import type { CliSettings } from '../config/cli.ts'
import { FileError, issueText } from '../push/file/file-error.ts'
import { type FileRow, rowsOf } from '../push/file/file-rows.ts'
import { tokenOf } from './client.ts'
import { type CommandContext, type Print, runCommand } from './command.ts'
import { checkFile } from './files/check-file.ts'
import { declaredDimensions } from './files/declared-dimensions.ts'
import { openFile } from './files/file-bytes.ts'
import { type FileOptions, pushCommand } from './files/file-options.ts'
import { type FilePart, type PartReceipt, sendPart } from './files/file-part.ts'
import { textOf } from './files/file-text.ts'
import { Pause } from './files/pause.ts'
import { sendParts } from './files/send-parts.ts'
import type { PushMetricInput } from './gql/graphql.ts'
import { collectOften } from './heap-growth.ts'
import { createProgress } from './progress.ts'
import { untilStopped } from './stop-signal.ts'

/** Of all parts of a file, each once. */
const MAX_WARNINGS = 20
/** Named at the end. */
const MAX_NEW_METRICS = 20

/** Resolves with the exit code. */
export async function pushFile(settings: CliSettings, args: readonly string[], print: Print): Promise<number> {
  collectOften()
  const context: CommandContext = { print, exitCode: 0 }
  const push = async (options: FileOptions) => print(await pushRows(settings, options))
  return runCommand(pushCommand(context, push), context, args)
}

/** Resolves with what became of the file, in words. Throws AppError in words of the file. */
export async function pushRows(
  settings: CliSettings,
  options: FileOptions,
  metrics: readonly PushMetricInput[] = [],
): Promise<string> {
  const { url } = settings
  const token = tokenOf(settings, 'push')
  await using file = await openFile(options.file)
  const declared = await declaredDimensions({ url, token }, options.widgetId)
  const rows = () => rowsOf(textOf(file.read(), options.encoding), options, declared)
  const total = await checkFile(file.label, rows())
  const summary = new Summary()
  const show = createProgress(file.label, total)
  const pause = new Pause(line => process.stderr.write(`${line}\n`))
  try {
    await untilStopped(
      () => summary.toStopText(),
      stop =>
        sendParts(partsOf(file.label, rows(), options.rows), {
          send: (part, ending) => sendPart({ url, token, pause, stop, ending }, { ...options, metrics }, part),
          received: (receipt, part) => {
            summary.add(receipt, part.rows.length)
            show(summary.sent)
          },
          inFlight: options.inFlight,
          zone: options.zone,
          stop,
        }),
    )
  } catch (error) {
    // It is another file than the one that was checked.
    if (error instanceof FileError) throw new AppError('BAD_USER_INPUT', issueText(file.label, error.issue))
    throw error
  }
  for (const warning of summary.warnings) process.stderr.write(`${warning}\n`)
  return summary.toText()
}

async function* partsOf(label: string, all: AsyncIterable<FileRow>, size: number): AsyncGenerator<FilePart> {
  let nth = 0
  let rows: FileRow[] = []
  for await (const row of all) {
    const [issue] = row.issues
    if (issue) throw new FileError(issue)
    rows.push(row)
    if (rows.length < size) continue
    yield { label, nth, rows }
    nth += rows.length
    rows = []
  }
  if (rows.length > 0) yield { label, nth, rows }
}

/** What became of the parts. */
class Summary {
  sent = 0
  #replayed = 0
  readonly warnings = new Set<string>()
  readonly #newMetrics = new Set<string>()

  add({ replayed, warnings, newMetrics }: PartReceipt, rows: number): void {
    this.sent += rows
    if (replayed) this.#replayed += rows
    for (const warning of warnings) if (this.warnings.size < MAX_WARNINGS) this.warnings.add(warning)
    for (const name of newMetrics) this.#newMetrics.add(name)
  }

  toStopText(): string {
    return `Stopped: ${this.#rows} for certain. Run the same command again: what was pushed counts once.`
  }

  get #rows(): string {
    return this.sent === 1 ? '1 row pushed' : `${this.sent} rows pushed`
  }

  toText(): string {
    const rows = this.#rows
    const before = this.#replayed > 0 ? `, ${this.#replayed} of them by an earlier run` : ''
    const names = [...this.#newMetrics].map(name => quote(name))
    const more = names.length > MAX_NEW_METRICS ? ` and ${names.length - MAX_NEW_METRICS} more` : ''
    const made = names.length > 0 ? `; new metrics: ${names.slice(0, MAX_NEW_METRICS).join(', ')}${more}` : ''
    return rows + before + made
  }
}
