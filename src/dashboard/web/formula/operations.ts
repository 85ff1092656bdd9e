import { graphql } from '../gql/gql.ts'

export const askOperands = graphql(/* GraphQL */ `
  query FormulaOperands($ids: [ID!]!, $period: PeriodInput, $granularity: Granularity) {
    metricsById(ids: $ids) {
      id
      name
      aggregation
      widget {
        id
        title
      }
      report(period: $period, granularity: $granularity, compare: [], fill: BY_AGGREGATION) {
        id
        keys
        granularity
        headlineSource
        period {
          label
        }
        exact {
          headline
          sum
          average
          latest
          minimum
          maximum
          values
        }
      }
    }
  }
`)

export const searchOperands = graphql(/* GraphQL */ `
  query FormulaMetrics($search: String!) {
    metrics(first: 8, search: $search) {
      nodes {
        id
        name
        widget {
          id
          title
        }
      }
    }
  }
`)

export const createCalculatedMetric = graphql(/* GraphQL */ `
  mutation CalculatedMetricCreate($input: CreateCalculatedMetricInput!) {
    createCalculatedMetric(input: $input) {
      metric {
        id
        widget {
          id
        }
      }
    }
  }
`)

export const createEventMetric = graphql(/* GraphQL */ `
  mutation EventMetricCreate($input: CreateEventMetricInput!) {
    createEventMetric(input: $input) {
      metric {
        id
        widget {
          id
        }
      }
    }
  }
`)
