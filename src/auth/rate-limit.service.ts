// Rate limits of tokens and addresses. Each gateway counts in memory and tells the others what it gave, so that no request waits for it.

import { callerOf } from '../base/address.ts'
import { AppError, type LimitState } from '../base/errors.ts'
import { lruOf } from '../base/lru.ts'
import type { Gateway } from '../request/context.ts'
import { type LimitKind, SharedBuckets } from './shared-buckets.service.ts'
import { type Bucket, type Policy, WINDOW_MS, waitSeconds } from './token-bucket.ts'

/** Credentials that were good lately are looked up again even when their address has failed too often. */
const MAX_TRUSTED = 10_000
const TRUST_MS = 3_600_000
/** Clients that had a wrong secret or assertion lately, with the address that sent it. */
const MAX_FAILED_LOGINS = 10_000

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
  /**
   * The same for the login of a client (its id, or '' for what is none; `credential`: its secret, `null` for an assertion). Where the address has
   * failed too often, clients that have not are looked up, as often as an address may fail: others' mistakes do not shut them out.
   */
  assertMayLogin(address: string, client: string, credential: string | null): void
  /** As `failed`, for a login. */
  loginFailed(address: string, client: string): void
  /** The credential was good. */
  succeeded(credential: string): void
  close(): void
}

export function createRateLimits(gateway: Pick<Gateway, 'config' | 'clock' | 'bus'>): RateLimits {
  const { config } = gateway
  const buckets = new SharedBuckets(gateway, {
    token: { name: 'token', perMinute: config.tokenRequestsPerMinute },
    address: { name: 'address', perMinute: config.addressRequestsPerMinute },
    failures: { name: 'failures', perMinute: config.addressFailuresPerMinute },
  })
  const trusted = lruOf<string, true>(MAX_TRUSTED, { ttl: TRUST_MS, ttlResolution: 1_000 })
  const failedLogins = lruOf<string, true>(MAX_FAILED_LOGINS, { ttl: WINDOW_MS, ttlResolution: 1_000 })

  const take = (kind: LimitKind, key: string): Bucket | null => {
    const bucket = buckets.bucket(kind, key)
    if (!bucket) return null
    if (bucket.level < 1) throw refusal(buckets.policy(kind), bucket)
    buckets.pay(kind, key, bucket, 1)
    return bucket
  }
  /** The bucket of an address that has failed too often; `null` while it may go on. */
  const emptyFailures = (caller: string): Bucket | null => {
    const bucket = buckets.known('failures', caller)
    return bucket && bucket.level < 1 ? bucket : null
  }

  return {
    takeAddress: address => void take('address', callerOf(address)),
    takeToken(key) {
      const bucket = take('token', key)
      return bucket && stateOf(buckets.policy('token'), bucket)
    },
    charge(payer, cost) {
      const [kind, key] =
        'token' in payer ? (['token', payer.token] as const) : (['address', callerOf(payer.address)] as const)
      const bucket = buckets.bucket(kind, key)
      if (bucket) buckets.pay(kind, key, bucket, cost)
    },
    failed: address => void take('failures', callerOf(address)),
    assertMayTry(address, credential) {
      const empty = emptyFailures(callerOf(address))
      if (empty && !trusted.has(credential)) throw refusal(buckets.policy('failures'), empty)
    },
    assertMayLogin(address, client, credential) {
      const caller = callerOf(address)
      const empty = emptyFailures(caller)
      if (!empty || (credential !== null && trusted.has(credential))) return
      const isTooMuch = failedLogins.has(`${caller} ${client}`) || emptyFailures(loginsOf(caller)) !== null
      if (isTooMuch) throw refusal(buckets.policy('failures'), empty)
    },
    loginFailed(address, client) {
      const caller = callerOf(address)
      failedLogins.set(`${caller} ${client}`, true)
      if (emptyFailures(caller)) take('failures', loginsOf(caller))
      take('failures', caller)
    },
    succeeded: credential => void trusted.set(credential, true),
    close: () => buckets.close(),
  }
}

/** The bucket for clients that have not failed yet, while the address has too often. */
const loginsOf = (caller: string) => `logins ${caller}`

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
