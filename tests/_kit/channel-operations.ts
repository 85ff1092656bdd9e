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
