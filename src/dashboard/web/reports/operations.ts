import { graphql } from '../gql/gql.ts'

graphql(/* GraphQL */ `
  fragment ReportScheduleFields on ReportSchedule {
    id
    name
    document
    channelIds
    merge {
      queryId
      source
      variables
      rows
      recipient
    }
    skipIfEmpty
    cron
    timeZone
    afterAlertId
    afterAlert {
      id
      name
    }
    paused
    nextRunAt
  }
`)

graphql(/* GraphQL */ `
  fragment ReportRunFields on ReportRun {
    id
    cause
    state
    queuedAt
    startedAt
    finishedAt
    rows
    messages
    skipped
    failed
    error
    problems
  }
`)

export const askReportSchedules = graphql(/* GraphQL */ `
  query ReportScheduleList($after: String, $search: String) {
    reportSchedules(first: 50, after: $after, search: $search, orderBy: { field: NAME }) {
      totalCount
      nodes {
        id
        name
        cron
        timeZone
        afterAlertId
        afterAlert {
          id
          name
        }
        paused
        nextRunAt
        channels {
          id
          name
        }
        runs(first: 1) {
          ...ReportRunFields
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const askReportSchedule = graphql(/* GraphQL */ `
  query ReportScheduleOne($id: ID!) {
    reportSchedule(id: $id) {
      ...ReportScheduleFields
    }
  }
`)

export const askReportRuns = graphql(/* GraphQL */ `
  query ReportScheduleRuns($id: ID!, $after: String) {
    reportRuns(first: 20, after: $after, reportScheduleId: $id) {
      nodes {
        ...ReportRunFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const askReportAlerts = graphql(/* GraphQL */ `
  query ReportAlerts($search: String) {
    alerts(first: 50, search: $search, orderBy: { field: NAME }) {
      totalCount
      nodes {
        id
        name
      }
    }
  }
`)

/** What blocks, mail-merges and channels of a report are chosen from. */
export const askReportChoices = graphql(/* GraphQL */ `
  query ReportChoices {
    widgets(first: 500) {
      nodes {
        id
        title
      }
    }
    savedQueries(first: 500) {
      nodes {
        id
        name
      }
    }
    sources(first: 200) {
      nodes {
        id
        name
      }
    }
    channels(first: 100) {
      nodes {
        id
        name
        kind
        target
      }
    }
  }
`)

export const askCronTimes = graphql(/* GraphQL */ `
  query ReportCronTimes($cron: String!, $timeZone: TimeZone) {
    cronTimes(cron: $cron, timeZone: $timeZone, first: 5)
  }
`)

export const askReportPreview = graphql(/* GraphQL */ `
  query ReportPreviewNow($input: PreviewReportInput!) {
    previewReport(input: $input) {
      title
      html
      recipient
      isEmpty
      row
      rows
      problems
    }
  }
`)

export const saveReportSchedule = graphql(/* GraphQL */ `
  mutation ReportScheduleSave($input: SaveReportScheduleInput!) {
    saveReportSchedule(input: $input) {
      reportSchedule {
        ...ReportScheduleFields
      }
    }
  }
`)

export const pauseReportSchedule = graphql(/* GraphQL */ `
  mutation ReportSchedulePause($id: ID!) {
    pauseReportSchedule(id: $id) {
      reportSchedule {
        ...ReportScheduleFields
      }
    }
  }
`)

export const resumeReportSchedule = graphql(/* GraphQL */ `
  mutation ReportScheduleResume($id: ID!) {
    resumeReportSchedule(id: $id) {
      reportSchedule {
        ...ReportScheduleFields
      }
    }
  }
`)

export const deleteReportSchedule = graphql(/* GraphQL */ `
  mutation ReportScheduleDelete($id: ID!) {
    deleteReportSchedule(id: $id) {
      id
    }
  }
`)

export const runReport = graphql(/* GraphQL */ `
  mutation ReportRunNow($id: ID!) {
    runReport(id: $id) {
      ...ReportRunFields
    }
  }
`)

export const sendTestReport = graphql(/* GraphQL */ `
  mutation ReportTestSend($input: SendTestReportInput!) {
    sendTestReport(input: $input) {
      title
      recipient
    }
  }
`)
