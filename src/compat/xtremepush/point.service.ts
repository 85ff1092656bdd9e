// The model point: push, delete, list.
import { z } from 'zod'
import { AppError, badInput } from '../../base/errors.ts'
import { idOf } from '../../graphql/global-id.ts'
import { deletePoints } from '../../push/delete-points.service.ts'
import { pushRows } from '../../push/push.service.ts'
import {
  MAX_ROWS_PER_PUSH,
  type OnDuplicate,
  onDuplicates,
  PushRefused,
  type PushRequest,
  sentenceOf,
} from '../../push/push.ts'
import { pointColumns } from './columns.ts'
import { dayField, dayOf, decimalField, decimalText, idField } from './field.ts'
import { hashOf } from './hash.ts'
import { pointSource, selectList } from './list.store.ts'
import { listBody, toListRequest } from './list.ts'
import { type Call, operation } from './operation.ts'
import { receiptModel, toReceiptModel } from './receipt.ts'
import { rowSchema, toRow } from './row.ts'
import { widgetOf } from './widget-of.service.ts'

export const onDuplicateField = z
  .enum(onDuplicates)
  .nullish()
  .meta({ description: 'What happens to values that exist; ADD unless told.' })

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

/** Points, each of its own metric and key, as rows of a push. */
export function toRequest(
  points: readonly GivenPoint[],
  onDuplicate: OnDuplicate,
  retry: { idempotencyKey: string | null; bodyHash: Buffer | null },
): PushRequest {
  const rows = points.map(({ metric, key, value }) => ({
    key,
    values: [{ metric, value: decimalText(value) ?? '' }],
  }))
  return {
    rows,
    keyKind: null,
    keyColumn: null,
    onDuplicate,
    metricOnDuplicate: new Map(),
    options: new Map(),
    ...retry,
  }
}

/** `widgetId` is a global id. */
export async function pushPoints(
  { ctx, by, members, idempotencyKey }: Call<unknown>,
  target: { readonly widgetId: string; readonly onDuplicate: OnDuplicate; readonly place: string },
  points: readonly GivenPoint[],
) {
  const bodyHash = idempotencyKey === null ? null : hashOf(members)
  const request = toRequest(points, target.onDuplicate, { idempotencyKey, bodyHash })
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
    scopes: ['manage'],
    summary: 'Deletes points by days or keys',
    description: 'Give `from` and `through`, or `keys`.',
    body: z.object({
      widget_id: idField('widget'),
      from: dayField('The first day.').nullish(),
      through: dayField('The last day, included.').nullish(),
      keys: z.array(z.string()).nullish().meta({ description: 'Points at these keys, written as in a push.' }),
      metrics: z.array(z.string()).nullish().meta({ description: 'Only these metrics, by name; all unless told.' }),
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
    summary: 'The points of a widget, by metric and key unless told',
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
]
