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
          goal {
            period {
              firstDay
              lastDay
            }
            target
            attained
            ratio
            onPace
          }
          comparison {
            previous
            difference
            percentChange
            direction
            verdict
            source
            values
            undrawn
          }
        }
      }
    }
  }
`)

export const reports = graphql(/* GraphQL */ `
  query TestReports(
    $ids: [ID!]!
    $period: PeriodInput
    $compare: [ComparisonInput!]
    $granularity: Granularity
    $fill: Fill
    $timeZone: TimeZone
    $metrics: [String!]
    $top: Int
  ) {
    reports(
      widgetIds: $ids
      period: $period
      compare: $compare
      granularity: $granularity
      fill: $fill
      timeZone: $timeZone
      metrics: $metrics
      top: $top
    ) {
      widget {
        id
      }
      period {
        firstDay
        lastDay
      }
      keys
      metrics {
        metric {
          name
        }
        headline
        values
        comparison {
          previous
          values
        }
      }
    }
  }
`)

export const profile = graphql(/* GraphQL */ `
  query TestProfile($id: ID!, $by: ProfileBy!, $period: PeriodInput, $timeZone: TimeZone, $metrics: [String!]) {
    widget(id: $id) {
      profile(by: $by, period: $period, timeZone: $timeZone, metrics: $metrics) {
        keys
        occurrences
        metrics {
          metric {
            name
          }
          values
          perOccurrence
        }
      }
    }
  }
`)

export const createCalculatedMetric = graphql(/* GraphQL */ `
  mutation TestCreateCalculatedMetric($input: CreateCalculatedMetricInput!) {
    createCalculatedMetric(input: $input) {
      metric {
        id
        name
        formula
        goals {
          period
          target
          direction
        }
      }
    }
  }
`)

export const deleteCalculatedMetric = graphql(/* GraphQL */ `
  mutation TestDeleteCalculatedMetric($id: ID!) {
    deleteCalculatedMetric(id: $id) {
      id
    }
  }
`)

export const setGoal = graphql(/* GraphQL */ `
  mutation TestSetGoal($input: SetGoalInput!) {
    setGoal(input: $input) {
      metric {
        goals {
          period
          target
          direction
        }
      }
    }
  }
`)

export const updateMetric = graphql(/* GraphQL */ `
  mutation TestUpdateMetric($input: UpdateMetricInput!) {
    updateMetric(input: $input) {
      metric {
        id
        formula
      }
    }
  }
`)

export const deleteWidget = graphql(/* GraphQL */ `
  mutation TestDeleteWidget($id: ID!) {
    deleteWidget(id: $id) {
      id
    }
  }
`)

export const updateProject = graphql(/* GraphQL */ `
  mutation TestUpdateProject($input: UpdateProjectInput!) {
    updateProject(input: $input) {
      project {
        name
        timeZone
        weekStart
      }
    }
  }
`)

export const createToken = graphql(/* GraphQL */ `
  mutation TestCreateToken($input: CreateTokenInput!) {
    createToken(input: $input) {
      token {
        id
        name
        hint
        scopes
        allowedIps
        expiresAt
      }
      secret
    }
  }
`)

export const createProject = graphql(/* GraphQL */ `
  mutation TestCreateProject($input: CreateProjectInput!) {
    createProject(input: $input) {
      project {
        id
        name
        timeZone
        weekStart
      }
      administrator {
        secret
      }
    }
  }
`)

export const projects = graphql(/* GraphQL */ `
  query TestProjects {
    projects {
      edges {
        node {
          name
        }
      }
    }
  }
`)

export const rotateToken = graphql(/* GraphQL */ `
  mutation TestRotateToken($id: ID!, $overlapHours: Int) {
    rotateToken(id: $id, overlapHours: $overlapHours) {
      secret
    }
  }
`)

export const revokeToken = graphql(/* GraphQL */ `
  mutation TestRevokeToken($id: ID!) {
    revokeToken(id: $id) {
      token {
        revokedAt
      }
    }
  }
`)

export const tokens = graphql(/* GraphQL */ `
  query TestTokens($first: Int, $after: String) {
    tokens(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          name
          revokedAt
          lastUsedAt
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`)

export const viewer = graphql(/* GraphQL */ `
  query TestViewer {
    viewer {
      name
      scopes
    }
  }
`)
