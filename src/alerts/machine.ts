/**
 * The states of one group of an alert:
 *
 *   OK       the condition does not hold
 *   PENDING  it holds, for fewer buckets in a row than the alert asks for
 *   FIRING   it holds for as many, and it has not recovered since
 *   NO_DATA  the last bucket that was judged has no data
 *
 *              CLEAR    HELD     BREACH                    MISSING    SKIPPED
 *   OK         OK       OK       PENDING, FIRING (nth)     NO_DATA    stays
 *   PENDING    OK       OK       PENDING, FIRING (nth)     NO_DATA    stays
 *   FIRING     OK       FIRING   FIRING                    NO_DATA    stays
 *   NO_DATA    OK       OK       PENDING, FIRING (nth)     NO_DATA    stays
 */
export const alertStates = ['OK', 'PENDING', 'FIRING', 'NO_DATA'] as const
export type AlertState = (typeof alertStates)[number]

/**
 * What a bucket says: the condition holds (BREACH); it does not hold, but is not yet recovered from (HELD), or is (CLEAR); there is no data
 * (MISSING); nothing can be said, and the bucket is passed over (SKIPPED).
 */
export type Verdict = 'BREACH' | 'HELD' | 'CLEAR' | 'MISSING' | 'SKIPPED'

/** Where a group stands behind a bucket. */
interface Standing {
  readonly state: AlertState
  /** Buckets in a row for which the condition holds, counted up to as many as fire. */
  readonly streak: number
}

/** A bucket as it was judged; `bucket` is its start in epoch milliseconds. */
export interface VerdictBucket {
  readonly bucket: number
  readonly verdict: Verdict
}

/** What is remembered of a group: the last bucket, where it stands behind it, and where it stood before it. */
export interface AlertMemory {
  readonly bucket: number | null
  readonly before: Standing
  readonly after: Standing
}

export interface Transition<Bucket extends VerdictBucket = VerdictBucket> {
  readonly from: AlertState
  readonly to: AlertState
  readonly at: Bucket
}

const atRest: Standing = { state: 'OK', streak: 0 }
export const noMemory: AlertMemory = { bucket: null, before: atRest, after: atRest }

/** Where a group stands behind one more bucket. */
function step({ state, streak }: Standing, verdict: Verdict, forBuckets: number): Standing {
  switch (verdict) {
    case 'SKIPPED':
      return { state, streak }
    case 'MISSING':
      return { state: 'NO_DATA', streak: 0 }
    case 'CLEAR':
      return atRest
    case 'HELD':
      return { state: state === 'FIRING' ? 'FIRING' : 'OK', streak: 0 }
    case 'BREACH': {
      const count = Math.min(streak + 1, forBuckets)
      return { state: state === 'FIRING' || count >= forBuckets ? 'FIRING' : 'PENDING', streak: count }
    }
  }
}

/**
 * Judges buckets in the order of time. The last bucket that was judged may be among them: it is judged anew, from where the group stood before
 * it, because its data may have changed since. Earlier ones are left alone.
 */
export function advance<Bucket extends VerdictBucket>(
  memory: AlertMemory,
  buckets: readonly Bucket[],
  forBuckets: number,
): { readonly memory: AlertMemory; readonly transitions: readonly Transition<Bucket>[] } {
  const transitions: Transition<Bucket>[] = []
  let { bucket, before, after } = memory
  for (const at of buckets) {
    if (bucket !== null && at.bucket < bucket) continue
    const from = after.state
    if (at.bucket !== bucket) before = after
    after = step(before, at.verdict, forBuckets)
    bucket = at.bucket
    if (after.state !== from) transitions.push({ from, to: after.state, at })
  }
  return { memory: { bucket, before, after }, transitions }
}

/** What people believe of a group: what they were last notified of. Nobody is notified of what only waits. */
export type KnownState = Exclude<AlertState, 'PENDING'>

/** Whether a state is news to who believes something else. */
export function isNews(state: AlertState, known: KnownState): state is KnownState {
  return state !== 'PENDING' && state !== known
}
