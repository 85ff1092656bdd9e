// What an evaluation changes of one group: where it stands, the events on the way, and which of them people are notified of.

import type { Id } from '../base/id.ts'
import { ratioText } from '../core/exact.ts'
import type { Ratio } from '../core/ratio.ts'
import type { Alert } from './alert.ts'
import type { AlertEvent, Notification } from './alert-event.ts'
import type { AlertGroupState } from './alert-state.ts'
import type { EvaluatedBucket } from './evaluate.ts'
import { advance, isNews, type KnownState, noMemory, type Transition } from './machine.ts'
import { isMuted } from './mute.ts'

/** A value that only moved on within its bucket is stored once in so long. */
const VALUE_EVERY_MS = 60_000

export interface GroupChange {
  readonly alert: Alert
  /** As it shall be; its version is one more than that of the state that was read. */
  readonly state: AlertGroupState
  readonly events: readonly AlertEvent[]
  /** An earlier event whose messages were held back: they go now. */
  readonly heldEventId: Id | null
}

interface Evaluated {
  readonly alert: Alert
  readonly groupKey: string
  readonly known: AlertGroupState | undefined
  readonly buckets: readonly EvaluatedBucket[]
  readonly now: number
  readonly makeId: () => Id
}

/** Why nobody is notified now; `null`: people are. */
function heldBy(alert: Alert, now: number): Notification | null {
  if (alert.snoozedUntil !== null && alert.snoozedUntil.getTime() > now) return 'SNOOZED'
  return isMuted(alert.mute, alert.timeZone, now) ? 'MUTED' : null
}

/** `null`: nothing that is kept has changed. */
export function changeOfGroup({ alert, groupKey, known, buckets, now, makeId }: Evaluated): GroupChange | null {
  const last = buckets.at(-1)
  if (!last) return null
  const memory = known?.memory ?? noMemory
  const reached = advance(memory, buckets, alert.rule.forBuckets)
  const transitions = changesOf(known, reached.transitions, buckets)
  const held = heldBy(alert, now)
  let believed: KnownState = known?.known ?? 'OK'
  const events = transitions.map((transition): AlertEvent => {
    const notification = notificationOf(transition, believed, held, alert)
    if (notification === 'SENT' || notification === 'NONE') believed = believedAfter(transition.to, believed)
    return toEvent(alert, groupKey, transition, { notification, now, eventId: makeId() })
  })
  const state = reached.memory.after.state
  const lastEventId = events.at(-1)?.eventId ?? known?.lastEventId ?? null
  const isLate = events.length === 0 && held === null && lastEventId !== null && isNews(state, believed)
  if (isLate) believed = believedAfter(state, believed)
  const next: AlertGroupState = {
    alertId: alert.alertId,
    groupKey,
    memory: reached.memory,
    value: textOf(last.value),
    low: textOf(last.low),
    high: textOf(last.high),
    since: events.length > 0 || !known ? new Date(now) : known.since,
    evaluatedAt: new Date(now),
    lastEventId,
    known: believed,
    ...(state === 'FIRING' && events.length === 0 ? acknowledgedIn(known) : acknowledgedIn(undefined)),
    version: (known?.version ?? 0) + 1,
  }
  const isKept = known && events.length === 0 && !isLate && isSame(known, next)
  return isKept ? null : { alert, state: next, events, heldEventId: isLate ? lastEventId : null }
}

/** What begins without data has not lost any: it stands at NO_DATA, which is no change from OK and no news. */
function changesOf(
  known: AlertGroupState | undefined,
  transitions: readonly Transition<EvaluatedBucket>[],
  [first]: readonly EvaluatedBucket[],
): readonly Transition<EvaluatedBucket>[] {
  const [begin, ...others] = transitions
  return !known && begin && begin.at === first && begin.to === 'NO_DATA' ? others : transitions
}

const acknowledgedIn = (known: AlertGroupState | undefined) => ({
  acknowledgedAt: known?.acknowledgedAt ?? null,
  acknowledgedBy: known?.acknowledgedBy ?? null,
})

const believedAfter = (state: Transition['to'], believed: KnownState): KnownState =>
  state === 'PENDING' ? believed : state

function notificationOf(
  { to }: Transition,
  believed: KnownState,
  held: Notification | null,
  { channelIds }: Alert,
): Notification {
  if (!isNews(to, believed)) return 'NONE'
  if (held) return held
  return channelIds.length === 0 ? 'NONE' : 'SENT'
}

function toEvent(
  { projectId, alertId, widgetId, metricId, timeZone, rule }: Alert,
  groupKey: string,
  { from, to, at }: Transition<EvaluatedBucket>,
  { notification, now, eventId }: { notification: Notification; now: number; eventId: Id },
): AlertEvent {
  const { granularity, where, by } = rule
  return {
    projectId,
    eventId,
    alertId,
    widgetId,
    groupKey,
    from,
    to,
    bucketKey: at.key,
    bucketFrom: new Date(at.bucket),
    bucketBefore: new Date(at.before),
    value: textOf(at.value),
    low: textOf(at.low),
    high: textOf(at.high),
    at: new Date(now),
    arguments: { metricId, granularity, timeZone, where, by, condition: rule.condition },
    notification,
    notifiedAt: notification === 'SENT' ? new Date(now) : null,
    acknowledgedAt: null,
    acknowledgedBy: null,
  }
}

const textOf = (ratio: Ratio | null): string | null => ratio && ratioText(ratio)

function isSame(known: AlertGroupState, next: AlertGroupState): boolean {
  const [a, b] = [known.memory, next.memory]
  if (a.bucket !== b.bucket || a.after.state !== b.after.state || a.after.streak !== b.after.streak) return false
  if (a.before.state !== b.before.state || a.before.streak !== b.before.streak) return false
  const isNewer = known.value !== next.value || known.low !== next.low || known.high !== next.high
  return !isNewer || next.evaluatedAt.getTime() - known.evaluatedAt.getTime() < VALUE_EVERY_MS
}
