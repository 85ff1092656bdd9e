// Alerts as bodies of REST write them, in the words of the input that all doors share.
import { z } from 'zod'
import { filtersField, toDimensionFilters } from '../auth/dimension-filter-model.ts'
import { granularities } from '../core/granularity.ts'
import { decimalField, decimalText, idField, instantField, zoneField } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { type Alert, missingChoices } from './alert.ts'
import { conditionField, toConditionWords } from './alert-condition-model.ts'
import { type AlertInput, toConditionInput } from './alert-input.ts'
import { alertTexts } from './alert-texts.ts'

const described = (description: string) => ({ description })

const muteField = z.object({
  weekdays: z.array(z.int()).meta({ description: alertTexts.weekdays, examples: [[6, 7]] }),
  from: z.string().meta({ description: alertTexts.from, examples: ['22:00'] }),
  until: z.string().meta({ description: alertTexts.until, examples: ['06:00'] }),
})

const needed = {
  name: z.string().min(1).meta(described(alertTexts.name)),
  metric_id: idField('metric').meta(described(alertTexts.metric)),
  granularity: z.enum(granularities).meta(described(alertTexts.granularity)),
  condition: conditionField,
}

const optional = {
  include_running: z.boolean().nullish().meta(described(alertTexts.includeRunning)),
  where: filtersField.meta(described(alertTexts.where)),
  by: z.array(z.string()).nullish().meta(described(alertTexts.by)),
  for_buckets: z.int().nullish().meta(described(alertTexts.forBuckets)),
  recover_at: decimalField(alertTexts.recoverAt).nullish(),
  when_missing: z.enum(missingChoices).nullish().meta(described(alertTexts.whenMissing)),
  cron: z
    .string()
    .nullish()
    .meta({ description: alertTexts.cron, examples: ['0 6 * * *'] }),
  on_push: z.boolean().nullish().meta(described(alertTexts.onPush)),
  time_zone: zoneField(alertTexts.timeZone).nullish(),
  channel_ids: z.array(idField('channel')).nullish().meta(described(alertTexts.channelIds)),
  mute: z.array(muteField).nullish().meta(described(alertTexts.mute)),
  annotate: z.boolean().nullish().meta(described(alertTexts.annotate)),
}

export const newAlert = z.object({
  ...needed,
  ...optional,
  paused: z.boolean().nullish().meta(described(alertTexts.paused)),
})

const patched = z.object(needed).partial().extend(optional)

export const alertPatch = patched.extend({
  id: idField('alert'),
  paused: z.boolean().optional().meta(described(alertTexts.paused)),
  snoozed_until: instantField(alertTexts.snooze).nullish(),
})

/** What `simulate` takes: nobody sees its name. */
export const simulatedAlert = z.object({ ...needed, ...optional, name: needed.name.optional() })

/** What a body says; what it does not say is not there. */
export function toAlertInput(body: z.output<typeof patched>): Partial<AlertInput> {
  const { metric_id, include_running, for_buckets, when_missing, on_push, time_zone, channel_ids } = body
  const { where, condition, recover_at } = body
  return defined({
    name: body.name,
    metricId: metric_id,
    granularity: body.granularity,
    includeRunning: include_running,
    where: where === undefined ? undefined : toDimensionFilters(where),
    by: body.by,
    condition: condition && toConditionWords(condition),
    forBuckets: for_buckets,
    recoverAt: recover_at === undefined ? undefined : decimalText(recover_at),
    whenMissing: when_missing,
    cron: body.cron,
    onPush: on_push,
    timeZone: time_zone,
    channelIds: channel_ids,
    mute: body.mute,
    annotate: body.annotate,
  })
}

type Defined<Members> = { [Name in keyof Members]?: Exclude<Members[Name], undefined> }

const defined = <Members extends object>(members: Members) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<Members>

/** An alert as it would be saved again. */
export function inputOf(alert: Alert): AlertInput {
  const { rule } = alert
  return {
    ...rule,
    condition: toConditionInput(rule.condition),
    name: alert.name,
    metricId: encodeId('Metric', `${alert.widgetId}/${alert.metricId}`),
    cron: alert.cron,
    onPush: alert.onPush,
    timeZone: alert.timeZone,
    channelIds: alert.channelIds.map(id => encodeId('Channel', id)),
    mute: alert.mute,
    annotate: alert.annotate,
    paused: alert.paused,
  }
}
