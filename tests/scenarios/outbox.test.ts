import { expect, test } from 'vitest'
import { AppError } from '../../src/base/errors.ts'
import type { ProjectId, WidgetId } from '../../src/base/id.ts'
import { type DeliveryDraft, deliveryLimits } from '../../src/deliveries/delivery.ts'
import type { Message } from '../../src/deliveries/message.ts'
import { messageFromText, messageToText } from '../../src/deliveries/message-text.ts'
import { enqueue } from '../../src/deliveries/outbox.service.ts'
import { readPictureRequest } from '../../src/pictures/picture-request.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'

const message: Message = {
  type: 'pushgraph.test',
  subject: 'tests/1',
  time: '2026-11-20T12:00:00Z',
  title: 'Sales are low',
  link: '/widgets/widget_1',
  severity: 'WARNING',
  blocks: [
    { kind: 'text', text: 'Less than yesterday.' },
    {
      kind: 'picture',
      widgetId: '7' as WidgetId,
      alt: 'Sales of two days',
      request: readPictureRequest({ from: '20261118', through: '20261119', 'where.country': 'de' }),
    },
  ],
  data: { value: '12.50' },
}

const draft = (channelId: string, key: string, change: Partial<DeliveryDraft> = {}): DeliveryDraft => ({
  channelId,
  key,
  origin: { kind: 'ALERT', id: '1' },
  recipient: null,
  message,
  ...change,
})

async function setUp(it: TestApp) {
  const { db, makeId, clock } = it.app.gateway
  const { project_id } = await db.selectFrom('projects').select('project_id').executeTakeFirstOrThrow()
  const now = new Date(clock())
  const add = async (name: string, paused: boolean, projectId: ProjectId = project_id) => {
    const channelId = makeId()
    await db
      .insertInto('channels')
      .values({
        project_id: projectId,
        channel_id: channelId,
        name,
        kind: 'EMAIL',
        settings: '{}',
        sealed: null,
        events: [],
        event_widget_ids: null,
        paused,
        created_at: now,
        updated_at: now,
      })
      .execute()
    return channelId
  }
  const rows = () => db.selectFrom('deliveries').selectAll().orderBy('delivery_id').execute()
  return { db, projectId: project_id, add, rows }
}

test('a message comes out of the outbox as it was put there, with its pictures', () => {
  expect(messageFromText(messageToText(message))).toEqual(message)
  const odd = { ...message, title: 'a\0b\ud800', data: { a: 'x\0' } }
  expect(messageFromText(messageToText(odd))).toMatchObject({ title: 'a\ufffdb\ufffd', data: { a: 'x\ufffd' } })
})

test('the same key of a channel is one delivery, however often and by how many it is asked for', async () => {
  await using it = await startTestApp()
  const { db, projectId, add, rows } = await setUp(it)
  const { gateway } = it.app
  const [first, second] = [await add('First', true), await add('Second', true)]
  const drafts = [draft(first, 'alert 1 1'), draft(second, 'alert 1 1')]
  const once = () => db.transaction().execute(trx => enqueue(trx, gateway, projectId, drafts))
  const made = await Promise.all(Array.from({ length: 8 }, once))
  expect(made.reduce((sum, n) => sum + n, 0)).toBe(2)
  expect((await rows()).map(row => [row.channel_id, row.key])).toEqual([
    [first, 'alert 1 1'],
    [second, 'alert 1 1'],
  ])
})

test('what was rolled back leaves no delivery, and a channel that is gone gets none', async () => {
  await using it = await startTestApp()
  const { db, projectId, add, rows } = await setUp(it)
  const { gateway } = it.app
  const channel = await add('Mail', true)
  const undone = db.transaction().execute(async trx => {
    await enqueue(trx, gateway, projectId, [draft(channel, 'a')])
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await enqueue(db, gateway, projectId, [draft('12345', 'a')])).toBe(0)
  expect(await enqueue(db, gateway, '999' as ProjectId, [draft(channel, 'a')])).toBe(0)
  expect(await rows()).toEqual([])
})

test('what comes for a paused channel is kept, and not sent', async () => {
  await using it = await startTestApp()
  const { db, projectId, add, rows } = await setUp(it)
  const paused = await add('Paused', true)
  expect(await enqueue(db, it.app.gateway, projectId, [draft(paused, 'a', { recipient: 'ann@example.com' })])).toBe(1)
  const [row] = await rows()
  expect(row).toMatchObject({ state: 'CANCELLED', due_at: null, recipient: 'ann@example.com', title: message.title })
  expect(row?.error).toBe('The channel was paused.')
})

test('a message that is too large, and one too many, is refused with the reason, and the transaction goes on', async () => {
  await using it = await startTestApp()
  const { db, projectId, add, rows } = await setUp(it)
  const { gateway } = it.app
  const channel = await add('Mail', false)
  const refusalOf = async (drafts: DeliveryDraft[]) =>
    db.transaction().execute(async trx => {
      const refusal = await enqueue(trx, gateway, projectId, drafts).catch((error: unknown) => error)
      await trx.updateTable('projects').set({ name: 'Went on' }).where('project_id', '=', projectId).execute()
      return refusal as AppError
    })
  const large = { ...message, blocks: [{ kind: 'text' as const, text: 'é'.repeat(140_000) }] }
  expect(await refusalOf([draft(channel, 'a', { message: large })])).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' })

  const stored = { project_id: projectId, channel_id: channel, origin_kind: 'TEST', origin_id: null, recipient: null }
  const waiting = { title: 't', message: messageToText(message), state: 'PENDING', attempts: 0, tries: '[]' }
  const [created_at, due_at] = [new Date(gateway.clock()), new Date(gateway.clock() + 3_600_000)]
  for (let from = 0; from < deliveryLimits.waiting; from += 1_000) {
    const many = Array.from({ length: 1_000 }, (_, n) => ({
      ...{ ...stored, ...waiting, created_at, due_at, error: null },
      key: `many ${from + n}`,
      delivery_id: gateway.makeId(),
    }))
    await db.insertInto('deliveries').values(many).execute()
  }
  const refusal = await refusalOf([draft(channel, 'one more')])
  expect(refusal).toBeInstanceOf(AppError)
  expect(refusal.code).toBe('RATE_LIMITED')
  expect(refusal.message).toContain('10,000 deliveries')
  expect((await rows()).length).toBe(deliveryLimits.waiting)
  const { name } = await db.selectFrom('projects').select('name').executeTakeFirstOrThrow()
  expect(name).toBe('Went on')
})
