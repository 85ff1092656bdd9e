import { projectIdOf } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { idOf } from '../request/global-id.ts'
import { divisible } from '../request/restriction.ts'
import { WidgetRef } from '../widgets/refs.graphql.ts'
import { DeletePayload } from '../widgets/widget.graphql.ts'
import { widgetLoader } from '../widgets/widget.loader.ts'
import type { Widget } from '../widgets/widget.ts'
import { boardLoader } from './board.loader.ts'
import { createBoard, deleteBoard, getBoard, listBoards, saveBoard, updateBoard } from './board.service.ts'
import { type Board, MAX_BOARDS, type PlacedCard } from './board.ts'
import {
  CardWidthEnum,
  CreateBoardInput,
  SaveBoardInput,
  toCardInputs,
  UpdateBoardInput,
} from './board-input.graphql.ts'
import { boardTexts } from './board-texts.ts'
import type { CardArea } from './card-area.ts'

const CardAreaRef = builder.objectRef<CardArea>('CardArea').implement({
  description: 'A part of the grid of a board.',
  fields: t => ({
    column: t.exposeInt('column', { description: boardTexts.column }),
    row: t.exposeInt('row', { description: boardTexts.row }),
    columns: t.exposeInt('columns', { description: boardTexts.columns }),
    rows: t.exposeInt('rows', { description: boardTexts.rows }),
  }),
})

const BoardCardRef = builder.objectRef<PlacedCard>('BoardCard').implement({
  description: 'A widget on the board.',
  fields: t => ({
    width: t.expose('width', { type: CardWidthEnum, description: boardTexts.width }),
    area: t.expose('area', {
      type: CardAreaRef,
      description: 'Where it stands on the grid; of a card that was put nowhere, where it follows the others.',
    }),
    widget: t.field({
      type: WidgetRef,
      description: 'The widget.',
      resolve: async (card, _args, ctx) => (await widgetLoader(ctx).load(card.widgetId)) as Widget,
    }),
  }),
})

export const BoardRef = builder.objectRef<Board>('Board')
builder.node(BoardRef, {
  description: 'How widgets of the project are laid out in the dashboard.',
  authScopes: { read: true },
  id: { resolve: board => board.boardId, description: 'Global id.' },
  loadMany: (ids, ctx) => Promise.all(ids.map(id => boardLoader(ctx).load(id))),
  fields: t => ({
    name: t.exposeString('name', { description: boardTexts.name }),
    position: t.exposeInt('position', { description: boardTexts.position }),
    showsAllWidgets: t.exposeBoolean('showsAllWidgets', { description: boardTexts.showsAllWidgets }),
    cards: t.field({
      type: [BoardCardRef],
      description: 'In the order that they were saved in.',
      resolve: board => [...board.cards],
    }),
    savedAt: t.expose('savedAt', { type: 'DateTime', nullable: true, description: boardTexts.savedAt }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', nullable: true, description: boardTexts.updatedAt }),
    version: t.exposeInt('version', { description: boardTexts.version }),
  }),
})

const BoardPayload = builder.objectRef<{ board: Board }>('BoardPayload').implement({
  description: 'The board as it is now.',
  fields: t => ({ board: t.expose('board', { type: BoardRef, description: 'The board as it is now.' }) }),
})

builder.queryFields(t => ({
  board: t.field({
    type: BoardRef,
    description: 'A board of the project. Needs the scope `read`.',
    extensions: divisible,
    authScopes: { read: true },
    args: { id: t.arg.id({ description: 'Global id of the board. Default: the first one.' }) },
    resolve: (_root, { id }, ctx) => getBoard(ctx, projectIdOf(ctx), id ? idOf('Board', id) : null),
  }),
  boards: t.field({
    type: [BoardRef],
    description: `The boards of the project in their order, at most ${MAX_BOARDS}. Needs the scope \`read\`.`,
    authScopes: { read: true },
    resolve: (_root, _args, ctx) => listBoards(ctx, projectIdOf(ctx)),
  }),
}))

builder.mutationFields(t => ({
  createBoard: t.field({
    type: BoardPayload,
    description: `Makes a board. CONFLICT when one has the name, or the project has ${MAX_BOARDS}. Needs the scope \`manage\`.`,
    authScopes: { manage: true },
    args: { input: t.arg({ type: CreateBoardInput, required: true, description: 'The new board.' }) },
    resolve: async (_root, { input }, ctx) => {
      const cards = toCardInputs(input.cards ?? [])
      return { board: await createBoard(ctx, projectIdOf(ctx), { ...input, cards }) }
    },
  }),
  updateBoard: t.field({
    type: BoardPayload,
    description: 'Renames or moves a board. CONFLICT when another one has the name. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: UpdateBoardInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input: { id, ...change } }, ctx) => ({
      board: await updateBoard(ctx, projectIdOf(ctx), idOf('Board', id), change),
    }),
  }),
  saveBoard: t.field({
    type: BoardPayload,
    description: 'Replaces the layout of a board. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: SaveBoardInput, required: true, description: 'The layout.' }) },
    resolve: async (_root, { input }, ctx) => {
      const boardId = input.id ? idOf('Board', input.id) : null
      return { board: await saveBoard(ctx, projectIdOf(ctx), boardId, toCardInputs(input.cards)) }
    },
  }),
  deleteBoard: t.field({
    type: DeletePayload,
    description:
      'Deletes a board; its widgets stay, and public links to it end. CONFLICT for the only board of the project. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { id: t.arg.id(globalIdOf('board')) },
    resolve: async (_root, { id }, ctx) => {
      await deleteBoard(ctx, projectIdOf(ctx), idOf('Board', id))
      return { id }
    },
  }),
}))
