// What an alert that is asked to notes in charts: when it began to fire, and when it ended.

import {
  type AnnotationTime,
  type KeyedNote,
  type knownKinds,
  MAX_ANNOTATION_LENGTH,
} from '../annotations/annotation.ts'
import type { WidgetId } from '../base/id.ts'
import { dayAt } from '../core/zone.ts'
import { encodeId } from '../request/global-id.ts'
import { numberFormatOf } from '../widgets/metric-format.ts'
import type { Alert } from './alert.ts'
import type { AlertEvent } from './alert-event.ts'
import type { AlertSubject } from './alert-message.ts'
import { bandText, groupText, headings, writerOf } from './alert-words.ts'
import type { GroupChange } from './group-change.ts'

const ALERT_KIND: (typeof knownKinds)[number] = 'ALERT'

/** Muted and snoozed ones, too: a chart says what was, whoever was notified. */
const isNoted = ({ from, to }: AlertEvent) => from === 'FIRING' || to === 'FIRING'

export function notesOf(subject: AlertSubject, events: readonly AlertEvent[], publicUrl: string | null): KeyedNote[] {
  const { alert } = subject
  if (!alert.annotate) return []
  return events.filter(isNoted).map(event => ({
    widgetId: alert.widgetId,
    time: timeOf(alert, event),
    text: textOf(subject, event),
    link: publicUrl === null ? null : `${publicUrl}/alerts/${encodeId('Alert', alert.alertId)}`,
    kind: ALERT_KIND,
    createdBy: alert.name,
    idempotencyKey: `alert ${event.alertId} ${event.eventId}`,
  }))
}

/** The widgets whose charts have new notes. */
export const notedWidgets = (changes: readonly GroupChange[]): ReadonlySet<WidgetId> =>
  new Set(changes.flatMap(({ alert, events }) => (alert.annotate && events.some(isNoted) ? [alert.widgetId] : [])))

/** Where charts have the bucket. */
function timeOf({ rule, timeZone }: Alert, { bucketFrom, bucketBefore }: AlertEvent): AnnotationTime {
  if (rule.granularity === 'HOUR') return { at: bucketFrom.getTime() }
  return { days: { from: dayAt(bucketFrom.getTime(), timeZone), through: dayAt(bucketBefore.getTime() - 1, timeZone) } }
}

function textOf({ alert, metric }: AlertSubject, event: AlertEvent): string {
  const write = writerOf(numberFormatOf(metric))
  const group = groupText(event.groupKey)
  const what = `${headings[event.to]}: ${alert.name}${group === '' ? '' : ` (${group})`}`
  const isCount = alert.rule.condition.kind === 'SILENCE'
  const value = event.value === null || isCount ? '' : `; ${metric.name} is ${write(event.value)}`
  const band = bandText(event, write)
  const text = [...`${what}${value}${band === '' ? '' : `; ${band}`}`.replaceAll('\0', '')]
  return text.length <= MAX_ANNOTATION_LENGTH ? text.join('') : `${text.slice(0, MAX_ANNOTATION_LENGTH - 1).join('')}…`
}
