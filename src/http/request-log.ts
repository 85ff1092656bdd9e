import type { FastifyBaseLogger } from 'fastify'
import type { Log } from '../base/log.ts'
import type { Span } from '../base/tracing.ts'

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

/**
 * The log of one request: every line carries its id. Making pino's child is a tenth of what the framework does for a small
 * request, and most requests write nothing: so the child is made with the first line.
 */
class RequestLog {
  readonly #parent: Log
  readonly #bindings: object
  #child: Log | undefined
  #span: Span | undefined

  constructor(parent: Log, bindings: object) {
    this.#parent = parent
    this.#bindings = bindings
  }

  get level(): string {
    return this.#parent.level
  }

  child(bindings: object): Log {
    return this.#made().child(bindings)
  }

  write(level: Level, line: unknown[]): void {
    this.#made()[level](...(line as [object, string]))
  }

  /** Lines from now on carry the ids of its trace. */
  follow(span: Span): void {
    this.#span = span
    this.#child = undefined
  }

  #made(): Log {
    this.#child ??= this.#parent.child({ ...this.#bindings, ...(this.#span && traceIdsOf(this.#span)) })
    return this.#child
  }

  fatal(...line: unknown[]): void {
    this.write('fatal', line)
  }
  error(...line: unknown[]): void {
    this.write('error', line)
  }
  warn(...line: unknown[]): void {
    this.write('warn', line)
  }
  info(...line: unknown[]): void {
    this.write('info', line)
  }
  debug(...line: unknown[]): void {
    this.write('debug', line)
  }
  trace(...line: unknown[]): void {
    this.write('trace', line)
  }
  silent(...line: unknown[]): void {
    this.write('silent', line)
  }
}

/** As other programs name them in lines of JSON: https://opentelemetry.io/docs/specs/otel/compatibility/logging_trace_context/ */
function traceIdsOf({ context }: Span): object {
  if (!context) return {}
  return { trace_id: context.traceId, span_id: context.spanId, trace_flags: context.isSampled ? '01' : '00' }
}

export function followSpan(log: FastifyBaseLogger, span: Span): void {
  if (log instanceof RequestLog) log.follow(span)
}

export function createRequestLog(parent: Log, bindings: object): FastifyBaseLogger {
  return new RequestLog(parent, bindings) as unknown as FastifyBaseLogger
}
