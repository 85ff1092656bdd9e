import { graphql } from './gql/gql.ts'

export const widgetList = graphql(/* GraphQL */ `
  query ListWidgets($first: Int, $after: String, $search: String, $tag: String) {
    widgets(first: $first, after: $after, search: $search, tag: $tag) {
      nodes { title }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const widgetCount = graphql(/* GraphQL */ `
  query CountWidgets($search: String, $tag: String) {
    widgets(first: 1, search: $search, tag: $tag) { totalCount }
  }
`)

export const receiptCount = graphql(/* GraphQL */ `
  query CountReceipts($id: ID!) {
    widget(id: $id) { receipts(first: 2) { totalCount nodes { id } } }
  }
`)

export const everyCount = graphql(/* GraphQL */ `
  query CountAll {
    projects { totalCount }
    tokens { totalCount }
    clients { totalCount }
    auditLog(action: "createToken") { totalCount }
    shares { totalCount }
    widgets { totalCount }
    metrics { totalCount }
    savedQueries { totalCount }
    sources { totalCount }
    feeds { totalCount }
    callLog { totalCount }
  }
`)
