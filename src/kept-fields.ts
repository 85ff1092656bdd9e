// Fields of answers that may be kept: a list of names. A field stands here when its value changes with points, definitions of widgets and
// metrics, settings of the project, and the clock alone; what is not listed is read anew each time. See src/graphql/kept-answers.ts.
import type { KeptFields } from './graphql/keepable.ts'

/** Right until the minute is over. */
function minute(names: string): KeptFields[string] {
  return Object.fromEntries(names.split(' ').map(name => [name, 'MINUTE'] as const))
}

/** Shows parts of minutes. */
function second(names: string): KeptFields[string] {
  return Object.fromEntries(names.split(' ').map(name => [name, 'SECOND'] as const))
}

export const keptFields: KeptFields = {
  Query: minute('widget widgetsById metric metricsById'),
  Widget: minute(
    'chartType createdAt daysTimeZone defaultPeriod description dimensions hoursFrom id instantsFrom keepHoursDays keepInstantsDays keyColumn keyKind lastPushAt metrics owner pushName report tags title updatedAt version viewerCanManage',
  ),
  Dimension: minute('name'),
  Metric: minute(
    'across aggregation cadence chartType color comparisonOverride defaultOnDuplicate description exact format formula goals headlineOverride id labelShow name report reverse reverseGraph unit updatedAt version weightMetric widget yAxis yAxisMax yAxisMin yAxisShow',
  ),
  ExactMetricOptions: minute('comparisonOverride headlineOverride yAxisMax yAxisMin'),
  NumberFormat: minute('currency maximumFractionDigits minimumFractionDigits style unit'),
  MetricGoal: minute('direction exactTarget pace period target'),
  Report: minute(
    'buckets calendarGranularity comparedPeriods granularity groups id keys metrics missingComparisons otherIndex partialIndexes period widget',
  ),
  ReportGroup: minute('id isOther metrics values'),
  DimensionValue: minute('dimension value'),
  MetricReport: {
    ...minute(
      'average averagePerWorkingDay buckets calendarGranularity comparedPeriods comparison comparisons count coverage exact granularity groups headline headlineReason headlineReasonCode headlineSource id keys latest maximum metric minimum missingComparison missingComparisons movingAverage otherIndex period reasons rolling runningTotals share sum values',
    ),
    // How far a goal should be grows with each moment.
    ...second('goal'),
  },
  Goal: second('attained direction onPace pace period ratio target unit'),
  Comparison: minute(
    'buckets difference direction exact index keys movingAverage percentChange period previous previousReason previousReasonCode rolling source undrawn values verdict',
  ),
  Coverage: minute('buckets bucketsWithData carriedFrom hoursFrom instantsFrom lastPointAt pointsWithoutWeight'),
  ExactNumbers: minute('average averagePerWorkingDay headline latest maximum minimum movingAverage rolling sum values'),
  ExactComparison: minute('difference previous undrawn'),
  NumberReason: minute('code message number'),
  MissingComparison: minute('index message reason'),
  Period: minute('before days firstDay from label lastDay partial timeZone workingDays'),
  Bucket: minute('before days from isOther key label partial'),
}
