// The method import of points and events.
import { z } from 'zod'
import { badInput } from '../base/errors.ts'
import type { JsonValue } from '../base/json-text.ts'
import { trackEvents } from '../events/event.service.ts'
import { MAX_EVENTS } from '../events/event.ts'
import { rethrowInRestWords, rowToDraft } from '../events/event-model.ts'
import { identify } from '../events/profile.service.ts'
import { MAX_PROFILES } from '../events/profile.ts'
import { rowToProfile } from '../events/profile-model.ts'
import { decimalText, idField } from '../http/field.ts'
import {
  dimensionText,
  keyFields,
  onDuplicateField,
  type PointText,
  pointsToRequest,
  toPointOptions,
} from '../push/point-request.ts'
import { pushRows } from '../push/push.service.ts'
import { toReceiptModel } from '../push/receipt-model.ts'
import { idOf } from '../request/global-id.ts'
import { hashOf } from '../rest/hash.ts'
import { type Call, type Outcome, operation } from '../rest/operation.ts'
import type { OnDuplicate } from '../widgets/on-duplicate.ts'
import type { KeyKind } from '../widgets/widget.ts'
import { checkTable, type Table, tableFields } from './import-table.ts'
import { importEvents, importPoints, importProfiles } from './task.service.ts'
import { ASYNC_FROM_ROWS } from './task.ts'
import { importModel, toAcceptedOutcome } from './task-model.ts'

export const importOperations = [
  operation({
    method: 'import',
    model: 'point',
    scopes: ['push'],
    summary: 'Imports points from columns and rows',
    description: `At once below ${ASYNC_FROM_ROWS} rows, else as a task: 202 with \`task_id\`, which \`info/task\` follows. Columns besides metric, key and value are dimensions that the widget declares.`,
    body: z.object({ widget_id: idField('widget'), ...tableFields, onduplicate: onDuplicateField, ...keyFields }),
    reply: { model: importModel },
    example: {
      widget_id: 'widget_3w5e11264sg',
      columns: ['metric', 'key', 'value'],
      rows: [['Users', '2026-11-20', '12.5']],
    },
    isLarge: true,
    isAsynchronous: true,
    run: runPointImport,
  }),
  operation({
    method: 'import',
    model: 'event',
    scopes: ['push'],
    summary: 'Imports events from columns and rows',
    description: `At once below ${ASYNC_FROM_ROWS} rows, else as a task: 202 with \`task_id\`, which \`info/task\` follows. Columns besides event, user_id, anonymous_id, timestamp, value, user_attributes and id are attributes.`,
    body: z.object(tableFields),
    reply: { model: importModel },
    example: { columns: ['event', 'user_id', 'plan'], rows: [['signup', 'ada', 'pro']] },
    isLarge: true,
    isAsynchronous: true,
    run: runEventImport,
  }),
  operation({
    method: 'import',
    model: 'profile',
    scopes: ['push'],
    summary: 'Imports what is known of users from columns and rows',
    description: `At once below ${ASYNC_FROM_ROWS} rows, else as a task: 202 with \`task_id\`, which \`info/task\` follows. Columns besides user_id, anonymous_id and external_id are properties; the last value of each wins, and what is null or empty leaves it as it is.`,
    body: z.object(tableFields),
    reply: { model: importModel },
    example: { columns: ['user_id', 'email', 'plan'], rows: [['ada', 'ada@example.org', 'pro']] },
    isLarge: true,
    isAsynchronous: true,
    run: runProfileImport,
  }),
]

interface PointImport extends Table {
  readonly widget_id: string
  readonly async?: boolean | null | undefined
  readonly onduplicate?: OnDuplicate | null | undefined
  readonly key_kind?: KeyKind | null | undefined
  readonly time_zone?: string | null | undefined
}

async function runPointImport(call: Call<PointImport>): Promise<Outcome> {
  const { ctx, by, input, members, idempotencyKey } = call
  const options = toPointOptions(input)
  const target = { widgetId: idOf('Widget', input.widget_id), ...options }
  // Of no widget nothing is known: it is told as such.
  const widget = await ctx.services.catalogue.widget(by.projectId, target.widgetId)
  const rows = checkTable(input, POINT_COLUMNS, widget ? widget.dimensions : null)
  const written = members.get('rows')
  const sent = Array.isArray(written) ? written : []
  const points = rows.map((row, index) => toPoint(input.columns, row, { index, sent: sent[index] }))
  const retry = { idempotencyKey, bodyHash: idempotencyKey === null ? null : hashOf(members) }
  if (input.async ?? points.length >= ASYNC_FROM_ROWS)
    return toAcceptedOutcome(await importPoints(ctx, by, target, points, retry))
  const request = pointsToRequest(points, options, 'rows', retry)
  const { receipt, replayed } = await pushRows(ctx, target.widgetId, by.projectId, request)
  const { receipt_id: _id, accepted_at: _at, points: _points, ...model } = toReceiptModel(receipt)
  return { model, isReplayed: replayed }
}

const POINT_COLUMNS = ['metric', 'key', 'value']

/**
 * What is no text and no number becomes a text that is none of what is due, and is refused by its row. Values of dimensions that are
 * numbers are taken as they were written (`1.10`).
 */
function toPoint(
  columns: readonly string[],
  row: readonly unknown[],
  { index, sent }: { readonly index: number; readonly sent: JsonValue | undefined },
): PointText {
  const textOf = (name: string) => {
    const value = row[columns.indexOf(name)]
    return decimalText(value) ?? JSON.stringify(value ?? null)
  }
  const point = [textOf('metric'), textOf('key'), textOf('value')] as const
  const named = columns.flatMap((column, at) => {
    const value = Array.isArray(sent) ? sent[at] : row[at]
    if (POINT_COLUMNS.includes(column) || value === null || value === undefined) return []
    const word = dimensionText(value)
    if (word === null)
      throw badInput(`rows.${index}.${column}`, 'A value of a dimension is a text, a number or a boolean.')
    return [[column, word] as const]
  })
  return named.length === 0 ? point : [...point, named]
}

async function runEventImport(call: Call<{ columns: string[]; rows: unknown[]; async?: boolean | null | undefined }>) {
  const { ctx, by, input, members, idempotencyKey } = call
  const rows = checkTable(input, ['event'], null)
  const drafts = rows.map(row => rowToDraft(input.columns, row))
  if (input.async ?? drafts.length >= ASYNC_FROM_ROWS) {
    const retry = { idempotencyKey, bodyHash: idempotencyKey === null ? null : hashOf(members) }
    return toAcceptedOutcome(await importEvents(ctx, by, drafts, retry).catch(rethrowInRestWords))
  }
  if (drafts.length > MAX_EVENTS) throw badInput('async', `At most ${MAX_EVENTS} rows are imported at once.`)
  const { accepted, duplicates } = await trackEvents(ctx, by, drafts, { place: 'rows', idempotencyKey }).catch(
    rethrowInRestWords,
  )
  const model = { rows: accepted, created: accepted - duplicates, changed: 0 }
  return { model } satisfies Outcome
}

async function runProfileImport(call: Call<Table & { async?: boolean | null | undefined }>): Promise<Outcome> {
  const { ctx, by, input, members, idempotencyKey } = call
  const rows = checkTable(input, ['user_id'], null)
  const drafts = rows.map(row => rowToProfile(input.columns, row))
  if (input.async ?? drafts.length >= ASYNC_FROM_ROWS) {
    const retry = { idempotencyKey, bodyHash: idempotencyKey === null ? null : hashOf(members) }
    return toAcceptedOutcome(await importProfiles(ctx, by, drafts, retry).catch(rethrowInRestWords))
  }
  if (drafts.length > MAX_PROFILES) throw badInput('async', `At most ${MAX_PROFILES} rows are imported at once.`)
  const { accepted, created } = await identify(ctx, by, drafts, 'rows').catch(rethrowInRestWords)
  return { model: { rows: drafts.length, created, changed: accepted - created } }
}
