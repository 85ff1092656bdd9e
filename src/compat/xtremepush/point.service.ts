// The model point: push, delete, list.
import { z } from 'zod'
import { AppError, badInput } from '../../base/errors.ts'
import { idOf } from '../../graphql/global-id.ts'
import { dayField, dayOf, decimalField, decimalText, idField } from '../../http/field.ts'
import { deletePoints } from '../../push/delete-points.service.ts'
import { pushRows } from '../../push/push.service.ts'
import { MAX_ROWS_PER_PUSH, type OnDuplicate, onDuplicates, PushRefused, sentenceOf } from '../../push/push.ts'
import { type ImportedPoint, toPushRequest } from '../../tasks/import.ts'
import { importPoints } from '../../tasks/task.service.ts'
import { ASYNC_FROM_ROWS } from '../../tasks/task.ts'
import { pointColumns } from './columns.ts'
import { hashOf } from './hash.ts'
import { pointSource, selectList } from './list.store.ts'
import { listBody, toListRequest } from './list.ts'
import { type Call, type Outcome, operation } from './operation.ts'
import { receiptModel, toReceiptModel } from './receipt.ts'
import { rowSchema, toRow } from './row.ts'
import { checkTable, type Table, tableFields } from './table.ts'
import { importModel, toAcceptedOutcome } from './task.ts'
import { widgetOf } from './widget-of.service.ts'

export const onDuplicateField = z
  .enum(onDuplicates)
  .nullish()
  .meta({ description: 'What happens to values that exist. Default: ADD.' })

const pointField = z.object({
  metric: z
    .string()
    .min(1)
    .meta({ description: "The metric's name; a new name makes a new metric.", examples: ['Users'] }),
  key: z
    .string()
    .min(1)
    .meta({ description: 'A day, an instant or a category, by the widget.', examples: ['2026-11-20'] }),
  value: decimalField('Kept exactly.'),
})

export type GivenPoint = z.output<typeof pointField>

/** `widgetId` is a global id. */
export async function pushPoints(
  { ctx, by, members, idempotencyKey }: Call<unknown>,
  target: { readonly widgetId: string; readonly onDuplicate: OnDuplicate; readonly place: string },
  points: readonly GivenPoint[],
) {
  const bodyHash = idempotencyKey === null ? null : hashOf(members)
  const rows = points.map(({ metric, key, value }) => [metric, key, decimalText(value) ?? ''] as const)
  const request = toPushRequest(rows, target.onDuplicate, { idempotencyKey, bodyHash })
  return pushRows(ctx, idOf('Widget', target.widgetId), by.projectId, request).catch(error =>
    rethrowNaming(error, target.place),
  )
}

/** Faults by their place in the body: `points.3.key`. */
function rethrowNaming(error: unknown, place: string): never {
  if (!(error instanceof PushRefused)) throw error
  const fields: Record<string, string[]> = {}
  for (const problem of error.problems) {
    const field = `${place}.${problem.row}.${problem.metric === undefined ? 'key' : 'value'}`
    fields[field] = [...(fields[field] ?? []), sentenceOf(problem)]
  }
  throw new AppError(error.code, error.message, { fields })
}

export const pointOperations = [
  operation({
    method: 'push',
    model: 'point',
    scopes: ['push'],
    summary: 'Pushes points',
    description: 'All or nothing, answered after the commit.',
    body: z.object({
      widget_id: idField('widget'),
      points: z.array(pointField).max(MAX_ROWS_PER_PUSH).meta({ description: 'The points.' }),
      onduplicate: onDuplicateField,
    }),
    reply: { model: receiptModel },
    example: { widget_id: 'widget_3w5e11264sg', points: [{ metric: 'Users', key: '2026-11-20', value: '12.5' }] },
    async run(call) {
      const { widget_id, onduplicate, points } = call.input
      const target = { widgetId: widget_id, onDuplicate: onduplicate ?? 'ADD', place: 'points' }
      const { receipt, replayed } = await pushPoints(call, target, points)
      return { model: toReceiptModel(receipt), isReplayed: replayed }
    },
  }),
  operation({
    method: 'delete',
    model: 'point',
    action: 'deletePoints',
    scopes: ['manage'],
    summary: 'Deletes points by days or keys',
    description: 'Give `from` and `through`, or `keys`.',
    body: z.object({
      widget_id: idField('widget'),
      from: dayField('The first day.').nullish(),
      through: dayField('The last day, included.').nullish(),
      keys: z.array(z.string()).nullish().meta({ description: 'Points at these keys, written as in a push.' }),
      metrics: z.array(z.string()).nullish().meta({ description: 'Only these metrics, by name. Default: all.' }),
    }),
    reply: { model: z.object({ deleted: z.int().meta({ description: 'How many points went.' }) }) },
    example: { widget_id: 'widget_3w5e11264sg', from: '2026-11-01', through: '2026-11-30' },
    async run({ ctx, by, input }) {
      const { from, through, keys = null, metrics = null } = input
      if (!from !== !through) throw badInput(from ? 'through' : 'from', 'From and through go together.')
      const days = from && through ? { from: dayOf(from), through: dayOf(through) } : null
      if ((days === null) === (keys === null)) throw badInput('keys', 'Give either from and through, or keys.')
      const deleted = await deletePoints(ctx, by.projectId, idOf('Widget', input.widget_id), { days, keys, metrics })
      return { model: { deleted } }
    },
  }),
  operation({
    method: 'list',
    model: 'point',
    scopes: ['read'],
    summary: 'The points of a widget, by default by metric and key',
    description: 'Keys are days, instants or names, as the widget has them, and are compared as such.',
    body: listBody(pointColumns(null)).extend({ widget_id: idField('widget') }),
    reply: { data: rowSchema(pointColumns(null)) },
    example: {
      widget_id: 'widget_3w5e11264sg',
      condition: [
        ['key', '>=', '2026-11-01'],
        ['metric', 'IN', ['Users', 'Signups']],
      ],
      order: ['key DESC'],
    },
    async run(call) {
      const { ctx, by, input } = call
      const { widgetId, keyKind } = await widgetOf(call, input.widget_id)
      const columns = pointColumns(keyKind)
      const source = pointSource(by.projectId, widgetId, keyKind)
      const rows = await selectList(ctx.db, source, columns, toListRequest(columns, input))
      return { data: rows.map(row => toRow(columns, row)) }
    },
  }),
  operation({
    method: 'import',
    model: 'point',
    scopes: ['push'],
    summary: 'Imports points from columns and rows',
    description: `At once below ${ASYNC_FROM_ROWS} rows, else as a task: 202 with \`task_id\`, which \`info/task\` follows.`,
    body: z.object({ widget_id: idField('widget'), ...tableFields, onduplicate: onDuplicateField }),
    reply: { model: importModel },
    example: {
      widget_id: 'widget_3w5e11264sg',
      columns: ['metric', 'key', 'value'],
      rows: [['Users', '2026-11-20', '12.5']],
    },
    isLarge: true,
    isAsynchronous: true,
    run: runImport,
  }),
]

interface ImportInput extends Table {
  readonly widget_id: string
  readonly async?: boolean | null | undefined
  readonly onduplicate?: OnDuplicate | null | undefined
}

async function runImport(call: Call<ImportInput>): Promise<Outcome> {
  const { ctx, by, input, members, idempotencyKey } = call
  checkTable(input, ['metric', 'key', 'value'], [])
  const points = input.rows.map(row => toPoint(input.columns, row))
  const target = { widgetId: idOf('Widget', input.widget_id), onDuplicate: input.onduplicate ?? 'ADD' }
  const retry = { idempotencyKey, bodyHash: idempotencyKey === null ? null : hashOf(members) }
  const rethrow = (error: unknown) => rethrowNaming(error, 'rows')
  if (input.async ?? points.length >= ASYNC_FROM_ROWS)
    return toAcceptedOutcome(await importPoints(ctx, by, target, points, retry).catch(rethrow))
  const request = toPushRequest(points, target.onDuplicate, retry)
  const { receipt, replayed } = await pushRows(ctx, target.widgetId, by.projectId, request).catch(rethrow)
  const model = { rows: receipt.rows, created: receipt.created, changed: receipt.changed }
  return { model, isReplayed: replayed }
}

/** What is no text and no number becomes a text that is none of what is due, and is refused by its row. */
function toPoint(columns: readonly string[], row: readonly unknown[]): ImportedPoint {
  const textOf = (name: string) => {
    const value = row[columns.indexOf(name)]
    return decimalText(value) ?? JSON.stringify(value ?? null)
  }
  return [textOf('metric'), textOf('key'), textOf('value')]
}
