import { graphql } from '../gql/gql.ts'

/** How the numbers of a metric are written. */
export const numberFormat = graphql(/* GraphQL */ `
  fragment NumberFormat on NumberFormat {
    style
    currency
    unit
    minimumFractionDigits
    maximumFractionDigits
  }
`)

graphql(/* GraphQL */ `
  fragment ChartMetricReport on MetricReport {
    metric {
      id
      name
      format {
        ...NumberFormat
      }
      aggregation
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
`)

/** What a chart and its headlines need. */
graphql(/* GraphQL */ `
  fragment ChartReport on Report {
    keys
    granularity
    partialIndexes
    period {
      label
      partial
    }
    metrics {
      ...ChartMetricReport
    }
  }
`)
