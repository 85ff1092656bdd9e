// A fleet in one process: what goes through the database reaches who can read it, and the clock is moved by hand.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Presence, type PresenceMessage } from './presence.ts'

type Reads = 'ROWS' | 'NOTIFICATIONS'

interface TestGateway {
  readonly presence: Presence
  readonly reads: Reads
  natsId: string | null
  /** The database can be reached by it. */
  isLinked: boolean
  gaps: number
}

let fleet: TestGateway[] = []

function deliver(from: TestGateway, message: PresenceMessage): void {
  if (!from.isLinked) throw new Error('the database is away')
  const isRow = from.reads === 'ROWS' || from.presence.needsRows
  for (const to of fleet) {
    if (to !== from && to.isLinked && (isRow || to.reads === 'NOTIFICATIONS')) to.presence.receive(message)
  }
}

/** `null`: it hears no NATS. */
async function start(natsId: string | null, reads: Reads = 'NOTIFICATIONS'): Promise<TestGateway> {
  const gateway: TestGateway = {
    presence: new Presence({
      send: async message => deliver(gateway, message),
      reads: () => reads,
      natsId: () => gateway.natsId,
      gap: () => gateway.gaps++,
    }),
    reads,
    natsId,
    isLinked: true,
    gaps: 0,
  }
  fleet.push(gateway)
  await gateway.presence.start()
  return gateway
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000)
const needsDatabase = () => fleet.map(({ presence }) => presence.needsDatabase)
const needsRows = () => fleet.map(({ presence }) => presence.needsRows)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
})
afterEach(() => {
  for (const { presence } of fleet) presence.close()
  fleet = []
  vi.useRealTimers()
})

test('gateways on one NATS use it after 3 s, and forget nothing', async () => {
  const a = await start('X')
  const b = await start('X')
  expect(needsDatabase()).toEqual([true, true])
  await pass(4)
  expect([needsDatabase(), needsRows()]).toEqual([
    [false, false],
    [false, false],
  ])
  await pass(300)
  expect([a.gaps, b.gaps]).toEqual([0, 0])
})

test('gateways on different NATS use the database for as long as both are there', async () => {
  const a = await start('X')
  await pass(60)
  const b = await start('Y')
  for (let n = 0; n < 20; n++) {
    await pass(17)
    expect(needsDatabase()).toEqual([true, true])
  }
  b.presence.close()
  fleet = [a]
  await pass(95)
  expect(needsDatabase()).toEqual([false])
})

test('a gateway that hears another NATS from now on makes both sides forget what they keep', async () => {
  const a = await start('X')
  const b = await start('X')
  await pass(60)
  b.natsId = 'Y'
  b.presence.comeBack()
  await pass(4)
  expect(needsDatabase()).toEqual([true, true])
  expect([a.gaps > 0, b.gaps > 0]).toEqual([true, true])
})

test.each(['X', null])('a listener that hears NATS %s knows of one that polls and hears NATS, always', async natsId => {
  await start(natsId)
  await pass(60)
  const poller = await start('X', 'ROWS')
  expect(needsRows()[0]).toBe(true)
  await pass(4)
  // Until the listener knew it may have sent to listeners alone.
  expect(poller.gaps).toBeGreaterThan(0)
  for (let n = 0; n < 20; n++) {
    await pass(17)
    expect(needsRows()[0]).toBe(true)
  }
  const later = await start(natsId)
  expect(later.presence.needsRows).toBe(true)
  await pass(4)
  expect(later.presence.needsRows).toBe(true)
})

test('one that polls and hears NATS knows of a listener that does not', async () => {
  await start('X', 'ROWS')
  await pass(60)
  const listener = await start(null)
  for (let n = 0; n < 20; n++) {
    expect(needsDatabase()[0]).toBe(true)
    await pass(17)
  }
  listener.natsId = 'X'
  await pass(95)
  expect(needsDatabase()[0]).toBe(false)
  listener.natsId = null
  listener.presence.loseNats()
  await pass(0)
  for (let n = 0; n < 20; n++) {
    expect(needsDatabase()[0]).toBe(true)
    await pass(17)
  }
})

test('after the database was away for long a gateway uses it at once, and one without NATS forgets what it keeps', async () => {
  const a = await start('X')
  const b = await start(null)
  await pass(60)
  for (const it of fleet) it.isLinked = false
  await pass(120)
  for (const it of fleet) it.isLinked = true
  a.presence.comeBack()
  expect(a.presence.needsDatabase).toBe(true)
  const { gaps } = b
  b.presence.comeBack()
  await pass(4)
  expect(b.gaps).toBeGreaterThan(gaps)
  await pass(300)
  expect(a.presence.needsDatabase).toBe(true)
})

test('a gateway that alone was cut off from the database is known again at once', async () => {
  const a = await start('X')
  const b = await start(null)
  await pass(60)
  b.isLinked = false
  await pass(120)
  expect(a.presence.needsDatabase).toBe(false)
  b.presence.comeBack()
  await pass(2)
  const { gaps } = b
  b.isLinked = true
  await pass(2)
  expect(a.presence.needsDatabase).toBe(true)
  await pass(4)
  expect(b.gaps).toBeGreaterThan(gaps)
})

test('a start without NATS beside gateways with NATS forgets, when they must know, what it keeps', async () => {
  await start('X')
  await pass(60)
  const b = await start(null)
  expect(b.gaps).toBe(0)
  await pass(4)
  expect(b.gaps).toBe(1)
})

test('what a gateway of the release before says is: it polls', async () => {
  const a = await start(null)
  await pass(60)
  expect(a.presence.needsRows).toBe(false)
  a.presence.receive({})
  expect(a.presence.needsRows).toBe(true)
})
