// A part of a file: how it is known, how it is sent, and what the gateway refuses in words of the file.
import { createHash } from 'node:crypto'
import { AppError } from '../../base/errors.ts'
import type { CliSettings } from '../../config/cli.ts'
import { issueText } from '../../push/file/file-error.ts'
import type { FileRow } from '../../push/file/file-rows.ts'
import { whereOf } from '../../push/push.ts'
import { post, type Refusal } from '../client.ts'
import type { PushInput, PushMetricInput } from '../gql/graphql.ts'
import { pushPart } from '../operations.ts'
import type { FileOptions } from './file-options.ts'

export interface FilePart {
  /** The file, as messages call it. */
  readonly label: string
  /** Rows before it: two equal parts of one file are two parts. */
  readonly nth: number
  readonly rows: readonly FileRow[]
}

export interface PartReceipt {
  readonly replayed: boolean
  readonly warnings: readonly string[]
  readonly newMetrics: readonly string[]
}

interface PartOptions extends Pick<FileOptions, 'widgetId' | 'replace' | 'keyKind' | 'zone'> {
  /** What is known of metrics, for those that are new. */
  readonly metrics: readonly PushMetricInput[]
}

/** Throws AppError in words of the file. */
export async function sendPart(
  { url, token }: { readonly url: CliSettings['url']; readonly token: string },
  options: PartOptions,
  part: FilePart,
): Promise<PartReceipt> {
  const reply = await post(url, token, pushPart, { input: inputOf(options, part) }).catch(error => {
    throw error instanceof AppError ? new AppError(error.code, `${error.message}\n${stateOf(part)}`) : error
  })
  if ('data' in reply) return reply.data.push.receipt
  throw new AppError('BAD_USER_INPUT', [...textsOf(reply.errors, part), stateOf(part)].join('\n'))
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

/** What was pushed, and how to go on. */
function stateOf({ nth, rows }: FilePart): string {
  const lines = `lines ${rows[0]?.line} to ${rows.at(-1)?.line}`
  const before = nth === 0 ? '' : ` The ${nth} rows before them are.`
  return `The rows of ${lines} are not pushed.${before} Run the same command again: what was pushed counts once.`
}
