import type { MetricId } from '../base/id.ts'
import type { Across, Aggregation } from '../core/aggregate.ts'
import type { Cadence } from '../core/cadence.ts'
import type { ChartType } from './chart-type.ts'
import type { FormatInput, MetricFormat } from './metric-format.ts'
import type { OnDuplicate } from './on-duplicate.ts'

/** What a value of an option is, in the code and in the database; decimals are texts, so that no digit is lost. */
interface OptionValues {
  text: string | null
  /** `#rrggbb` in lower case. */
  color: string | null
  decimal: string | null
  /** A whole number from 0 on. */
  index: number | null
  flag: boolean
  aggregation: Aggregation | null
  across: Across | null
  /** Of the same widget. */
  metric: MetricId | null
  onDuplicate: OnDuplicate | null
  chartType: ChartType | null
  cadence: Cadence | null
  format: MetricFormat | null
}

export interface MetricOption<Kind extends keyof OptionValues = keyof OptionValues> {
  readonly kind: Kind
  readonly default: OptionValues[Kind]
  /** Of an input. */
  readonly description: string
  /** Of what is answered, where there is more to say; null means the default there. */
  readonly answer: string
}

function option<Kind extends keyof OptionValues>(
  kind: Kind,
  value: OptionValues[Kind],
  description: string,
  answer = description,
): MetricOption<Kind> {
  return { kind, default: value, description, answer }
}

/**
 * The options of a metric that people set, each once: GraphQL, REST, lists, the store and forms are made from here. A new one is a line
 * here, a column of `metrics` and, where Cyfe has a word for it, a line in push/body-options.ts.
 */
export const metricOptions = {
  description: option('text', null, 'What it counts, for people.'),
  steward: option('text', null, 'Who answers for it: a person or a team, at most 200 characters.'),
  cadence: option(
    'cadence',
    null,
    'How often new data is expected; null: whenever it comes. Of a calculated metric it is that of its operands.',
    'How often new data is expected; null: whenever it comes, and of a calculated metric, whose operands have theirs.',
  ),
  unit: option('text', null, 'The unit to show beside numbers of the style NUMBER.'),
  format: option(
    'format',
    null,
    'How its numbers are written, as a whole: members that are left out have their defaults, only the unit stays as it is. Null derives the format again.',
    'How its numbers are written: what was set; else PERCENT where a value was ever pushed with a trailing `%` and no unit is set; else NUMBER. What is derived is not stored.',
  ),
  aggregation: option(
    'aggregation',
    null,
    'How its points become one number.',
    "How its points become one number: what was set, else what Cyfe's flags and percentages say, else SUM.",
  ),
  across: option(
    'across',
    null,
    'How the series of its dimensions become one number, after each has become one by its aggregation. Null: by the aggregation. POOLED does not go with LATEST.',
    'How the series of its dimensions become one number, after each has become one by its aggregation: what was set, else SUM for LATEST and POOLED for all others.',
  ),
  weightMetric: option(
    'metric',
    null,
    'Id of the metric of the same widget that weighs its mean: AVERAGE is the sum of value times weight by the sum of weights, of keys and series that have both. The weight has the aggregation SUM. Null: every point weighs the same.',
    'The metric of the same widget that weighs its mean; null: every point weighs the same.',
  ),
  defaultOnDuplicate: option(
    'onDuplicate',
    null,
    'What a push that does not say it does with values that exist. Null: by the aggregation.',
    'What a push that does not say it does with values that exist: what was set, else ADD for SUM, REPLACE for AVERAGE and LATEST, MIN and MAX for theirs. Metrics from before version 0.2 have ADD.',
  ),
  color: option('color', null, '`#rrggbb`.', '`#rrggbb`; null: the chart chooses.'),
  chartType: option('chartType', null, 'How it is drawn.', 'How this metric is drawn; null: as the widget is.'),
  reverse: option('flag', false, 'Less is better.', 'Less is better: turns good and bad, never the sign.'),
  reverseGraph: option('flag', false, 'The axis is drawn upside down.'),
  yAxis: option('index', null, 'Metrics with an equal index share an axis.'),
  yAxisMin: option('decimal', null, "The axis's lower end."),
  yAxisMax: option('decimal', null, "The axis's upper end."),
  yAxisShow: option('flag', true, 'Whether the axis is drawn.'),
  labelShow: option('flag', false, 'Whether values are written beside the points.'),
  headlineOverride: option(
    'decimal',
    null,
    'Shown instead of the computed headline.',
    "The headline as pushed (Cyfe's `total`); null: computed.",
  ),
  comparisonOverride: option(
    'decimal',
    null,
    'Shown instead of the computed percent change.',
    "The percent change as pushed (Cyfe's `comparison`); null: computed.",
  ),
} as const

export type MetricOptionName = keyof typeof metricOptions
export const metricOptionNames = Object.keys(metricOptions) as MetricOptionName[]

/** How a metric is read and drawn, as people set it. */
export type MetricSettings = {
  readonly [Name in MetricOptionName]: OptionValues[(typeof metricOptions)[Name]['kind']]
}

export const defaultMetricSettings = Object.fromEntries(
  metricOptionNames.map(name => [name, metricOptions[name].default]),
) as MetricSettings

/** Settings as a door hands them over: absent is unchanged, null is the default. */
export type MetricInput = {
  readonly [Name in Exclude<MetricOptionName, 'format' | 'weightMetric'>]?: MetricSettings[Name] | null | undefined
} & {
  readonly format?: FormatInput | null | undefined
  /** A global id. */
  readonly weightMetric?: string | null | undefined
}
