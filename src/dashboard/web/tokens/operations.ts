import { graphql } from '../gql/gql.ts'

export const askTokens = graphql(/* GraphQL */ `
  query TokenList($after: String) {
    tokens(first: 100, after: $after) {
      edges {
        node {
          id
          name
          hint
          scopes
          allowedIps
          allowedEvents
          autoCreate
          widgetIds
          where
          createdAt
          expiresAt
          lastUsedAt
          revokedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const createToken = graphql(/* GraphQL */ `
  mutation TokenCreate($input: CreateTokenInput!) {
    createToken(input: $input) {
      secret
      token {
        id
        name
      }
    }
  }
`)

export const rotateToken = graphql(/* GraphQL */ `
  mutation TokenRotate($id: ID!) {
    rotateToken(id: $id) {
      secret
      token {
        id
        name
      }
    }
  }
`)

export const revokeToken = graphql(/* GraphQL */ `
  mutation TokenRevoke($id: ID!) {
    revokeToken(id: $id) {
      token {
        id
      }
    }
  }
`)

export const askTokenWidgets = graphql(/* GraphQL */ `
  query TokenWidgets($search: String) {
    widgets(first: 200, search: $search, orderBy: { field: TITLE }) {
      totalCount
      nodes {
        id
        title
      }
    }
  }
`)
