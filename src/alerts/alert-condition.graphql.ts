// Conditions as they are answered: in the words in which they are written down.

import type { CalendarSpan } from '../core/calendar-unit.ts'
import { builder } from '../graphql/builder.ts'
import { ComparisonPresetEnum, GranularityEnum } from '../reports/period.graphql.ts'
import { GoalUnitEnum } from '../widgets/goal.graphql.ts'
import { AlertConditionKindEnum, ChangeMeasureEnum, SeasonEnum } from './alert-enums.graphql.ts'
import { toConditionInput } from './alert-input.ts'
import { alertTexts } from './alert-texts.ts'
import type {
  AlertCondition,
  ChangeCondition,
  OutsideCondition,
  SilenceCondition,
  UnusualCondition,
} from './condition.ts'

const AlertRange = builder.objectRef<Pick<OutsideCondition, 'low' | 'high'>>('AlertRange').implement({
  description: 'Two lines, between which values are normal.',
  fields: t => ({
    low: t.expose('low', { type: 'Decimal', description: alertTexts.low }),
    high: t.expose('high', { type: 'Decimal', description: alertTexts.high }),
  }),
})

const AlertShift = builder.objectRef<CalendarSpan>('AlertShift').implement({
  description: 'How much earlier the bucket is that a change is against.',
  fields: t => ({
    count: t.exposeInt('count', { description: 'How many units.' }),
    unit: t.expose('unit', { type: GranularityEnum, description: 'The unit that is counted.' }),
  }),
})

const AlertChange = builder.objectRef<ChangeCondition>('AlertChange').implement({
  description: 'A change against an earlier bucket.',
  fields: t => ({
    measure: t.expose('measure', { type: ChangeMeasureEnum, description: alertTexts.measure }),
    above: t.expose('above', { type: 'Decimal', nullable: true, description: alertTexts.changeAbove }),
    below: t.expose('below', { type: 'Decimal', nullable: true, description: alertTexts.changeBelow }),
    against: t.field({
      type: ComparisonPresetEnum,
      nullable: true,
      description: alertTexts.against,
      resolve: ({ against }) => ('to' in against ? against.to : null),
    }),
    shift: t.field({
      type: AlertShift,
      nullable: true,
      description: alertTexts.shift,
      resolve: ({ against }) => ('shift' in against ? against.shift : null),
    }),
  }),
})

const AlertGoalPace = builder.objectRef<Extract<AlertCondition, { kind: 'GOAL_PACE' }>>('AlertGoalPace').implement({
  description: 'The goal that is watched.',
  fields: t => ({ unit: t.expose('unit', { type: GoalUnitEnum, description: alertTexts.unit }) }),
})

const AlertSilence = builder.objectRef<SilenceCondition>('AlertSilence').implement({
  description: 'For how long nothing has to come.',
  fields: t => ({ buckets: t.exposeInt('buckets', { description: alertTexts.silentBuckets }) }),
})

const AlertUnusual = builder.objectRef<UnusualCondition>('AlertUnusual').implement({
  description: 'The band of what is usual.',
  fields: t => ({
    deviations: t.expose('deviations', { type: 'Decimal', description: alertTexts.deviations }),
    season: t.expose('season', { type: SeasonEnum, description: alertTexts.season }),
    seasons: t.exposeInt('seasons', { description: alertTexts.seasons }),
    tolerance: t.expose('tolerance', { type: 'Decimal', description: alertTexts.tolerance }),
  }),
})

const ofKind = <Kind extends AlertCondition['kind']>(condition: AlertCondition, kind: Kind) =>
  condition.kind === kind ? (condition as Extract<AlertCondition, { kind: Kind }>) : null

export const AlertConditionRef = builder.objectRef<AlertCondition>('AlertCondition').implement({
  description: 'When an alert fires: one of its members besides `kind` is not null.',
  fields: t => ({
    kind: t.expose('kind', { type: AlertConditionKindEnum, description: alertTexts.kind }),
    above: t.field({
      type: 'Decimal',
      nullable: true,
      description: alertTexts.above,
      resolve: condition => toConditionInput(condition).above ?? null,
    }),
    below: t.field({
      type: 'Decimal',
      nullable: true,
      description: alertTexts.below,
      resolve: condition => toConditionInput(condition).below ?? null,
    }),
    outside: t.field({
      type: AlertRange,
      nullable: true,
      description: alertTexts.outside,
      resolve: condition => ofKind(condition, 'OUTSIDE'),
    }),
    change: t.field({
      type: AlertChange,
      nullable: true,
      description: alertTexts.change,
      resolve: condition => ofKind(condition, 'CHANGE'),
    }),
    goalPace: t.field({
      type: AlertGoalPace,
      nullable: true,
      description: alertTexts.goalPace,
      resolve: condition => ofKind(condition, 'GOAL_PACE'),
    }),
    silence: t.field({
      type: AlertSilence,
      nullable: true,
      description: alertTexts.silence,
      resolve: condition => ofKind(condition, 'SILENCE'),
    }),
    unusual: t.field({
      type: AlertUnusual,
      nullable: true,
      description: alertTexts.unusual,
      resolve: condition => ofKind(condition, 'UNUSUAL'),
    }),
  }),
})
