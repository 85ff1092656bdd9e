// Makes the message of one row of a report: blocks that need each other one after the other, all others side by side.
import { AppError } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import { withPaths } from '../base/issues.ts'
import { DEFAULT_LOCALE } from '../core/number-format.ts'
import type { JsonObject, Message } from '../deliveries/message.ts'
import type { RequestContext } from '../request/context.ts'
import { encodeId } from '../request/global-id.ts'
import { makeBlock } from './block.service.ts'
import type { BlockResult } from './block-result.ts'
import { type Filled, filledText, fillTexts, type PlacedText } from './fill.service.ts'
import { filledBlock } from './filled-block.ts'
import type { ReportBlock } from './report-block.ts'
import { nameOf, type ReportDocument, templatesOf } from './report-document.ts'

export interface Composition {
  readonly message: Message
  /** Of a mail-merge; null: the channel's own. */
  readonly recipient: string | null
  /** No block had anything to tell, though some tell data. */
  readonly isEmpty: boolean
  readonly problems: readonly string[]
}

export interface RowToCompose {
  readonly document: ReportDocument
  /** A template; null: none. */
  readonly recipient: string | null
  readonly row: Readonly<Record<string, unknown>>
  /** What else templates and webhooks know. */
  readonly about: {
    /** Null: it is not saved. */
    readonly scheduleId: Id | null
    readonly reportName: string
    readonly projectName: string
    readonly rowNumber: number
    /** Of the alert that it follows; null: it follows none, or that has not fired. */
    readonly alert: JsonObject | null
    readonly runId: Id | null
  }
}

/** Throws AppError whose fields name members of the document: `blocks.2.where.0.in.0`. */
export async function compose(
  ctx: RequestContext,
  { document, recipient, row, about }: RowToCompose,
): Promise<Composition> {
  const locale = document.locale ?? DEFAULT_LOCALE
  const base = {
    row,
    project: { name: about.projectName },
    report: { name: about.reportName },
    run: { at: new Date(ctx.now).toISOString(), row: about.rowNumber },
    alert: about.alert,
  }
  const made = new Map<string, Promise<BlockResult>>()
  const results = document.blocks.map((block, index) => {
    const result = make(ctx, block, { index, locale, base, made })
    const name = nameOf(block)
    if (name !== null) made.set(name, result)
    return result
  })
  // All of them end before any error is told: nothing goes on behind.
  const settled = await Promise.allSettled(results)
  for (const each of settled) if (each.status === 'rejected') throw each.reason
  const blocks = await Promise.all(results)
  const texts: PlacedText[] = [['title', document.title]]
  if (recipient !== null) texts.push(['recipient', recipient])
  const filled = await fillTexts(ctx, texts, await scopeOf(ctx, texts, base, made))
  const withData = blocks.filter(({ isEmpty }) => isEmpty !== null)
  return {
    message: toMessage(ctx, { document, about, filled, blocks, row }),
    recipient: recipient === null ? null : filledText(filled, recipient).trim(),
    isEmpty: withData.length > 0 && withData.every(({ isEmpty }) => isEmpty),
    problems: blocks.flatMap(({ problems }) => problems),
  }
}

interface Surroundings {
  readonly index: number
  readonly locale: string
  readonly base: Readonly<Record<string, unknown>>
  /** Blocks before it, by their names. */
  readonly made: ReadonlyMap<string, Promise<BlockResult>>
}

async function make(ctx: RequestContext, block: ReportBlock, around: Surroundings): Promise<BlockResult> {
  // The map grows with the blocks behind it; an error of a block that it names is told as it is.
  const texts = templatesOf(block)
  const scope = texts.length === 0 ? {} : await scopeOf(ctx, texts, around.base, new Map(around.made))
  try {
    const filled = texts.length === 0 ? unfilled : await fillTexts(ctx, texts, scope)
    return await makeBlock(ctx, filledBlock(block, filled), around.locale)
  } catch (error) {
    const path = `blocks.${around.index}`
    if (error instanceof AppError && !error.fields)
      throw new AppError(error.code, error.message, { fields: { [path]: [error.message] }, cause: error })
    throw withPaths(error, inner => (inner === '' ? path : `${path}.${inner}`))
  }
}

const unfilled: Filled = text => text

/** What texts name, once the blocks that they name are made. */
async function scopeOf(
  ctx: RequestContext,
  texts: readonly PlacedText[],
  base: Readonly<Record<string, unknown>>,
  made: ReadonlyMap<string, Promise<BlockResult>>,
): Promise<Readonly<Record<string, unknown>>> {
  const { templates } = ctx.services.sources
  const roots = new Set(texts.flatMap(([, text]) => templates.references(text).map(([root]) => root)))
  const scope: Record<string, unknown> = { ...base }
  for (const [name, result] of made) if (roots.has(name)) scope[name] = (await result).scope
  return scope
}

function toMessage(
  ctx: RequestContext,
  made: Pick<RowToCompose, 'document' | 'about' | 'row'> & { filled: Filled; blocks: readonly BlockResult[] },
): Message {
  const { document, about, filled, blocks } = made
  const id = about.scheduleId === null ? null : encodeId('ReportSchedule', about.scheduleId)
  const named = document.blocks.flatMap((block, at) => {
    const name = nameOf(block)
    return name === null ? [] : [[name, blocks[at]?.data ?? {}] as const]
  })
  const run = about.runId === null ? null : encodeId('ReportRun', about.runId)
  const data: JsonObject = {
    report: { id, name: about.reportName },
    run: { id: run, at: new Date(ctx.now).toISOString(), row: about.rowNumber },
    ...(about.alert && { alert: about.alert }),
    row: toPlainRow(made.row),
    blocks: Object.fromEntries(named),
  }
  return {
    type: 'pushgraph.report',
    subject: id === null ? 'reports/preview' : `reports/${id}`,
    time: new Date(ctx.now).toISOString(),
    title: filledText(filled, document.title).replaceAll(/\s+/g, ' ').trim() || about.reportName,
    link: id === null ? '/reports' : `/reports/${id}`,
    severity: 'INFO',
    blocks: blocks.flatMap(({ shown }) => shown),
    data,
  }
}

const toPlainRow = (row: Readonly<Record<string, unknown>>) => JSON.parse(JSON.stringify(row)) as JsonObject
