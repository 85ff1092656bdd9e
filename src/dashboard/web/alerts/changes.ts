// What is done to an alert.
import { graphql } from '../gql/gql.ts'

export const saveAlert = graphql(/* GraphQL */ `
  mutation AlertSave($input: SaveAlertInput!) {
    saveAlert(input: $input) {
      alert {
        ...AlertRule
      }
    }
  }
`)

export const deleteAlert = graphql(/* GraphQL */ `
  mutation AlertDelete($id: ID!) {
    deleteAlert(id: $id) {
      id
    }
  }
`)

export const acknowledgeAlert = graphql(/* GraphQL */ `
  mutation AlertAcknowledge($id: ID!, $group: [String]) {
    acknowledgeAlert(id: $id, group: $group) {
      alert {
        ...AlertStanding
      }
    }
  }
`)

export const snoozeAlert = graphql(/* GraphQL */ `
  mutation AlertSnooze($id: ID!, $until: DateTime) {
    snoozeAlert(id: $id, until: $until) {
      alert {
        ...AlertStanding
      }
    }
  }
`)

export const pauseAlert = graphql(/* GraphQL */ `
  mutation AlertPause($id: ID!) {
    pauseAlert(id: $id) {
      alert {
        ...AlertStanding
      }
    }
  }
`)

export const resumeAlert = graphql(/* GraphQL */ `
  mutation AlertResume($id: ID!) {
    resumeAlert(id: $id) {
      alert {
        ...AlertStanding
      }
    }
  }
`)
