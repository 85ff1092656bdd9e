// Sends one request until there is an answer to keep: places, auth, tries, and a line for the log of each.
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { type Span, within } from '../base/tracing.ts'
import type { Gateway } from '../request/context.ts'
import type { Attempt, CallError, RequestResult, SentRequest } from './call.ts'
import type { Cookies, GivenCookie } from './cookies.ts'
import { clientOf, type GrantKey, grantedClientOf } from './grant.ts'
import type { PreparedRequest } from './prepare-request.ts'
import { HIDDEN, type Redactor } from './redact.ts'
import { type ParsedReply, type ReplyRules, readReply } from './reply.ts'
import { formatOf } from './reply-format.ts'
import type { CallReplies } from './reply-memory.ts'
import { noteReply, startRequestSpan } from './request-span.ts'
import { decideRetry, isRateLimit } from './retry.ts'
import type { CookieStore, Inbound } from './safe-fetch.client.ts'
import type { OAuth2Spec, RequestSpec } from './source.ts'
import { basic } from './token-endpoint.client.ts'
import { stopped, UpstreamError } from './upstream-error.ts'

/** Of the body of a failure. */
const READ_FOR_LOG = 65_536

export interface RawResult extends RequestResult {
  /** Secrets that were learnt on the way, which every call that shares it must hide. */
  readonly hidden: readonly string[]
  /** That it and those that it needs were given. */
  readonly cookies: readonly GivenCookie[]
  /** What its data take in memory, in bytes. */
  readonly weight: number
}

export type SharedResults = Map<string, Promise<RawResult>>

/** What the requests of one call share. */
export interface CallIO {
  readonly gateway: Gateway
  readonly projectId: ProjectId
  readonly sourceId: Id | null
  readonly redactor: Redactor
  /** Names of requests whose replies nobody may see. */
  readonly privateNames: ReadonlySet<string>
  readonly signal: AbortSignal
  /** On the clock of `performance.now()`. */
  readonly deadline: number
  /** Of the call. */
  readonly span: Span
  /** Equal requests that only read are sent once for all who hold the same map; `null`: each is sent. */
  readonly shared: SharedResults | null
  readonly noteAttempt: (attempt: Attempt) => void
  readonly replies: CallReplies
}

/** What one of them has. */
export interface RequestIO extends CallIO {
  readonly cookies: Cookies
}

export interface HidingIO extends RequestIO {
  /** Learns a secret. */
  readonly hide: (secret: string) => void
}

export function failure(
  code: string,
  message: string,
  status: number | null = null,
  retryAfter: number | null = null,
): CallError {
  return { code, message, status, retryAfter }
}

export interface AttemptResult {
  readonly attempts: number
  readonly sent: SentRequest
  readonly reply: Inbound | null
  /** What the reply takes in memory, in bytes. */
  readonly weight: number
  /** Of its body; `null`: no answer came. */
  readonly reading: ParsedReply | null
  /** No answer, or a status that is not 2xx. */
  readonly error: CallError | null
  /** No answer came, and another try may bring one. */
  readonly isRetryable: boolean
}

/** Where a request goes; `shown`: without what depends on secrets. */
export interface Target {
  readonly url: string
  readonly redacted: string
}

/** Sends until there is an answer to keep. */
export async function sendPatiently(
  io: HidingIO,
  spec: RequestSpec,
  prepared: PreparedRequest,
  target: Target,
): Promise<AttemptResult> {
  let isRenewed = false
  for (let attempt = 1; ; attempt++) {
    const { answer, token } = await sendOnce(io, spec, prepared, target, attempt)
    const status = answer.reply?.status ?? null
    if (status === 401 && token !== null && prepared.auth?.kind === 'OAUTH2' && !isRenewed) {
      // The token ended before its time: one new one, whatever may be repeated otherwise, since nothing was done.
      isRenewed = true
      forget(io, spec, prepared.auth, token)
      drop(io, answer)
      continue
    }
    if (status !== null && status < 400) return answer
    const at = { now: io.gateway.clock(), remainingMs: io.deadline - performance.now(), chance: Math.random() }
    const failed = { status, retryable: answer.isRetryable, headers: answer.reply?.headers ?? {} }
    const decision = decideRetry(spec, failed, attempt, at)
    if ('giveUp' in decision) {
      const { error } = answer
      return error && decision.retryAfter !== null
        ? { ...answer, error: { ...error, retryAfter: decision.retryAfter } }
        : answer
    }
    drop(io, answer)
    try {
      await sleep(decision.waitMs, undefined, { signal: io.signal })
    } catch {
      const { code, message } = stopped()
      return { ...answer, reply: null, reading: null, weight: 0, error: failure(code, message) }
    }
  }
}

async function sendOnce(io: HidingIO, spec: RequestSpec, prepared: PreparedRequest, target: Target, attempt: number) {
  const at = io.gateway.clock()
  const startedAt = performance.now()
  const hasCookies = prepared.headers.cookie === undefined && io.cookies.headerFor(target.url) !== ''
  const span = startRequestSpan(io.span, prepared.method, target.url, attempt)
  const { headers, token, reply, weight, error, isRetryable } = await within(span, async () => {
    const exchanged = await exchange({ ...io, span }, spec, prepared, target.url)
    noteReply(span, exchanged.reply?.status ?? null, exchanged.error?.code ?? null)
    return exchanged
  })
  const reading = reply && (await readReply(reply.body, rulesOf(spec, reply)))
  const unreadable = reading && 'issue' in reading ? failure('UPSTREAM_FAILED', reading.issue, reply?.status) : null
  const shown = {
    ...(hasCookies && { cookie: HIDDEN }),
    ...(prepared.redacted?.headers ?? headers),
    ...(prepared.auth && { authorization: HIDDEN }),
  }
  const body = prepared.redacted ? prepared.redacted.body : prepared.body
  const sent = { method: prepared.method, url: target.redacted, headers: shown, body }
  io.noteAttempt({
    at,
    requestName: spec.name,
    attempt,
    sent,
    status: reply?.status ?? error?.status ?? null,
    error: error ?? unreadable,
    durationMs: Math.round(performance.now() - startedAt),
    headers: (!spec.isPrivate && reply?.headers) || {},
    // A copy of the beginning: a line of the log must not hold the whole.
    body: reply && (error ?? unreadable) && !spec.isPrivate ? Buffer.from(reply.body.subarray(0, READ_FOR_LOG)) : null,
  })
  return { answer: { attempts: attempt, sent, reply, weight, reading, error, isRetryable }, token }
}

/** An error need not be written as what was asked for. */
function rulesOf({ reads, charset }: RequestSpec, { status, headers }: Inbound): ReplyRules {
  return { contentType: headers['content-type'], reads: status < 400 ? reads : null, charset }
}

/** Another try follows. */
function drop({ replies }: CallIO, { reply, weight }: AttemptResult): void {
  if (reply) replies.drop(reply.body.length, weight)
}

interface Exchange {
  readonly headers: Readonly<Record<string, string>>
  /** The bearer token that was sent; null for other credentials. */
  readonly token: string | null
  readonly reply: Inbound | null
  readonly weight: number
  readonly error: CallError | null
  readonly isRetryable: boolean
}

/** Waits for its turn, fetches the credential and sends once. What an upstream does wrong is a member of the exchange, never thrown. */
async function exchange(io: HidingIO, spec: RequestSpec, prepared: PreparedRequest, url: string): Promise<Exchange> {
  const { sources } = io.gateway.services
  let { headers } = prepared
  let token: string | null = null
  let release: (() => void) | undefined
  try {
    release = await sources.upstreams.acquire(io.projectId, io.signal)
    const authorization = await authorizationOf(io, spec, prepared)
    token = authorization?.token ?? null
    if (authorization) headers = { ...headers, authorization: authorization.header }
    const remainingMs = Math.floor(io.deadline - performance.now())
    if (remainingMs <= 0) throw new UpstreamError('UPSTREAM_TIMEOUT', 'The call as a whole took too long.')
    const timeoutMs = Math.min(spec.timeoutMs, remainingMs)
    const { method, body } = prepared
    const without = Object.keys(spec.headers).filter(name => spec.headers[name] === null)
    const cookies = cookiesOf(io)
    const { signal } = io
    const trace = io.span.context
    const outbound = { method, url, headers, without, body, cookies, timeoutMs, signal, trace }
    const reply = await sources.fetcher.send(outbound)
    const weight = io.replies.hold(reply, rulesOf(spec, reply).reads ?? formatOf(reply.headers['content-type']))
    const error = reply.status < 200 || reply.status > 299 ? errorOfStatus(reply) : null
    return { headers, token, reply, weight, error, isRetryable: false }
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    const { code, message, status, retryAfter, retryable } = thrown as UpstreamError
    const error = failure(code, message, status ?? null, retryAfter ?? null)
    return { headers, token, reply: null, weight: 0, error, isRetryable: retryable ?? false }
  } finally {
    release?.()
  }
}

/** What it is given is hidden from then on. */
function cookiesOf({ cookies, hide }: HidingIO): CookieStore {
  return {
    headerFor: url => cookies.headerFor(url),
    keep: (url, texts) => {
      for (const secret of cookies.keep(url, texts)) hide(secret)
    },
  }
}

function errorOfStatus({ status, url, headers }: Inbound): CallError {
  const host = new URL(url).hostname
  const code = isRateLimit(status, headers) ? 'RATE_LIMITED' : 'UPSTREAM_FAILED'
  return failure(code, `${host} answered with status ${status}.`, status)
}

async function authorizationOf(
  io: HidingIO,
  spec: RequestSpec,
  { auth }: PreparedRequest,
): Promise<{ header: string; token: string | null } | null> {
  if (auth === null) return null
  if (auth.kind === 'BASIC') {
    const header = basic(auth.username, auth.password)
    io.hide(header.slice('Basic '.length))
    io.hide(auth.password)
    return { header, token: null }
  }
  if (auth.kind === 'OAUTH2') io.hide(auth.clientSecret)
  const token = auth.kind === 'BEARER' ? auth.token : await tokenOf(io, spec, auth)
  io.hide(token)
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new UpstreamError('BAD_USER_INPUT', 'The bearer token holds characters that none may have.')
  return { header: `Bearer ${token}`, token }
}

/** `null`: its tokens are not granted to the source. */
function grantKeyOf({ projectId, sourceId }: CallIO, spec: RequestSpec): GrantKey | null {
  const written = grantedClientOf(spec)
  if (!written) return null
  if (sourceId === null)
    throw new UpstreamError('BAD_USER_INPUT', 'Save the source first: tokens that the service renews are kept with it.')
  return { projectId, sourceId, client: clientOf(written) }
}

async function tokenOf(io: HidingIO, spec: RequestSpec, auth: OAuth2Spec): Promise<string> {
  const { oauth, grants } = io.gateway.services.sources
  const key = grantKeyOf(io, spec)
  if (key === null) return oauth.token(io.projectId, auth)
  if (auth.refreshToken !== null) io.hide(auth.refreshToken)
  const { token, secrets } = await grants.token(key, auth)
  for (const secret of secrets) io.hide(secret)
  return token
}

function forget(io: CallIO, spec: RequestSpec, auth: OAuth2Spec, token: string): void {
  const { oauth, grants } = io.gateway.services.sources
  const key = grantKeyOf(io, spec)
  if (key === null) oauth.forget(io.projectId, auth, token)
  else grants.forget(key, token)
}
