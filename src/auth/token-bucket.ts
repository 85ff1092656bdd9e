/** So many requests at once, and as many a minute after that. */
export interface Policy {
  readonly name: string
  /** Requests a minute, and the most at once; 0: no limit. */
  readonly perMinute: number
}

/** What is left of a policy for one caller. Full buckets need not be kept. */
export interface Bucket {
  /** Requests that are left; below 0 when other gateways spent what this one gave, too. */
  level: number
  /** Epoch milliseconds up to which it was filled. */
  filledTo: number
  /** What was spent here, and other gateways do not know of yet. */
  unshared: number
}

export const WINDOW_MS = 60_000

export function fullBucket(policy: Policy, now: number): Bucket {
  return { level: policy.perMinute, filledTo: now, unshared: 0 }
}

/** Lets in what has flowed back since the last time. A clock that was set back lets nothing in. */
export function fill(bucket: Bucket, policy: Policy, now: number): void {
  const gained = ((now - bucket.filledTo) * policy.perMinute) / WINDOW_MS
  bucket.filledTo = now
  if (gained <= 0) return
  bucket.level = Math.min(policy.perMinute, bucket.level + gained)
}

export function spend(bucket: Bucket, cost: number): void {
  bucket.level -= cost
  bucket.unshared += cost
}

/** Seconds until `cost` is there. */
export function waitSeconds(bucket: Bucket, policy: Policy, cost: number): number {
  return Math.max(1, Math.ceil(((cost - bucket.level) * WINDOW_MS) / policy.perMinute / 1_000))
}
