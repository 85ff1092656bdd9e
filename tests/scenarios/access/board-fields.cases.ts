// Root fields of boards, as in fields.cases.ts.
export const boardFields = [
  { field: 'Query.board', scope: 'READ', ask: 'board { cards { widget { id } } }', other: 'own' },
  { field: 'Query.boards', scope: 'READ', ask: 'boards { id cards { widget { id } } }', other: 'own' },
  {
    field: 'Mutation.createBoard',
    scope: 'MANAGE',
    ask: 'createBoard(input: { name: "Another", cards: [{ widgetId: "$widget" }] }) { board { cards { widget { id } } } }',
    other: 'own',
  },
  {
    field: 'Mutation.updateBoard',
    scope: 'MANAGE',
    ask: 'updateBoard(input: { id: "$board", name: "Taken" }) { board { name } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.saveBoard',
    scope: 'MANAGE',
    ask: 'saveBoard(input: { id: "$board", cards: [{ widgetId: "$widget" }] }) { board { cards { widget { id } } } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.deleteBoard',
    scope: 'MANAGE',
    ask: 'deleteBoard(id: "$board") { __typename }',
    other: 'NOT_FOUND',
  },
] as const
