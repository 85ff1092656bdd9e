import { graphql } from '../gql/gql.ts'

export const pushPoint = graphql(/* GraphQL */ `
  mutation PointPush($input: PushInput!) {
    push(input: $input) {
      receipt {
        id
        created
        changed
        newMetrics
        warnings
      }
      widget {
        id
        lastPushAt
      }
    }
  }
`)

export const deletePoints = graphql(/* GraphQL */ `
  mutation PointDelete($input: DeletePointsInput!) {
    deletePoints(input: $input) {
      deleted
      widget {
        id
      }
    }
  }
`)
