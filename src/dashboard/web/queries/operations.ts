import { graphql } from '../gql/gql.ts'

graphql(/* GraphQL */ `
  fragment QueryAnswer on QueryResult {
    columns {
      name
      type
    }
    rows
    rowCount
    truncated
    cached
    cachedAt
    durationMs
  }
`)

export const runSql = graphql(/* GraphQL */ `
  query QueriesSql($sql: String!, $variables: JSON) {
    sql(query: $sql, variables: $variables) {
      ...QueryAnswer
    }
  }
`)

export const runSaved = graphql(/* GraphQL */ `
  query QueriesRun($id: ID!, $variables: JSON) {
    runQuery(id: $id, variables: $variables) {
      ...QueryAnswer
    }
  }
`)

export const askTables = graphql(/* GraphQL */ `
  query QueriesTables {
    sqlTables {
      name
      description
      columns {
        name
        type
        description
      }
    }
  }
`)

graphql(/* GraphQL */ `
  fragment SavedQueryFields on SavedQuery {
    id
    name
    description
    sql
    document
    cacheMinutes
    version
    savedAt
    savedBy
    variables {
      name
      type
      list
      required
      default
    }
  }
`)

export const askSavedQueries = graphql(/* GraphQL */ `
  query QueriesSaved {
    savedQueries(first: 500) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`)

export const askSavedQuery = graphql(/* GraphQL */ `
  query QueriesOne($id: ID!) {
    savedQuery(id: $id) {
      ...SavedQueryFields
    }
  }
`)

export const saveQuery = graphql(/* GraphQL */ `
  mutation QueriesSave($input: SaveQueryInput!) {
    saveQuery(input: $input) {
      savedQuery {
        ...SavedQueryFields
      }
    }
  }
`)

export const deleteQuery = graphql(/* GraphQL */ `
  mutation QueriesDelete($id: ID!) {
    deleteQuery(id: $id) {
      id
    }
  }
`)
