// Saves, finds, lists, deletes and calls sources; and what sources share in a process.
import { LRUCache } from 'lru-cache'
import { AppError, notFound } from '../base/errors.ts'
import type { FairSemaphore } from '../base/fair-semaphore.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { quote } from '../base/quote.ts'
import type { Span } from '../base/tracing.ts'
import { isUniqueViolation } from '../database/failure.ts'
import type { Page } from '../database/page.ts'
import type { Gateway, Platform } from '../request/context.ts'
import type { ListRequest } from '../request/page.ts'
import type { RawResult, SharedResults } from './attempt.service.ts'
import { CALL_TIMEOUT_MS, runChain } from './call.service.ts'
import type { CallResult } from './call.ts'
import { type CallLog, createCallLog } from './call-log.service.ts'
import { Evaluators } from './evaluator.service.ts'
import { createGrants, type Grants } from './grant.service.ts'
import { createHostRules, type HostRules } from './host.ts'
import { isObject, isShallow } from './json-shape.ts'
import { createOAuthTokens, type OAuthTokens } from './oauth.service.ts'
import { ReplyMemory } from './reply-memory.ts'
import type { Resolver } from './resolver.ts'
import { createSafeFetch, type SafeFetch } from './safe-fetch.client.ts'
import {
  deleteSourceRow,
  type SealedSource,
  type SourceOrderField,
  selectSourcePage,
  selectSourcesById,
  selectSourcesByName,
  upsertSource,
} from './source.store.ts'
import { isReadOnly, type Secrets, type Source, secretPlace } from './source.ts'
import { checkSource, type SourceDraft } from './source-draft.service.ts'
import { Templates } from './template.ts'
import { createUpstreamSemaphore } from './upstream-semaphore.ts'

declare module '../request/context.ts' {
  interface Services {
    sources: SourceService
  }
}

/** Replies that are kept, in this process, in all. */
export const CACHE_BYTES = 64 * 1_048_576

export interface SourceService {
  readonly fetcher: SafeFetch
  readonly rules: HostRules
  readonly templates: Templates
  readonly evaluators: Evaluators
  readonly oauth: OAuthTokens
  readonly grants: Grants
  readonly upstreams: FairSemaphore<Id>
  readonly cache: LRUCache<string, RawResult>
  readonly replyMemory: ReplyMemory
  readonly callLog: CallLog
  /** What uses sources says here that one is used: each throws CONFLICT. */
  readonly beforeDeletion: ((gateway: Gateway, source: Source) => Promise<void>)[]
  /** Aborted when the gateway shuts down. */
  readonly closing: AbortSignal
  close(): Promise<void>
}

export function createSourceService(gateway: Platform, resolver?: Resolver): SourceService {
  const rules = createHostRules(gateway.config)
  const fetcher = createSafeFetch(rules, resolver)
  const callLog = createCallLog(gateway)
  const evaluators = new Evaluators()
  const closing = new AbortController()
  return {
    fetcher,
    rules,
    callLog,
    beforeDeletion: [],
    templates: new Templates(),
    evaluators,
    oauth: createOAuthTokens(fetcher, gateway.clock),
    grants: createGrants(gateway, fetcher),
    upstreams: createUpstreamSemaphore(),
    cache: new LRUCache({ maxSize: CACHE_BYTES, perf: { now: gateway.clock }, ttl: 1_000 }),
    replyMemory: new ReplyMemory(),
    closing: closing.signal,
    async close() {
      closing.abort()
      evaluators.close()
      await callLog.close()
      await fetcher.close()
    },
  }
}

/**
 * Makes a source, or changes the one of this name, or the one with this id, which gets the name. Throws BAD_USER_INPUT with everything that is
 * wrong, NOT_FOUND for an id that nothing has, CONFLICT for a name that another source has.
 */
export async function saveSource(
  gateway: Gateway,
  projectId: ProjectId,
  draft: SourceDraft,
  id: Id | null = null,
): Promise<Source> {
  const name = draft.name.trim()
  const [known] =
    id === null
      ? await selectSourcesByName(gateway.db, projectId, [name])
      : await selectSourcesById(gateway.db, projectId, [id])
  if (id !== null && !known) throw notFound('source')
  const { requests, secrets } = await checkSource(gateway, { ...draft, name }, known ?? null, true)
  const sourceId = known?.source.sourceId ?? gateway.makeId()
  const sealed = new Map(
    [...secrets].map(([secret, value]) => [
      secret,
      value === null ? null : gateway.sealer.seal(value, secretPlace(projectId, sourceId, secret)),
    ]),
  )
  const ids = { projectId, sourceId, isNew: !known }
  const change = { name, description: draft.description, requests, secrets: sealed }
  try {
    if (!(await upsertSource(gateway.db, ids, change, new Date(gateway.clock())))) throw notThere(name)
  } catch (error) {
    if (isUniqueViolation(error, 'sources_name_key') && id !== null)
      throw new AppError('CONFLICT', `There is another source ${quote(name, 100)}.`)
    if (isUniqueViolation(error, 'sources_name_key'))
      throw new AppError('CONFLICT', 'A source of this name was made at this moment. Save again.', { retryAfter: 1 })
    throw error
  }
  return getSource(gateway, projectId, name)
}

/** Throws NOT_FOUND. */
export async function getSource(gateway: Gateway, projectId: ProjectId, name: string): Promise<Source> {
  const source = await findSource(gateway, projectId, name)
  if (!source) throw notThere(name)
  return source
}

export async function findSource(gateway: Gateway, projectId: ProjectId, name: string): Promise<Source | null> {
  const [found] = await selectSourcesByName(gateway.db, projectId, [name])
  return found?.source ?? null
}

/** In the order of the ids; `null` for what is not there. */
export async function sourcesById(
  gateway: Gateway,
  projectId: ProjectId,
  ids: readonly Id[],
): Promise<(Source | null)[]> {
  const found = await selectSourcesById(gateway.db, projectId, ids)
  const byId = new Map(found.map(({ source }) => [source.sourceId, source]))
  return ids.map(id => byId.get(id) ?? null)
}

/** With their secrets opened, for calling; by name. */
export async function sourcesToCall(
  gateway: Gateway,
  projectId: ProjectId,
  names: readonly string[],
): Promise<Map<string, CallableSource>> {
  const found = await selectSourcesByName(gateway.db, projectId, names)
  return new Map(found.map(it => [it.source.name, opened(gateway, it)]))
}

/** The same for one by its id; `null`: it is gone. */
export async function sourceToCall(
  gateway: Gateway,
  projectId: ProjectId,
  sourceId: Id,
): Promise<CallableSource | null> {
  const [found] = await selectSourcesById(gateway.db, projectId, [sourceId])
  return found ? opened(gateway, found) : null
}

export interface CallableSource {
  readonly source: Source
  readonly secrets: Secrets
}

function opened(gateway: Gateway, { source, sealed }: SealedSource): CallableSource {
  const secrets: Record<string, string> = Object.create(null)
  for (const [name, value] of sealed)
    secrets[name] = gateway.sealer.open(value, secretPlace(source.projectId, source.sourceId, name))
  return { source, secrets }
}

export function listSources(
  gateway: Gateway,
  projectId: ProjectId,
  page: ListRequest<SourceOrderField>,
  words: readonly string[],
): Promise<Page<Source>> {
  return selectSourcePage(gateway.db, projectId, page, words)
}

export async function deleteSourceById(gateway: Gateway, source: Source): Promise<void> {
  for (const assertUnused of gateway.services.sources.beforeDeletion) await assertUnused(gateway, source)
  if (!(await deleteSourceRow(gateway.db, source.projectId, source.sourceId))) throw notThere(source.name)
}

/** What `callSource` may run: chains that only read. */
export function assertReadOnly({ source }: CallableSource): void {
  const other = source.requests.find(request => !isReadOnly(request))
  if (other)
    throw new AppError(
      'BAD_USER_INPUT',
      `The request ${other.name} is ${other.method}: call it with runSource, or mark it safe.`,
    )
}

export function notThere(name: string): AppError {
  return new AppError('NOT_FOUND', `There is no source ${quote(name, 100)}.`)
}

/** `variables: { name: value }`. */
export function readVariables(input: unknown): Readonly<Record<string, unknown>> {
  if (input === null || input === undefined) return {}
  if (isObject(input) && isShallow(input)) return input
  const message = 'Variables are an object: { "name": value }.'
  throw new AppError('BAD_USER_INPUT', message, { fields: { variables: [message] } })
}

export interface CallOptions {
  readonly variables: Readonly<Record<string, unknown>>
  readonly signal: AbortSignal
  readonly span?: Span
  readonly shared?: SharedResults
}

export function callSaved(
  gateway: Gateway,
  { source, secrets }: CallableSource,
  calling: CallOptions,
): Promise<CallResult> {
  const { projectId, sourceId, name, requests } = source
  const of = { projectId, sourceId, sourceName: name }
  return runChain(gateway, { ...calling, ...of, requests, secrets, timeoutMs: CALL_TIMEOUT_MS })
}

/** Runs a draft without saving it; secrets of the saved source of its name are at hand unless the draft has its own. */
export async function testSource(
  gateway: Gateway,
  projectId: ProjectId,
  draft: SourceDraft,
  calling: CallOptions,
): Promise<CallResult> {
  const [known] = await selectSourcesByName(gateway.db, projectId, [draft.name.trim()])
  const { requests, secrets } = await checkSource(gateway, draft, known ?? null, false)
  const fresh = [...secrets].filter((entry): entry is [string, string] => entry[1] !== null)
  const all = { ...(known && opened(gateway, known).secrets), ...Object.fromEntries(fresh) }
  return runChain(gateway, {
    ...calling,
    projectId,
    sourceId: known?.source.sourceId ?? null,
    sourceName: null,
    requests,
    secrets: all,
    timeoutMs: CALL_TIMEOUT_MS,
  })
}
