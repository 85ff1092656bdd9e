import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { idOf } from '../request/global-id.ts'
import type { CardInput } from './board-input.ts'
import { boardTexts } from './board-texts.ts'
import type { cardWidths } from './card-area.ts'

export const CardWidthEnum = builder.enumType('CardWidth', {
  description: 'How much of a row of the board a card takes.',
  values: {
    NARROW: { description: 'One column.' },
    WIDE: { description: 'Two columns.' },
    FULL: { description: 'The whole row.' },
  } satisfies Record<(typeof cardWidths)[number], { description: string }>,
})

const CardAreaInput = builder.inputType('CardAreaInput', {
  description: 'A part of the grid of a board. No two cards have a cell in common.',
  fields: t => ({
    column: t.int({ required: true, description: boardTexts.column }),
    row: t.int({ required: true, description: boardTexts.row }),
    columns: t.int({ required: true, description: boardTexts.columns }),
    rows: t.int({ required: true, description: boardTexts.rows }),
  }),
})

const BoardCardInput = builder.inputType('BoardCardInput', {
  description: 'A widget on the board.',
  fields: t => ({
    widgetId: t.id(globalIdOf('widget')),
    width: t.field({
      type: CardWidthEnum,
      description: 'How wide it is, where there is no grid. Default: by its area, else NARROW.',
    }),
    area: t.field({ type: CardAreaInput, description: boardTexts.area }),
  }),
})

export const SaveBoardInput = builder.inputType('SaveBoardInput', {
  description: 'The whole layout.',
  fields: t => ({
    id: t.id({ description: 'Global id of the board. Default: the first one.' }),
    cards: t.field({
      type: [BoardCardInput],
      required: true,
      description: `In their order. ${boardTexts.cards}`,
    }),
  }),
})

export const CreateBoardInput = builder.inputType('CreateBoardInput', {
  description: 'A new board.',
  fields: t => ({
    name: t.string({ required: true, description: boardTexts.name }),
    position: t.int({ description: boardTexts.newPosition }),
    showsAllWidgets: t.boolean({ description: boardTexts.newShowsAllWidgets }),
    cards: t.field({ type: [BoardCardInput], description: `${boardTexts.cards} Default: none.` }),
  }),
})

export const UpdateBoardInput = builder.inputType('UpdateBoardInput', {
  description: 'What changes of a board. Absent is unchanged.',
  fields: t => ({
    id: t.id(globalIdOf('board')),
    name: t.string({ description: boardTexts.name }),
    position: t.int({ description: boardTexts.position }),
    showsAllWidgets: t.boolean({ description: boardTexts.showsAllWidgets }),
  }),
})

type WrittenCard = Omit<CardInput, 'widgetId'> & { readonly widgetId: string }

export const toCardInputs = (cards: readonly WrittenCard[]): CardInput[] =>
  cards.map(card => ({ ...card, widgetId: idOf('Widget', card.widgetId) }))
