import { graphql } from './gql/gql.ts'

export const sqlQuery = graphql(/* GraphQL */ `
  query TestSql($query: String!, $variables: JSON) {
    sql(query: $query, variables: $variables) {
      columns {
        name
        type
      }
      rows
      rowCount
      truncated
    }
  }
`)

export const sqlTables = graphql(/* GraphQL */ `
  query TestSqlTables {
    sqlTables {
      name
      aliases
      description
      columns {
        name
        type
        description
      }
    }
  }
`)

export const saveQuery = graphql(/* GraphQL */ `
  mutation TestSaveQuery($input: SaveQueryInput!) {
    saveQuery(input: $input) {
      savedQuery {
        id
        name
        version
        cacheMinutes
        variables {
          name
          type
          list
          required
          default
        }
      }
    }
  }
`)

export const runQuery = graphql(/* GraphQL */ `
  query TestRunQuery($id: ID!, $variables: JSON, $version: Int) {
    runQuery(id: $id, variables: $variables, version: $version) {
      columns {
        name
        type
      }
      rows
      rowCount
      truncated
      cached
    }
  }
`)

export const savedQuery = graphql(/* GraphQL */ `
  query TestSavedQuery($id: ID!) {
    savedQuery(id: $id) {
      name
      version
      versions {
        version
        sql
        document
        savedBy
      }
      runs {
        rows
        cached
        caller
        version
        error
      }
    }
  }
`)

export const deleteQuery = graphql(/* GraphQL */ `
  mutation TestDeleteQuery($id: ID!) {
    deleteQuery(id: $id) {
      id
    }
  }
`)

export const trackEvents = graphql(/* GraphQL */ `
  mutation TestTrackEvents($events: [EventInput!]!, $idempotencyKey: String) {
    trackEvents(events: $events, idempotencyKey: $idempotencyKey) {
      accepted
      duplicates
    }
  }
`)

export const identifyUsers = graphql(/* GraphQL */ `
  mutation TestIdentifyUsers($profiles: [UserProfileInput!]!) {
    identifyUsers(profiles: $profiles) {
      accepted
      created
    }
  }
`)

export const createEventMetric = graphql(/* GraphQL */ `
  mutation TestCreateEventMetric($input: CreateEventMetricInput!) {
    createEventMetric(input: $input) {
      metric {
        id
        name
        aggregation
        eventCount {
          event
          aggregate
          property
          where
          breakdown
        }
      }
    }
  }
`)

export const deleteEventMetric = graphql(/* GraphQL */ `
  mutation TestDeleteEventMetric($id: ID!) {
    deleteEventMetric(id: $id) {
      id
    }
  }
`)

export const funnel = graphql(/* GraphQL */ `
  query TestFunnel($steps: [FunnelStepInput!]!, $period: PeriodInput, $windowHours: Int, $by: FunnelBy) {
    funnel(steps: $steps, period: $period, windowHours: $windowHours, by: $by) {
      event
      users
      shareOfFirst
      dropOff
      medianSeconds
    }
  }
`)

export const widgetFromQuery = graphql(/* GraphQL */ `
  query TestWidgetFromQuery(
    $id: ID!
    $key: String!
    $variables: JSON
    $period: PeriodInput
    $compare: [ComparisonInput!]
    $granularity: Granularity
    $timeZone: TimeZone
    $top: Int
  ) {
    widgetFromQuery(savedQueryId: $id, keyColumn: $key, variables: $variables) {
      id
      title
      keyKind
      keyColumn
      chartType
      lastPushAt
      metrics {
        name
        widget {
          title
        }
      }
      report(period: $period, compare: $compare, granularity: $granularity, timeZone: $timeZone, top: $top) {
        keys
        granularity
        period {
          firstDay
          lastDay
        }
        metrics {
          metric {
            name
          }
          headline
          count
          values
          runningTotals
          coverage {
            bucketsWithData
            lastPointAt
          }
          comparison {
            previous
            percentChange
            values
          }
        }
      }
    }
  }
`)

export const updateQueryCache = graphql(/* GraphQL */ `
  mutation TestUpdateQueryCache($input: UpdateProjectInput!) {
    updateProject(input: $input) {
      project {
        queryCacheMinutes
      }
    }
  }
`)

export const uploadManifest = graphql(/* GraphQL */ `
  mutation TestUploadManifest($manifest: JSON!) {
    uploadManifest(input: { manifest: $manifest }) {
      added
      known
    }
  }
`)

export const manifestDocuments = graphql(/* GraphQL */ `
  query TestManifestDocuments {
    savedQueries(first: 200) {
      nodes {
        id
        name
        hash
        fromManifest
        versions {
          version
          hash
          documentId
          document
        }
      }
    }
  }
`)
