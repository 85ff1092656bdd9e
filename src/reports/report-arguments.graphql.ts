// The arguments of reports, wherever they are asked for.
import type { ArgBuilder } from '@pothos/core'
import { DimensionFilterInput } from '../auth/dimension-filter.graphql.ts'
import { builder, type SchemaTypes } from '../graphql/builder.ts'
import { OrderDirectionEnum } from '../graphql/order-args.ts'
import { ComparisonInput, GranularityEnum, PeriodInput } from './period.graphql.ts'

export const FillEnum = builder.enumType('Fill', {
  description: 'What a bucket without points shows.',
  values: {
    NULL: { description: 'Null: nothing is claimed.' },
    ZERO: { description: '0.' },
    PREVIOUS: {
      description:
        'The value of the bucket before; null where there is none. A metric that shows its latest value begins with the last point before the period.',
    },
    BY_AGGREGATION: {
      description: 'PREVIOUS for metrics that show their latest value (LATEST), NULL for all others.',
    },
  },
} as const)

export const OnlyDaysEnum = builder.enumType('OnlyDays', {
  description: 'Which points of a report count.',
  values: {
    ALL: { description: 'Those of every day.' },
    WORKING: { description: "Those of the project's working days (`Project.workingDays`, `Project.holidays`)." },
  },
} as const)

const GroupOrderByEnum = builder.enumType('GroupOrderBy', {
  description: 'What the names of a CATEGORY widget, or groups by dimensions, are ordered by.',
  values: {
    VALUE: { description: 'The value of a metric over the period; names without one are last.' },
    NAME: { description: 'The name itself, by code points; groups by their values, those without one last.' },
    KEY: {
      description:
        'When the name was pushed first: Mon, Tue, Wed. Names from before it was kept come first, those that are only counted from events last, both by name. Of groups: when their first series came.',
    },
  },
} as const)

export const GroupOrderInput = builder.inputType('GroupOrder', {
  description:
    'The order of names or groups; equal ones go by name. At most 10,000 names can be ordered otherwise than by default; of names that were pushed any number by NAME.',
  fields: t => ({
    by: t.field({
      type: GroupOrderByEnum,
      defaultValue: 'VALUE',
      description: 'What they are ordered by. Default: VALUE.',
    }),
    metric: t.string({
      description:
        'The metric whose values count, by name; calculated ones, too. Goes with VALUE. Default: the first of the report.',
    }),
    direction: t.field({
      type: OrderDirectionEnum,
      description:
        'Which way the names go. Default: DESC for VALUE; ASC for NAME (A to Z) and KEY (first pushed first).',
    }),
  }),
})

type ArgumentBuilder = ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>>

/** The same words for the same argument. */
export const descriptions = {
  id: 'An opaque id for caches: the same for the same widget and arguments, whatever the day and the points. It is no id of a node.',
  period: "The period. Default: the widget's default period.",
  compare: 'The periods to compare with, at most 10; [] for none. Default: PREVIOUS_PERIOD.',
  granularity: 'How long a bucket is. Default: by the length of the period.',
  calendarGranularity:
    'The name of a calendar of the project, whose periods are the buckets; instead of `granularity`. The period has to lie within that calendar.',
  fill: 'What a bucket without points shows.',
  timeZone: "The time zone in which days begin. Default: the project's.",
  onlyDays:
    'WORKING: only points of working days count, in every number; buckets in which no working day lies are null, whatever `fill` says. The zone of the report says which day an instant is of. Goals and numbers that were pushed for the whole do not apply then. Not for CATEGORY widgets, whose keys have no days.',
  metrics: 'The metrics, by name. Default: all.',
  metricIds: 'The metrics, by global id; after those of `metrics` where both are given.',
  top: 'For categories: the number of keys, 1 to 1,000, the largest first; all others are added up as the last key, `Other`, or `Other (rest)` where a name is called so. Default: 1,000. With `by`: the number of groups; all others are one, `isOther`. Default: 20.',
  orderBy:
    'The order of the names of a CATEGORY widget, or of groups; of `top` the first in this order are shown. Default: by the value of the first metric, the largest first.',
  where:
    'Only rows that pass all of these filters by dimensions, at most 20; of metrics that are counted from events, only events whose properties pass them: the dimension `cart.country` is that property. Goals and numbers that were pushed for the whole do not apply then.',
  by: 'The dimensions whose values make `groups`, 1 to 3. Of metrics that are counted from events: properties, such as `cart.country` or `ufProperties.urlPath`; texts, numbers, true and false are values, cut at 255 characters, all else is none. A user counts once in each group, and once in the whole.',
}

/** The arguments of one widget's report, wherever it is asked for. */
export function reportArguments(t: { readonly arg: ArgumentBuilder }) {
  return {
    ...metricReportArguments(t),
    metrics: t.arg.stringList({ description: descriptions.metrics }),
    metricIds: t.arg.idList({ description: descriptions.metricIds }),
  }
}

/** The arguments of one metric's report. */
export function metricReportArguments(t: { readonly arg: ArgumentBuilder }) {
  return {
    period: t.arg({ type: PeriodInput, description: descriptions.period }),
    compare: t.arg({ type: [ComparisonInput], description: descriptions.compare }),
    granularity: t.arg({ type: GranularityEnum, description: descriptions.granularity }),
    calendarGranularity: t.arg.string({ description: descriptions.calendarGranularity }),
    fill: t.arg({ type: FillEnum, defaultValue: 'NULL', description: descriptions.fill }),
    timeZone: t.arg({ type: 'TimeZone', description: descriptions.timeZone }),
    onlyDays: t.arg({ type: OnlyDaysEnum, defaultValue: 'ALL', description: descriptions.onlyDays }),
    where: t.arg({ type: [DimensionFilterInput], description: descriptions.where }),
    by: t.arg.stringList({ description: descriptions.by }),
    top: t.arg.int({ description: descriptions.top }),
    orderBy: t.arg({ type: GroupOrderInput, description: descriptions.orderBy }),
  }
}
