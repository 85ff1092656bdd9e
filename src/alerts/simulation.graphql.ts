// What an alert would have done, and the band that charts draw of it.
import { projectIdOf } from '../auth/guard.ts'
import { type Ratio, ratioNumber } from '../core/ratio.ts'
import { builder } from '../graphql/builder.ts'
import { REPORT_COST } from '../graphql/cost-rules.ts'
import { PeriodInput } from '../reports/period.graphql.ts'
import { toPeriodInput } from '../reports/report-input.ts'
import { restrictable } from '../request/restriction.ts'
import { DimensionValueRef } from '../widgets/dimension.graphql.ts'
import type { Alert } from './alert.ts'
import { AlertStateEnum } from './alert-enums.graphql.ts'
import { SaveAlertInput } from './alert-input.graphql.ts'
import { toAlertDraft } from './alert-input.ts'
import { alertTexts, simulationTexts } from './alert-texts.ts'
import type { EvaluatedBucket } from './evaluate.ts'
import type { Transition } from './machine.ts'
import { AlertRef } from './refs.graphql.ts'
import { simulateDraft, simulateSaved } from './simulation.service.ts'
import { type Simulation, toDecimal } from './simulation.ts'

const numberOf = (ratio: Ratio | null) => ratio && ratioNumber(ratio)
type Group = Simulation['groups'][number] & { readonly by: readonly string[] }

const SimulatedEvent = builder.objectRef<Transition<EvaluatedBucket>>('SimulatedAlertEvent').implement({
  description: 'A change of a state that would have been.',
  fields: t => ({
    from: t.expose('from', { type: AlertStateEnum, description: alertTexts.eventFrom }),
    to: t.expose('to', { type: AlertStateEnum, description: alertTexts.eventTo }),
    bucketKey: t.string({ description: alertTexts.bucketKey, resolve: ({ at }) => at.key }),
    bucketFrom: t.field({ type: 'DateTime', description: alertTexts.bucketFrom, resolve: ({ at }) => at.bucket }),
    bucketBefore: t.field({ type: 'DateTime', description: alertTexts.bucketBefore, resolve: ({ at }) => at.before }),
    value: t.field({
      type: 'Decimal',
      nullable: true,
      description: alertTexts.value,
      resolve: ({ at }) => toDecimal(at.value),
    }),
    low: t.field({
      type: 'Decimal',
      nullable: true,
      description: alertTexts.bandLow,
      resolve: ({ at }) => toDecimal(at.low),
    }),
    high: t.field({
      type: 'Decimal',
      nullable: true,
      description: alertTexts.bandHigh,
      resolve: ({ at }) => toDecimal(at.high),
    }),
  }),
})

const SimulatedGroup = builder.objectRef<Group>('SimulatedAlertGroup').implement({
  description: 'One group of an alert over a period: columns with a value for each of `keys`.',
  fields: t => ({
    values: t.field({
      type: [DimensionValueRef],
      description: alertTexts.group,
      resolve: ({ by, values }) => by.map((dimension, at) => ({ dimension, value: values[at] ?? null })),
    }),
    measured: t.field({
      type: ['Float'],
      nullable: { list: false, items: true },
      description: simulationTexts.measured,
      resolve: ({ buckets }) => buckets.map(({ value }) => numberOf(value)),
    }),
    low: t.field({
      type: ['Float'],
      nullable: { list: false, items: true },
      description: simulationTexts.low,
      resolve: ({ buckets }) => buckets.map(({ low }) => numberOf(low)),
    }),
    high: t.field({
      type: ['Float'],
      nullable: { list: false, items: true },
      description: simulationTexts.high,
      resolve: ({ buckets }) => buckets.map(({ high }) => numberOf(high)),
    }),
    states: t.field({
      type: [AlertStateEnum],
      description: simulationTexts.states,
      resolve: ({ buckets }) => buckets.map(({ state }) => state),
    }),
    events: t.field({
      type: [SimulatedEvent],
      description: simulationTexts.events,
      resolve: ({ transitions }) => [...transitions],
    }),
  }),
})

const AlertSimulation = builder.objectRef<Simulation>('AlertSimulation').implement({
  description:
    'An alert over a past period, bucket by bucket: its values, what was normal, and the states that they led to.',
  fields: t => ({
    keys: t.stringList({ description: simulationTexts.keys, resolve: ({ keys }) => [...keys] }),
    groups: t.field({
      type: [SimulatedGroup],
      description: simulationTexts.groups,
      resolve: ({ groups, rule }) => groups.map(group => ({ ...group, by: rule.by })),
    }),
    hasMoreGroups: t.boolean({ description: simulationTexts.hasMore, resolve: ({ hasMore }) => hasMore }),
  }),
})

builder.objectField(AlertRef, 'band', t =>
  t.field({
    type: AlertSimulation,
    nullable: true,
    description: `What was measured in each bucket of a period and what was normal then, to draw beside the metric. ${simulationTexts.overflow}`,
    complexity: REPORT_COST,
    args: { over: t.arg({ type: PeriodInput, required: true, description: simulationTexts.over }) },
    resolve: (alert: Alert, { over }, ctx) => {
      const period = toPeriodInput(over)
      return period && simulateSaved(ctx, alert, period)
    },
  }),
)

builder.queryField('simulateAlert', t =>
  t.field({
    type: AlertSimulation,
    description: `When an alert, saved or not, would have fired. Nothing is stored and nobody is notified; \`cron\`, channels and mute windows do not count. ${simulationTexts.overflow} Needs the scope \`read\`.`,
    extensions: restrictable,
    authScopes: { read: true },
    complexity: REPORT_COST,
    args: {
      input: t.arg({ type: SaveAlertInput, required: true, description: 'The alert, as `saveAlert` takes it.' }),
      over: t.arg({ type: PeriodInput, required: true, description: simulationTexts.over }),
    },
    resolve: (_root, { input, over }, ctx) =>
      simulateDraft(ctx, projectIdOf(ctx), toAlertDraft(input), toPeriodInput(over)),
  }),
)
