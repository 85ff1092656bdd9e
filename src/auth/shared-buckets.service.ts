// Token buckets that gateways share: each has them in memory, gives by its own, and tells the others all that it gave.
import type { LRUCache } from 'lru-cache'
import { lruOf } from '../base/lru.ts'
import type { Gateway } from '../request/context.ts'
import { type Bucket, fill, fullBucket, type Policy, spend } from './token-bucket.ts'

/** Callers remembered of each kind; one that is forgotten begins with a full bucket. */
const MAX_CALLERS = 100_000
/** The part of what is left that a gateway gives before it tells the others: how far each may be off. */
const UNSHARED_PART = 0.02
/** What is given within this time is published together. */
const GATHER_MS = 25
/** Gateways that poll read once per `bus.delayMs`: telling them more often than so many times of it is of no use. */
const MESSAGES_PER_POLL = 4
const MAX_CALLERS_PER_MESSAGE = 100

export type LimitKind = 'token' | 'address' | 'failures'

type BucketCharge = [kind: LimitKind, key: string, cost: number]

/**
 * All that is given is published, also what has flowed back since: each gateway lets the whole rate flow into its bucket, and only what the others
 * gave, taken out again, keeps the sum at the rate of one. The less is left the sooner it is published, down to each single request.
 */
export class SharedBuckets {
  readonly #gateway: Pick<Gateway, 'clock' | 'bus'>
  readonly #policies: Readonly<Record<LimitKind, Policy>>
  readonly #buckets: Readonly<Record<LimitKind, LRUCache<string, Bucket>>> = {
    token: lruOf(MAX_CALLERS),
    address: lruOf(MAX_CALLERS),
    failures: lruOf(MAX_CALLERS),
  }
  #unshared = new Map<string, BucketCharge>()
  #timer: NodeJS.Timeout | undefined
  #isPublishing = false

  constructor(gateway: Pick<Gateway, 'clock' | 'bus'>, policies: Readonly<Record<LimitKind, Policy>>) {
    this.#gateway = gateway
    this.#policies = policies
    const { bus } = gateway
    bus.subscribe('rate.spent', ({ spent }) => {
      // The bus delivers here, too, where it is counted already.
      if (!this.#isPublishing) for (const [kind, key, cost] of spent) this.#takeOut(kind, key, cost)
    })
  }

  policy(kind: LimitKind): Policy {
    return this.#policies[kind]
  }

  /** The bucket as it is now; `null` where there is no limit. */
  bucket(kind: LimitKind, key: string): Bucket | null {
    const policy = this.#policies[kind]
    if (policy.perMinute === 0) return null
    const now = this.#gateway.clock()
    const known = this.#buckets[kind].get(key)
    if (known) {
      fill(known, policy, now)
      return known
    }
    const bucket = fullBucket(policy, now)
    this.#buckets[kind].set(key, bucket)
    return bucket
  }

  /** The same, where the caller is known; others have a full one. */
  known(kind: LimitKind, key: string): Bucket | null {
    return this.#buckets[kind].has(key) ? this.bucket(kind, key) : null
  }

  pay(kind: LimitKind, key: string, bucket: Bucket, cost: number): void {
    spend(bucket, cost)
    if (bucket.unshared < Math.max(1, bucket.level * UNSHARED_PART)) return
    this.#share(kind, key, bucket.unshared)
    bucket.unshared = 0
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #share(kind: LimitKind, key: string, cost: number): void {
    const id = `${kind} ${key}`
    const gathered = this.#unshared.get(id)
    if (gathered) gathered[2] += cost
    else this.#unshared.set(id, [kind, key, cost])
    if (this.#unshared.size >= MAX_CALLERS_PER_MESSAGE) this.#publish()
    else
      this.#timer ??= setTimeout(
        () => this.#publish(),
        Math.max(GATHER_MS, this.#gateway.bus.delayMs / MESSAGES_PER_POLL),
      ).unref()
  }

  #publish(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const spent = [...this.#unshared.values()].map(
      ([kind, key, cost]): BucketCharge => [kind, key, Math.round(cost * 100) / 100],
    )
    this.#unshared = new Map()
    this.#isPublishing = true
    this.#gateway.bus.publish('rate.spent', { spent })
    this.#isPublishing = false
  }

  #takeOut(kind: string, key: string, cost: number): void {
    // A newer release may have kinds that this one does not know.
    if (!Object.hasOwn(this.#policies, kind)) return
    const bucket = this.bucket(kind as LimitKind, key)
    if (bucket) bucket.level -= cost
  }
}
