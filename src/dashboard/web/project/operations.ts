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
