import { graphql } from './gql/gql.ts'

export const saveCalendar = graphql(/* GraphQL */ `
  mutation TestSaveCalendar($input: SaveCalendarInput!) {
    saveCalendar(input: $input) {
      calendar {
        id
        name
      }
    }
  }
`)
