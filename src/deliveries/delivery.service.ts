// Deliveries as people look at them: lists, sending again, and a message to try a channel with.
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError, notFound } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import type { Page } from '../database/page.ts'
import type { Gateway } from '../request/context.ts'
import { encodeId } from '../request/global-id.ts'
import { MAX_DIFFERENCE_MS } from '../schedule/clock-check.service.ts'
import type { Channel } from './channel.ts'
import { selectDeliveriesById, updateReplayed } from './delivery.store.ts'
import type { Delivery } from './delivery.ts'
import { type DeliverySearch, selectDeliveryPage } from './delivery-list.store.ts'
import type { Message } from './message.ts'
import { enqueue } from './outbox.service.ts'
import { selectDeliveryByKey } from './outbox.store.ts'

/** Whoever tries a channel waits so long for the answer. */
const TEST_WAIT_MS = 10_000
const LOOK_MS = 100

export function listDeliveries(gateway: Gateway, projectId: ProjectId, page: DeliverySearch): Promise<Page<Delivery>> {
  return selectDeliveryPage(gateway.db, projectId, page)
}

/** Throws NOT_FOUND. */
export async function getDelivery(gateway: Gateway, projectId: ProjectId, deliveryId: Id): Promise<Delivery> {
  const [delivery] = await selectDeliveriesById(gateway.db, projectId, [deliveryId])
  if (!delivery) throw notFound('delivery')
  return delivery
}

/** Sends what has ended again, under the same id, also to a paused channel. Throws NOT_FOUND, and CONFLICT while it has not ended. */
export async function replayDelivery(gateway: Gateway, projectId: ProjectId, deliveryId: Id): Promise<Delivery> {
  const now = gateway.clock()
  const due = new Date(now - MAX_DIFFERENCE_MS)
  const replayed = await updateReplayed(gateway.db, { projectId, deliveryId }, new Date(now), due)
  if (!replayed) {
    await getDelivery(gateway, projectId, deliveryId)
    throw new AppError('CONFLICT', 'The delivery has not ended: it is sent, or will be.')
  }
  gateway.services.deliveries.wake()
  return replayed
}

/** Sends a message that says what it is, and waits up to 10 s for what comes of it. */
export async function testChannel(
  gateway: Gateway,
  { projectId, channelId, name, paused }: Channel,
): Promise<Delivery> {
  const key = `test ${gateway.makeId()}`
  const origin = { kind: 'TEST', id: null } as const
  const message = testMessage(channelId, name, new Date(gateway.clock()))
  await enqueue(gateway.db, gateway, projectId, [{ channelId, key, origin, recipient: null, message }])
  const made = await selectDeliveryByKey(gateway.db, projectId, channelId, key)
  if (made === null) throw notFound('channel')
  if (paused) await replayDelivery(gateway, projectId, made)
  gateway.services.deliveries.wake()
  const before = performance.now() + TEST_WAIT_MS
  for (;;) {
    const delivery = await getDelivery(gateway, projectId, made)
    if (delivery.tries.length > 0 || delivery.endedAt !== null || performance.now() > before) return delivery
    await sleep(LOOK_MS)
  }
}

function testMessage(channelId: Id, name: string, at: Date): Message {
  return {
    type: 'pushgraph.test',
    subject: `channels/${encodeId('Channel', channelId)}`,
    time: at.toISOString(),
    title: 'A test of Pushgraph',
    link: '/channels',
    severity: 'INFO',
    blocks: [
      { kind: 'text', text: `Somebody tries the channel ${name}: what is sent there arrives.` },
      {
        kind: 'metrics',
        items: [{ label: 'An example', value: '1,234.5', change: '+5 % against the day before' }],
      },
      {
        kind: 'table',
        columns: [
          { label: 'Country', isNumber: false },
          { label: 'Orders', isNumber: true },
        ],
        rows: [
          ['Germany', '812'],
          ['France', '422.5'],
        ],
        omitted: 0,
      },
    ],
    data: { channel: encodeId('Channel', channelId), name },
  }
}
