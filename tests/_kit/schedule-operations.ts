import { graphql } from './gql/gql.ts'

export const saveReportSchedule = graphql(/* GraphQL */ `
  mutation TestSaveReportSchedule($input: SaveReportScheduleInput!) {
    saveReportSchedule(input: $input) {
      reportSchedule {
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
          name
        }
        paused
        nextRunAt
      }
    }
  }
`)

export const reportSchedule = graphql(/* GraphQL */ `
  query TestReportSchedule($name: String) {
    reportSchedule(name: $name) {
      id
      name
      afterAlertId
      afterAlert {
        name
      }
      nextRunAt
      nextTimes(first: 3)
      runs {
        cause
        state
        rows
        messages
        skipped
        failed
        error
        problems
      }
    }
  }
`)

export const runsAfterAlerts = graphql(/* GraphQL */ `
  query TestRunsAfterAlerts($name: String) {
    reportSchedule(name: $name) {
      runs(first: 50) {
        cause
        state
        asOf
        messages
        error
        alertEvent {
          to
          bucketKey
          group {
            value
          }
        }
      }
    }
  }
`)

export const reportSchedules = graphql(/* GraphQL */ `
  query TestReportSchedules($first: Int, $after: String, $search: String, $orderBy: ReportScheduleOrder) {
    reportSchedules(first: $first, after: $after, search: $search, orderBy: $orderBy) {
      totalCount
      nodes {
        name
      }
    }
  }
`)

export const previewReport = graphql(/* GraphQL */ `
  query TestPreviewReport($input: PreviewReportInput!) {
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

export const runReport = graphql(/* GraphQL */ `
  mutation TestRunReport($name: String) {
    runReport(name: $name) {
      id
      state
      cause
      rows
      messages
      skipped
      failed
      error
      problems
    }
  }
`)

export const sendTestReport = graphql(/* GraphQL */ `
  mutation TestSendTestReport($input: SendTestReportInput!) {
    sendTestReport(input: $input) {
      title
      recipient
    }
  }
`)

export const pauseReportSchedule = graphql(/* GraphQL */ `
  mutation TestPauseReportSchedule($name: String) {
    pauseReportSchedule(name: $name) {
      reportSchedule {
        paused
        nextRunAt
      }
    }
  }
`)

export const resumeReportSchedule = graphql(/* GraphQL */ `
  mutation TestResumeReportSchedule($name: String) {
    resumeReportSchedule(name: $name) {
      reportSchedule {
        paused
        nextRunAt
      }
    }
  }
`)

export const deleteReportSchedule = graphql(/* GraphQL */ `
  mutation TestDeleteReportSchedule($name: String) {
    deleteReportSchedule(name: $name) {
      id
    }
  }
`)

export const cronTimes = graphql(/* GraphQL */ `
  query TestCronTimes($cron: String!, $timeZone: TimeZone, $first: Int) {
    cronTimes(cron: $cron, timeZone: $timeZone, first: $first)
  }
`)
