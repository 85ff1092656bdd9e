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

graphql(/* GraphQL */ `
  fragment BoardParts on Board {
    id
    name
    position
    showsAllWidgets
    cards {
      area {
        column
        row
        columns
        rows
      }
      widget {
        id
      }
    }
  }
`)

export const askBoard = graphql(/* GraphQL */ `
  query BoardLayout($id: ID) {
    board(id: $id) {
      ...BoardParts
    }
    boards {
      id
      name
    }
  }
`)

export const saveBoard = graphql(/* GraphQL */ `
  mutation BoardSave($input: SaveBoardInput!) {
    saveBoard(input: $input) {
      board {
        ...BoardParts
      }
    }
  }
`)

export const createBoard = graphql(/* GraphQL */ `
  mutation BoardCreate($input: CreateBoardInput!) {
    createBoard(input: $input) {
      board {
        ...BoardParts
      }
    }
  }
`)

export const updateBoard = graphql(/* GraphQL */ `
  mutation BoardUpdate($input: UpdateBoardInput!) {
    updateBoard(input: $input) {
      board {
        ...BoardParts
      }
    }
  }
`)

export const deleteBoard = graphql(/* GraphQL */ `
  mutation BoardDelete($id: ID!) {
    deleteBoard(id: $id) {
      id
    }
  }
`)
