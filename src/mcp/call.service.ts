// Calls a tool, and says what went wrong as its result: a model reads results, and mends its question.
import type { AppError } from '../base/errors.ts'
import { toPlain } from '../base/json-text.ts'
import type { Log } from '../base/log.ts'
import { within } from '../base/tracing.ts'
import { toAppError } from '../http/failure.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import type { Deadlines } from '../request/deadline.ts'
import { RefusedQuestion } from './refusal.ts'
import type { Message } from './rpc.ts'
import { assertMayCall, readArguments, type Tool, type ToolAnswer } from './tool.ts'

export interface ToolRequest {
  readonly ctx: RequestContext
  readonly by: Principal
  readonly deadlines: Deadlines
  /** Ends what a question still waits for, when its time is up. */
  readonly giveUp: () => void
}

export interface ToolResult {
  readonly [name: string]: unknown
  readonly content: ({ type: 'text'; text: string } | { type: 'image'; data: string; mimeType: string })[]
  readonly structuredContent?: Record<string, unknown>
  readonly isError?: boolean
}

export async function callTool(request: ToolRequest, tool: Tool, members: Message): Promise<ToolResult> {
  const { ctx } = request
  const span = ctx.span.child(`tool ${tool.name}`, { attributes: { 'pushgraph.tool': tool.name } })
  try {
    // What it asks is part of it: a request has one message.
    ctx.span = span
    return toResult(await within(span, () => perform(request, tool, members)))
  } catch (error) {
    return toErrorResult(error, ctx.log)
  }
}

async function perform({ ctx, by, deadlines, giveUp }: ToolRequest, tool: Tool, members: Message): Promise<ToolAnswer> {
  assertMayCall(by, tool)
  const input = readArguments(tool, toPlain(new Map(members)) as Record<string, unknown>)
  const work = tool.run({ ctx, by, input, members })
  return tool.isChanging || tool.hasOwnDeadline ? work : deadlines.enforce(work, giveUp)
}

function toResult({ text, structured, picture }: ToolAnswer): ToolResult {
  return {
    content: [
      { type: 'text', text },
      ...(picture
        ? [{ type: 'image' as const, data: Buffer.from(picture.bytes).toString('base64'), mimeType: picture.type }]
        : []),
    ],
    ...(structured && { structuredContent: structured }),
  }
}

/** Programs find the code, the fields and the refusals in `_meta`: what an output schema describes are answers. */
function toErrorResult(thrown: unknown, log: Log): ToolResult {
  const error = toAppError(thrown, log)
  const { code, message, fields, retryAfter } = error
  const others = Object.entries(fields ?? {}).flatMap(([field, texts]) =>
    texts.filter(text => text !== message).map(text => `- ${field}: ${text}`),
  )
  const path = Object.keys(fields ?? {}).find(field => field.includes('.') && fields?.[field]?.includes(message))
  const where = path === undefined ? '' : ` at ${path}`
  const wait = retryAfter === undefined ? [] : [`Try again after ${retryAfter} s.`]
  const text =
    error instanceof RefusedQuestion ? message : [`${code}${where}: ${message}`, ...others, ...wait].join('\n')
  return {
    content: [{ type: 'text', text }],
    isError: true,
    _meta: { 'pushgraph/error': detailsOf(error) },
  }
}

function detailsOf(error: AppError) {
  const { code, message, fields, retryAfter } = error
  return {
    code,
    message,
    ...(fields && { fields }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(error instanceof RefusedQuestion && { refusals: error.refusals }),
  }
}
