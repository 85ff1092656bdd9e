// Spans that are kept, by OpenTelemetry, and those that only have a place in a trace.
import { randomBytes } from 'node:crypto'
import {
  createTraceState,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import type { Span, SpanAttributes, SpanOptions, TraceContext } from '../base/tracing.ts'

type ParentContext = ReturnType<typeof trace.setSpanContext>
type StartedSpan = ReturnType<Tracer['startSpan']>

/** A span names so many others at most. */
export const MAX_LINKS = 128

/** Begins a span that is kept; `parent`: of another process, or none. */
export function startKept(tracer: Tracer, name: string, options: SpanOptions, parent: TraceContext | null): Span {
  const context = parent === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, toSpanContext(parent, true))
  return begin(tracer, name, options, context)
}

function begin(tracer: Tracer, name: string, options: SpanOptions, context: ParentContext): Span {
  const { kind = 'INTERNAL', attributes, links = [] } = options
  const span = tracer.startSpan(name, { kind: SpanKind[kind], ...(attributes && { attributes }) }, context)
  const kept = new KeptSpan(tracer, span)
  for (const link of links.slice(0, MAX_LINKS)) kept.link(link)
  return kept
}

class KeptSpan implements Span {
  readonly isRecording = true
  readonly context: TraceContext
  readonly #tracer: Tracer
  readonly #span: StartedSpan
  #hasEnded = false

  constructor(tracer: Tracer, span: StartedSpan) {
    this.#tracer = tracer
    this.#span = span
    const { traceId, spanId, traceState } = span.spanContext()
    this.context = { traceId, spanId, isSampled: true, traceState: traceState?.serialize() ?? '' }
  }

  child(name: string, options: SpanOptions = {}): Span {
    return begin(this.#tracer, name, options, trace.setSpan(ROOT_CONTEXT, this.#span))
  }

  set(attributes: SpanAttributes): void {
    this.#span.setAttributes({ ...attributes })
  }

  rename(name: string): void {
    this.#span.updateName(name)
  }

  link({ context }: Span): void {
    if (context) this.#span.addLink({ context: toSpanContext(context, false) })
  }

  fail(code: string): void {
    this.#span.setAttribute('error.type', code)
    this.#span.setStatus({ code: SpanStatusCode.ERROR })
  }

  end(): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#span.end()
  }
}

/** Costs a request as little as can be: its ids are made when somebody asks for them, for a line of the log or another service. */
export class UnkeptSpan implements Span {
  readonly isRecording = false
  readonly #parent: TraceContext | null
  #context: TraceContext | undefined

  constructor(parent: TraceContext | null) {
    this.#parent = parent
  }

  get context(): TraceContext {
    this.#context ??= {
      traceId: this.#parent?.traceId ?? randomBytes(16).toString('hex'),
      spanId: randomBytes(8).toString('hex'),
      isSampled: false,
      traceState: this.#parent?.traceState ?? '',
    }
    return this.#context
  }

  child(): Span {
    return this
  }

  set(): void {}
  rename(): void {}
  link(): void {}
  fail(): void {}
  end(): void {}
}

function toSpanContext({ traceId, spanId, isSampled, traceState }: TraceContext, isRemote: boolean): SpanContext {
  return {
    traceId,
    spanId,
    isRemote,
    traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
    ...(traceState !== '' && { traceState: createTraceState(traceState) }),
  }
}
