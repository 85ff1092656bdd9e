import { graphql } from '../gql/gql.ts'

graphql(/* GraphQL */ `
  fragment ProjectSettings on Project {
    id
    name
    timeZone
    weekStart
    yearStart {
      month
      day
    }
    queryCacheMinutes
    workingDays
    holidays {
      day
      name
    }
  }
`)

export const askProject = graphql(/* GraphQL */ `
  query ProjectPage {
    project {
      ...ProjectSettings
    }
  }
`)

export const updateProject = graphql(/* GraphQL */ `
  mutation ProjectSave($input: UpdateProjectInput!) {
    updateProject(input: $input) {
      project {
        ...ProjectSettings
      }
    }
  }
`)

export const askProjectCalendars = graphql(/* GraphQL */ `
  query ProjectCalendars {
    project {
      id
      calendars {
        id
        name
        periods {
          label
          from
          through
        }
      }
    }
  }
`)

export const saveCalendar = graphql(/* GraphQL */ `
  mutation CalendarSave($input: SaveCalendarInput!) {
    saveCalendar(input: $input) {
      calendar {
        id
        name
      }
    }
  }
`)

export const deleteCalendar = graphql(/* GraphQL */ `
  mutation CalendarDelete($id: ID!) {
    deleteCalendar(id: $id) {
      id
    }
  }
`)
