// What is sent of a change: the words, the chart around it, and the data that programs read.
import { dayAt } from '../core/zone.ts'
import type { Message, MessageBlock } from '../deliveries/message.ts'
import { PICTURE_SIZE } from '../pictures/picture-request.ts'
import { encodeId } from '../request/global-id.ts'
import type { Metric } from '../widgets/metric.ts'
import { numberFormatOf } from '../widgets/metric-format.ts'
import type { Widget } from '../widgets/widget.ts'
import type { Alert } from './alert.ts'
import type { AlertEvent } from './alert-event.ts'
import { groupValuesOf } from './alert-state.ts'
import { bandText, conditionText, groupText, headings, writerOf } from './alert-words.ts'
import type { AlertState } from './machine.ts'

/** Days before the bucket that the chart shows. */
const PICTURE_DAYS = 30

const types: Readonly<Record<AlertState, string>> = {
  FIRING: 'pushgraph.alert.firing',
  NO_DATA: 'pushgraph.alert.no_data',
  OK: 'pushgraph.alert.recovered',
  PENDING: 'pushgraph.alert.pending',
}

export interface AlertSubject {
  readonly alert: Alert
  readonly widget: Widget
  readonly metric: Metric
}

export function toAlertMessage({ alert, widget, metric }: AlertSubject, event: AlertEvent): Message {
  const group = groupText(event.groupKey)
  const write = event.low === null && event.high === null ? String : writerOf(numberFormatOf(metric))
  const values = groupValuesOf(event.groupKey)
  return {
    type: types[event.to],
    subject: `alerts/${encodeId('Alert', alert.alertId)}`,
    time: event.at.toISOString(),
    title: `${headings[event.to]}: ${alert.name}${group === '' ? '' : ` (${group})`}`,
    link: `/alerts/${encodeId('Alert', alert.alertId)}`,
    severity: event.to === 'OK' ? 'RECOVERED' : 'WARNING',
    blocks: [
      { kind: 'text', text: textOf({ alert, widget, metric }, event) },
      { kind: 'metrics', items: [{ label: metric.name, value: write(event.value ?? '–'), change: null }] },
      pictureOf(alert, widget, event),
    ],
    data: {
      alert: { id: encodeId('Alert', alert.alertId), name: alert.name },
      event: encodeId('AlertEvent', event.eventId),
      widget: { id: encodeId('Widget', widget.widgetId), title: widget.title },
      metric: { id: encodeId('Metric', `${metric.widgetId}/${metric.metricId}`), name: metric.name },
      group: Object.fromEntries(alert.rule.by.map((dimension, at) => [dimension, values[at] ?? null])),
      condition: alert.rule.condition.kind,
      from: event.from,
      state: event.to,
      bucket: event.bucketKey,
      bucketFrom: event.bucketFrom.toISOString(),
      bucketBefore: event.bucketBefore.toISOString(),
      value: event.value,
      low: event.low,
      high: event.high,
    },
  }
}

function textOf({ alert, widget, metric }: AlertSubject, event: AlertEvent): string {
  const write = writerOf(numberFormatOf(metric))
  const name = `${metric.name} of ${widget.title}`
  const condition = conditionText(alert.rule.condition, write)
  const band = bandText(event, write)
  const rule = `The alert fires ${alert.rule.condition.kind === 'CHANGE' ? 'on' : 'when it is'} ${condition}.`
  if (event.to === 'NO_DATA') return `${name} has no data for ${event.bucketKey}. ${rule}`
  if (alert.rule.condition.kind === 'SILENCE')
    return event.to === 'FIRING'
      ? `${name} is ${condition}: the last one is ${event.bucketKey}.`
      : `${name} has data again for ${event.bucketKey}.`
  const value = `${name} is ${write(event.value)} for ${event.bucketKey}`
  return `${value}${band === '' ? '' : `; ${band}`}. ${rule}`
}

function pictureOf(alert: Alert, widget: Widget, event: AlertEvent): MessageBlock {
  const through = dayAt(event.bucketBefore.getTime() - 1, alert.timeZone)
  const from = Math.min(dayAt(event.bucketFrom.getTime(), alert.timeZone), through - PICTURE_DAYS)
  return {
    kind: 'picture',
    widgetId: widget.widgetId,
    alt: `${widget.title}, the ${through - from + 1} days through ${event.bucketKey}`,
    request: {
      period: { days: { from, through } },
      compare: null,
      onlyDays: 'ALL',
      where: alert.rule.where,
      by: alert.rule.by,
      top: null,
      width: PICTURE_SIZE.width,
      height: PICTURE_SIZE.height,
      theme: 'light',
    },
  }
}
