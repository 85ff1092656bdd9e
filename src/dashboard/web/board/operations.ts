import { graphql } from '../gql/gql.ts'

graphql(/* GraphQL */ `
  fragment WidgetCard on Widget {
    id
    title
    description
    chartType
    lastPushAt
    report(period: $period, compare: $compare, fill: BY_AGGREGATION) {
      ...ChartReport
    }
  }
`)

export const askCards = graphql(/* GraphQL */ `
  query BoardCards($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!]) {
    widgetsById(ids: $ids) {
      ...WidgetCard
    }
  }
`)

export const followCards = graphql(/* GraphQL */ `
  subscription BoardLive($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!]) {
    widgetsById(ids: $ids) {
      ...WidgetCard
    }
  }
`)

export const askWidgets = graphql(/* GraphQL */ `
  query BoardWidgets($search: String, $tag: String) {
    widgets(first: 500, search: $search, tag: $tag) {
      edges {
        node {
          id
          title
          tags
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`)

export const askBoard = graphql(/* GraphQL */ `
  query BoardLayout {
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
`)

export const saveBoard = graphql(/* GraphQL */ `
  mutation BoardSave($input: SaveBoardInput!) {
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
