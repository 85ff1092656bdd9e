import { graphql } from '../gql/gql.ts'

/** What a chart and its headlines need. */
graphql(/* GraphQL */ `
  fragment ChartReport on Report {
    keys
    granularity
    period {
      label
      partial
    }
    metrics {
      metric {
        id
        name
        unit
        color
        chartType
        reverseGraph
        yAxis
        yAxisMin
        yAxisMax
        yAxisShow
        labelShow
      }
      headline
      values
      comparison {
        percentChange
        difference
        direction
        verdict
        previous
        period {
          label
        }
        values
      }
    }
  }
`)
