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

export const lastTraces = graphql(/* GraphQL */ `
  query LastTraces {
    auditLog(first: 1) { nodes { id } }
    callLog(first: 1) { nodes { id } }
  }
`)

export const namedNodes = graphql(/* GraphQL */ `
  query NamedNodes {
    sources { nodes { id } }
    feeds { nodes { id } }
  }
`)

export const taskById = graphql(/* GraphQL */ `
  query TaskById($id: ID!) {
    task(id: $id) { id kind state progress { done total ratio } widget { title } created changed createdBy startedAt endedAt error }
  }
`)

export const taskList = graphql(/* GraphQL */ `
  query ListTasks($states: [TaskState!]) {
    tasks(states: $states) { totalCount nodes { id state } }
  }
`)

export const feedRunById = graphql(/* GraphQL */ `
  query FeedRunById($id: ID!) {
    feedRun(id: $id) { id state cause feed { name } }
  }
`)

export const feedRunIds = graphql(/* GraphQL */ `
  query FeedRunIds($name: String!) {
    feed(name: $name) { runs(first: 1) { id } }
  }
`)
