// Pushes that wait to be written: one shared line, fair between projects, and lines of their own for widgets that held others up.
import { buildRound, type QueuedPush, type Round } from './round.ts'

/** What one transaction takes. */
export const ROUND = { pushes: 256, points: 1_000 }
/** What may wait: beyond it a push is refused with 503 and `Retry-After`. */
export const WAITING_LIMITS = { pushes: 10_000, points: 400_000 }
/** When the line is full, a project that has less than this part of it is let in all the same: the others filled it. */
const FAIR_PART = 1 / 8
/** Let in for fairness, nothing goes beyond so many times the limits. */
const HARD_FACTOR = 2
/** How long a widget that was blocked is kept apart after it was last tried. */
const APART_MS = 60_000

export interface WaitingLimits {
  readonly pushes: number
  readonly points: number
}

/** A push, and whoever waits for it. */
export interface WaitingPush {
  readonly push: QueuedPush
  /** Milliseconds of a clock that only runs forward. */
  readonly since: number
}

/** Taken out of a line, to be written together, in order. */
export interface Taken<W extends WaitingPush> {
  readonly members: readonly W[]
  readonly round: Round
  /** Of a widget that is kept apart; null: of the shared line. */
  readonly widget: string | null
}

export interface PushQueue<W extends WaitingPush> {
  /** False when the push would be too much. */
  add(waiting: W): boolean
  /** The next round of the shared line; null when nothing waits there. */
  takeShared(): Taken<W> | null
  /** The next round of a widget that is kept apart and that nobody writes now. It is written until `release`. */
  takeApart(): Taken<W> | null
  /** Puts pushes back in front of those that wait for the same widgets, each widget apart. */
  setApart(members: readonly W[]): void
  /** The round of a widget was written (`blocked`: was not), and nothing of it is under way any more. */
  release(widget: string, blocked: boolean, now: number): void
  /** Takes out what has waited since before these times: of widgets that are kept apart, and of the shared line. */
  expire(beforeApart: number, beforeShared: number): W[]
  /** Since when the first of all waits; Infinity: none does. */
  readonly oldest: number
  readonly size: number
  /** Whether a round can be taken apart now. */
  readonly hasApart: boolean
}

interface ApartLine<W> {
  waiting: W[]
  /** It could not be written the last time. */
  blocked: boolean
  busy: boolean
  triedAt: number
}

export const widgetOf = ({ push }: WaitingPush) => `${push.projectId}/${push.widgetId}`

export function createPushQueue<W extends WaitingPush>(limits: WaitingLimits = WAITING_LIMITS): PushQueue<W> {
  /** By project, the one whose turn is next first. */
  const shared = new Map<string, W[]>()
  const apart = new Map<string, ApartLine<W>>()
  const total = { pushes: 0, points: 0 }
  const byProject = new Map<string, { pushes: number; points: number }>()

  const count = ({ push }: WaitingPush, sign: 1 | -1) => {
    const own = byProject.get(push.projectId) ?? { pushes: 0, points: 0 }
    byProject.set(push.projectId, own)
    for (const sum of [total, own]) {
      sum.pushes += sign
      sum.points += sign * push.plan.points
    }
    if (own.pushes === 0) byProject.delete(push.projectId)
  }
  const hasRoom = ({ push }: WaitingPush) => {
    const own = byProject.get(push.projectId) ?? { pushes: 0, points: 0 }
    const fits = (sum: WaitingLimits, part: number) =>
      sum.pushes + 1 <= limits.pushes * part && sum.points + push.plan.points <= limits.points * part
    return fits(total, 1) || (fits(own, FAIR_PART) && fits(total, HARD_FACTOR))
  }
  const lineOf = (projectId: string) => {
    const line = shared.get(projectId) ?? []
    shared.set(projectId, line)
    return line
  }

  /** One push of each project in turn, at most as many as a round takes. */
  const candidates = (): W[] => {
    if (shared.size === 1) return (shared.values().next().value ?? []).slice(0, ROUND.pushes)
    const chosen: W[] = []
    for (let place = 0; ; place++) {
      const before = chosen.length
      for (const line of shared.values()) {
        const next = line[place]
        if (next) chosen.push(next)
        if (chosen.length === ROUND.pushes) return chosen
      }
      if (chosen.length === before) return chosen
    }
  }

  const takeOut = (members: readonly W[]) => {
    const taken = new Map<string, number>()
    for (const { push } of members) taken.set(push.projectId, (taken.get(push.projectId) ?? 0) + 1)
    for (const [projectId, number] of taken) {
      const rest = lineOf(projectId).slice(number)
      // Behind the others: whose turn was not yet come first in the next round.
      shared.delete(projectId)
      if (rest.length > 0) shared.set(projectId, rest)
    }
  }

  const roundOf = (waiting: readonly W[], widget: string | null): Taken<W> => {
    const { taken, ...round } = buildRound(
      waiting.map(it => it.push),
      ROUND,
    )
    const members = waiting.slice(0, taken)
    for (const member of members) count(member, -1)
    return { members, round, widget }
  }

  /** One that is blocked is tried only beside others: it may hold its connection for as long as a lock is waited for. */
  const nextApart = () => {
    const free = [...apart].filter(([, { waiting, busy }]) => waiting.length > 0 && !busy)
    const isBlockedTried = [...apart.values()].some(line => line.busy && line.blocked)
    return free.find(([, { blocked }]) => !blocked) ?? (isBlockedTried ? undefined : free[0])
  }

  /** A line whose widget could be written again, or was not asked for, for long. */
  const forget = (now: number) => {
    for (const [widget, line] of apart) {
      if (line.waiting.length === 0 && !line.busy && now - line.triedAt > APART_MS) apart.delete(widget)
    }
  }

  return {
    add(waiting) {
      if (!hasRoom(waiting)) return false
      const line = apart.get(widgetOf(waiting))
      if (line) line.waiting.push(waiting)
      else lineOf(waiting.push.projectId).push(waiting)
      count(waiting, 1)
      return true
    },
    takeShared() {
      if (shared.size === 0) return null
      const taken = roundOf(candidates(), null)
      takeOut(taken.members)
      return taken
    },
    takeApart() {
      const [widget, line] = nextApart() ?? []
      if (widget === undefined || line === undefined) return null
      line.busy = true
      const taken = roundOf(line.waiting, widget)
      line.waiting = line.waiting.slice(taken.members.length)
      // Behind the others.
      apart.delete(widget)
      apart.set(widget, line)
      return taken
    },
    setApart(members) {
      const groups = Map.groupBy(members, widgetOf)
      for (const [widget, group] of groups) {
        const projectId = group[0]?.push.projectId ?? ''
        const line = shared.get(projectId) ?? []
        const behind = line.filter(waiting => widgetOf(waiting) === widget)
        const others = line.filter(waiting => widgetOf(waiting) !== widget)
        if (others.length > 0) shared.set(projectId, others)
        else shared.delete(projectId)
        const known = apart.get(widget)
        apart.set(widget, {
          waiting: [...group, ...(known?.waiting ?? []), ...behind],
          blocked: false,
          busy: known?.busy ?? false,
          triedAt: 0,
        })
        for (const member of group) count(member, 1)
      }
    },
    release(widget, blocked, now) {
      forget(now)
      const line = apart.get(widget) ?? { waiting: [], blocked, busy: false, triedAt: now }
      line.busy = false
      line.blocked = blocked
      line.triedAt = now
      if (!blocked && line.waiting.length === 0) apart.delete(widget)
      else apart.set(widget, line)
    },
    expire(beforeApart, beforeShared) {
      const expired: W[] = []
      const keep = (line: W[], before: number): W[] => {
        const first = line.findIndex(waiting => waiting.since >= before)
        const old = first === -1 ? line.length : first
        expired.push(...line.slice(0, old))
        return old === 0 ? line : line.slice(old)
      }
      for (const [projectId, line] of shared) {
        const kept = keep(line, beforeShared)
        if (kept.length === 0) shared.delete(projectId)
        else shared.set(projectId, kept)
      }
      for (const line of apart.values()) line.waiting = keep(line.waiting, beforeApart)
      for (const waiting of expired) count(waiting, -1)
      return expired
    },
    get oldest() {
      const lines = [...shared.values(), ...[...apart.values()].map(line => line.waiting)]
      return Math.min(...lines.map(line => line[0]?.since ?? Number.POSITIVE_INFINITY))
    },
    get size() {
      return total.pushes
    },
    get hasApart() {
      return apart.size > 0 && nextApart() !== undefined
    },
  }
}
