import { acrosses, aggregations } from '../core/aggregate.ts'
import { cadences } from '../core/cadence.ts'
import { periodPresets } from '../core/preset.ts'
import { builder } from '../graphql/builder.ts'
import { chartTypes } from './chart-type.ts'
import { metricStatuses } from './metric-status.ts'
import { onDuplicates } from './on-duplicate.ts'
import { keyKinds } from './widget.ts'

/** An enum whose values each carry a description. */
function values<T extends string>(names: readonly T[], descriptions: Record<T, string>) {
  return Object.fromEntries(names.map(name => [name, { description: descriptions[name] }])) as {
    [K in T]: { description: string }
  }
}

export const KeyKindEnum = builder.enumType('KeyKind', {
  description: "What a widget's keys are.",
  values: values(keyKinds, {
    DATE: 'Calendar days without a zone: they are never shifted.',
    TIME: 'Instants, put into buckets in the zone of the report.',
    CATEGORY: 'Names; the period of a report does not apply.',
  }),
})

export const AggregationEnum = builder.enumType('Aggregation', {
  description: "How a metric's points become one number, for a period or for a bucket.",
  values: values(aggregations, {
    SUM: 'The exact sum. The default.',
    AVERAGE: 'The mean of the points that exist. The default of percentages.',
    LATEST: 'The value at the greatest key, for running snapshots.',
    MIN: 'The smallest value.',
    MAX: 'The largest value.',
    PERIODIC:
      'None is made of several: each value is of a period (unique users of a month), and is shown for exactly that period.',
  }),
})

export const AcrossEnum = builder.enumType('Across', {
  description: "How the series of a metric become one number, after each has become one by the metric's aggregation.",
  values: values(acrosses, {
    POOLED: 'The points of all series are one set. The default, but for LATEST.',
    SUM: 'The exact sum of the series. The default of LATEST: stock by warehouse, followers by country.',
    AVERAGE: 'The mean of the series that have a value.',
    MIN: 'The smallest series.',
    MAX: 'The largest series.',
  }),
})

export const OnDuplicateEnum = builder.enumType('OnDuplicate', {
  description: 'What happens to the value that a key has already.',
  values: values(onDuplicates, {
    ADD: 'The new value is added, atomically. The default of sums.',
    REPLACE: 'The new value takes its place. The default of averages, percentages and snapshots.',
    MIN: 'The smaller one stays.',
    MAX: 'The larger one stays.',
  }),
})

export const CadenceEnum = builder.enumType('Cadence', {
  description: 'How often new data is expected: in each unit of the calendar of the project, at any time of it.',
  values: values(cadences, {
    HOURLY: 'In each hour.',
    DAILY: 'On each day.',
    WORKING_DAILY: 'On each working day of the project.',
    WEEKLY: "In each week, from the project's first day of the week on.",
    MONTHLY: 'In each calendar month.',
    QUARTERLY: 'In each quarter of a calendar year.',
    YEARLY: 'In each calendar year.',
  }),
})

export const MetricStatusEnum = builder.enumType('MetricStatus', {
  description: 'Whether a metric may be relied on.',
  values: values(metricStatuses, {
    DRAFT: 'Nobody has looked at it yet. The default.',
    APPROVED: 'It means what its name and description say.',
    DEPRECATED: 'It is to be used no longer.',
  }),
})

export const ChartTypeEnum = builder.enumType('ChartType', {
  description: "How a widget or a metric is drawn: Cyfe's ten types, and PIE, DONUT, NUMBER and TABLE.",
  values: values(chartTypes, {
    LINE: 'Straight lines from point to point.',
    SPLINE: 'Smooth lines.',
    AREA: 'Filled lines.',
    AREA_SPLINE: 'Filled smooth lines.',
    STACKED_AREA: 'Filled lines on top of each other.',
    COLUMN: 'Upright bars.',
    STACKED_COLUMN: 'Upright bars on top of each other.',
    STACKED_PERCENTAGE_COLUMN: 'Upright bars that share 100 %.',
    BAR: 'Bars from left to right.',
    STACKED_BAR: 'Bars from left to right, one behind the other.',
    PIE: 'Shares of a circle.',
    DONUT: 'Shares of a ring.',
    NUMBER: 'The headline alone.',
    TABLE: 'Rows and columns.',
  }),
})

export const PeriodPresetEnum = builder.enumType('PeriodPreset', {
  description: "A stretch of calendar days named by its place to today, in the report's zone.",
  values: values(periodPresets, {
    TODAY: 'Today.',
    YESTERDAY: 'The day before today.',
    LAST_7_DAYS: '7 days that end with today.',
    LAST_14_DAYS: '14 days that end with today.',
    LAST_28_DAYS: '28 days that end with today.',
    LAST_30_DAYS: '30 days that end with today.',
    LAST_90_DAYS: '90 days that end with today.',
    LAST_12_MONTHS: 'The eleven whole months before this one, and this one so far.',
    THIS_WEEK: "From the project's first day of the week to today.",
    LAST_WEEK: 'The whole week before this one.',
    THIS_MONTH: 'From the 1st to today.',
    LAST_MONTH: 'The whole month before this one.',
    THIS_QUARTER: "From the quarter's first day to today.",
    LAST_QUARTER: 'The whole quarter before this one.',
    THIS_YEAR: 'From 1 January to today.',
    LAST_YEAR: 'The whole year before this one.',
    THIS_FISCAL_QUARTER: "From the first day of the project's fiscal quarter to today.",
    LAST_FISCAL_QUARTER: 'The whole fiscal quarter before this one.',
    THIS_FISCAL_YEAR: "From the project's `yearStart` to today.",
    LAST_FISCAL_YEAR: 'The whole fiscal year before this one.',
    ALL_TIME: 'From the first point to the last.',
  }),
})
