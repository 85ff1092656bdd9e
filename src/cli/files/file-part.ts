// A part of a file: how it is known, how it is sent, and what the gateway refuses in words of the file.
import { createHash } from 'node:crypto'
import { AppError } from '../../base/errors.ts'
import type { CliSettings } from '../../config/cli.ts'
import { issueText } from '../../push/file/file-error.ts'
import type { FileRow } from '../../push/file/file-rows.ts'
import { FILE_LIMITS } from '../../push/file-limits.ts'
import { whereOf } from '../../push/push.ts'
import { post, type Refusal } from '../client.ts'
import type { PushInput, PushMetricInput } from '../gql/graphql.ts'
import { pushPart } from '../operations.ts'
import type { FileOptions } from './file-options.ts'
import type { PartOutcome } from './part-order.ts'
import type { Pause } from './pause.ts'

export interface FilePart {
  /** The file, as messages call it. */
  readonly label: string
  /** Rows before it: two equal parts of one file are two parts. */
  readonly nth: number
  readonly rows: readonly FileRow[]
}

export interface PartReceipt extends PartOutcome {
  readonly warnings: readonly string[]
  readonly newMetrics: readonly string[]
}

interface PartOptions extends Pick<FileOptions, 'widgetId' | 'replace' | 'keyKind' | 'zone'> {
  /** What is known of metrics, for those that are new. */
  readonly metrics: readonly PushMetricInput[]
}

export interface PartDelivery {
  readonly url: CliSettings['url']
  readonly token: string
  /** One for all parts of a file. */
  readonly pause: Pause
  /** The request is given up. */
  readonly stop: AbortSignal
  /** Nothing is waited for any more. */
  readonly ending: AbortSignal
}

/**
 * Sends a part, again where the gateway says that it will take it later: what it wrote is known by the part's key. Throws AppError in words of
 * the file.
 */
export async function sendPart(
  { url, token, pause, stop, ending }: PartDelivery,
  options: PartOptions,
  part: FilePart,
): Promise<PartReceipt> {
  const variables = { input: inputOf(options, part) }
  const lastAt = performance.now() + FILE_LIMITS.patienceMs
  for (;;) {
    await pause.over(ending)
    const reply = await post(url, token, pushPart, variables, stop)
    if ('data' in reply) return reply.data.push.receipt
    const seconds = retryAfterOf(reply.errors)
    const isLater = seconds !== null && seconds <= FILE_LIMITS.longestRetrySeconds && performance.now() < lastAt
    if (isLater) pause.extend(seconds)
    if (!isLater || ending.aborted)
      throw new AppError('BAD_USER_INPUT', textsOf(reply.errors, part).join('\n'), {
        ...(seconds !== null && { retryAfter: seconds }),
      })
  }
}

/** Seconds; `null`: it is of no use to send it again. */
function retryAfterOf(errors: readonly Refusal[]): number | null {
  const seconds = errors.map(({ extensions }) => extensions?.retryAfter)
  return seconds.every(it => typeof it === 'number') ? Math.max(...seconds) : null
}

function inputOf(
  { widgetId, replace, keyKind, zone, metrics }: PartOptions,
  { nth, rows: fileRows }: FilePart,
): PushInput {
  const rows = fileRows.map(({ key, dimensions, values }) => ({
    key,
    ...(dimensions.length > 0 && { dimensions: [...dimensions] }),
    values: [...values],
  }))
  // What older versions sent is in the key of a part: a file that they began goes on. What was not said is not in it.
  const named = new Set(fileRows.flatMap(({ values }) => values.map(({ metric }) => metric)))
  const known = metrics.filter(({ name }) => named.has(name))
  const said = keyKind === null && zone === null && known.length === 0 ? [] : [keyKind, zone]
  if (known.length > 0) said.push(JSON.stringify(known))
  const content = JSON.stringify([widgetId, replace ? 'REPLACE' : 'ADD', nth, rows, ...said])
  return {
    widgetId,
    ...(replace && { onDuplicate: 'REPLACE' }),
    rows,
    ...(keyKind !== null && { keyKind }),
    ...(zone !== null && { timeZone: zone }),
    ...(known.length > 0 && { metrics: known }),
    idempotencyKey: `file-${createHash('sha256').update(content).digest('base64url')}`,
  }
}

const optionOf: Readonly<Record<string, string>> = {
  'input.widgetId': '--widget',
  'input.keyKind': '--key-kind',
  'input.timeZone': '--zone',
}

function textsOf(errors: readonly Refusal[], part: FilePart): string[] {
  return errors.flatMap(({ message, extensions }) => {
    const issues = Object.entries(extensions?.fields ?? {}).flatMap(([path, messages]) =>
      messages.map(it => textOf(path, it, part)),
    )
    if (issues.length > 0) return issues
    if (extensions?.code === 'FORBIDDEN') return ['PUSHGRAPH_TOKEN lacks the scope push.']
    // Words of GraphQL: this command and the gateway do not understand each other.
    if (/^(Variable|Field|Unknown|Cannot query) .*"/.test(message))
      return ['The gateway does not know what this command sends: it is of an older version. Update it first.']
    return [`The gateway refused it: ${message}`]
  })
}

function textOf(path: string, message: string, { label, rows }: FilePart): string {
  const [, number, metric, dimension] = /^input\.rows\.(\d+)\.(?:key|values\.(.+)|dimensions\.(.+))$/s.exec(path) ?? []
  const row = rows[Number(number)]
  if (row === undefined) return optionOf[path] === undefined ? message : `${optionOf[path]}: ${message}`
  const where = whereOf(Number(number), metric, dimension)
  const problem = message.startsWith(where) ? message.slice(where.length) : message
  const said = problem.replaceAll('say keyKind', 'say --key-kind')
  return issueText(label, { line: row.line, column: metric ?? dimension ?? row.keyColumn, message: said })
}
