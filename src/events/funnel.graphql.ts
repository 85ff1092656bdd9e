import { assertScope } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { FUNNEL_COST } from '../graphql/cost-rules.ts'
import { PeriodInput } from '../reports/period.graphql.ts'
import { toPeriodInput } from '../reports/report-input.ts'
import { toEventCount } from '../widgets/event-count.ts'
import { funnelOf } from './funnel.service.ts'
import { type FunnelStepResult, type FunnelSubject, MAX_STEPS, MIN_STEPS } from './funnel.ts'

const WEEK_HOURS = 168

const FunnelStepInput = builder.inputType('FunnelStepInput', {
  description: 'One thing that a user has to do.',
  fields: t => ({
    event: t.string({ required: true, description: 'The name of the event.' }),
    where: t.field({ type: 'JSON', description: 'An object that its properties have to contain; at most 4 KiB.' }),
  }),
})

const FunnelBy = builder.enumType('FunnelBy', {
  description: 'Who is followed through a funnel.',
  values: {
    USER: { description: 'A user, or the device of one who is not known.' },
    SESSION: { description: 'A visit: events of one `sessionId`. Events without one are left out.' },
  } satisfies Record<FunnelSubject, { description: string }>,
})

const FunnelStep = builder.objectRef<FunnelStepResult>('FunnelStep').implement({
  description: 'How many came to a step of a funnel.',
  fields: t => ({
    event: t.exposeString('event', { description: 'The name of the event.' }),
    users: t.exposeInt('users', { description: 'How many came here.' }),
    shareOfFirst: t.exposeFloat('shareOfFirst', {
      nullable: true,
      description: 'The share of those who came to the first step, 0 to 1; null when nobody did.',
    }),
    dropOff: t.exposeInt('dropOff', { description: 'How many of the step before did not come here; 0 for the first.' }),
    medianSeconds: t.exposeFloat('medianSeconds', {
      nullable: true,
      description: 'The median time from the step before, in seconds; null for the first step, or when nobody came.',
    }),
  }),
})

builder.queryFields(t => ({
  funnel: t.field({
    type: [FunnelStep],
    description:
      'Follows users from their first event of the first step in the period: each further step is the first of its events after the step before, within the window. Needs the scope `read`.',
    authScopes: { read: true },
    complexity: FUNNEL_COST,
    args: {
      steps: t.arg({
        type: [FunnelStepInput],
        required: true,
        description: `${MIN_STEPS} to ${MAX_STEPS} steps in order.`,
      }),
      period: t.arg({ type: PeriodInput, description: 'The period in which users enter. Default: the last 30 days.' }),
      windowHours: t.arg.int({
        defaultValue: WEEK_HOURS,
        description: 'How long a user has from the first step to the last, 1 to 2,160 hours.',
      }),
      by: t.arg({ type: FunnelBy, defaultValue: 'USER', description: 'Who is followed.' }),
      timeZone: t.arg({ type: 'TimeZone', description: "The time zone in which days begin. Default: the project's." }),
    },
    resolve: (_root, args, ctx) =>
      funnelOf(ctx, assertScope(ctx, 'read'), {
        steps: args.steps.map(({ event, where }) =>
          toEventCount({ event, aggregate: 'COUNT', property: null, where: where ?? null, breakdown: null }),
        ),
        period: toPeriodInput(args.period) ?? { preset: 'LAST_30_DAYS' },
        timeZone: args.timeZone ?? null,
        windowHours: args.windowHours ?? WEEK_HOURS,
        by: args.by ?? 'USER',
      }),
  }),
}))
