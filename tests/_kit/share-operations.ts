import { graphql } from './gql/gql.ts'

export const createShare = graphql(/* GraphQL */ `
  mutation TestCreateShare($input: CreateShareInput!) {
    createShare(input: $input) {
      share {
        id
        url
        showsBoard
        createdBy
        expiresAt
        revokedAt
        widget {
          id
        }
      }
    }
  }
`)

export const revokeShare = graphql(/* GraphQL */ `
  mutation TestRevokeShare($id: ID!) {
    revokeShare(id: $id) {
      share {
        id
        revokedAt
      }
    }
  }
`)

export const shares = graphql(/* GraphQL */ `
  query TestShares($first: Int, $after: String) {
    shares(first: $first, after: $after) {
      edges {
        node {
          id
          url
          showsBoard
          revokedAt
          widget {
            title
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

export const shareNode = graphql(/* GraphQL */ `
  query TestShareNode($id: ID!) {
    node(id: $id) {
      id
    }
  }
`)
