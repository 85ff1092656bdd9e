import { graphql } from '../gql/gql.ts'

export const askClients = graphql(/* GraphQL */ `
  query ClientList($after: String) {
    clients(first: 50, after: $after) {
      nodes {
        id
        name
        clientId
        scopes
        allowedIps
        allowedEvents
        publicKeys {
          kid
        }
        createdAt
        lastUsedAt
        revokedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const createClient = graphql(/* GraphQL */ `
  mutation ClientCreate($input: CreateClientInput!) {
    createClient(input: $input) {
      clientId
      clientSecret
      client {
        id
        name
      }
    }
  }
`)

export const rotateClientSecret = graphql(/* GraphQL */ `
  mutation ClientRotate($id: ID!) {
    rotateClientSecret(id: $id) {
      clientId
      clientSecret
      client {
        id
        name
      }
    }
  }
`)

export const revokeClient = graphql(/* GraphQL */ `
  mutation ClientRevoke($id: ID!) {
    revokeClient(id: $id) {
      client {
        id
        revokedAt
      }
    }
  }
`)
