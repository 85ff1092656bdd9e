// Rate limits of tokens and addresses. Each gateway counts in memory and tells the others what it gave, so that no request waits for it.
import { LRUCache } from 'lru-cache'
import { callerOf } from '../base/address.ts'
import { AppError, type LimitState } from '../base/errors.ts'
import type { Bus } from '../bus/bus.ts'
import type { Gateway } from '../request/context.ts'
import { type Bucket, fill, fullBucket, type Policy, spend, WINDOW_MS, waitSeconds } from './token-bucket.ts'

/** Callers remembered; whoever is forgotten begins with a full bucket. */
const MAX_CALLERS = 100_000
/** The part of a limit that a gateway gives before it tells the others: how far each may be off. */
const TELL_AT = 0.05
/** Callers that reach the part at about the same time are told of together. */
const GATHER_MS = 10
const MAX_TOLD_AT_ONCE = 100
/** Credentials that were good lately are looked up again even when their address has failed too often. */
const MAX_TRUSTED = 10_000
const TRUST_MS = 3_600_000

type Kind = 'token' | 'address' | 'failures'

declare module '../request/context.ts' {
  interface Services {
    rateLimits: RateLimits
  }
}

export interface RateLimits {
  /** Counts a request of the address. Throws RATE_LIMITED, with the seconds to wait. */
  takeAddress(address: string): void
  /** Counts a request of a token or push key, by its id, and tells what is left. Throws RATE_LIMITED. */
  takeToken(key: string): LimitState | null
  /** What a request cost more than one, when that is known: for a token, or without one for the address. */
  charge(caller: { token: string } | { address: string }, cost: number): void
  /** Counts a credential that was wrong. Throws RATE_LIMITED instead of what the caller would say, when there were too many. */
  failed(address: string): void
  /** Before a credential is looked up: throws RATE_LIMITED when the address failed too often and the credential was not good lately. */
  assertMayTry(address: string, credential: string): void
  /** The credential was good. */
  succeeded(credential: string): void
  close(): void
}

export function createRateLimits(gateway: Pick<Gateway, 'config' | 'clock' | 'bus'>): RateLimits {
  const { config, clock, bus } = gateway
  const policies: Readonly<Record<Kind, Policy>> = {
    token: { name: 'token', perMinute: config.tokenRequestsPerMinute },
    address: { name: 'address', perMinute: config.addressRequestsPerMinute },
    failures: { name: 'failures', perMinute: config.addressFailuresPerMinute },
  }
  const buckets: Readonly<Record<Kind, LRUCache<string, Bucket>>> = {
    token: new LRUCache({ max: MAX_CALLERS }),
    address: new LRUCache({ max: MAX_CALLERS }),
    failures: new LRUCache({ max: MAX_CALLERS }),
  }
  const trusted = new LRUCache<string, true>({ max: MAX_TRUSTED, ttl: TRUST_MS, ttlResolution: 1_000 })
  const news = createNews(bus, (kind, key, cost) => {
    const bucket = bucketOf(kind, key)
    if (bucket) bucket.level -= cost
  })

  const bucketOf = (kind: Kind, key: string): Bucket | null => {
    const policy = policies[kind]
    if (policy.perMinute === 0) return null
    const now = clock()
    const known = buckets[kind].get(key)
    if (known) {
      fill(known, policy, now)
      return known
    }
    const bucket = fullBucket(policy, now)
    buckets[kind].set(key, bucket)
    return bucket
  }
  const pay = (kind: Kind, key: string, bucket: Bucket, cost: number) => {
    spend(bucket, cost)
    if (bucket.untold < Math.max(1, policies[kind].perMinute * TELL_AT)) return
    news.tell(kind, key, bucket.untold)
    bucket.untold = 0
  }
  const take = (kind: Kind, key: string): Bucket | null => {
    const bucket = bucketOf(kind, key)
    if (!bucket) return null
    if (bucket.level < 1) throw refusal(policies[kind], bucket)
    pay(kind, key, bucket, 1)
    return bucket
  }

  return {
    takeAddress: address => void take('address', callerOf(address)),
    takeToken(key) {
      const bucket = take('token', key)
      return bucket && stateOf(policies.token, bucket)
    },
    charge(caller, cost) {
      const [kind, key] =
        'token' in caller ? (['token', caller.token] as const) : (['address', callerOf(caller.address)] as const)
      const bucket = bucketOf(kind, key)
      if (bucket) pay(kind, key, bucket, cost)
    },
    failed: address => void take('failures', callerOf(address)),
    assertMayTry(address, credential) {
      const bucket = buckets.failures.get(callerOf(address))
      if (!bucket) return
      fill(bucket, policies.failures, clock())
      if (bucket.level < 1 && !trusted.has(credential)) throw refusal(policies.failures, bucket)
    },
    succeeded: credential => void trusted.set(credential, true),
    close: () => news.close(),
  }
}

function stateOf(policy: Policy, bucket: Bucket): LimitState {
  const remaining = Math.max(0, Math.floor(bucket.level))
  return {
    name: policy.name,
    limit: policy.perMinute,
    windowSeconds: WINDOW_MS / 1_000,
    remaining,
    resetSeconds: remaining >= policy.perMinute ? 0 : waitSeconds(bucket, policy, policy.perMinute),
  }
}

function refusal(policy: Policy, bucket: Bucket): AppError {
  const words: Readonly<Record<string, string>> = {
    token: `The token or push key has made more than ${policy.perMinute} requests a minute.`,
    address: `Your address has made more than ${policy.perMinute} requests a minute.`,
    failures: `Your address has sent more than ${policy.perMinute} wrong credentials a minute.`,
  }
  const retryAfter = waitSeconds(bucket, policy, 1)
  const limit = { ...stateOf(policy, bucket), resetSeconds: retryAfter }
  return new AppError('RATE_LIMITED', `${words[policy.name]} Try again in ${retryAfter} s.`, { retryAfter, limit })
}

/** What the gateways tell each other: how much which caller spent. */
function createNews(bus: Bus, heard: (kind: Kind, key: string, cost: number) => void) {
  let told: [Kind, string, number][] = []
  let timer: NodeJS.Timeout | undefined
  let publishing = false
  const publish = () => {
    clearTimeout(timer)
    timer = undefined
    const spent = told
    told = []
    publishing = true
    bus.publish('rate.spent', { spent })
    publishing = false
  }
  bus.subscribe('rate.spent', ({ spent }) => {
    // The bus tells those here, too; they have counted it.
    if (!publishing) for (const [kind, key, cost] of spent) heard(kind as Kind, key, cost)
  })
  return {
    tell(kind: Kind, key: string, cost: number) {
      told.push([kind, key, Math.round(cost * 100) / 100])
      if (told.length >= MAX_TOLD_AT_ONCE) publish()
      else timer ??= setTimeout(publish, GATHER_MS).unref()
    },
    close: () => clearTimeout(timer),
  }
}
