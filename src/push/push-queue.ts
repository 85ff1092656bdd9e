// Pushes that wait to be written: one shared line, fair between projects, and lines of their own for widgets that held others up.
import { buildRound, type QueuedPush, type Round } from './round.ts'

/** What one transaction takes. */
export const ROUND = { pushes: 256, points: 1_000 }
/** What may wait: beyond it a push is refused with 503 and `Retry-After`. */
export const WAITING_LIMITS = { pushes: 10_000, points: 400_000 }
/** When the line is full, a project that has less than this part of it is let in all the same: the others filled it. */
export const FAIR_PART = 1 / 8
/** Let in for fairness, nothing goes beyond so many times the limits. */
export const HARD_FACTOR = 2
/** How long a widget that was blocked is kept apart after it was last tried. */
const APART_MS = 60_000

export interface WaitingLimits {
  readonly pushes: number
  readonly points: number
}

/** A push in a line. */
export interface WaitingPush {
  readonly push: QueuedPush
  /** Milliseconds of a clock that only runs forward. */
  readonly since: number
}

/** Taken out of a line, to be written together, in order. */
export interface RoundSelection<W extends WaitingPush> {
  readonly members: readonly W[]
  readonly round: Round
  /** Of a widget that is kept apart; null: of the shared line. */
  readonly widget: string | null
}

/**
 * The line of a widget that is kept apart. FRESH: it held a round up, or may have, and is to be tried by itself. BUSY: it is being
 * written. BLOCKED: it could not be written the last time. Whatever could be written goes back to the shared line.
 */
interface ApartLine<W> {
  waiting: W[]
  isBlocked: boolean
  isBusy: boolean
  triedAt: number
}

export const widgetOf = ({ push }: WaitingPush) => `${push.projectId}/${push.widgetId}`

const projectOf = (widget: string) => widget.slice(0, widget.indexOf('/'))

export class PushQueue<W extends WaitingPush> {
  readonly #limits: WaitingLimits
  readonly #isDivided: boolean
  /** Where rounds are divided: projects whose round is being written. */
  readonly #written = new Set<string>()
  /** By project, the one whose turn is next first. */
  readonly #shared = new Map<string, W[]>()
  readonly #apart = new Map<string, ApartLine<W>>()
  /** When a widget of each project was taken apart last, as a number that grows. */
  readonly #apartTurns = new Map<string, number>()
  #turn = 0
  readonly #total = { pushes: 0, points: 0 }
  readonly #byProject = new Map<string, { pushes: number; points: number }>()

  /** `isDivided`: each round of the shared line is of one project, and several may be written at once. */
  constructor(limits: WaitingLimits = WAITING_LIMITS, isDivided = false) {
    this.#limits = limits
    this.#isDivided = isDivided
  }

  get size(): number {
    return this.#total.pushes
  }

  /** Since when the first of all waits; Infinity: none does. */
  get oldest(): number {
    const lines = [...this.#shared.values(), ...[...this.#apart.values()].map(line => line.waiting)]
    return Math.min(...lines.map(line => line[0]?.since ?? Number.POSITIVE_INFINITY))
  }

  /** False when the push would be too much. */
  add(waiting: W): boolean {
    if (!this.#hasRoom(waiting)) return false
    const { projectId } = waiting.push
    const line = this.#apart.get(widgetOf(waiting))?.waiting ?? this.#shared.get(projectId)
    if (line) line.push(waiting)
    else this.#shared.set(projectId, [waiting])
    this.#count(waiting, 1)
    return true
  }

  /**
   * The next round of the shared line; null when nothing waits there. Where rounds are divided: of a project of which none is being written,
   * until `releaseShared`.
   */
  takeShared(): RoundSelection<W> | null {
    const candidates = this.#isDivided ? this.#ofOneProject() : this.#candidates()
    if (candidates.length === 0) return null
    const taken = this.#take(candidates, null)
    const byProject = new Map<string, number>()
    for (const { push } of taken.members) byProject.set(push.projectId, (byProject.get(push.projectId) ?? 0) + 1)
    for (const [projectId, number] of byProject) {
      const rest = (this.#shared.get(projectId) ?? []).slice(number)
      // Behind the others: whose turn was not yet come first in the next round.
      this.#shared.delete(projectId)
      if (rest.length > 0) this.#shared.set(projectId, rest)
    }
    return taken
  }

  /** A round of the shared line was written, or was not: the next one of its project may be taken. */
  releaseShared({ members }: RoundSelection<W>): void {
    if (this.#isDivided) for (const { push } of members) this.#written.delete(push.projectId)
  }

  /** Whether a round can be taken apart now. */
  get hasApart(): boolean {
    return this.#apart.size > 0 && this.#nextApart() !== undefined
  }

  /** The next round of a widget that is kept apart and that nobody writes now. It is being written until `release`. */
  takeApart(): RoundSelection<W> | null {
    const [widget, line] = this.#nextApart() ?? []
    if (widget === undefined || line === undefined) return null
    line.isBusy = true
    const taken = this.#take(line.waiting, widget)
    line.waiting = line.waiting.slice(taken.members.length)
    // Behind the others, and its project behind other projects.
    this.#apart.delete(widget)
    this.#apart.set(widget, line)
    this.#apartTurns.set(projectOf(widget), ++this.#turn)
    return taken
  }

  /** Puts pushes back in front of those that wait for the same widgets, each widget apart. */
  setApart(members: readonly W[]): void {
    for (const [widget, group] of Map.groupBy(members, widgetOf)) {
      const behind = this.#takeOut(widget)
      const known = this.#apart.get(widget)
      this.#apart.set(widget, {
        waiting: [...group, ...(known?.waiting ?? []), ...behind],
        isBlocked: false,
        isBusy: known?.isBusy ?? false,
        triedAt: 0,
      })
      for (const member of group) this.#count(member, 1)
    }
  }

  /** What waits for a widget in the shared line, which does not hold it any more; it counts as waiting. */
  #takeOut(widget: string): W[] {
    const projectId = projectOf(widget)
    const [own, others] = [[] as W[], [] as W[]]
    for (const waiting of this.#shared.get(projectId) ?? []) (widgetOf(waiting) === widget ? own : others).push(waiting)
    if (others.length > 0) this.#shared.set(projectId, others)
    else this.#shared.delete(projectId)
    return own
  }

  /**
   * The round of a widget was written (`isBlocked`: was not), and nothing of it is under way any more. What waits in the shared line of one that
   * was blocked there goes with it: what comes later is kept apart, and must not be written before that.
   */
  release(widget: string, isBlocked: boolean, now: number): void {
    for (const [key, line] of this.#apart) {
      if (line.waiting.length === 0 && !line.isBusy && now - line.triedAt > APART_MS) this.#apart.delete(key)
    }
    const waiting = this.#apart.get(widget)?.waiting ?? (isBlocked ? this.#takeOut(widget) : [])
    if (!isBlocked && waiting.length === 0) this.#apart.delete(widget)
    else this.#apart.set(widget, { waiting, isBlocked, isBusy: false, triedAt: now })
    if (this.#apart.size === 0) this.#apartTurns.clear()
  }

  /** Takes out what has waited since before these times: of widgets that are kept apart, and of the shared line. */
  expire(beforeApart: number, beforeShared: number): W[] {
    const expired: W[] = []
    const keep = (line: W[], before: number): W[] => {
      const first = line.findIndex(waiting => waiting.since >= before)
      const old = first === -1 ? line.length : first
      expired.push(...line.slice(0, old))
      return old === 0 ? line : line.slice(old)
    }
    for (const [projectId, line] of this.#shared) {
      const kept = keep(line, beforeShared)
      if (kept.length === 0) this.#shared.delete(projectId)
      else this.#shared.set(projectId, kept)
    }
    for (const line of this.#apart.values()) line.waiting = keep(line.waiting, beforeApart)
    for (const waiting of expired) this.#count(waiting, -1)
    return expired
  }

  #hasRoom({ push }: W): boolean {
    const own = this.#byProject.get(push.projectId) ?? { pushes: 0, points: 0 }
    const fits = (sum: WaitingLimits, part: number) =>
      sum.pushes + 1 <= this.#limits.pushes * part && sum.points + push.plan.points <= this.#limits.points * part
    return fits(this.#total, 1) || (fits(own, FAIR_PART) && fits(this.#total, HARD_FACTOR))
  }

  #count({ push }: W, sign: 1 | -1): void {
    const own = this.#byProject.get(push.projectId) ?? { pushes: 0, points: 0 }
    this.#byProject.set(push.projectId, own)
    for (const sum of [this.#total, own]) {
      sum.pushes += sign
      sum.points += sign * push.plan.points
    }
    if (own.pushes === 0) this.#byProject.delete(push.projectId)
  }

  #take(waiting: readonly W[], widget: string | null): RoundSelection<W> {
    const pushes = waiting.map(it => it.push)
    const { taken, ...round } = buildRound(pushes, ROUND)
    const members = waiting.slice(0, taken)
    for (const member of members) this.#count(member, -1)
    return { members, round, widget }
  }

  #ofOneProject(): W[] {
    for (const [projectId, line] of this.#shared) {
      if (this.#written.has(projectId)) continue
      this.#written.add(projectId)
      return line.slice(0, ROUND.pushes)
    }
    return []
  }

  /** One push of each project in turn, at most as many as a round takes. */
  #candidates(): W[] {
    if (this.#shared.size === 1) return (this.#shared.values().next().value ?? []).slice(0, ROUND.pushes)
    const chosen: W[] = []
    for (let index = 0; ; index++) {
      const before = chosen.length
      for (const line of this.#shared.values()) {
        const next = line[index]
        if (next) chosen.push(next)
        if (chosen.length === ROUND.pushes) return chosen
      }
      if (chosen.length === before) return chosen
    }
  }

  /** One that is blocked is tried only beside others: it may hold its connection for as long as a lock is waited for. */
  #nextApart(): [string, ApartLine<W>] | undefined {
    const free = [...this.#apart].filter(([, { waiting, isBusy }]) => waiting.length > 0 && !isBusy)
    const isBlockedTried = [...this.#apart.values()].some(line => line.isBusy && line.isBlocked)
    const fresh = free.filter(([, { isBlocked }]) => !isBlocked)
    const turnOf = (widget: string) => this.#apartTurns.get(projectOf(widget)) ?? 0
    const turns = fresh.map(([widget]) => turnOf(widget))
    // Projects take turns: one with many widgets to be tried does not keep the connections.
    return fresh[turns.indexOf(Math.min(...turns))] ?? (isBlockedTried ? undefined : free[0])
  }
}
