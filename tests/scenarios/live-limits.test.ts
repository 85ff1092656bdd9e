import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { GraphQLError } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createCosts } from '../../src/graphql/cost.ts'
import { SOCKET_LIMITS, type SocketOperations } from '../../src/graphql/live/socket-operations.ts'
import { createLiveSockets } from '../../src/graphql/live/sockets.ts'
import { createSubscriptions } from '../../src/graphql/live/subscriptions.ts'
import { createGraphQL } from '../../src/graphql/yoga.ts'
import { createContext } from '../../src/request/context.ts'
import { schema } from '../../src/schema.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const mask = (error: unknown) => (error instanceof GraphQLError ? error : new GraphQLError(String(error)))

const costs = createCosts(schema, 0)

async function openWith(limits: { subscriptions: number; perToken: number; different: number }) {
  const { gateway } = it.app
  const { id } = await it.widget()
  const principal = await gateway.services.auth.authenticate(`Bearer ${ADMIN}`, '127.0.0.1')
  const subscriptions = createSubscriptions({
    gateway,
    yoga: createGraphQL(gateway, schema, costs, mask),
    schema,
    costs,
    mask,
    limits,
  })
  return async (top: number) => {
    const ctx = createContext(gateway, { requestId: 'x', principal, signal: new AbortController().signal })
    const query = 'subscription ($id: ID!, $top: Int) { widgetReport(id: $id, top: $top) { keys } }'
    const request = { query, operationName: undefined, variables: { id, top } }
    const opened = await subscriptions.open(ctx, request, { next: () => {}, complete: () => {} })
    if (!('close' in opened)) throw new Error(JSON.stringify(opened))
    return opened
  }
}

test.each([
  ['subscribers of a gateway', { subscriptions: 2, perToken: 9, different: 9 }, 'UNAVAILABLE'],
  ['subscribers of a token', { subscriptions: 9, perToken: 2, different: 9 }, 'RATE_LIMITED'],
  ['different operations', { subscriptions: 9, perToken: 9, different: 2 }, 'UNAVAILABLE'],
])('beyond the limit of %s one more is refused, and taken again when one has left', async (_name, limits, code) => {
  const open = await openWith(limits)
  const [first] = [await open(1), await open(2)]
  await expect(open(3)).rejects.toMatchObject({ code, retryAfter: 10 })
  first?.close()
  first?.close()
  const third = await open(3)
  await expect(open(4)).rejects.toMatchObject({ code })
  third.close()
})

/** Sockets of a server of their own, on which nothing is said. */
async function acceptWith(limits: typeof SOCKET_LIMITS, keepAliveMs: number) {
  const { gateway } = it.app
  const silent = { opened: () => async () => {} } as unknown as SocketOperations
  const sockets = createLiveSockets(
    { platform: gateway, access: gateway.services.rateLimits, operations: silent },
    limits,
    keepAliveMs,
  )
  const server = new WebSocketServer({ port: 0 })
  const { port } = server.address() as AddressInfo
  const accept = async () => {
    const client = new WebSocket(`ws://127.0.0.1:${port}`)
    const [[socket]] = (await Promise.all([once(server, 'connection'), once(client, 'open')])) as [[WebSocket], unknown]
    await sockets.accept({ ip: '127.0.0.1', headers: {}, log: gateway.log }, async () => socket)
    return { client, socket }
  }
  const close = async () => {
    await sockets.close()
    server.close()
  }
  return { accept, [Symbol.asyncDispose]: close }
}

test('beyond the limit of WebSockets one more is refused, and taken again when one has left', async () => {
  await using sockets = await acceptWith({ ...SOCKET_LIMITS, sockets: 1 }, 60_000)
  const first = await sockets.accept()
  await expect(sockets.accept()).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 10 })
  first.client.close()
  await once(first.socket, 'close')
  await sockets.accept()
})

test('a connection that does not answer pings is cut off', async () => {
  await using sockets = await acceptWith(SOCKET_LIMITS, 200)
  const deaf = await sockets.accept()
  deaf.client.pause()
  const [code] = await once(deaf.socket, 'close')
  expect(code).toBe(1006)
  deaf.client.terminate()
})
