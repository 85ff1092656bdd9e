import { graphql } from './gql/gql.ts'

export const board = graphql(/* GraphQL */ `
  query TestBoard {
    board {
      savedAt
      cards {
        width
        widget {
          id
          title
        }
      }
    }
  }
`)

export const saveBoard = graphql(/* GraphQL */ `
  mutation TestSaveBoard($input: SaveBoardInput!) {
    saveBoard(input: $input) {
      board {
        savedAt
        cards {
          width
          widget {
            id
          }
        }
      }
    }
  }
`)

export const widgetsById = graphql(/* GraphQL */ `
  query TestWidgetsById($ids: [ID!]!, $period: PeriodInput) {
    widgetsById(ids: $ids) {
      title
      report(period: $period) {
        metrics {
          values
        }
      }
    }
  }
`)
