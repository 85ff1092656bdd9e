import { graphql } from './gql/gql.ts'

/** Reports of metrics by themselves, beside the same report of their widget. */
export const metricReports = graphql(/* GraphQL */ `
  query TestMetricReports(
    $id: ID!
    $period: PeriodInput
    $compare: [ComparisonInput!]
    $granularity: Granularity
    $fill: Fill
    $timeZone: TimeZone
    $top: Int
  ) {
    widget(id: $id) {
      report(
        period: $period
        compare: $compare
        granularity: $granularity
        fill: $fill
        timeZone: $timeZone
        top: $top
      ) {
        metrics {
          ...TestMetricReport
        }
      }
      metrics {
        id
        name
        report(
          period: $period
          compare: $compare
          granularity: $granularity
          fill: $fill
          timeZone: $timeZone
          top: $top
        ) {
          ...TestMetricReport
        }
      }
    }
  }

  fragment TestMetricReport on MetricReport {
    metric {
      id
      name
    }
    period {
      firstDay
      lastDay
      label
    }
    comparedPeriods {
      firstDay
      lastDay
    }
    granularity
    keys
    headline
    values
    runningTotals
    comparisons {
      previous
      values
    }
    coverage {
      buckets
      bucketsWithData
    }
  }
`)

export const reportOfMetrics = graphql(/* GraphQL */ `
  query TestReportOfMetrics($id: ID!, $metrics: [String!], $metricIds: [ID!]) {
    widget(id: $id) {
      report(metrics: $metrics, metricIds: $metricIds) {
        metrics {
          metric {
            name
          }
        }
      }
      profile(by: WEEKDAY, metrics: $metrics, metricIds: $metricIds) {
        metrics {
          metric {
            name
          }
        }
      }
    }
    reports(widgetIds: [$id], metrics: $metrics, metricIds: $metricIds) {
      metrics {
        metric {
          name
        }
      }
    }
  }
`)

export const metricsById = graphql(/* GraphQL */ `
  query TestMetricsById($ids: [ID!]!) {
    metricsById(ids: $ids) {
      name
    }
  }
`)

export const nodes = graphql(/* GraphQL */ `
  query TestNodes($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
    }
    again: nodes(ids: $ids) {
      id
    }
  }
`)
