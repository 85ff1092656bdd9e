import { getEventListeners, once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { createLog } from '../base/log.ts'
import { createPool } from './client.ts'
import { isLostConnection, isWorthAnotherTry, sqlStateOf } from './failure.ts'
import { WatchedClient } from './watched-client.ts'

/** AuthenticationOk and ReadyForQuery: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const WELCOME = Buffer.from('520000000800000000' + '5a0000000549', 'hex')

test('a statement that comes to a connection which has just ended is not sent, and may be tried again', async () => {
  const server = createServer(socket => socket.once('data', () => socket.write(WELCOME))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const settings = { host: '127.0.0.1', port, silenceMs: 5_000, statementMs: 5_000, lockMs: 5_000 }
  const failureOf = (client: pg.Client) => client.query('select 1').then(String, (error: Error) => error)
  const calledBack = (client: pg.Client) => new Promise(resolve => client.query('select 1', resolve))

  const broken = new WatchedClient(settings)
  await broken.connect()
  // What the connection says while it ends.
  broken.on('error', () => {})
  const gone = new Promise<void>(resolve => broken.once('end', () => resolve()))
  broken.destroy(new Error('gone'))
  await gone
  const ended = new WatchedClient(settings)
  ended.on('error', () => {})
  void (ended as pg.Client).end().catch(() => {})
  const failures = [await failureOf(broken), await failureOf(ended), await calledBack(broken)]
  expect(failures.map(it => (it as Error).message)).toEqual([
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
    'Client has encountered a connection error and is not queryable',
  ])
  expect(failures.map(isLostConnection)).toEqual([true, true, true])
  server.close()
})

test('of a database that is given up nothing is waited for, and nothing is tried again', async () => {
  let connections = 0
  const server = createServer(socket => {
    socket.on('error', () => {})
    // The others are taken and hear nothing.
    if (connections++ === 0) socket.once('data', () => socket.write(WELCOME))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const givenUp = new AbortController()
  const { signal } = givenUp
  const pool = createPool({ host: '127.0.0.1', port, givenUp: signal }, createLog('silent'))
  const client = await pool.connect()
  const failureOf = (promise: Promise<unknown>) => promise.then(String, (error: unknown) => error)
  const statement = failureOf(client.query('select 1'))
  const connection = failureOf(pool.connect())
  await once(server, 'connection')
  givenUp.abort()
  const failures = [await statement, await connection, await failureOf(pool.connect())]
  expect(failures.map(sqlStateOf)).toEqual(Array(3).fill('DATABASE_GIVEN_UP'))
  expect(failures.map(isLostConnection)).toEqual([true, true, true])
  expect(failures.map(isWorthAnotherTry)).toEqual([false, false, false])
  client.release(true)
  await pool.end()
  await expect.poll(() => getEventListeners(signal, 'abort')).toEqual([])
  server.close()
})

test.each([
  ['a fault of our own', new Error('receipt is not defined'), false],
  ['a statement that is wrong', Object.assign(new Error('no'), { code: '42601' }), false],
  ['a server that stops', Object.assign(new Error('no'), { code: '57P01' }), true],
  ['a way that is not there', Object.assign(new Error('no'), { code: 'ECONNREFUSED' }), true],
  ['no error', undefined, false],
])('%s', (_what, error, expected) => {
  expect(isLostConnection(error)).toBe(expected)
})
