import { graphql } from '../gql/gql.ts'

export const askShares = graphql(/* GraphQL */ `
  query ShareList {
    shares(first: 500) {
      edges {
        node {
          id
          url
          showsBoard
          createdBy
          createdAt
          expiresAt
          revokedAt
          showsAnnotations
          widget {
            id
          }
          board {
            id
          }
        }
      }
    }
  }
`)

export const createShare = graphql(/* GraphQL */ `
  mutation ShareCreate($input: CreateShareInput!) {
    createShare(input: $input) {
      share {
        id
        url
      }
    }
  }
`)

export const revokeShare = graphql(/* GraphQL */ `
  mutation ShareRevoke($id: ID!) {
    revokeShare(id: $id) {
      share {
        id
        revokedAt
      }
    }
  }
`)
