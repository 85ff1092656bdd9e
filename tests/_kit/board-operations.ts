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

graphql(/* GraphQL */ `
  fragment TestBoardParts on Board {
    id
    name
    position
    showsAllWidgets
    version
    cards {
      width
      widget {
        id
      }
      area {
        column
        row
        columns
        rows
      }
    }
  }
`)

export const boards = graphql(/* GraphQL */ `
  query TestBoards {
    boards {
      ...TestBoardParts
    }
  }
`)

export const boardById = graphql(/* GraphQL */ `
  query TestBoardById($id: ID!) {
    board(id: $id) {
      ...TestBoardParts
    }
    node(id: $id) {
      id
    }
  }
`)

export const createBoard = graphql(/* GraphQL */ `
  mutation TestCreateBoard($input: CreateBoardInput!) {
    createBoard(input: $input) {
      board {
        ...TestBoardParts
      }
    }
  }
`)

export const updateBoard = graphql(/* GraphQL */ `
  mutation TestUpdateBoard($input: UpdateBoardInput!) {
    updateBoard(input: $input) {
      board {
        ...TestBoardParts
      }
    }
  }
`)

export const deleteBoard = graphql(/* GraphQL */ `
  mutation TestDeleteBoard($id: ID!) {
    deleteBoard(id: $id) {
      id
    }
  }
`)
