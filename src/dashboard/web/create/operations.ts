import { graphql } from '../gql/gql.ts'

export const createWidget = graphql(/* GraphQL */ `
  mutation NewWidget($input: CreateWidgetInput!) {
    createWidget(input: $input) {
      widget {
        id
      }
    }
  }
`)

export const askNewWidget = graphql(/* GraphQL */ `
  query NewWidgetPush($id: ID!) {
    widget(id: $id) {
      id
      title
      chartType
      keyKind
      keyColumn
      dimensions {
        name
      }
      pushUrl
    }
  }
`)
