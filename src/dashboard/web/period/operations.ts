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
