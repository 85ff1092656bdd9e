import { projectIdOf } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { idOf } from '../request/global-id.ts'
import { divisible } from '../request/restriction.ts'
import { WidgetRef } from '../widgets/refs.graphql.ts'
import { widgetLoader } from '../widgets/widget.loader.ts'
import type { Widget } from '../widgets/widget.ts'
import { boardOf, saveBoard } from './board.service.ts'
import { type Board, type BoardCard, type cardWidths, MAX_CARDS } from './board.ts'

const CardWidthEnum = builder.enumType('CardWidth', {
  description: 'How much of a row of the board a card takes.',
  values: {
    NARROW: { description: 'One column.' },
    WIDE: { description: 'Two columns.' },
    FULL: { description: 'The whole row.' },
  } satisfies Record<(typeof cardWidths)[number], { description: string }>,
})

const BoardCardRef = builder.objectRef<BoardCard>('BoardCard').implement({
  description: 'A widget on the board.',
  fields: t => ({
    width: t.expose('width', { type: CardWidthEnum, description: 'How wide it is.' }),
    widget: t.field({
      type: WidgetRef,
      description: 'The widget.',
      resolve: async (card, _args, ctx) => (await widgetLoader(ctx).load(card.widgetId)) as Widget,
    }),
  }),
})

const BoardRef = builder.objectRef<Board>('Board').implement({
  description: 'How the widgets of the project are laid out in the dashboard.',
  fields: t => ({
    cards: t.field({
      type: [BoardCardRef],
      description: 'In their order. Widgets without a card come after them, oldest first.',
      resolve: board => [...board.cards],
    }),
    savedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was arranged last; null: never.',
      resolve: board => board.savedAt,
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was arranged last, as `savedAt`; null: never.',
      resolve: board => board.savedAt,
    }),
    version: t.exposeInt('version', { description: 'How often it was arranged: 0 at first.' }),
  }),
})

const BoardPayload = builder.objectRef<{ board: Board }>('BoardPayload').implement({
  description: 'The board as it is now.',
  fields: t => ({ board: t.expose('board', { type: BoardRef, description: 'The board as it is now.' }) }),
})

const BoardCardInput = builder.inputType('BoardCardInput', {
  description: 'A widget on the board.',
  fields: t => ({
    widgetId: t.id(globalIdOf('widget')),
    width: t.field({ type: CardWidthEnum, description: 'How wide it is. Default: NARROW.' }),
  }),
})

const SaveBoardInput = builder.inputType('SaveBoardInput', {
  description: 'The whole layout.',
  fields: t => ({
    cards: t.field({
      type: [BoardCardInput],
      required: true,
      description: `The cards in their order, at most ${MAX_CARDS}. Those of widgets that are gone are left out.`,
    }),
  }),
})

builder.queryFields(t => ({
  board: t.field({
    type: BoardRef,
    description: 'The board of the project. Needs the scope `read`.',
    extensions: divisible,
    authScopes: { read: true },
    resolve: (_root, _args, ctx) => boardOf(ctx, projectIdOf(ctx)),
  }),
}))

builder.mutationFields(t => ({
  saveBoard: t.field({
    type: BoardPayload,
    description: 'Replaces the layout of the board. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: SaveBoardInput, required: true, description: 'The layout.' }) },
    resolve: async (_root, { input }, ctx) => {
      const cards = input.cards.map(card => ({
        widgetId: idOf('Widget', card.widgetId),
        width: card.width ?? ('NARROW' as const),
      }))
      return { board: await saveBoard(ctx, projectIdOf(ctx), cards) }
    },
  }),
}))
