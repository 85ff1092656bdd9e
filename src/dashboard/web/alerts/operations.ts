import { graphql } from '../gql/gql.ts'

graphql(/* GraphQL */ `
  fragment AlertStanding on Alert {
    id
    name
    state
    problem
    paused
    snoozedUntil
    states {
      group {
        dimension
        value
      }
      state
      value
      low
      high
      since
      acknowledgedAt
      acknowledgedBy
    }
  }
`)

graphql(/* GraphQL */ `
  fragment AlertRow on Alert {
    ...AlertStanding
    granularity
    condition {
      kind
      above
      below
      outside {
        low
        high
      }
      change {
        above
        below
        measure
      }
      silence {
        buckets
      }
    }
    metric {
      id
      name
      format {
        ...NumberFormat
      }
    }
    widget {
      id
      title
    }
  }
`)

graphql(/* GraphQL */ `
  fragment AlertRule on Alert {
    ...AlertRow
    condition {
      change {
        against
        shift {
          count
          unit
        }
      }
      goalPace {
        unit
      }
      unusual {
        deviations
        tolerance
        season
        seasons
      }
    }
    forBuckets
    recoverAt
    includeRunning
    whenMissing
    where {
      dimension
      in
      notIn
      startsWith
      isSet
    }
    by
    cron
    timeZone
    onPush
    annotate
    mute {
      weekdays
      from
      until
    }
    nextEvaluationAt
  }
`)

graphql(/* GraphQL */ `
  fragment AlertCourse on AlertSimulation {
    keys
    hasMoreGroups
    groups {
      values {
        dimension
        value
      }
      measured
      low
      high
      states
      events {
        from
        to
        bucketKey
        value
      }
    }
  }
`)

export const askAlerts = graphql(/* GraphQL */ `
  query AlertPage($after: String, $search: String, $states: [AlertState!]) {
    alerts(first: 50, after: $after, search: $search, states: $states) {
      totalCount
      nodes {
        ...AlertRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const followAlerts = graphql(/* GraphQL */ `
  subscription AlertsLive($ids: [ID!]!) {
    alertStates(ids: $ids) {
      ...AlertStanding
    }
  }
`)

export const askAlert = graphql(/* GraphQL */ `
  query AlertDetails($id: ID!) {
    alert(id: $id) {
      ...AlertRule
    }
  }
`)

export const askAlertChannels = graphql(/* GraphQL */ `
  query AlertChannels($id: ID!) {
    alert(id: $id) {
      id
      channels {
        id
        name
      }
    }
  }
`)

export const askBand = graphql(/* GraphQL */ `
  query AlertBand($id: ID!, $over: PeriodInput!) {
    alert(id: $id) {
      id
      band(over: $over) {
        ...AlertCourse
      }
    }
  }
`)

export const askAlertEvents = graphql(/* GraphQL */ `
  query AlertEvents($id: ID!, $after: String) {
    alert(id: $id) {
      id
      events(first: 20, after: $after) {
        nodes {
          id
          at
          from
          to
          bucketKey
          value
          group {
            dimension
            value
          }
          notification
          acknowledgedBy
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

export const simulateAlert = graphql(/* GraphQL */ `
  query AlertSimulate($input: SaveAlertInput!, $over: PeriodInput!) {
    simulateAlert(input: $input, over: $over) {
      ...AlertCourse
    }
  }
`)

export const askAlertWidgets = graphql(/* GraphQL */ `
  query AlertWidgets($search: String) {
    widgets(first: 200, search: $search, orderBy: { field: TITLE }) {
      nodes {
        id
        title
      }
    }
  }
`)

export const askAlertWidget = graphql(/* GraphQL */ `
  query AlertWidget($id: ID!) {
    widget(id: $id) {
      id
      title
      keyKind
      dimensions {
        name
      }
      metrics {
        id
        name
        format {
          ...NumberFormat
        }
      }
    }
  }
`)

export const askSameName = graphql(/* GraphQL */ `
  query AlertOfName($name: String!) {
    alerts(first: 500, search: $name) {
      nodes {
        id
        name
      }
    }
  }
`)

export const askChannelNames = graphql(/* GraphQL */ `
  query AlertChannelNames($after: String) {
    channels(first: 50, after: $after) {
      nodes {
        id
        name
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
