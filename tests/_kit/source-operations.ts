import { graphql } from './gql/gql.ts'

export const saveSource = graphql(/* GraphQL */ `
  mutation TestSaveSource($input: SaveSourceInput!) {
    saveSource(input: $input) {
      source {
        id
        name
        version
        secretNames
      }
    }
  }
`)

export const deleteSource = graphql(/* GraphQL */ `
  mutation TestDeleteSource($name: String!) {
    deleteSource(name: $name) {
      id
    }
  }
`)

export const source = graphql(/* GraphQL */ `
  query TestSource($name: String!) {
    source(name: $name) {
      id
      name
      description
      version
      secretNames
      requests {
        name
        method
        url
        headers
        params
        json
        data
        auth
        cacheSeconds
        pagination {
          kind
          maxPages
        }
      }
    }
  }
`)

export const sources = graphql(/* GraphQL */ `
  query TestSources($first: Int, $after: String) {
    sources(first: $first, after: $after) {
      edges {
        cursor
        node {
          name
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`)

export const runSource = graphql(/* GraphQL */ `
  mutation TestRunSource($name: String!, $variables: JSON, $path: String) {
    runSource(name: $name, variables: $variables) {
      ok
      data(path: $path)
      error {
        code
        message
        status
        retryAfter
      }
      requests {
        name
        method
        url
        status
        ok
        data
        headers
        attempts
        pages
        truncated
        fromCache
        error {
          code
          message
          status
        }
        sent {
          method
          url
          headers
          body
        }
      }
    }
  }
`)

export const testSource = graphql(/* GraphQL */ `
  mutation TestTestSource($input: TestSourceInput!) {
    testSource(input: $input) {
      ok
      data
      error {
        code
        message
        status
      }
      requests {
        name
        status
        ok
        data
        error {
          code
          message
        }
        sent {
          method
          url
          headers
          body
        }
      }
    }
  }
`)

export const sendRequest = graphql(/* GraphQL */ `
  mutation TestSendRequest($input: RequestInput!) {
    sendRequest(input: $input) {
      ok
      data
      error {
        code
        message
        status
        retryAfter
      }
      requests {
        status
        attempts
        pages
        truncated
        problems
        sent {
          method
          url
          headers
          body
        }
      }
    }
  }
`)

export const callLog = graphql(/* GraphQL */ `
  query TestCallLog($first: Int, $after: String, $onlyFailed: Boolean) {
    callLog(first: $first, after: $after, onlyFailed: $onlyFailed) {
      edges {
        cursor
        node {
          id
          source
          request
          attempt
          method
          url
          status
          sent
          answered
          error {
            code
            message
            status
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`)

export const saveFeed = graphql(/* GraphQL */ `
  mutation TestSaveFeed($input: SaveFeedInput!) {
    saveFeed(input: $input) {
      feed {
        id
        name
        nextRunAt
        timeZone
        history
        hook
        hookUrl
        paused
      }
    }
  }
`)

export const runFeed = graphql(/* GraphQL */ `
  mutation TestRunFeed($name: String!) {
    runFeed(name: $name) {
      id
      cause
      state
      rows
      skipped
      points
      deleted
      truncated
      problems
      error {
        code
        message
      }
    }
  }
`)

export const pauseFeed = graphql(/* GraphQL */ `
  mutation TestPauseFeed($name: String!) {
    pauseFeed(name: $name) {
      feed {
        paused
        nextRunAt
      }
    }
  }
`)

export const resumeFeed = graphql(/* GraphQL */ `
  mutation TestResumeFeed($name: String!) {
    resumeFeed(name: $name) {
      feed {
        paused
        nextRunAt
      }
    }
  }
`)

export const deleteFeed = graphql(/* GraphQL */ `
  mutation TestDeleteFeed($name: String!) {
    deleteFeed(name: $name) {
      id
    }
  }
`)

export const feed = graphql(/* GraphQL */ `
  query TestFeed($name: String!) {
    feed(name: $name) {
      id
      name
      source {
        name
        feeds {
          name
        }
      }
      widget {
        id
        stale
        lastPushAt
        feeds {
          name
        }
      }
      rows
      filter
      key
      metrics {
        name
        value
      }
      variables
      history
      cron
      timeZone
      paused
      stale
      nextRunAt
      lastSuccessAt
      runs(first: 20) {
        id
        cause
        state
        scheduledFor
        rows
        skipped
        points
        deleted
        problems
        error {
          code
          message
        }
      }
    }
  }
`)

export const feeds = graphql(/* GraphQL */ `
  query TestFeeds {
    feeds {
      edges {
        node {
          name
          stale
          source {
            name
          }
          widget {
            title
          }
          runs {
            state
          }
        }
      }
    }
  }
`)

export const feedHook = graphql(/* GraphQL */ `
  query TestFeedHook($name: String!) {
    feed(name: $name) {
      id
      hookVerifyToken
      hookSignature {
        header
        prefix
        algorithm
        encoding
        signs
        timestampHeader
        toleranceSeconds
      }
      hookDelivery {
        header
        path
      }
      hookChallenge {
        from
        name
        reply
        replyName
      }
    }
  }
`)
