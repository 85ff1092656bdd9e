// The model board: create, update, delete, info, list.
import { z } from 'zod'
import { withPaths } from '../base/issues.ts'
import { toSnakeCase } from '../base/snake-case.ts'
import { idField } from '../http/field.ts'
import { idOf } from '../request/global-id.ts'
import { deletedModel, operation } from '../rest/operation.ts'
import { createBoard, deleteBoard, getBoard, listBoards, saveBoard, updateBoard } from './board.service.ts'
import { MAX_BOARDS } from './board.ts'
import { boardModel, cardsField, toBoardModel, toCards } from './board-model.ts'
import { boardTexts } from './board-texts.ts'

const shared = { model: 'board' } as const
const idBody = z.object({ id: idField('board') })
const example = { id: 'board_3w5e11264sg' }
const name = z
  .string()
  .min(1)
  .meta({ description: boardTexts.name, examples: ['Sales'] })
const area = { column: 0, row: 0, columns: 6, rows: 4 }

async function inWordsOfRest<Value>(value: Promise<Value>): Promise<Value> {
  return value.catch(error => {
    throw withPaths(error, toSnakeCase)
  })
}

export const boardOperations = [
  operation({
    ...shared,
    method: 'create',
    scopes: ['manage'],
    summary: 'Makes a board',
    description: `409 when one has the name, or the project has ${MAX_BOARDS}.`,
    body: z.object({
      name,
      position: z.int().nullish().meta({ description: boardTexts.newPosition }),
      shows_all_widgets: z.boolean().nullish().meta({ description: boardTexts.newShowsAllWidgets }),
      cards: cardsField,
    }),
    reply: { model: boardModel },
    example: { name: 'Sales', cards: [{ widget_id: 'widget_3w5e11264sg', area }] },
    async run({ ctx, by, input: { shows_all_widgets, cards, ...draft } }) {
      const whole = { ...draft, showsAllWidgets: shows_all_widgets, cards: toCards(cards) }
      return { model: toBoardModel(await inWordsOfRest(createBoard(ctx, by.projectId, whole))) }
    },
  }),
  operation({
    ...shared,
    method: 'update',
    scopes: ['manage'],
    summary: 'Renames, moves or arranges a board',
    description: 'Absent is unchanged; `cards` replace the layout whole.',
    body: idBody.extend({
      name: name.nullish(),
      position: z.int().nullish().meta({ description: boardTexts.position }),
      shows_all_widgets: z.boolean().nullish().meta({ description: boardTexts.showsAllWidgets }),
      cards: cardsField,
    }),
    reply: { model: boardModel },
    example: { ...example, name: 'Sales by region', position: 0 },
    async run({ ctx, by: { projectId }, input: { id, shows_all_widgets, cards, ...change } }) {
      const boardId = idOf('Board', id)
      const layout = toCards(cards)
      const rest = { ...change, showsAllWidgets: shows_all_widgets }
      const isNamed = [rest.name, rest.position, rest.showsAllWidgets].some(value => value != null)
      const updated = isNamed ? await inWordsOfRest(updateBoard(ctx, projectId, boardId, rest)) : null
      const saved = layout ? await inWordsOfRest(saveBoard(ctx, projectId, boardId, layout)) : updated
      return { model: toBoardModel(saved ?? (await getBoard(ctx, projectId, boardId))) }
    },
  }),
  operation({
    ...shared,
    method: 'delete',
    scopes: ['manage'],
    summary: 'Deletes a board',
    description: 'Its widgets stay, and public links to it end. 409 for the only board of the project.',
    body: idBody,
    reply: { model: deletedModel },
    example,
    async run({ ctx, by, input: { id } }) {
      await deleteBoard(ctx, by.projectId, idOf('Board', id))
      return { model: { id } }
    },
  }),
  operation({
    ...shared,
    method: 'info',
    scopes: ['read'],
    summary: 'A board by its id',
    body: idBody,
    reply: { model: boardModel },
    example,
    async run({ ctx, by, input: { id } }) {
      return { model: toBoardModel(await getBoard(ctx, by.projectId, idOf('Board', id))) }
    },
  }),
  operation({
    ...shared,
    method: 'list',
    scopes: ['read'],
    summary: 'The boards of the project, in their order',
    body: z.object({}),
    reply: { data: boardModel },
    example: {},
    run: async ({ ctx, by }) => ({ data: (await listBoards(ctx, by.projectId)).map(toBoardModel) }),
  }),
]
