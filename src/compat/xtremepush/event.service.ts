// The model event: hit, list, import.
import { z } from 'zod'
import { badInput } from '../../base/errors.ts'
import { trackEvents } from '../../events/event.service.ts'
import { type EventDraft, MAX_EVENTS } from '../../events/event.ts'
import { importEvents } from '../../tasks/task.service.ts'
import { ASYNC_FROM_ROWS } from '../../tasks/task.ts'
import { eventColumns } from './columns.ts'
import { eventField, inOurWords, rowToDraft, toDraft } from './event.ts'
import { hashOf } from './hash.ts'
import { eventSource, selectList } from './list.store.ts'
import { listBody, toListRequest } from './list.ts'
import { type Call, type Outcome, operation } from './operation.ts'
import { rowSchema, toRow } from './row.ts'
import { checkTable, tableFields } from './table.ts'
import { importModel, toAcceptedOutcome } from './task.ts'

const hitModel = z.object({
  accepted: z.int().meta({ description: 'Events that were taken.' }),
  duplicates: z.int().meta({ description: 'The number of these that were there already under their id.' }),
})

export const eventOperations = [
  operation({
    method: 'hit',
    model: 'event',
    scopes: ['push'],
    summary: 'Tells of one event, or of several',
    description: 'Members of one event, or `events`: all or nothing.',
    body: eventField.extend({
      events: z.array(eventField).max(MAX_EVENTS).optional().meta({ description: 'Several, instead of one.' }),
    }),
    reply: { model: hitModel },
    example: { event: 'purchase', user_id: 'ada', value: 12.5, user_attributes: { plan: 'pro' } },
    async run(call) {
      const { events } = call.input
      if (events) return { model: await track(call, events.map(toDraft), 'events') }
      return { model: await track(call, [toDraft(call.input)], '') }
    },
  }),
  operation({
    method: 'list',
    model: 'event',
    scopes: ['read'],
    summary: 'Events of the project, by default oldest first',
    body: listBody(eventColumns),
    reply: { data: rowSchema(eventColumns) },
    example: { condition: [['event', '=', 'purchase']], order: ['timestamp DESC'], limit: 10 },
    async run({ ctx, by, input }) {
      const rows = await selectList(ctx.db, eventSource(by.projectId), eventColumns, toListRequest(eventColumns, input))
      return { data: rows.map(row => toRow(eventColumns, row)) }
    },
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
    run: runImport,
  }),
]

async function runImport(call: Call<{ columns: string[]; rows: unknown[][]; async?: boolean | null | undefined }>) {
  const { ctx, by, input, members, idempotencyKey } = call
  checkTable(input, ['event'], null)
  const drafts = input.rows.map(row => rowToDraft(input.columns, row))
  if (input.async ?? drafts.length >= ASYNC_FROM_ROWS) {
    const retry = { idempotencyKey, bodyHash: idempotencyKey === null ? null : hashOf(members) }
    return toAcceptedOutcome(await importEvents(ctx, by, drafts, retry).catch(inOurWords))
  }
  if (drafts.length > MAX_EVENTS) throw badInput('async', `At most ${MAX_EVENTS} rows are imported at once.`)
  const { accepted, duplicates } = await track(call, drafts, 'rows')
  const model = { rows: accepted, created: accepted - duplicates, changed: 0 }
  return { model } satisfies Outcome
}

function track({ ctx, by, idempotencyKey }: Call<unknown>, drafts: readonly EventDraft[], place: string) {
  return trackEvents(ctx, by, drafts, { place, idempotencyKey }).catch(inOurWords)
}
