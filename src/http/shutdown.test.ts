import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { createLog } from '../base/log.ts'
import { Shutdown } from './shutdown.ts'

const shutdown = new Shutdown(createLog('silent'))
const server = Fastify()
shutdown.closeConnectionsOf(server)
const arrived = Promise.withResolvers<void>()
const held = Promise.withResolvers<void>()
server.get('/', async () => 'ok')
server.get('/held', async () => {
  arrived.resolve()
  await held.promise
  return 'ok'
})
afterAll(() => server.close())

test('from the beginning of the end on each reply closes its connection, that to a request of before as well', async () => {
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const connectionOf = async (path: string) => (await fetch(`${url}${path}`)).headers.get('connection')
  expect(await connectionOf('/')).toBe('keep-alive')
  const before = connectionOf('/held')
  await arrived.promise
  let isOver = false
  const over = shutdown.begin(0, async () => {
    isOver = true
  })
  expect([shutdown.hasBegun, isOver]).toEqual([true, false])
  held.resolve()
  expect(await before).toBe('close')
  expect(await connectionOf('/')).toBe('close')
  await over
  expect(isOver).toBe(true)
})
