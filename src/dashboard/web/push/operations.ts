import { graphql } from '../gql/gql.ts'

export const pushRows = graphql(/* GraphQL */ `
  mutation UploadPart($input: PushInput!) {
    push(input: $input) {
      receipt {
        id
        replayed
        warnings
        newMetrics
      }
    }
  }
`)
