import { graphql } from './gql/gql.ts'

export const createToken = graphql(/* GraphQL */ `
  mutation CliCreateToken($input: CreateTokenInput!) {
    createToken(input: $input) {
      token {
        id
        name
        scopes
      }
      secret
    }
  }
`)

export const rotateToken = graphql(/* GraphQL */ `
  mutation CliRotateToken($id: ID!, $overlapHours: Int) {
    rotateToken(id: $id, overlapHours: $overlapHours) {
      token {
        id
        name
      }
      secret
    }
  }
`)

export const revokeToken = graphql(/* GraphQL */ `
  mutation CliRevokeToken($id: ID!) {
    revokeToken(id: $id) {
      token {
        id
        name
      }
    }
  }
`)

export const listTokens = graphql(/* GraphQL */ `
  query CliTokens($after: String) {
    tokens(first: 500, after: $after) {
      edges {
        node {
          id
          name
          hint
          scopes
          widgetIds
          where
          allowedIps
          expiresAt
          revokedAt
          lastUsedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const createProject = graphql(/* GraphQL */ `
  mutation CliCreateProject($input: CreateProjectInput!) {
    createProject(input: $input) {
      project {
        id
        name
      }
      administrator {
        secret
      }
    }
  }
`)

export const listProjects = graphql(/* GraphQL */ `
  query CliProjects($after: String) {
    projects(first: 500, after: $after) {
      edges {
        node {
          id
          name
          timeZone
          weekStart
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const rotateSecrets = graphql(/* GraphQL */ `
  mutation CliRotateSecrets {
    rotateSecrets {
      resealed
      unreadable
    }
  }
`)

export const pushPart = graphql(/* GraphQL */ `
  mutation CliPushPart($input: PushInput!) {
    push(input: $input) {
      receipt {
        replayed
        keyKind
        onDuplicate {
          onDuplicate
          metrics
        }
        warnings
        newMetrics
      }
    }
  }
`)

export const widgetDimensions = graphql(/* GraphQL */ `
  query CliWidgetDimensions($id: ID!) {
    widget(id: $id) {
      dimensions {
        name
      }
    }
  }
`)
