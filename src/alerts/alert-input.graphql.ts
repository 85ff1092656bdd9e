// How alerts are written down.
import { DimensionFilterInput } from '../auth/dimension-filter.graphql.ts'
import { builder } from '../graphql/builder.ts'
import { CalendarSpanInput, ComparisonPresetEnum, GranularityEnum } from '../reports/period.graphql.ts'
import { GoalUnitEnum } from '../widgets/goal.graphql.ts'
import { ChangeMeasureEnum, SeasonEnum, WhenMissingEnum } from './alert-enums.graphql.ts'
import { alertTexts } from './alert-texts.ts'

const AlertRangeInput = builder.inputType('AlertRangeInput', {
  description: 'Between what values are normal, both ends included.',
  fields: t => ({
    low: t.field({ type: 'Decimal', required: true, description: alertTexts.low }),
    high: t.field({ type: 'Decimal', required: true, description: alertTexts.high }),
  }),
})

const AlertChangeInput = builder.inputType('AlertChangeInput', {
  description: 'The change of a bucket against an earlier one, and beyond which it fires: `above`, `below`, or both.',
  fields: t => ({
    measure: t.field({ type: ChangeMeasureEnum, description: alertTexts.measure }),
    above: t.field({ type: 'Decimal', description: alertTexts.changeAbove }),
    below: t.field({ type: 'Decimal', description: alertTexts.changeBelow }),
    against: t.field({ type: ComparisonPresetEnum, description: alertTexts.against }),
    shift: t.field({ type: CalendarSpanInput, description: alertTexts.shift }),
  }),
})

const AlertGoalPaceInput = builder.inputType('AlertGoalPaceInput', {
  description: 'Which goal of the metric is watched.',
  fields: t => ({ unit: t.field({ type: GoalUnitEnum, required: true, description: alertTexts.unit }) }),
})

const AlertSilenceInput = builder.inputType('AlertSilenceInput', {
  description: 'For how long nothing came.',
  fields: t => ({ buckets: t.int({ description: alertTexts.silentBuckets }) }),
})

const AlertUnusualInput = builder.inputType('AlertUnusualInput', {
  description: 'What is usual: a band around the median of the same weekday or hour.',
  fields: t => ({
    deviations: t.field({ type: 'Decimal', description: alertTexts.deviations }),
    season: t.field({ type: SeasonEnum, description: alertTexts.season }),
    seasons: t.int({ description: alertTexts.seasons }),
    tolerance: t.field({ type: 'Decimal', description: alertTexts.tolerance }),
  }),
})

const AlertConditionInput = builder.inputType('AlertConditionInput', {
  description: 'When an alert fires: one of these.',
  isOneOf: true,
  fields: t => ({
    above: t.field({ type: 'Decimal', description: alertTexts.above }),
    below: t.field({ type: 'Decimal', description: alertTexts.below }),
    outside: t.field({ type: AlertRangeInput, description: alertTexts.outside }),
    change: t.field({ type: AlertChangeInput, description: alertTexts.change }),
    goalPace: t.field({ type: AlertGoalPaceInput, description: alertTexts.goalPace }),
    silence: t.field({ type: AlertSilenceInput, description: alertTexts.silence }),
    unusual: t.field({ type: AlertUnusualInput, description: alertTexts.unusual }),
  }),
})

const MuteWindowInput = builder.inputType('MuteWindowInput', {
  description: 'A time of the week in which nobody is notified.',
  fields: t => ({
    weekdays: t.intList({ required: true, description: alertTexts.weekdays }),
    from: t.string({ required: true, description: alertTexts.from }),
    until: t.string({ required: true, description: alertTexts.until }),
  }),
})

export const SaveAlertInput = builder.inputType('SaveAlertInput', {
  description: 'An alert to make, or the one of this id or name as it shall be.',
  fields: t => ({
    id: t.id({
      description: 'The alert that it shall be: it gets the name. Default: the one of this name, or a new one.',
    }),
    name: t.string({ required: true, description: alertTexts.name }),
    metricId: t.id({ required: true, description: alertTexts.metric }),
    granularity: t.field({ type: GranularityEnum, required: true, description: alertTexts.granularity }),
    includeRunning: t.boolean({ description: alertTexts.includeRunning }),
    where: t.field({ type: [DimensionFilterInput], description: alertTexts.where }),
    by: t.stringList({ description: alertTexts.by }),
    condition: t.field({ type: AlertConditionInput, required: true, description: alertTexts.condition }),
    forBuckets: t.int({ description: alertTexts.forBuckets }),
    recoverAt: t.field({ type: 'Decimal', description: alertTexts.recoverAt }),
    whenMissing: t.field({ type: WhenMissingEnum, description: alertTexts.whenMissing }),
    cron: t.string({ description: alertTexts.cron }),
    onPush: t.boolean({ description: alertTexts.onPush }),
    timeZone: t.field({ type: 'TimeZone', description: alertTexts.timeZone }),
    channelIds: t.idList({ description: alertTexts.channelIds }),
    mute: t.field({ type: [MuteWindowInput], description: alertTexts.mute }),
    annotate: t.boolean({ description: alertTexts.annotate }),
    paused: t.boolean({ description: alertTexts.paused }),
  }),
})
