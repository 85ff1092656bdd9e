import { graphql } from '../gql/gql.ts'

export const searchAll = graphql(/* GraphQL */ `
  query PaletteSearch($search: String!) {
    widgets(first: 6, search: $search) {
      nodes {
        id
        title
      }
    }
    metrics(first: 6, search: $search) {
      nodes {
        id
        name
        widget {
          id
          title
        }
      }
    }
    alerts(first: 6, search: $search) {
      nodes {
        id
        name
      }
    }
    reportSchedules(first: 6, search: $search) {
      nodes {
        id
        name
      }
    }
    savedQueries(first: 6, search: $search) {
      nodes {
        id
        name
      }
    }
    sources(first: 6, search: $search) {
      nodes {
        id
        name
      }
    }
    boards {
      id
      name
    }
  }
`)
