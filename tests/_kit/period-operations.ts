// Reports of values of periods.
import { graphql } from './gql/gql.ts'

export const periodReport = graphql(/* GraphQL */ `
  query TestPeriodReport(
    $id: ID!
    $period: PeriodInput!
    $compare: [ComparisonInput!]
    $granularity: Granularity
    $fill: Fill
    $where: [DimensionFilter!]
    $by: [String!]
    $top: Int
    $onlyDays: OnlyDays!
    $window: Int!
  ) {
    widget(id: $id) {
      report(
        period: $period
        compare: $compare
        granularity: $granularity
        fill: $fill
        where: $where
        by: $by
        top: $top
        onlyDays: $onlyDays
      ) {
        keys
        metrics {
          ...TestPeriodNumbers
        }
        groups {
          isOther
          values {
            value
          }
          metrics {
            ...TestPeriodNumbers
          }
        }
      }
    }
  }

  fragment TestPeriodNumbers on MetricReport {
    metric {
      name
    }
    headline
    headlineReason
    headlineReasonCode
    values
    sum
    average
    minimum
    maximum
    latest
    count
    runningTotals
    rolling(buckets: $window)
    movingAverage(buckets: $window)
    coverage {
      bucketsWithData
    }
    reasons {
      number
      code
      message
    }
    comparisons {
      previous
      difference
      percentChange
      values
      previousReason
      previousReasonCode
    }
  }
`)
