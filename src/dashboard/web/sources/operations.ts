import { graphql } from '../gql/gql.ts'

graphql(/* GraphQL */ `
  fragment CallAnswer on CallResult {
    ok
    data
    error {
      code
      message
    }
    requests {
      name
      method
      url
      status
      ok
      attempts
      durationMs
      fromCache
      data
      error {
        message
      }
    }
  }
`)

graphql(/* GraphQL */ `
  fragment FeedWidget on Widget {
    id
    title
    dimensions {
      name
    }
  }
`)

graphql(/* GraphQL */ `
  fragment FeedFields on Feed {
    id
    name
    source {
      name
    }
    widget {
      ...FeedWidget
    }
    rows
    filter
    key
    metrics {
      name
      value
      format {
        ...NumberFormat
      }
    }
    dimensions {
      name
      value
    }
    history
    variables
    hook
    hookUrl @include(if: $mayManage)
    hookVerifyToken @include(if: $mayManage)
    hookDelivery {
      header
      path
    }
    hookSignature {
      header
      algorithm
      encoding
      prefix
      signs
      timestampHeader
      toleranceSeconds
    }
    hookChallenge {
      from
      name
      reply
      replyName
    }
    cron
    timeZone
    paused
    stale
    nextRunAt
    lastSuccessAt
    runs(first: 10) {
      id
      cause
      state
      queuedAt
      startedAt
      durationMs
      rows
      points
      skipped
      truncated
      problems
      error {
        message
      }
    }
  }
`)

export const askSources = graphql(/* GraphQL */ `
  query SourceList {
    sources(first: 200) {
      edges {
        node {
          id
          name
          description
        }
      }
    }
  }
`)

export const askSource = graphql(/* GraphQL */ `
  query SourcePage($name: String!, $mayManage: Boolean!) {
    source(name: $name) {
      id
      name
      description
      secretNames
      version
      grantState
      requests {
        name
        method
        url
        headers
        params
        json
        data
        auth
        after
        attempts
        maxWaitSeconds
        timeoutMs
        failOnStatus
        safe
        private
        cacheSeconds
        reads
        charset
        pagination {
          kind
          itemsPath
          maxPages
          param
          start
          size
          sizeParam
          into
          cursorPath
          cursorHeader
          morePath
        }
      }
      feeds {
        ...FeedFields
      }
    }
  }
`)

export const startConsent = graphql(/* GraphQL */ `
  mutation SourceConsentStart($id: ID!) {
    startSourceConsent(id: $id) {
      url
    }
  }
`)

export const finishConsent = graphql(/* GraphQL */ `
  mutation SourceConsentFinish($input: FinishSourceConsentInput!) {
    finishSourceConsent(input: $input) {
      source {
        id
        name
        grantState
      }
    }
  }
`)

export const saveSource = graphql(/* GraphQL */ `
  mutation SourceSave($input: SaveSourceInput!) {
    saveSource(input: $input) {
      source {
        id
        name
        version
      }
    }
  }
`)

export const deleteSource = graphql(/* GraphQL */ `
  mutation SourceDelete($name: String!) {
    deleteSource(name: $name) {
      id
    }
  }
`)

export const testSource = graphql(/* GraphQL */ `
  mutation SourceTest($input: TestSourceInput!) {
    testSource(input: $input) {
      ...CallAnswer
    }
  }
`)

export const askFeedWidgets = graphql(/* GraphQL */ `
  query FeedWidgets($search: String) {
    widgets(first: 50, search: $search, orderBy: { field: TITLE }) {
      totalCount
      nodes {
        ...FeedWidget
      }
    }
  }
`)

export const saveFeed = graphql(/* GraphQL */ `
  mutation FeedSave($input: SaveFeedInput!, $mayManage: Boolean! = true) {
    saveFeed(input: $input) {
      feed {
        ...FeedFields
      }
    }
  }
`)

export const runFeed = graphql(/* GraphQL */ `
  mutation FeedRunNow($name: String!) {
    runFeed(name: $name) {
      id
      state
      rows
      points
      problems
      error {
        message
      }
    }
  }
`)

export const deleteFeed = graphql(/* GraphQL */ `
  mutation FeedDelete($name: String!) {
    deleteFeed(name: $name) {
      id
    }
  }
`)
