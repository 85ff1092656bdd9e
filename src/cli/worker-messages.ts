// What the primary of several workers and each of them say to one another.
import cluster from 'node:cluster'
import type { MeterValues } from '../base/meters.ts'
import type { Connection } from '../database/client.ts'

export type ToWorker =
  /** Begin. `connection`: of the embedded database; `null`: the one that the configuration names. */
  | { readonly kind: 'start'; readonly port: number; readonly connection: Connection | null }
  /** What have you counted? */
  | { readonly kind: 'count'; readonly id: number }
  /** What all have counted. */
  | { readonly kind: 'counted'; readonly id: number; readonly text: string }
  /** Finish open requests and end. */
  | { readonly kind: 'stop' }

export type ToPrimary =
  | { readonly kind: 'listening'; readonly url: string }
  | { readonly kind: 'values'; readonly id: number; readonly values: MeterValues }
  /** What have all counted? */
  | { readonly kind: 'count-all'; readonly id: number }

/** What a process does not answer within this, another goes on without. */
const ANSWER_WITHIN_MS = 2_000

export const isWorker = () => cluster.isWorker

/** The promise, or the other value when it takes too long. */
export function within<T, Other>(promise: Promise<T>, other: Other): Promise<T | Other> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(other), ANSWER_WITHIN_MS)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
