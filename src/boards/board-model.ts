// The model board as REST answers it, and as it takes it.
import { z } from 'zod'
import { idField, instantOut } from '../http/field.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import type { Board } from './board.ts'
import type { CardInput } from './board-input.ts'
import { boardTexts } from './board-texts.ts'
import { cardWidths } from './card-area.ts'

const meta = (description: string) => ({ description })

const areaField = z.object({
  column: z.int().meta({ ...meta(boardTexts.column), examples: [0] }),
  row: z.int().meta({ ...meta(boardTexts.row), examples: [0] }),
  columns: z.int().meta({ ...meta(boardTexts.columns), examples: [6] }),
  rows: z.int().meta({ ...meta(boardTexts.rows), examples: [4] }),
})

export const boardModel = z.object({
  id: z.string().meta(meta(boardTexts.id)),
  name: z.string().meta(meta(boardTexts.name)),
  position: z.int().meta(meta(boardTexts.position)),
  shows_all_widgets: z.boolean().meta(meta(boardTexts.showsAllWidgets)),
  cards: z
    .array(
      z.object({
        widget_id: z.string().meta(meta('Id of the widget.')),
        width: z.enum(cardWidths).meta(meta(boardTexts.width)),
        area: areaField.meta(meta(boardTexts.area)),
      }),
    )
    .meta(meta('In the order that they were saved in.')),
  saved_at: instantOut(boardTexts.savedAt).nullable(),
  updated_at: instantOut(boardTexts.updatedAt).nullable(),
  version: z.int().meta(meta(boardTexts.version)),
})

export const toBoardModel = (board: Board): z.output<typeof boardModel> => ({
  id: encodeId('Board', board.boardId),
  name: board.name,
  position: board.position,
  shows_all_widgets: board.showsAllWidgets,
  cards: board.cards.map(({ widgetId, width, area }) => ({ widget_id: encodeId('Widget', widgetId), width, area })),
  saved_at: board.savedAt?.toISOString() ?? null,
  updated_at: board.updatedAt?.toISOString() ?? null,
  version: board.version,
})

export const cardsField = z
  .array(
    z.object({
      widget_id: idField('widget'),
      width: z
        .enum(cardWidths)
        .nullish()
        .meta(meta('How wide it is, where there is no grid. Default: by its area, else NARROW.')),
      area: areaField.nullish().meta(meta(boardTexts.area)),
    }),
  )
  .nullish()
  .meta(meta(boardTexts.cards))

export const toCards = (cards: z.output<typeof cardsField>): CardInput[] | null =>
  cards?.map(({ widget_id, ...card }) => ({ ...card, widgetId: idOf('Widget', widget_id) })) ?? null
