import { graphql } from '../gql/gql.ts'

export const askExplanation = graphql(/* GraphQL */ `
  query WidgetExplanation(
    $id: ID!
    $period: PeriodInput
    $compare: [ComparisonInput!]
    $where: [DimensionFilter!]
    $onlyDays: OnlyDays
    $by: [String!]!
    $split: Boolean!
  ) {
    widget(id: $id) {
      id
      report(
        period: $period
        compare: $compare
        fill: BY_AGGREGATION
        where: $where
        onlyDays: $onlyDays
      ) {
        metrics {
          ...ExplainedMetric
        }
      }
    }
  }
`)

graphql(/* GraphQL */ `
  fragment ExplainedMetric on MetricReport {
    metric {
      id
      name
      format {
        ...NumberFormat
      }
    }
    explain {
      summary
      operands {
        reference
        value
        issue
      }
      receipts {
        id
        acceptedAt
        caller
        firstKey
        lastKey
        rows
      }
    }
    comparison {
      period {
        label
      }
      drivers(by: $by) @include(if: $split) {
        split
        message
        groups {
          values {
            value
          }
          isOther
          previous
          current
          contribution
          share
        }
      }
    }
  }
`)
