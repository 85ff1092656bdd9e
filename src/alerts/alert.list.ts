import { sql } from 'kysely'
import { column, idColumn, type ListTable, optional } from '../rest/list-table.ts'
import { notifications } from './alert-event.ts'
import { alertTexts } from './alert-texts.ts'
import { conditionKinds } from './condition.ts'
import { alertStates } from './machine.ts'

/** As `worstState` has it. */
const state = sql`(select s.state from alert_states s where s.project_id = t.project_id and s.alert_id = t.alert_id
  order by array_position(array['FIRING', 'NO_DATA', 'PENDING', 'OK'], s.state) limit 1)`

const metricId = {
  ...idColumn('Metric', sql`t.widget_id || '/' || t.metric_id`, alertTexts.metricIdOut),
  idCount: 2,
  compares: sql`t.metric_id`,
}

/** The alerts of a project, as the method `list` offers them. */
export const alertList: ListTable = {
  from: sql`alerts t`,
  where: projectId => sql`t.project_id = ${projectId}`,
  columns: {
    id: idColumn('Alert', sql`t.alert_id`, 'Id of the alert.'),
    name: column('text', sql`t.name`, alertTexts.name),
    widget_id: idColumn('Widget', sql`t.widget_id`, 'Id of the widget of its metric.'),
    metric_id: metricId,
    condition_kind: column('text', sql`t.rule #>> '{condition,kind}'`, `${conditionKinds.join(', ')}.`),
    state: optional('text', state, alertTexts.state),
    cron: optional('text', sql`t.cron`, alertTexts.cron),
    on_push: column('boolean', sql`t.on_push`, alertTexts.onPush),
    time_zone: column('text', sql`t.time_zone`, alertTexts.timeZone),
    paused: column('boolean', sql`t.paused`, alertTexts.paused),
    snoozed_until: optional('datetime', sql`t.snoozed_until`, alertTexts.snoozedUntilOfList),
    next_evaluation_at: optional('datetime', sql`t.next_evaluation_at`, alertTexts.nextEvaluationAt),
    evaluated_at: optional('datetime', sql`t.evaluated_at`, alertTexts.evaluatedAt),
    problem: optional('text', sql`t.problem`, alertTexts.problem),
    created_at: column('datetime', sql`t.created_at`, alertTexts.createdAt),
    updated_at: column('datetime', sql`t.updated_at`, alertTexts.updatedAt),
  },
  widgetId: sql`t.widget_id`,
  key: sql`t.alert_id`,
}

/** What became of them. */
export const alertEventList: ListTable = {
  from: sql`alert_events t`,
  where: projectId => sql`t.project_id = ${projectId}`,
  columns: {
    id: idColumn('AlertEvent', sql`t.event_id`, 'Id of the event.'),
    alert_id: idColumn('Alert', sql`t.alert_id`, 'Id of its alert.'),
    widget_id: idColumn('Widget', sql`t.widget_id`, 'Id of the widget of its metric.'),
    group: column('json', sql`t.group_key::json`, alertTexts.groupValues),
    from: column('text', sql`t.from_state`, `${alertTexts.eventFrom} ${alertStates.join(', ')}.`),
    to: column('text', sql`t.to_state`, alertTexts.eventTo),
    bucket_key: column('text', sql`t.bucket_key`, alertTexts.bucketKey),
    bucket_from: column('datetime', sql`t.bucket_from`, alertTexts.bucketFrom),
    bucket_before: column('datetime', sql`t.bucket_before`, alertTexts.bucketBefore),
    value: optional('number', sql`t.value::numeric`, alertTexts.value),
    low: optional('number', sql`t.low::numeric`, alertTexts.bandLow),
    high: optional('number', sql`t.high::numeric`, alertTexts.bandHigh),
    at: column('datetime', sql`t.at`, alertTexts.at),
    notification: column('text', sql`t.notification`, `${notifications.join(', ')}.`),
    notified_at: optional('datetime', sql`t.notified_at`, alertTexts.notifiedAt),
    acknowledged_at: optional('datetime', sql`t.acknowledged_at`, alertTexts.acknowledgedAt),
    acknowledged_by: optional('text', sql`t.acknowledged_by`, alertTexts.acknowledgedBy),
  },
  widgetId: sql`t.widget_id`,
  key: sql`t.event_id`,
}
