import type { Id, ProjectId } from '../base/id.ts'
import type { HttpMethod } from './source.ts'

/** Why something was not answered. The message may be shown: it is redacted. */
export interface CallError {
  readonly code: string
  readonly message: string
  /** Of the upstream. */
  readonly status: number | null
  /** Seconds after which another call may succeed. */
  readonly retryAfter: number | null
}

/** A request as it went out, secrets redacted. */
export interface SentRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** What became of one request of a chain. Everything in it is redacted. */
export interface RequestResult {
  readonly name: string
  readonly method: HttpMethod
  readonly url: string
  readonly status: number | null
  readonly ok: boolean
  readonly data: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly attempts: number
  readonly pages: number
  /** There were more pages than may be read. */
  readonly truncated: boolean
  /** What its data lack although it succeeded. */
  readonly problems: readonly string[]
  readonly durationMs: number
  readonly fromCache: boolean
  readonly error: CallError | null
  /** `null`: it was never sent. */
  readonly sent: SentRequest | null
}

export interface CallResult {
  readonly ok: boolean
  readonly data: unknown
  /** In the order in which they were written down. */
  readonly requests: readonly RequestResult[]
  /** The first one. */
  readonly error: CallError | null
}

/** One try, before secrets are cut out of it. */
export interface Attempt {
  readonly at: number
  readonly requestName: string
  readonly attempt: number
  readonly sent: SentRequest
  readonly status: number | null
  readonly error: { readonly code: string; readonly message: string } | null
  readonly durationMs: number
  readonly headers: Readonly<Record<string, string>>
  /** `null`: there was none, or it is nobody's business. */
  readonly body: Buffer | null
}

/** One try of one request, for the log of calls. Redacted when it is written. */
export interface LoggedCall {
  readonly projectId: ProjectId
  readonly callId: Id
  readonly at: Date
  /** `null`: the source is not saved. */
  readonly sourceName: string | null
  readonly requestName: string
  readonly attempt: number
  readonly method: string
  readonly url: string
  readonly status: number | null
  readonly errorCode: string | null
  readonly errorMessage: string | null
  readonly durationMs: number
  /** Of failures: headers and body as they were sent, and what came back. */
  readonly sent: string | null
  readonly answered: string | null
}
