import { dimensionTexts } from '../auth/dimension-texts.ts'
import { type Ratio, ratioNumber, subtractRatios } from '../core/ratio.ts'
import { builder } from '../graphql/builder.ts'
import { REPORT_COST } from '../graphql/cost-rules.ts'
import { DimensionValueRef } from '../widgets/dimension.graphql.ts'
import { ComparisonRef } from './comparison.graphql.ts'
import { driversLoader } from './drivers.loader.ts'
import type { Driver, Drivers } from './drivers.ts'
import { DriverSplitEnum, DriversReasonEnum } from './drivers-enums.graphql.ts'
import { driversTexts } from './drivers-texts.ts'
import { toExactRatio } from './exact-report.ts'
import { DEFAULT_DRIVERS } from './report-query.ts'

const ExactDriverRef = builder.objectRef<Driver>('ExactDriver').implement({
  description:
    'The numbers of a driver with all their digits; a quotient that no decimal ends has 38 significant ones. Null for contributions by LOG_MEAN.',
  fields: t => ({
    previous: t.field({
      type: 'Decimal',
      nullable: true,
      description: driversTexts.ownPrevious,
      resolve: ({ previous }) => toExactRatio(previous),
    }),
    current: t.field({
      type: 'Decimal',
      nullable: true,
      description: driversTexts.ownCurrent,
      resolve: ({ current }) => toExactRatio(current),
    }),
    contribution: t.field({
      type: 'Decimal',
      nullable: true,
      description: driversTexts.contribution,
      resolve: ({ contribution }) => toExactRatio(contribution.exact),
    }),
  }),
})

const DriverRef = builder.objectRef<Driver>('Driver').implement({
  description: 'A group, and what a change owes to it.',
  fields: t => ({
    values: t.field({
      type: [DimensionValueRef],
      description: dimensionTexts.groupValues,
      resolve: ({ dimensions, values }) =>
        dimensions.map((dimension, index) => ({ dimension, value: values[index] ?? null })),
    }),
    isOther: t.exposeBoolean('isOther', { description: driversTexts.isOther }),
    previous: t.float({
      nullable: true,
      description: driversTexts.ownPrevious,
      resolve: ({ previous }) => numberOf(previous),
    }),
    current: t.float({
      nullable: true,
      description: driversTexts.ownCurrent,
      resolve: ({ current }) => numberOf(current),
    }),
    contribution: t.float({
      description: driversTexts.contribution,
      resolve: ({ contribution }) => contribution.value,
    }),
    share: t.exposeFloat('share', { nullable: true, description: driversTexts.share }),
    mix: t.float({
      nullable: true,
      description: driversTexts.mix,
      resolve: ({ contribution }) => numberOf(contribution.mix),
    }),
    rate: t.float({
      nullable: true,
      description: driversTexts.rate,
      resolve: ({ contribution }) => numberOf(contribution.rate),
    }),
    exact: t.field({
      type: ExactDriverRef,
      description: 'Its numbers with all their digits.',
      resolve: driver => driver,
    }),
  }),
})

const DriversRef = builder.objectRef<Drivers>('Drivers').implement({
  description: driversTexts.drivers,
  fields: t => ({
    split: t.field({
      type: DriverSplitEnum,
      nullable: true,
      description: driversTexts.split,
      resolve: drivers => ('split' in drivers ? drivers.split : null),
    }),
    reason: t.field({
      type: DriversReasonEnum,
      nullable: true,
      description: driversTexts.reason,
      resolve: drivers => ('reason' in drivers ? drivers.reason : null),
    }),
    message: t.string({
      nullable: true,
      description: driversTexts.message,
      resolve: drivers => ('message' in drivers ? drivers.message : null),
    }),
    previous: t.float({
      nullable: true,
      description: driversTexts.previous,
      resolve: drivers => ('split' in drivers ? ratioNumber(drivers.previous) : null),
    }),
    current: t.float({
      nullable: true,
      description: driversTexts.current,
      resolve: drivers => ('split' in drivers ? ratioNumber(drivers.current) : null),
    }),
    difference: t.float({
      nullable: true,
      description: driversTexts.difference,
      resolve: drivers => ('split' in drivers ? ratioNumber(subtractRatios(drivers.current, drivers.previous)) : null),
    }),
    groups: t.field({
      type: [DriverRef],
      nullable: true,
      description: driversTexts.groups,
      resolve: drivers => ('split' in drivers ? [...drivers.groups] : null),
    }),
  }),
})

builder.objectField(ComparisonRef, 'drivers', t =>
  t.field({
    type: DriversRef,
    nullable: true,
    description:
      'Where the change comes from: groups by dimensions, with what each of them adds to it. They are read where they are asked for, all of a request together.',
    complexity: REPORT_COST,
    args: {
      by: t.arg.stringList({
        required: true,
        description:
          'The dimensions whose values make the groups, 1 to 3; of events: properties, such as `cart.country`.',
      }),
      top: t.arg.int({
        defaultValue: DEFAULT_DRIVERS,
        description: 'The number of groups, 1 to 100; all others are one, `isOther`. Default: 10.',
      }),
    },
    resolve: (comparison, { by, top }, ctx) => driversLoader(ctx).load({ comparison, by, top: top ?? DEFAULT_DRIVERS }),
  }),
)

const numberOf = (ratio: Ratio | null) => ratio && ratioNumber(ratio)
