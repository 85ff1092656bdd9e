import { graphql } from './gql/gql.ts'

export const createWidget = graphql(/* GraphQL */ `
  mutation TestCreateWidget($input: CreateWidgetInput!) {
    createWidget(input: $input) {
      widget {
        id
        title
        pushUrl
        keyKind
      }
    }
  }
`)

export const push = graphql(/* GraphQL */ `
  mutation TestPush($input: PushInput!) {
    push(input: $input) {
      receipt {
        id
        replayed
        rows
        points
        created
        changed
      }
    }
  }
`)

export const widgetMetrics = graphql(/* GraphQL */ `
  query TestWidgetMetrics($id: ID!) {
    widget(id: $id) {
      title
      keyKind
      keyColumn
      lastPushAt
      metrics {
        id
        name
        aggregation
        color
        chartType
        reverse
        reverseGraph
        yAxis
        yAxisMin
        yAxisMax
        yAxisShow
        labelShow
        headlineOverride
        comparisonOverride
      }
    }
  }
`)

export const report = graphql(/* GraphQL */ `
  query TestReport(
    $id: ID!
    $period: PeriodInput
    $compare: [ComparisonInput!]
    $granularity: Granularity
    $fill: Fill
    $timeZone: TimeZone
    $metrics: [String!]
    $top: Int
  ) {
    widget(id: $id) {
      report(
        period: $period
        compare: $compare
        granularity: $granularity
        fill: $fill
        timeZone: $timeZone
        metrics: $metrics
        top: $top
      ) {
        period {
          from
          before
          firstDay
          lastDay
          timeZone
          label
          partial
        }
        comparedPeriods {
          firstDay
          lastDay
          label
        }
        granularity
        keys
        metrics {
          metric {
            name
          }
          headline
          headlineSource
          sum
          average
          minimum
          maximum
          latest
          count
          values
          runningTotals
          coverage {
            buckets
            bucketsWithData
            lastPointAt
          }
          comparison {
            previous
            difference
            percentChange
            direction
            verdict
            source
            values
          }
        }
      }
    }
  }
`)
