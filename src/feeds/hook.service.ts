// Webhooks: who sent it, what it says, and the push or the run that it asks for.
import { AppError } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import type { Gateway } from '../request/context.ts'
import { isObject } from '../sources/json-shape.ts'
import { MappingError } from '../sources/mapping.ts'
import { selectFeedOfHook, updateLastSuccess } from './feed.store.ts'
import type { Feed } from './feed.ts'
import { queueRun, startRun } from './feed-run.service.ts'
import { insertEndedRun } from './feed-run.store.ts'
import { failedEnd, runKey, writeFeed } from './feed-write.service.ts'
import { type HandshakeReply, handshakeOf } from './handshake.ts'
import { hookPresets } from './hook-kind.ts'
import { textAt } from './hook-options.ts'
import { readPayload } from './hook-payload.ts'
import { type HookSender, isAllowed, standardHeaders, unsignedHandshake } from './hook-sender.service.ts'

export interface HookCall extends HookSender {
  /** Who calls. */
  readonly address: string
  readonly feedId: Id
  readonly signal: AbortSignal
  /** Resolves when a body of this size may be read. */
  readonly turn: () => Promise<void>
}

/** STORED: pushed, or queued as a run. PROBE: somebody looked whether the address answers; nothing was counted. */
export type HookOutcome = 'STORED' | 'PROBE' | HandshakeReply

/** Resolves when what was sent is stored or answered. Throws UNAUTHENTICATED for a feed that is not known, too. */
export async function receiveHook(gateway: Gateway, call: HookCall): Promise<HookOutcome> {
  const { rateLimits } = gateway.services
  rateLimits.takeAddress(call.address)
  rateLimits.assertMayTry(call.address, `hook ${call.feedId}`)
  const feed = await selectFeedOfHook(gateway.db, call.feedId)
  const unsigned = feed && unsignedHandshake(gateway, feed, call)
  if (unsigned) return unsigned
  if (!feed || !isAllowed(gateway, feed, call)) {
    // Whoever has no credential and asks for nothing learns nothing: it is answered like this for every feed and for none.
    if (isBareGet(call) && call.token === undefined) return 'PROBE'
    rateLimits.failed(call.address)
    throw new AppError('UNAUTHENTICATED', 'The webhook is not known, or its token or signature is not right.')
  }
  rateLimits.succeeded(`hook ${call.feedId}`)
  rateLimits.takeToken(call.feedId)
  await call.turn()
  const payload = await readPayload(call.body, call.headers['content-type'] ?? '')
  const handshake = handshakeOf({ ...call, payload }, feed.hookOptions.challenge)
  if (handshake) return handshake
  if (feed.paused) throw new AppError('CONFLICT', 'The feed is paused.')
  // Without a source there is nothing to be written: browsers, monitors and previews of links ask so.
  if (feed.sourceId === null && isBareGet(call)) return 'PROBE'
  await store(gateway, feed, call, payload)
  return 'STORED'
}

const isBareGet = ({ method, query, body }: HookCall) =>
  method === 'GET' && Object.keys(query).length === 0 && body.length === 0

async function store(gateway: Gateway, feed: Feed, call: HookCall, payload: unknown): Promise<void> {
  // What is no object has one name: {{ variables.body }}.
  const own = isObject(payload) ? payload : payload === null ? {} : { body: payload }
  const variables = { ...call.query, ...own }
  const delivery = deliveryOf(feed, call, payload)
  if (feed.sourceId === null) {
    const data = isObject(payload) || payload === null ? variables : payload
    return pushPayload(gateway, feed, call, { data, variables, delivery })
  }
  const key = await queueRun(gateway, feed, { cause: 'HOOK', scheduledFor: null, variables, delivery })
  if (key === null) return
  // It is stored: the sender need not wait, and a run that does not begin here begins by the clock.
  startRun(gateway, key).catch(error => gateway.log.warn({ err: error }, 'a run could not be begun yet'))
}

interface Delivery {
  readonly data: unknown
  readonly variables: Readonly<Record<string, unknown>>
  /** `null`: it has no id, and is known by nothing. */
  readonly delivery: Buffer | null
}

async function pushPayload(
  gateway: Gateway,
  feed: Feed,
  call: HookCall,
  { data, variables, delivery }: Delivery,
): Promise<void> {
  const { projectId, feedId } = feed
  const runId = gateway.makeId()
  const idempotencyKey = delivery === null ? runKey(runId) : `hook/${feedId}/${delivery.toString('hex')}`
  const startedAt = new Date(gateway.clock())
  let thrown: unknown = null
  const input = { data, variables, idempotencyKey, signal: call.signal, runId, isHook: true, isDelivery: true }
  const end = await writeFeed(gateway, feed, input).catch(error => {
    thrown = error
    const ended = failedEnd(error)
    if (ended === null) throw error
    return ended
  })
  const run = { projectId, feedId, runId, cause: 'HOOK' as const, delivery }
  await insertEndedRun(gateway.db, run, end, { startedAt, finishedAt: new Date(gateway.clock()) }).catch(error =>
    gateway.log.warn({ err: error }, 'a run of a webhook could not be recorded'),
  )
  if (thrown instanceof MappingError) throw new AppError('BAD_USER_INPUT', thrown.message)
  if (thrown) throw thrown
  await updateLastSuccess(gateway.db, feed, startedAt, false)
}

/**
 * What a sender calls the delivery: sent again, it counts once. The body is no identity: two orders may look alike. Throws BAD_USER_INPUT
 * where the feed says that there is an id, and there is none.
 */
function deliveryOf(feed: Feed, { headers }: HookCall, payload: unknown): Buffer | null {
  const declared = feed.hookOptions.delivery
  const place = declared ?? hookPresets[feed.hook].delivery
  const named = feed.hook === 'STANDARD_WEBHOOKS' ? standardHeaders(headers) : headers
  const id = 'header' in place ? named[place.header] || null : textAt(payload, place.path)
  if (id !== null) return sha256(id)
  if (declared === null) return null
  const what = 'header' in place ? `header ${place.header}` : `id at ${place.path}`
  throw new AppError('BAD_USER_INPUT', `The delivery has no ${what}, by which this feed knows repetitions.`)
}
