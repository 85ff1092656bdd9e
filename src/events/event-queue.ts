// Events that wait to be written: batches of several projects, which take turns.
import { FairQueue } from '../base/fair-queue.ts'
import type { ValidatedEvent } from './event.ts'

/** What one statement takes, in events. */
export const ROUND = 1_000
/** Events that may wait: beyond it they are refused with 503 and `Retry-After`. */
export const WAITING_EVENTS = 50_000
/** When the line is full, a project that has less than this part of it is let in all the same: the others filled it. */
export const FAIR_PART = 1 / 8
/** Let in for fairness, nothing goes beyond so many times the limit. */
export const HARD_FACTOR = 2

/** Events of one project, which are written together. */
export interface WaitingEvents {
  readonly events: readonly ValidatedEvent[]
  /** Milliseconds of a clock that only runs forward. */
  readonly since: number
}

const projectOf = ({ events }: WaitingEvents) => events[0]?.projectId ?? ''

export class EventQueue<W extends WaitingEvents> {
  readonly #limit: number
  readonly #isDivided: boolean
  /** Its own limits count batches; ours count events. */
  readonly #line = new FairQueue<string, W>({ perOwner: Number.POSITIVE_INFINITY, total: Number.POSITIVE_INFINITY })
  /** In the order in which they came. */
  readonly #arrived = new Set<W>()
  readonly #byProject = new Map<string, number>()
  #total = 0
  /** Its turn had come, and the round had no room left. */
  #first: W | undefined

  /** `isDivided`: each round is of one project. */
  constructor(limit = WAITING_EVENTS, isDivided = false) {
    this.#limit = limit
    this.#isDivided = isDivided
  }

  /** Batches that wait. */
  get size(): number {
    return this.#arrived.size
  }

  /** Since when the first of all waits; Infinity: none does. */
  get oldest(): number {
    for (const { since } of this.#arrived) return since
    return Number.POSITIVE_INFINITY
  }

  /** False when the events would be too many. */
  add(waiting: W): boolean {
    const projectId = projectOf(waiting)
    const count = waiting.events.length
    const fits = (sum: number, part: number) => sum + count <= this.#limit * part
    const projectCount = this.#byProject.get(projectId) ?? 0
    if (!fits(this.#total, 1) && !(fits(projectCount, FAIR_PART) && fits(this.#total, HARD_FACTOR))) return false
    this.#line.push(projectId, waiting)
    this.#arrived.add(waiting)
    this.#count(waiting, 1)
    return true
  }

  /** The next round: a batch of each project in turn, at least one where any waits. Where rounds are divided: batches of the project whose turn it is. */
  take(): W[] {
    const members: W[] = []
    let events = 0
    for (let next = this.#next(); next; next = this.#isDivided ? this.#line.shiftOf(projectOf(next)) : this.#next()) {
      if (members.length > 0 && events + next.events.length > ROUND) {
        this.#first = next
        break
      }
      events += next.events.length
      members.push(next)
      this.#remove(next)
    }
    return members
  }

  /** Takes out what has waited since before that time. */
  expire(before: number): W[] {
    const expired: W[] = []
    for (const waiting of this.#arrived) {
      if (waiting.since > before) break
      expired.push(waiting)
    }
    for (const waiting of expired) {
      if (waiting === this.#first) this.#first = undefined
      else this.#line.delete(projectOf(waiting), waiting)
      this.#remove(waiting)
    }
    return expired
  }

  #next(): W | undefined {
    const next = this.#first ?? this.#line.shift()
    this.#first = undefined
    return next
  }

  #remove(waiting: W): void {
    this.#arrived.delete(waiting)
    this.#count(waiting, -1)
  }

  #count(waiting: W, sign: 1 | -1): void {
    const projectId = projectOf(waiting)
    const change = sign * waiting.events.length
    const projectCount = (this.#byProject.get(projectId) ?? 0) + change
    this.#total += change
    if (projectCount > 0) this.#byProject.set(projectId, projectCount)
    else this.#byProject.delete(projectId)
  }
}
