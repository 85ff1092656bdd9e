import { graphql } from '../gql/gql.ts'

export const askAuditLog = graphql(/* GraphQL */ `
  query AuditPage($after: String, $action: String, $target: ID) {
    auditLog(first: 50, after: $after, action: $action, target: $target) {
      edges {
        node {
          id
          at
          endedAt
          action
          target
          fields
          actor
          address
          error
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
