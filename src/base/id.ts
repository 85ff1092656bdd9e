import { randomInt } from 'node:crypto'
import type { Clock } from './clock.ts'

/** An entity's id: a positive 63-bit integer as decimal text, made here and never by a sequence (ids must not meet across shards). */
export type Id = string

declare const of: unique symbol
/** Ids of different things do not stand for each other: a function that takes a project and a widget refuses them the other way round. */
type IdOf<Thing extends string> = Id & { readonly [of]: Thing }
export type ProjectId = IdOf<'Project'>
export type WidgetId = IdOf<'Widget'>
export type MetricId = IdOf<'Metric'>
export type SeriesId = IdOf<'Series'>

/** Gives an id of whatever the caller makes. */
export type IdMaker = <T extends Id = Id>() => T

const EPOCH_MS = Date.UTC(2024, 0, 1)
const LOW_BITS = 21n
const LOW_RANGE = 1 << 21

/** Ids that were made before the instant (milliseconds since 1970) are smaller, those after it are not. */
export function idAt(at: number): Id {
  return (BigInt(Math.max(at - EPOCH_MS, 0)) << LOW_BITS).toString()
}

/**
 * Ids that grow with time: 42 bits of milliseconds since 2024 and 21 bits that start at a random place and count up.
 * Two processes meet with a chance of one in two million per pair of ids of one millisecond; the primary key refuses such a pair.
 */
export function createIdMaker(clock: Clock): IdMaker {
  let lastMs = -1
  let low = 0
  return <T extends Id>() => {
    // A clock set back must not repeat ids: time stands still until it catches up.
    let ms = Math.max(clock() - EPOCH_MS, lastMs, 0)
    if (ms > lastMs) low = randomInt(LOW_RANGE >> 1)
    else if (++low === LOW_RANGE) {
      ms += 1
      low = 0
    }
    lastMs = ms
    return ((BigInt(ms) << LOW_BITS) | BigInt(low)).toString() as T
  }
}
