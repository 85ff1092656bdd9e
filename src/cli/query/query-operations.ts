import { graphql } from '../gql/gql.ts'

export const listSavedQueries = graphql(/* GraphQL */ `
  query CliSavedQueries($after: String) {
    savedQueries(first: 500, after: $after) {
      edges {
        node {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const runSavedQuery = graphql(/* GraphQL */ `
  query CliRunQuery($id: ID!, $variables: JSON) {
    runQuery(id: $id, variables: $variables) {
      columns {
        name
        type
      }
      rows
      truncated
    }
  }
`)

export const runSql = graphql(/* GraphQL */ `
  query CliSql($query: String!, $variables: JSON) {
    sql(query: $query, variables: $variables) {
      columns {
        name
        type
      }
      rows
      truncated
    }
  }
`)

export const readReport = graphql(/* GraphQL */ `
  query CliReport(
    $id: ID!
    $period: PeriodInput
    $granularity: Granularity
    $metrics: [String!]
    $by: [String!]
    $where: [DimensionFilter!]
    $hasGroups: Boolean!
  ) {
    widget(id: $id) {
      title
      keyColumn
      report(period: $period, granularity: $granularity, metrics: $metrics, by: $by, where: $where) {
        period {
          label
        }
        comparedPeriods {
          label
        }
        granularity
        keys
        metrics {
          ...CliMetricReport
        }
        groups @include(if: $hasGroups) {
          isOther
          values {
            dimension
            value
          }
          metrics {
            ...CliMetricReport
          }
        }
      }
    }
  }

  fragment CliMetricReport on MetricReport {
    metric {
      name
      aggregation
      format {
        style
        currency
        unit
        minimumFractionDigits
        maximumFractionDigits
      }
    }
    headline
    values
    comparison {
      previous
      percentChange
    }
  }
`)
