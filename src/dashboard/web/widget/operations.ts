import { graphql } from '../gql/gql.ts'

graphql(/* GraphQL */ `
  fragment WidgetSettings on Widget {
    id
    title
    description
    owner
    pushName
    tags
    chartType
    keyKind
    keyColumn
    dimensions {
      name
    }
    defaultPeriod
    keepInstantsDays
    keepHoursDays
    createdAt
    lastPushAt
    metrics {
      id
      name
      description
      format {
        ...NumberFormat
      }
      aggregation
      across
      weightMetric {
        id
      }
      defaultOnDuplicate
      status
      steward
      cadence
      color
      chartType
      reverse
      reverseGraph
      yAxis
      yAxisShow
      labelShow
      exact {
        headlineOverride
        comparisonOverride
        yAxisMin
        yAxisMax
      }
      formula
      eventCount {
        event
      }
      goals {
        period
        target
        direction
        pace
        where {
          dimension
          in
          notIn
          startsWith
          isSet
        }
      }
    }
  }
`)

export const askWidget = graphql(/* GraphQL */ `
  query WidgetPage($id: ID!) {
    widget(id: $id) {
      ...WidgetSettings
    }
  }
`)

export const askValues = graphql(/* GraphQL */ `
  query WidgetDimensionValues($id: ID!, $search: String) {
    widget(id: $id) {
      id
      dimensions {
        name
        values(first: 50, search: $search) {
          nodes {
            value
          }
          pageInfo {
            hasNextPage
          }
        }
      }
    }
  }
`)

export const askPushUrl = graphql(/* GraphQL */ `
  query WidgetPushUrl($id: ID!) {
    widget(id: $id) {
      id
      pushUrl
    }
  }
`)

export const askReceipts = graphql(/* GraphQL */ `
  query WidgetReceipts($id: ID!) {
    widget(id: $id) {
      id
      lastPushAt
      receipts(first: 10) {
        edges {
          node {
            id
            acceptedAt
            caller
            firstKey
            lastKey
            rows
            points
            created
            changed
          }
        }
      }
    }
  }
`)

export const updateWidget = graphql(/* GraphQL */ `
  mutation WidgetUpdate($input: UpdateWidgetInput!) {
    updateWidget(input: $input) {
      widget {
        ...WidgetSettings
      }
    }
  }
`)

export const deleteMetric = graphql(/* GraphQL */ `
  mutation MetricDelete($id: ID!) {
    deleteMetric(id: $id) {
      id
    }
  }
`)

export const updateMetric = graphql(/* GraphQL */ `
  mutation MetricUpdate($input: UpdateMetricInput!) {
    updateMetric(input: $input) {
      metric {
        id
        widget {
          id
        }
      }
    }
  }
`)

export const setGoal = graphql(/* GraphQL */ `
  mutation MetricGoalSet($input: SetGoalInput!) {
    setGoal(input: $input) {
      metric {
        id
        widget {
          id
        }
      }
    }
  }
`)

export const rotatePushKey = graphql(/* GraphQL */ `
  mutation WidgetRotateKey($id: ID!) {
    rotatePushKey(widgetId: $id) {
      widget {
        id
        pushUrl
      }
    }
  }
`)

export const deleteWidget = graphql(/* GraphQL */ `
  mutation WidgetDelete($id: ID!) {
    deleteWidget(id: $id) {
      id
    }
  }
`)
