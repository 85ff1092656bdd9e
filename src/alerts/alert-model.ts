// Alerts and their events as REST answers them.
import { z } from 'zod'
import { granularities } from '../core/granularity.ts'
import { instantOut, numberOut, toNumberOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { type Alert, missingChoices } from './alert.ts'
import { conditionModel, toConditionModel } from './alert-condition-model.ts'
import { type AlertEvent, notifications } from './alert-event.ts'
import { type AlertGroupState, groupValuesOf, stateOf, worstState } from './alert-state.ts'
import { alertTexts, stateTexts } from './alert-texts.ts'
import { alertStates } from './machine.ts'

const described = (description: string) => ({ description })

export const stateField = z.enum(alertStates).meta(
  described(
    Object.entries(stateTexts)
      .map(([state, text]) => `${state}: ${text}`)
      .join(' '),
  ),
)

export const groupModel = z
  .array(z.object({ dimension: z.string(), value: z.string().nullable() }))
  .meta(described(alertTexts.group))

const measured = {
  value: numberOut(alertTexts.value).nullable(),
  low: numberOut(alertTexts.bandLow).nullable(),
  high: numberOut(alertTexts.bandHigh).nullable(),
}
const acknowledged = {
  acknowledged_at: instantOut(alertTexts.acknowledgedAt).nullable(),
  acknowledged_by: z.string().nullable().meta(described(alertTexts.acknowledgedBy)),
}

const groupStateModel = z.object({
  group: groupModel,
  state: stateField,
  since: instantOut(alertTexts.since),
  ...measured,
  evaluated_at: instantOut(alertTexts.stateEvaluatedAt),
  ...acknowledged,
})

const filterModel = z.object({
  dimension: z.string(),
  in: z.array(z.string().nullable()).nullable(),
  not_in: z.array(z.string().nullable()).nullable(),
  starts_with: z.string().nullable(),
  is_set: z.boolean().nullable(),
})

export const alertModel = z.object({
  id: z.string().meta(described('Id of the alert.')),
  name: z.string(),
  widget_id: z.string().meta(described('Id of the widget of its metric.')),
  metric_id: z.string().meta(described('Id of the metric that it watches.')),
  granularity: z.enum(granularities),
  include_running: z.boolean(),
  where: z.array(filterModel),
  by: z.array(z.string()),
  condition: conditionModel,
  for_buckets: z.int(),
  recover_at: numberOut(alertTexts.recoverAt).nullable(),
  when_missing: z.enum(missingChoices),
  cron: z.string().nullable(),
  on_push: z.boolean(),
  time_zone: z.string(),
  channel_ids: z.array(z.string()).nullable().meta(described(alertTexts.channelIdsOut)),
  mute: z.array(z.object({ weekdays: z.array(z.int()), from: z.string(), until: z.string() })),
  annotate: z.boolean(),
  paused: z.boolean(),
  snoozed_until: instantOut(alertTexts.snoozedUntil).nullable(),
  state: stateField.nullable().meta(described(alertTexts.state)),
  states: z.array(groupStateModel).meta(described(alertTexts.states)),
  next_evaluation_at: instantOut(alertTexts.nextEvaluationAt).nullable(),
  evaluated_at: instantOut(alertTexts.evaluatedAt).nullable(),
  problem: z.string().nullable().meta(described(alertTexts.problem)),
  version: z.int().meta(described(alertTexts.version)),
  created_at: instantOut(alertTexts.createdAt),
  updated_at: instantOut(alertTexts.updatedAt),
})

interface AlertView {
  readonly states: readonly AlertGroupState[]
  readonly now: number
  /** Who is limited to widgets sees no channels. */
  readonly seesChannels: boolean
}

export function toAlertModel(alert: Alert, { states, now, seesChannels }: AlertView): z.output<typeof alertModel> {
  const { rule, snoozedUntil } = alert
  return {
    id: encodeId('Alert', alert.alertId),
    name: alert.name,
    widget_id: encodeId('Widget', alert.widgetId),
    metric_id: encodeId('Metric', `${alert.widgetId}/${alert.metricId}`),
    granularity: rule.granularity,
    include_running: rule.includeRunning,
    where: rule.where.map(({ dimension, in: listed, notIn, startsWith, isSet }) => ({
      dimension,
      in: listed && [...listed],
      not_in: notIn && [...notIn],
      starts_with: startsWith,
      is_set: isSet,
    })),
    by: [...rule.by],
    condition: toConditionModel(rule.condition),
    for_buckets: rule.forBuckets,
    recover_at: toNumberOut(rule.recoverAt),
    when_missing: rule.whenMissing,
    cron: alert.cron,
    on_push: alert.onPush,
    time_zone: alert.timeZone,
    channel_ids: seesChannels ? alert.channelIds.map(id => encodeId('Channel', id)) : null,
    mute: alert.mute.map(window => ({ ...window, weekdays: [...window.weekdays] })),
    annotate: alert.annotate,
    paused: alert.paused,
    snoozed_until: snoozedUntil && snoozedUntil.getTime() > now ? snoozedUntil.toISOString() : null,
    state: worstState(states),
    states: states.map(state => toStateModel(state, rule.by)),
    next_evaluation_at: alert.nextEvaluationAt?.toISOString() ?? null,
    evaluated_at: alert.evaluatedAt?.toISOString() ?? null,
    problem: alert.problem,
    version: alert.version,
    created_at: alert.createdAt.toISOString(),
    updated_at: alert.updatedAt.toISOString(),
  }
}

export const toGroup = (by: readonly string[], values: readonly (string | null)[]) =>
  by.map((dimension, at) => ({ dimension, value: values[at] ?? null }))

type Measurement = Pick<AlertEvent, 'value' | 'low' | 'high'>
const measuredOf = ({ value, low, high }: Measurement) => ({
  value: toNumberOut(value),
  low: toNumberOut(low),
  high: toNumberOut(high),
})

type Acknowledgement = Pick<AlertEvent, 'acknowledgedAt' | 'acknowledgedBy'>
const acknowledgedOf = ({ acknowledgedAt, acknowledgedBy }: Acknowledgement) => ({
  acknowledged_at: acknowledgedAt?.toISOString() ?? null,
  acknowledged_by: acknowledgedBy,
})

const toStateModel = (state: AlertGroupState, by: readonly string[]): z.output<typeof groupStateModel> => ({
  group: toGroup(by, groupValuesOf(state.groupKey)),
  state: stateOf(state),
  since: state.since.toISOString(),
  ...measuredOf(state),
  evaluated_at: state.evaluatedAt.toISOString(),
  ...acknowledgedOf(state),
})

export const alertEventModel = z.object({
  id: z.string().meta(described('Id of the event.')),
  alert_id: z.string().meta(described('Id of its alert, also where it was deleted.')),
  widget_id: z.string().meta(described('Id of the widget of its metric.')),
  group: groupModel,
  from: stateField.meta(described(alertTexts.eventFrom)),
  to: stateField.meta(described(alertTexts.eventTo)),
  bucket_key: z.string().meta(described(alertTexts.bucketKey)),
  bucket_from: instantOut(alertTexts.bucketFrom),
  bucket_before: instantOut(alertTexts.bucketBefore),
  ...measured,
  at: instantOut(alertTexts.at),
  notification: z.enum(notifications).meta(described(alertTexts.notification)),
  notified_at: instantOut(alertTexts.notifiedAt).nullable(),
  ...acknowledged,
})

export function toAlertEventModel(event: AlertEvent): z.output<typeof alertEventModel> {
  return {
    id: encodeId('AlertEvent', event.eventId),
    alert_id: encodeId('Alert', event.alertId),
    widget_id: encodeId('Widget', event.widgetId),
    group: toGroup(event.arguments.by as string[], groupValuesOf(event.groupKey)),
    from: event.from,
    to: event.to,
    bucket_key: event.bucketKey,
    bucket_from: event.bucketFrom.toISOString(),
    bucket_before: event.bucketBefore.toISOString(),
    ...measuredOf(event),
    at: event.at.toISOString(),
    notification: event.notification,
    notified_at: event.notifiedAt?.toISOString() ?? null,
    ...acknowledgedOf(event),
  }
}
