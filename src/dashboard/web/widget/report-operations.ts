import { graphql } from '../gql/gql.ts'

graphql(/* GraphQL */ `
  fragment ReportDetail on Report {
    ...ChartReport
    period {
      firstDay
      lastDay
      days
      workingDays
    }
    comparedPeriods {
      label
      workingDays
    }
    metrics {
      headlineReason
      comparison {
        period {
          firstDay
        }
      }
      average
      averagePerWorkingDay @include(if: $ofWorkingDays)
      movingAverage(buckets: $window) @include(if: $withAverages)
      minimum
      maximum
      latest
      count
      goal {
        target
        attained
        ratio
        onPace
      }
    }
  }
`)

graphql(/* GraphQL */ `
  fragment GroupedReport on Report {
    ...ReportDetail
    annotations {
      firstIndex
      lastIndex
      annotation {
        ...AnnotationDetail
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
        ...ChartMetricReport
        share
        comparison {
          period {
            firstDay
          }
        }
      }
    }
  }
`)

export const askReport = graphql(/* GraphQL */ `
  query WidgetReport(
    $id: ID!
    $period: PeriodInput
    $compare: [ComparisonInput!]
    $where: [DimensionFilter!]
    $by: [String!]
    $top: Int
    $orderBy: GroupOrder
    $onlyDays: OnlyDays
    $granularity: Granularity
    $ofWorkingDays: Boolean! = false
    $withAverages: Boolean! = false
    $window: Int! = 1
  ) {
    widget(id: $id) {
      id
      report(
        period: $period
        compare: $compare
        fill: BY_AGGREGATION
        where: $where
        by: $by
        top: $top
        orderBy: $orderBy
        onlyDays: $onlyDays
        granularity: $granularity
      ) {
        ...GroupedReport
      }
    }
  }
`)

export const followReport = graphql(/* GraphQL */ `
  subscription WidgetLive(
    $id: ID!
    $period: PeriodInput
    $compare: [ComparisonInput!]
    $where: [DimensionFilter!]
    $by: [String!]
    $top: Int
    $orderBy: GroupOrder
    $onlyDays: OnlyDays
    $granularity: Granularity
    $ofWorkingDays: Boolean! = false
    $withAverages: Boolean! = false
    $window: Int! = 1
  ) {
    widgetReport(
      id: $id
      period: $period
      compare: $compare
      fill: BY_AGGREGATION
      where: $where
      by: $by
      top: $top
      orderBy: $orderBy
      onlyDays: $onlyDays
      granularity: $granularity
    ) {
      widget {
        id
        lastPushAt
      }
      ...GroupedReport
    }
  }
`)

export const askWorkingDays = graphql(/* GraphQL */ `
  query ProjectWorkingDays {
    project {
      id
      workingDays
      holidays {
        day
      }
    }
  }
`)
