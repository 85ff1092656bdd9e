// Runs one request of a chain: templates, cache, pages. What comes out is raw; call.service.ts cuts the secrets out.
import { AppError } from '../base/errors.ts'
import { sha256 } from '../base/seal.ts'
import { type CallIO, failure, type RawResult, type RequestIO } from './attempt.service.ts'
import type { CallError } from './call.ts'
import type { FillContext } from './filling.ts'
import { readPages } from './pages.service.ts'
import { type PreparedRequest, prepareRequest } from './prepare-request.ts'
import { credentialsIn, privateLimits } from './private-reply.ts'
import { isReadOnly, type RequestSpec } from './source.ts'
import { type Scope, TemplateError } from './template.ts'

const UNSENT = {
  status: null,
  ok: false,
  data: null,
  headers: {},
  attempts: 0,
  pages: 0,
  truncated: false,
  problems: [],
  durationMs: 0,
  fromCache: false,
  error: null,
  sent: null,
  hidden: [],
  cookies: [],
  weight: 0,
} as const

/** A request that was not sent, and why. */
export function unsent({ name, method, url }: RequestSpec, error: CallError): RawResult {
  return { ...UNSENT, name, method, url, error }
}

/** Never throws for what upstreams, templates or addresses do: that is in `error`. */
export async function runRequest(io: RequestIO, spec: RequestSpec, scope: Scope): Promise<RawResult> {
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
  const key = keyOf(io, spec, prepared)
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
function keyOf({ projectId, cookies }: RequestIO, spec: RequestSpec, prepared: PreparedRequest): string {
  const cookie = cookies.headerFor(prepared.url)
  const { pagination, reads, charset, failOnStatus, isPrivate } = spec
  return sha256(
    JSON.stringify([projectId, prepared, cookie, pagination, reads, charset, failOnStatus, isPrivate]),
  ).toString('base64')
}

/** One page, or all of them. What an earlier page gave is kept when a later one fails. */
async function sendAll(io: RequestIO, spec: RequestSpec, prepared: PreparedRequest): Promise<RawResult> {
  const startedAt = performance.now()
  const hidden: string[] = []
  const hide = (secret: string) => {
    hidden.push(secret)
    io.redactor.add(secret)
  }
  const pages = await readPages({ ...io, hide }, spec, prepared).catch((error: unknown) => {
    if (error instanceof TemplateError) return failure('BAD_USER_INPUT', error.message)
    throw error
  })
  if ('code' in pages) return { ...unsent(spec, pages), hidden }
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
    problems: pages.problems,
    durationMs: Math.round(performance.now() - startedAt),
    fromCache: false,
    error,
    sent: pages.sent,
    hidden,
    cookies: io.cookies.given,
    weight: pages.weight,
  }
}

const tooMuchToHide = (status: number | null) =>
  failure(
    'UPSTREAM_FAILED',
    `A private reply has at most ${privateLimits.texts} texts and numbers, of ${privateLimits.length} characters in all.`,
    status,
  )
