import { graphql } from './gql/gql.ts'

export const listWidgets = graphql(/* GraphQL */ `
  query CliWidgets($after: String, $search: String, $tag: String) {
    widgets(first: 100, after: $after, search: $search, tag: $tag) {
      edges {
        node {
          id
          title
          keyKind
          tags
          lastPushAt
          dimensions {
            name
          }
          metrics {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const makeWidget = graphql(/* GraphQL */ `
  mutation CliCreateWidget($input: CreateWidgetInput!) {
    createWidget(input: $input) {
      widget {
        id
        title
        pushUrl
      }
    }
  }
`)

export const readWidget = graphql(/* GraphQL */ `
  query CliWidget($id: ID!) {
    widget(id: $id) {
      id
      title
      description
      keyKind
      tags
      pushUrl
      createdAt
      lastPushAt
      dimensions {
        name
      }
      metrics {
        name
        aggregation
        unit
        formula
        eventCount {
          event
        }
      }
    }
  }
`)

export const removeWidget = graphql(/* GraphQL */ `
  mutation CliDeleteWidget($id: ID!) {
    deleteWidget(id: $id) {
      id
    }
  }
`)
