// What pushes do with values that are there, and what receipts tell of it.
import { graphql } from './gql/gql.ts'

export const pushTelling = graphql(/* GraphQL */ `
  mutation TestPushTelling($input: PushInput!) {
    push(input: $input) {
      receipt {
        id
        replayed
        onDuplicate {
          onDuplicate
          metrics
        }
        warnings
      }
    }
  }
`)

export const receiptTelling = graphql(/* GraphQL */ `
  query TestReceiptTelling($id: ID!) {
    receipt(id: $id) {
      onDuplicate {
        onDuplicate
        metrics
      }
      warnings
    }
  }
`)

export const defaultWays = graphql(/* GraphQL */ `
  query TestDefaultWays($id: ID!) {
    widget(id: $id) {
      metrics {
        id
        name
        aggregation
        defaultOnDuplicate
      }
    }
  }
`)

export const setDefaultWay = graphql(/* GraphQL */ `
  mutation TestSetDefaultWay($input: UpdateMetricInput!) {
    updateMetric(input: $input) {
      metric {
        defaultOnDuplicate
      }
    }
  }
`)

export const deletePoints = graphql(/* GraphQL */ `
  mutation TestDeletePoints($input: DeletePointsInput!) {
    deletePoints(input: $input) {
      deleted
      widget {
        id
      }
    }
  }
`)
