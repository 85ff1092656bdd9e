// Runs a chain: requests in the order in which they need each other, independent ones side by side; secrets are cut out of what comes back.
import type { Id, ProjectId } from '../base/id.ts'
import { noSpan, type Span, within } from '../base/tracing.ts'
import type { Gateway } from '../request/context.ts'
import { type CallIO, failure, type RawResult, type SharedResults } from './attempt.service.ts'
import type { Attempt, CallResult, RequestResult, SentRequest } from './call.ts'
import { needsOf, textsOfTemplates } from './chain.ts'
import { Cookies } from './cookies.ts'
import { toLogged } from './logged-call.ts'
import { createRedactor, type Redactor } from './redact.ts'
import { CallReplies } from './reply-memory.ts'
import { runRequest, unsent } from './request.service.ts'
import type { RequestSpec, Secrets } from './source.ts'
import type { VariablesAlias } from './template.ts'

/** A chain as a whole, while somebody waits for it and when nobody does. */
export const CALL_TIMEOUT_MS = 30_000
export const FEED_CALL_TIMEOUT_MS = 5 * 60_000

export interface ChainCall {
  readonly projectId: ProjectId
  /** Whose grants are used; `null`: there is no saved source. */
  readonly sourceId: Id | null
  /** `null`: it is not saved. */
  readonly sourceName: string | null
  readonly requests: readonly RequestSpec[]
  readonly secrets: Secrets
  readonly variables: Readonly<Record<string, unknown>>
  readonly signal: AbortSignal
  readonly timeoutMs: number
  /** Of who waits for it; absent: nobody follows it. */
  readonly span?: Span
  readonly shared?: SharedResults
}

export async function runChain(gateway: Gateway, call: ChainCall): Promise<CallResult> {
  const replies = new CallReplies(gateway.services.sources.replyMemory, call.projectId)
  try {
    const span = (call.span ?? noSpan).child('source call', {
      attributes: { 'pushgraph.requests': call.requests.length },
    })
    const result = await within(span, async () => {
      const outcome = await runHolding(replies, gateway, { ...call, span })
      if (outcome.error) span.fail(outcome.error.code)
      return outcome
    })
    gateway.meters.calls.add({ outcome: result.ok ? 'ok' : 'failed' })
    return result
  } finally {
    replies.release()
  }
}

async function runHolding(replies: CallReplies, gateway: Gateway, call: ChainCall): Promise<CallResult> {
  const { projectId, requests, secrets, variables } = call
  const { templates, callLog } = gateway.services.sources
  const redactor = createRedactor()
  await redactor.addInTurns(Object.values(secrets))
  const attempts: Attempt[] = []
  const io: CallIO = {
    gateway,
    projectId,
    sourceId: call.sourceId,
    redactor,
    privateNames: new Set(requests.filter(({ isPrivate }) => isPrivate).map(({ name }) => name)),
    signal: AbortSignal.any([call.signal, gateway.services.sources.closing]),
    deadline: performance.now() + call.timeoutMs,
    span: call.span ?? noSpan,
    shared: call.shared ?? null,
    noteAttempt: attempt => attempts.push(attempt),
    replies,
  }
  await templates.learn(textsOfTemplates(requests))
  const names = new Set(requests.map(({ name }) => name))
  const byName = new Map(requests.map(spec => [spec.name, spec]))
  const running = new Map<string, Promise<RawResult>>()
  /** Names of requests that were not sent because one that they need failed: the failure to report is that one's. */
  const skipped = new Set<string>()
  const run = (spec: RequestSpec): Promise<RawResult> => {
    const known = running.get(spec.name)
    if (known) return known
    const work = afterNeeds(spec)
    running.set(spec.name, work)
    return work
  }
  const afterNeeds = async (spec: RequestSpec) => {
    const needs = [...needsOf(spec, names, templates)].flatMap(name => byName.get(name) ?? [])
    const results = await Promise.all(needs.map(run))
    const failed = results.find(({ ok }) => !ok)
    if (failed) {
      skipped.add(spec.name)
      return unsent(spec, failure('UPSTREAM_FAILED', `Not sent: ${failed.name} failed.`))
    }
    const replies = results.map(({ name, data, status, headers }) => [name, { data, status, headers }] as const)
    const aliases = { params: variables, webhook: { parameters: variables } } satisfies Record<VariablesAlias, object>
    const cookies = new Cookies(results.flatMap(it => it.cookies))
    return runRequest({ ...io, cookies }, spec, { ...aliases, ...Object.fromEntries(replies), secrets, variables })
  }
  const results = await Promise.all(requests.map(run))
  const clean: RequestResult[] = []
  for (const result of results) clean.push(await redactResult(withoutPrivate(io, result), redactor))
  callLog.note(attempts.map(attempt => toLogged(attempt, { ...call, callId: gateway.makeId() }, redactor)))
  const last = requests.at(-1)
  return {
    ok: clean.every(({ ok }) => ok),
    data: clean.find(({ name }) => name === last?.name)?.data ?? null,
    requests: clean,
    error: clean.find(({ name, error }) => error !== null && !skipped.has(name))?.error ?? null,
  }
}

/** Nobody sees what a private request answered. */
function withoutPrivate({ privateNames }: CallIO, result: RawResult): RawResult {
  return privateNames.has(result.name) ? { ...result, data: null, headers: {} } : result
}

async function redactResult(
  { hidden: _hidden, cookies: _cookies, weight: _weight, ...result }: RawResult,
  redactor: Redactor,
): Promise<RequestResult> {
  const { error, sent } = result
  return {
    ...result,
    url: redactor.text(result.url),
    data: await redactor.valueInTurns(result.data),
    headers: redactor.value(result.headers) as RequestResult['headers'],
    problems: result.problems.map(problem => redactor.text(problem)),
    error: error && { ...error, message: redactor.text(error.message) },
    sent: sent && (await redactSent(sent, redactor)),
  }
}

async function redactSent(sent: SentRequest, redactor: Redactor): Promise<SentRequest> {
  return {
    method: sent.method,
    url: redactor.text(sent.url),
    headers: redactor.value(sent.headers) as SentRequest['headers'],
    body: sent.body === null ? null : await redactor.textInTurns(sent.body),
  }
}
