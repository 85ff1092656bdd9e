// Documents of alerts that tests send.
import { graphql } from './gql/index.ts'

export const saveAlert = graphql(`
  mutation SaveAlert($input: SaveAlertInput!) {
    saveAlert(input: $input) { alert { ...AlertParts } }
  }
`)

export const alertParts = graphql(`
  fragment AlertParts on Alert {
    id
    name
    state
    problem
    paused
    version
    cron
    onPush
    timeZone
    granularity
    forBuckets
    recoverAt
    whenMissing
    by
    channels { id name }
    snoozedUntil
    nextEvaluationAt
    condition {
      kind
      above
      below
      outside { low high }
      change { measure above below against shift { count unit } }
      goalPace { unit }
      silence { buckets }
      unusual { deviations season seasons tolerance }
    }
    where { dimension in notIn startsWith isSet }
    mute { weekdays from until }
    states { group { dimension value } state since value low high acknowledgedAt acknowledgedBy }
    metric { name }
    widget { title }
  }
`)

export const alertByName = graphql(`
  query AlertByName($name: String!) {
    alert(name: $name) { ...AlertParts }
  }
`)

export const listAlerts = graphql(`
  query ListAlerts($first: Int, $after: String, $search: String, $states: [AlertState!], $widgetId: ID, $orderBy: AlertOrder) {
    alerts(first: $first, after: $after, search: $search, states: $states, widgetId: $widgetId, orderBy: $orderBy) {
      totalCount
      nodes { id name state }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const alertEvents = graphql(`
  query AlertEvents($alertId: ID, $states: [AlertState!], $first: Int) {
    alertEvents(alertId: $alertId, states: $states, first: $first) {
      totalCount
      nodes {
        id
        alert { id name }
        group { dimension value }
        from
        to
        bucketKey
        bucketFrom
        bucketBefore
        value
        low
        high
        at
        arguments
        notification
        notifiedAt
        acknowledgedAt
        acknowledgedBy
      }
    }
  }
`)

export const deleteAlert = graphql(`
  mutation DeleteAlert($id: ID, $name: String) {
    deleteAlert(id: $id, name: $name) { id }
  }
`)

export const pauseAlert = graphql(`
  mutation PauseAlert($id: ID!) {
    pauseAlert(id: $id) { alert { id paused nextEvaluationAt } }
  }
`)

export const resumeAlert = graphql(`
  mutation ResumeAlert($id: ID!) {
    resumeAlert(id: $id) { alert { id paused nextEvaluationAt } }
  }
`)

export const snoozeAlert = graphql(`
  mutation SnoozeAlert($id: ID!, $until: DateTime) {
    snoozeAlert(id: $id, until: $until) { alert { id snoozedUntil } }
  }
`)

export const acknowledgeAlert = graphql(`
  mutation AcknowledgeAlert($id: ID!, $group: [String]) {
    acknowledgeAlert(id: $id, group: $group) { alert { id states { state acknowledgedBy } } }
  }
`)

export const simulateAlert = graphql(`
  query SimulateAlert($input: SaveAlertInput!, $over: PeriodInput!) {
    simulateAlert(input: $input, over: $over) {
      keys
      hasMoreGroups
      groups {
        values { dimension value }
        measured
        low
        high
        states
        events { from to bucketKey bucketFrom bucketBefore value low high }
      }
    }
  }
`)

export const alertBand = graphql(`
  query AlertBand($id: ID!, $over: PeriodInput!) {
    alert(id: $id) { band(over: $over) { keys groups { measured low high states } } }
  }
`)
