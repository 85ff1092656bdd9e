import { graphql } from './gql/gql.ts'

export const widgetList = graphql(/* GraphQL */ `
  query ListWidgets(
    $first: Int
    $after: String
    $search: String
    $tag: String
    $notPushedSince: DateTime
    $orderBy: WidgetOrder
  ) {
    widgets(
      first: $first
      after: $after
      search: $search
      tag: $tag
      notPushedSince: $notPushedSince
      orderBy: $orderBy
    ) {
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

export const metricList = graphql(/* GraphQL */ `
  query ListMetrics(
    $first: Int
    $after: String
    $search: String
    $tag: String
    $widgetId: ID
    $orderBy: MetricOrder
  ) {
    metrics(first: $first, after: $after, search: $search, tag: $tag, widgetId: $widgetId, orderBy: $orderBy) {
      totalCount
      nodes { name widget { title } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const tokenNames = graphql(/* GraphQL */ `
  query ListTokens($first: Int, $after: String, $orderBy: TokenOrder) {
    tokens(first: $first, after: $after, orderBy: $orderBy) {
      nodes { name }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const orderedNames = graphql(/* GraphQL */ `
  query OrderedNames {
    sources(orderBy: { field: NAME, direction: DESC }) { nodes { name } }
    sourcesByUpdate: sources(orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { name } }
    feeds(orderBy: { field: NAME }) { nodes { name } }
    feedsBySuccess: feeds(orderBy: { field: LAST_SUCCESS_AT }) { nodes { name } }
    savedQueries(orderBy: { field: NAME }) { nodes { name } }
    savedQueriesByTime: savedQueries(orderBy: { field: SAVED_AT, direction: DESC }) { nodes { name } }
    auditLog(orderBy: { field: AT, direction: ASC }, first: 1) { nodes { at } }
    newest: auditLog(first: 1) { nodes { at } }
    callLog(orderBy: { field: AT, direction: ASC }) { nodes { id } }
    tasks(orderBy: { field: CREATED_AT, direction: ASC }) { nodes { id } }
  }
`)

export const receiptsInOrder = graphql(/* GraphQL */ `
  query ReceiptsInOrder($id: ID!, $orderBy: PushReceiptOrder) {
    widget(id: $id) { receipts(orderBy: $orderBy) { nodes { id } } }
  }
`)

export const renameWidget = graphql(/* GraphQL */ `
  mutation RenameWidget($id: ID!, $title: String!) {
    updateWidget(input: { id: $id, title: $title }) { widget { title } }
  }
`)

export const receiptList = graphql(/* GraphQL */ `
  query ListReceipts($first: Int, $after: String, $widgetId: ID, $orderBy: PushReceiptOrder) {
    receipts(first: $first, after: $after, widgetId: $widgetId, orderBy: $orderBy) {
      totalCount
      nodes { id caller callerKind callerId firstKey lastKey feedRun { id } widget { title } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const sourceByIdOrName = graphql(/* GraphQL */ `
  query SourceByIdOrName($id: ID, $name: String) {
    source(id: $id, name: $name) { id name secretNames feeds { name } }
  }
`)

export const feedByIdOrName = graphql(/* GraphQL */ `
  query FeedByIdOrName($id: ID, $name: String) {
    feed(id: $id, name: $name) { id name hookUrl source { name } paused }
  }
`)

export const saveSourceById = graphql(/* GraphQL */ `
  mutation SaveSourceById($input: SaveSourceInput!) {
    saveSource(input: $input) { source { id name } }
  }
`)

export const saveFeedById = graphql(/* GraphQL */ `
  mutation SaveFeedById($input: SaveFeedInput!) {
    saveFeed(input: $input) { feed { id name hookUrl source { name } } }
  }
`)

export const feedActionsById = graphql(/* GraphQL */ `
  mutation FeedActionsById($id: ID!) {
    pauseFeed(id: $id) { feed { paused } }
    resumeFeed(id: $id) { feed { paused } }
    runFeed(id: $id) { feed { id } }
    deleteFeed(id: $id) { id }
  }
`)

export const deleteSourceById = graphql(/* GraphQL */ `
  mutation DeleteSourceById($id: ID!) {
    deleteSource(id: $id) { id }
  }
`)
