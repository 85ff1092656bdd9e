// Runs one request of a chain: templates, cache, pages. What comes out is raw; call.service.ts cuts the secrets out.
import { AppError } from '../base/errors.ts'
import { sha256 } from '../base/seal.ts'
import {
  type AttemptResult,
  type CallIO,
  failure,
  type HidingIO,
  type RawResult,
  sendPatiently,
  type Target,
} from './attempt.service.ts'
import type { CallError, SentRequest } from './call.ts'
import type { FillContext } from './filling.ts'
import { firstPage, itemsOf, type NextPage, nextPage, type Page } from './pagination.ts'
import { type Content, type PreparedRequest, prepareRequest, readable, withParams } from './prepare-request.ts'
import { credentialsIn, privateLimits } from './private-reply.ts'
import { isReadOnly, type PaginationSpec, type RequestSpec } from './source.ts'
import { type Scope, TemplateError } from './template.ts'

/** All pages of a request together. */
export const MAX_PAGES_BYTES = 20 * 1_048_576
const UNSENT = {
  status: null,
  ok: false,
  data: null,
  headers: {},
  attempts: 0,
  pages: 0,
  truncated: false,
  durationMs: 0,
  fromCache: false,
  error: null,
  sent: null,
  hidden: [],
  weight: 0,
} as const

/** A request that was not sent, and why. */
export function unsent({ name, method, url }: RequestSpec, error: CallError): RawResult {
  return { ...UNSENT, name, method, url, error }
}

/** Never throws for what upstreams, templates or addresses do: that is in `error`. */
export async function runRequest(io: CallIO, spec: RequestSpec, scope: Scope): Promise<RawResult> {
  const { cache } = io.gateway.services.sources
  let prepared: PreparedRequest
  try {
    prepared = await prepareRequest(spec, scope, preparationOf(io))
  } catch (error) {
    if (error instanceof TemplateError) return unsent(spec, failure('BAD_USER_INPUT', error.message))
    if (error instanceof AppError)
      return unsent(spec, failure(error.code, error.message, null, error.retryAfter ?? null))
    throw error
  }
  if (!isReadOnly(spec)) return sendAll(io, spec, prepared)
  const key = keyOf(io.projectId, spec, prepared)
  const kept = spec.cacheSeconds > 0 ? cache.get(key) : undefined
  if (kept) return hideSecrets(io, { ...kept, name: spec.name, attempts: 0, durationMs: 0, fromCache: true })
  const under = io.shared?.get(key)
  if (under) return hideSecrets(io, { ...(await under), name: spec.name })
  const work = sendAll(io, spec, prepared)
  io.shared?.set(key, work)
  const result = await work
  if (spec.cacheSeconds > 0 && result.ok) {
    cache.set(key, result, { ttl: spec.cacheSeconds * 1_000, size: result.weight + 1_000 })
  }
  return result
}

function preparationOf({ gateway, projectId, redactor, privateNames }: CallIO): FillContext {
  const { templates, evaluators } = gateway.services.sources
  return {
    templates,
    redactor,
    privateNames,
    render: (texts, scope) => evaluators.evaluate(projectId, { kind: 'templates', texts, scope, now: gateway.clock() }),
  }
}

/** What another call has learnt to hide is hidden here, too. */
function hideSecrets(io: CallIO, result: RawResult): RawResult {
  for (const secret of result.hidden) io.redactor.add(secret)
  return result
}

/** Everything that tells one question from another: what is sent, with which credentials, and how its answer is read. */
function keyOf(projectId: string, spec: RequestSpec, prepared: PreparedRequest): string {
  const { pagination, failOnStatus, isPrivate } = spec
  return sha256(JSON.stringify([projectId, prepared, pagination, failOnStatus, isPrivate])).toString('base64')
}

/** One page, or all of them. What an earlier page gave is kept when a later one fails. */
async function sendAll(io: CallIO, spec: RequestSpec, prepared: PreparedRequest): Promise<RawResult> {
  const startedAt = performance.now()
  const hidden: string[] = []
  const hide = (secret: string) => {
    hidden.push(secret)
    io.redactor.add(secret)
  }
  const pages = await readPages({ ...io, hide }, spec, prepared)
  const { status, headers, error } = pages
  const data = spec.pagination && error && pages.items.length === 0 ? null : pages.data
  const credentials = spec.isPrivate ? await credentialsIn(data, headers) : []
  if (credentials === null) return { ...unsent(spec, tooMuchToHide(status)), hidden }
  await io.redactor.addInTurns(credentials)
  for (const text of credentials) hide(text)
  return {
    name: spec.name,
    method: spec.method,
    url: pages.url,
    status,
    ok: error === null,
    data,
    headers,
    attempts: pages.attempts,
    pages: pages.count,
    truncated: pages.isTruncated,
    durationMs: Math.round(performance.now() - startedAt),
    fromCache: false,
    error,
    sent: pages.sent,
    hidden,
    weight: pages.weight,
  }
}

interface Pages extends PageReply {
  readonly items: readonly unknown[]
  readonly count: number
  readonly attempts: number
  /** What all of them take in memory, in bytes. */
  readonly weight: number
  /** Of the last page. */
  readonly url: string
  readonly sent: SentRequest
  /** There was another page, which was not read. */
  readonly isTruncated: boolean
}

/** Page after page until there is none, one fails, or a limit is reached. `data` is the list, or what the only page holds. */
async function readPages(io: HidingIO, spec: RequestSpec, prepared: PreparedRequest): Promise<Pages> {
  const { pagination } = spec
  const items: unknown[] = []
  let [attempts, bytes, weight] = [0, 0, 0]
  let params: Readonly<Record<string, string>> = pagination ? firstPage(pagination) : {}
  const urlOf = ({ url, params: own }: Content) => withParams(url, [...own, ...Object.entries(params)])
  const targetWith = (): Target => {
    const url = urlOf(prepared)
    return { url, redacted: prepared.redacted ? readable(urlOf(prepared.redacted)) : url }
  }
  let target = targetWith()
  for (let count = 1; ; count++) {
    const answer = await sendPatiently(io, spec, prepared, target)
    const read = readAnswer(spec, answer)
    attempts += answer.attempts
    bytes += answer.reply?.body.length ?? 0
    weight += answer.weight
    const step =
      pagination && !read.error ? turn(pagination, { ...read, number: count, url: target.url, params }) : null
    const [found, next] = step && 'items' in step ? [step.items, step.next] : [[], null]
    for (const item of found) items.push(item)
    const isFull = pagination !== null && (count >= pagination.maxPages || bytes > MAX_PAGES_BYTES)
    if (!next || isFull) {
      const issue = step && 'issue' in step ? failure('UPSTREAM_FAILED', step.issue, read.status) : null
      const data = pagination ? items : read.data
      const end = {
        items,
        count,
        attempts,
        weight,
        url: target.redacted,
        sent: answer.sent,
        isTruncated: next !== null,
      }
      return { ...read, data, error: read.error ?? issue, ...end }
    }
    if ('params' in next) params = next.params
    target = 'url' in next ? { url: next.url, redacted: next.url } : targetWith()
  }
}

const tooMuchToHide = (status: number | null) =>
  failure(
    'UPSTREAM_FAILED',
    `A private reply has at most ${privateLimits.texts} texts and numbers, of ${privateLimits.length} characters in all.`,
    status,
  )

type PageStep = { readonly items: readonly unknown[]; readonly next: NextPage | null } | { readonly issue: string }

/** The items of a page, and what to ask for after it. */
function turn(pagination: PaginationSpec, page: Omit<Page, 'items'>): PageStep {
  const items = itemsOf(pagination, page.data)
  if (typeof items === 'string') return { issue: items }
  const next = nextPage(pagination, { ...page, items })
  const isElsewhere = next && 'url' in next && URL.parse(next.url)?.origin !== URL.parse(page.url)?.origin
  // Credentials would go along.
  return isElsewhere ? { issue: 'The next page is at another origin.' } : { items, next }
}

interface PageReply {
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  readonly data: unknown
  readonly error: CallError | null
}

/** Statuses, unless they are welcome, and bodies that are no JSON are errors; what can be read of a body is there all the same. */
function readAnswer(spec: RequestSpec, { reply, reading, error }: AttemptResult): PageReply {
  if (!reply || !reading) return { status: error?.status ?? null, headers: {}, data: null, error }
  const { status } = reply
  // Sessions of somebody else's service are credentials.
  const { 'set-cookie': _cookies, ...headers } = reply.headers
  const data = 'data' in reading ? reading.data : null
  const isRefused = error !== null && (spec.failOnStatus || error.code === 'UNAVAILABLE')
  if (isRefused) return { status, headers, data, error }
  return { status, headers, data, error: 'issue' in reading ? failure('UPSTREAM_FAILED', reading.issue, status) : null }
}
