// Documents about clients and the audit log.
import { graphql } from './gql/gql.ts'

export const createClient = graphql(/* GraphQL */ `
  mutation TestCreateClient($input: CreateClientInput!) {
    createClient(input: $input) {
      client {
        id
        clientId
        name
        scopes
        publicKeys {
          kid
          type
        }
      }
      clientId
      clientSecret
    }
  }
`)

export const createViewToken = graphql(/* GraphQL */ `
  mutation TestCreateViewToken($widgetIds: [ID!]!) {
    createViewToken(input: { widgetIds: $widgetIds }) {
      secret
    }
  }
`)

export const rotateClientSecret = graphql(/* GraphQL */ `
  mutation TestRotateClientSecret($id: ID!, $overlapHours: Int!) {
    rotateClientSecret(id: $id, overlapHours: $overlapHours) {
      clientSecret
    }
  }
`)

export const revokeClient = graphql(/* GraphQL */ `
  mutation TestRevokeClient($id: ID!) {
    revokeClient(id: $id) {
      client {
        revokedAt
      }
    }
  }
`)

export const clients = graphql(/* GraphQL */ `
  query TestClients($first: Int, $after: String) {
    clients(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          clientId
          name
          lastUsedAt
          allowedIps
          allowedEvents
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`)

export const auditLog = graphql(/* GraphQL */ `
  query TestAuditLog($first: Int, $after: String, $action: String, $target: ID, $from: DateTime, $before: DateTime) {
    auditLog(first: $first, after: $after, action: $action, target: $target, from: $from, before: $before) {
      edges {
        cursor
        node {
          id
          at
          endedAt
          action
          target
          fields
          actor
          actorId
          address
          error
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`)
