import { graphql } from '../gql/gql.ts'

export const readExported = graphql(/* GraphQL */ `
  query CliExportedWidget($id: ID!) {
    widget(id: $id) {
      id
      title
      description
      keyKind
      tags
      dimensions {
        name
      }
      metrics {
        name
        description
        unit
        color
        aggregation
        across
        defaultOnDuplicate
        formula
        eventCount {
          event
        }
      }
    }
  }
`)
