import { graphql } from '../gql/gql.ts'

export const askCalendars = graphql(/* GraphQL */ `
  query CalendarNames {
    project {
      id
      calendars {
        id
        name
      }
    }
  }
`)

export const askDataEnd = graphql(/* GraphQL */ `
  query DataEnd($id: ID!) {
    widget(id: $id) {
      id
      report(period: { preset: ALL_TIME }, granularity: YEAR, compare: []) {
        id
        period {
          timeZone
        }
        metrics {
          coverage {
            lastPointAt
          }
        }
      }
    }
  }
`)

export const askShownDays = graphql(/* GraphQL */ `
  query ShownDays($id: ID!, $period: PeriodInput) {
    widget(id: $id) {
      id
      report(period: $period, compare: []) {
        id
        period {
          firstDay
          lastDay
        }
      }
    }
  }
`)
