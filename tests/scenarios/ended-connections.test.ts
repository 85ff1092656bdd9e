// A connection that has ended keeps nothing alive, however long its statements might have taken.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { connectionSettings } from '../../src/database/client.ts'
import { WatchedClient } from '../../src/database/watched-client.ts'
import { createTestDatabase } from '../_kit/database.ts'

setFlagsFromString('--expose_gc')
const collectGarbage = runInNewContext('gc') as () => void

test('a connection that has ended is forgotten, though its statements might have taken a quarter of an hour', async () => {
  await using database = await createTestDatabase()
  const minutes = 15 * 60_000
  const waits = { connectMs: 3_000, statementMs: minutes, lockMs: minutes }
  const connectAndEnd = async () => {
    const client = new WatchedClient(connectionSettings(database.connection, waits))
    await client.connect()
    await client.query('select 1')
    await client.end()
    return new WeakRef(client)
  }
  const ended = await connectAndEnd()
  await expect
    .poll(
      () => {
        collectGarbage()
        return ended.deref() === undefined
      },
      { timeout: 20_000 },
    )
    .toBe(true)
})
