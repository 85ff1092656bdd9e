import { graphql } from './gql/gql.ts'

export const saveChannel = graphql(/* GraphQL */ `
  mutation TestSaveChannel($input: SaveChannelInput!) {
    saveChannel(input: $input) {
      signingSecret
      channel {
        id
        name
        kind
        target
        body
        headerNames
        to
        source {
          name
        }
        variables
        events
        eventWidgets {
          id
        }
        paused
      }
    }
  }
`)

export const channel = graphql(/* GraphQL */ `
  query TestChannel($id: ID, $name: String) {
    channel(id: $id, name: $name) {
      id
      name
      kind
      target
      headerNames
      paused
    }
  }
`)

export const channels = graphql(/* GraphQL */ `
  query TestChannels($search: String, $orderBy: ChannelOrder) {
    channels(search: $search, orderBy: $orderBy) {
      totalCount
      edges {
        node {
          name
        }
      }
    }
  }
`)

export const deleteChannel = graphql(/* GraphQL */ `
  mutation TestDeleteChannel($id: ID, $name: String) {
    deleteChannel(id: $id, name: $name) {
      id
    }
  }
`)

export const testChannel = graphql(/* GraphQL */ `
  mutation TestTestChannel($id: ID, $name: String) {
    testChannel(id: $id, name: $name) {
      delivery {
        id
        state
        error
        tries {
          status
          reply
          error
        }
      }
    }
  }
`)

export const delivery = graphql(/* GraphQL */ `
  query TestDelivery($id: ID!) {
    delivery(id: $id) {
      id
      channel {
        name
      }
      state
      title
      type
      origin
      recipient
      attempts
      tries {
        at
        durationMs
        status
        reply
        error
      }
      error
      createdAt
      nextTryAt
      endedAt
      request {
        target
        contentType
        body
      }
    }
  }
`)

export const deliveries = graphql(/* GraphQL */ `
  query TestDeliveries($channelId: ID, $states: [DeliveryState!], $origins: [DeliveryOrigin!], $search: String) {
    deliveries(channelId: $channelId, states: $states, origins: $origins, search: $search) {
      totalCount
      edges {
        node {
          id
          title
          state
          origin
          channel {
            name
          }
        }
      }
    }
  }
`)

export const replayDelivery = graphql(/* GraphQL */ `
  mutation TestReplayDelivery($id: ID!) {
    replayDelivery(id: $id) {
      delivery {
        id
        state
      }
    }
  }
`)
