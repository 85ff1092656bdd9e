import { graphql } from '../gql/gql.ts'

graphql(/* GraphQL */ `
  fragment ChannelFields on Channel {
    id
    name
    kind
    target
    body
    headerNames
    to
    source {
      id
      name
    }
    variables
    events
    eventWidgets {
      id
      title
    }
    paused
  }
`)

export const askChannels = graphql(/* GraphQL */ `
  query ChannelPage($after: String) {
    channels(first: 50, after: $after) {
      edges {
        node {
          ...ChannelFields
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const saveChannel = graphql(/* GraphQL */ `
  mutation SaveChannel($input: SaveChannelInput!) {
    saveChannel(input: $input) {
      signingSecret
      channel {
        ...ChannelFields
      }
    }
  }
`)

export const askWidgetTitles = graphql(/* GraphQL */ `
  query ChannelWidgets {
    widgets(first: 500) {
      nodes {
        id
        title
      }
    }
  }
`)

export const deleteChannel = graphql(/* GraphQL */ `
  mutation DeleteChannel($id: ID!) {
    deleteChannel(id: $id) {
      id
    }
  }
`)

export const testChannel = graphql(/* GraphQL */ `
  mutation TestChannelOfPage($id: ID!) {
    testChannel(id: $id) {
      delivery {
        id
        state
        error
      }
    }
  }
`)

export const askDeliveries = graphql(/* GraphQL */ `
  query DeliveryPage($after: String, $channelId: ID, $states: [DeliveryState!], $search: String) {
    deliveries(first: 50, after: $after, channelId: $channelId, states: $states, search: $search) {
      edges {
        node {
          id
          title
          state
          error
          attempts
          recipient
          createdAt
          nextTryAt
          endedAt
          channel {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const askDelivery = graphql(/* GraphQL */ `
  query DeliveryDetails($id: ID!) {
    delivery(id: $id) {
      id
      tries {
        at
        durationMs
        status
        reply
        error
      }
      request {
        target
        contentType
        body
      }
    }
  }
`)

export const replayDelivery = graphql(/* GraphQL */ `
  mutation ReplayDelivery($id: ID!) {
    replayDelivery(id: $id) {
      delivery {
        id
        state
        error
        attempts
        nextTryAt
        endedAt
      }
    }
  }
`)
