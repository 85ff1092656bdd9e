// Webhooks: who sent it, what it says, and the push or the run that it asks for.
import { AppError } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import { JsonSyntaxError } from '../base/json-errors.ts'
import { readJson, toPlain } from '../base/json-text.ts'
import { isSameText, sha256 } from '../base/seal.ts'
import { readFields } from '../http/form-fields.ts'
import type { Gateway } from '../request/context.ts'
import { isObject } from '../sources/json-shape.ts'
import { MappingError } from '../sources/mapping.ts'
import { isHookLost, openHook } from './feed.service.ts'
import { selectFeedOfHook, updateLastSuccess } from './feed.store.ts'
import type { Feed } from './feed.ts'
import { queueRun, startRun } from './feed-run.service.ts'
import { insertEndedRun } from './feed-run.store.ts'
import { failedEnd, runKey, writeFeed } from './feed-write.service.ts'
import { isSignedLikeGitHub, isSignedLikeStripe } from './signature.ts'

export interface HookCall {
  /** Who calls. */
  readonly address: string
  readonly feedId: Id
  /** Without the token. */
  readonly query: Readonly<Record<string, unknown>>
  readonly token: string | undefined
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Buffer
  /** The body as text; `null`: it is not UTF-8. */
  readonly text: string | null
  readonly signal: AbortSignal
  /** Resolves when a body of this size may be read. */
  readonly turn: () => Promise<void>
}

/** Resolves when what was sent is stored: pushed, or queued as a run. Throws UNAUTHENTICATED for a feed that is not known, too. */
export async function receiveHook(gateway: Gateway, call: HookCall): Promise<void> {
  const { rateLimits } = gateway.services
  rateLimits.takeAddress(call.address)
  rateLimits.assertMayTry(call.address, `hook ${call.feedId}`)
  const feed = await selectFeedOfHook(gateway.db, call.feedId)
  if (!feed || !isAllowed(gateway, feed, call)) {
    rateLimits.failed(call.address)
    throw new AppError('UNAUTHENTICATED', 'The webhook is not known, or its token or signature is not right.')
  }
  rateLimits.succeeded(`hook ${call.feedId}`)
  rateLimits.takeToken(call.feedId)
  if (feed.paused) throw new AppError('CONFLICT', 'The feed is paused.')
  await call.turn()
  const payload = payloadOf(call)
  // What is no object has one name: {{ variables.body }}.
  const own = isObject(payload) ? payload : payload === null ? {} : { body: payload }
  const variables = { ...call.query, ...own }
  if (feed.sourceId === null) {
    await pushPayload(gateway, feed, call, isObject(payload) || payload === null ? variables : payload, variables)
    return
  }
  const key = await queueRun(gateway, feed, { cause: 'HOOK', scheduledFor: null, variables })
  // It is stored: the sender need not wait, and a run that does not begin here begins by the clock.
  startRun(gateway, key).catch(error => gateway.log.warn({ err: error }, 'a run could not be begun yet'))
}

function isAllowed(gateway: Gateway, feed: Feed, { token, headers, body }: HookCall): boolean {
  if (isHookLost(gateway, feed)) return false
  switch (feed.hook) {
    case 'TOKEN':
      return token !== undefined && isSameText(token, openHook(gateway, feed))
    case 'STRIPE':
      return isSignedLikeStripe(headers['stripe-signature'], body, openHook(gateway, feed), gateway.clock())
    case 'GITHUB':
      return isSignedLikeGitHub(headers['x-hub-signature-256'], body, openHook(gateway, feed))
    case 'OFF':
      return false
  }
}

/** Reading ends at the first of them. */
export const hookBodyLimits = { maxDepth: 32, maxItems: 50_000, maxMembers: 10_000, maxValues: 200_000 }

/** JSON, a form, or nothing. */
function payloadOf({ text, headers }: HookCall): unknown {
  if (text === null) throw new AppError('BAD_USER_INPUT', 'The body is not UTF-8.')
  if (text.trim() === '') return null
  if (/^application\/x-www-form-urlencoded/i.test(headers['content-type'] ?? '') && !/^\s*[[{]/.test(text))
    return Object.fromEntries(readFields(text))
  try {
    return toPlain(readJson(text, hookBodyLimits))
  } catch (error) {
    const why = error instanceof JsonSyntaxError ? `: ${error.message}` : '.'
    throw new AppError('BAD_USER_INPUT', `The body is not JSON${why}`)
  }
}

async function pushPayload(
  gateway: Gateway,
  feed: Feed,
  call: HookCall,
  data: unknown,
  variables: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { projectId, feedId } = feed
  const runId = gateway.makeId()
  const delivery = deliveryOf(feed, call, data)
  const idempotencyKey = delivery === null ? runKey(runId) : `hook/${feedId}/${sha256(delivery).toString('hex')}`
  const startedAt = new Date(gateway.clock())
  let thrown: unknown = null
  const end = await writeFeed(gateway, feed, { data, variables, idempotencyKey, signal: call.signal }).catch(error => {
    thrown = error
    const ended = failedEnd(error)
    if (ended === null) throw error
    return ended
  })
  const run = { projectId, feedId, runId, cause: 'HOOK' as const }
  await insertEndedRun(gateway.db, run, end, { startedAt, finishedAt: new Date(gateway.clock()) }).catch(error =>
    gateway.log.warn({ err: error }, 'a run of a webhook could not be recorded'),
  )
  if (thrown instanceof MappingError) throw new AppError('BAD_USER_INPUT', thrown.message)
  if (thrown) throw thrown
  await updateLastSuccess(gateway.db, feed, startedAt, false)
}

/** What a sender calls the delivery: sent again, it counts once. */
function deliveryOf(feed: Feed, { headers }: HookCall, data: unknown): string | null {
  if (feed.hook === 'GITHUB') return headers['x-github-delivery'] ?? null
  if (feed.hook === 'STRIPE') return isObject(data) && typeof data.id === 'string' ? data.id : null
  return headers['idempotency-key'] ?? null
}
