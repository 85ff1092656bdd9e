import { graphql } from './gql/gql.ts'

export const metricFormats = graphql(/* GraphQL */ `
  query TestMetricFormats($id: ID!) {
    widget(id: $id) {
      metrics {
        id
        name
        unit
        aggregation
        format {
          ...TestFormat
        }
      }
    }
  }
  fragment TestFormat on NumberFormat {
    style
    currency
    unit
    minimumFractionDigits
    maximumFractionDigits
  }
`)

export const updateFormat = graphql(/* GraphQL */ `
  mutation TestUpdateFormat($input: UpdateMetricInput!) {
    updateMetric(input: $input) {
      metric {
        format {
          ...TestFormat
        }
      }
    }
  }
`)

export const createFormatted = graphql(/* GraphQL */ `
  mutation TestCreateFormatted($calculated: CreateCalculatedMetricInput!, $counted: CreateEventMetricInput!) {
    calculated: createCalculatedMetric(input: $calculated) {
      metric {
        format {
          ...TestFormat
        }
      }
    }
    counted: createEventMetric(input: $counted) {
      metric {
        format {
          ...TestFormat
        }
      }
    }
  }
`)

export const saveFormattedFeed = graphql(/* GraphQL */ `
  mutation TestSaveFormattedFeed($input: SaveFeedInput!) {
    saveFeed(input: $input) {
      feed {
        hookUrl
        metrics {
          name
          format {
            ...TestFormat
          }
        }
      }
    }
  }
`)
