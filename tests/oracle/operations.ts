import { graphql } from '../_kit/gql/gql.ts'

/** All that is answered of a report by dimensions. */
export const everything = graphql(/* GraphQL */ `
  query OracleReport(
    $id: ID!
    $period: PeriodInput
    $compare: [ComparisonInput!]
    $granularity: Granularity
    $fill: Fill
    $timeZone: TimeZone
    $metrics: [String!]
    $where: [DimensionFilter!]
    $by: [String!]
    $top: Int
    $orderBy: GroupOrder
  ) {
    widget(id: $id) {
      report(
        period: $period
        compare: $compare
        granularity: $granularity
        fill: $fill
        timeZone: $timeZone
        metrics: $metrics
        where: $where
        by: $by
        top: $top
        orderBy: $orderBy
      ) {
        keys
        period {
          ...OraclePeriod
        }
        buckets {
          from
          before
        }
        metrics {
          ...OracleMetric
          groups {
            isOther
            values {
              value
            }
            metrics {
              headline
              values
            }
          }
        }
        groups {
          id
          isOther
          values {
            dimension
            value
          }
          metrics {
            ...OracleMetric
          }
        }
      }
    }
  }

  fragment OraclePeriod on Period {
    from
    before
    firstDay
    lastDay
  }

  fragment OracleMetric on MetricReport {
    metric {
      name
    }
    headline
    sum
    average
    minimum
    maximum
    latest
    count
    values
    runningTotals
    share
    coverage {
      buckets
      bucketsWithData
      lastPointAt
      carriedFrom
    }
    exact {
      headline
      sum
      average
      minimum
      maximum
      latest
      values
    }
    comparisons {
      period {
        ...OraclePeriod
      }
      previous
      difference
      percentChange
      direction
      undrawn
      values
      buckets {
        from
        before
      }
      exact {
        previous
        difference
        undrawn
      }
    }
  }
`)
