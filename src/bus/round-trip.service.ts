// Whether messages between gateways arrive: one is sent on a connection of the pool and waited for on the session's.
import type { Log } from '../base/log.ts'
import type { Connection, Pool } from '../database/client.ts'
import { startListener } from './listener.ts'
import { notify } from './poll.store.ts'

/** Resolves to false where the session takes LISTEN and hears nothing within 2 s. Throws where it cannot be made. */
export async function makesRoundTrip(session: Connection, pool: Pool, log: Log): Promise<boolean> {
  const listener = await startListener(session, { message() {}, gap() {} }, () => notify(pool, ''), log)
  await listener?.close()
  return listener !== null
}
