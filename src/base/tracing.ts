// Spans of a trace, as the code that makes them knows them. What sends them away is in src/telemetry; without it nothing is made.
import type { AppError } from './errors.ts'

/**
 * What a span tells of its work: names that the code gives, numbers, kinds. Never what people wrote or keep secret: no text of SQL or of
 * a document, no address with its path or query, no header, no value.
 */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>

export interface SpanOptions {
  /** Who waits for whom: `SERVER` answers another process, `CLIENT` asks one. Default: `INTERNAL`. */
  readonly kind?: 'INTERNAL' | 'SERVER' | 'CLIENT'
  readonly attributes?: SpanAttributes
  /** Spans of other traces that it has to do with. */
  readonly links?: readonly Span[]
}

/** A place in a trace, as other processes are told of it (https://www.w3.org/TR/trace-context/). */
export interface TraceContext {
  readonly traceId: string
  readonly spanId: string
  readonly isSampled: boolean
  /** What other systems on the way keep there, as it came; `''`: nothing. */
  readonly traceState: string
}

export interface Span {
  /** False: nothing of it is kept, and nothing need be worked out for it. */
  readonly isRecording: boolean
  /** `null`: tracing is off. */
  readonly context: TraceContext | null
  /** A part of this work. Of a span that is not recorded it is the span itself. */
  child(name: string, options?: SpanOptions): Span
  set(attributes: SpanAttributes): void
  rename(name: string): void
  link(other: Span): void
  /** It did not do what it should: a code of ours, or the name of the error. */
  fail(code: string): void
  end(): void
}

export interface Tracing {
  readonly isOn: boolean
  /** The first span of a trace here; `parent`: of the process that asked. */
  start(name: string, options?: SpanOptions & { readonly parent?: TraceContext | null }): Span
}

export const noSpan: Span = {
  isRecording: false,
  context: null,
  child: () => noSpan,
  set() {},
  rename() {},
  link() {},
  fail() {},
  end() {},
}

export const noTracing: Tracing = { isOn: false, start: () => noSpan }

/** Does the work within the span, which ends with it, also by an error. */
export async function within<Result>(span: Span, work: (span: Span) => Promise<Result>): Promise<Result> {
  if (!span.isRecording) return work(span)
  try {
    return await work(span)
  } catch (error) {
    span.fail(codeOf(error))
    throw error
  } finally {
    span.end()
  }
}

/** The code of an error of ours, or the name of another one: its message may hold anything. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'Error'
  const { code, name } = error as Partial<AppError>
  return typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? code : String(name ?? 'Error').slice(0, 40)
}
