// Whether messages between gateways arrive.
import type { Log } from '../base/log.ts'
import type { BusServers } from '../config/bus-url.ts'
import type { Connection, Pool } from '../database/client.ts'
import { startListener } from './listener.ts'
import { openNatsSession } from './nats-session.ts'
import { notify } from './poll.store.ts'

/** One is sent on a connection of the pool. Resolves to false where the session takes LISTEN and hears nothing within 2 s. Throws where it cannot be made. */
export async function makesRoundTrip(session: Connection, pool: Pool, log: Log): Promise<boolean> {
  const listener = await startListener(session, { message() {}, gap() {}, open() {} }, () => notify(pool, ''), log)
  await listener?.close()
  return listener !== null
}

/** The same by way of NATS. Throws UNAVAILABLE where it cannot be reached, FORBIDDEN where it refuses the login. */
export async function makesNatsRoundTrip(servers: BusServers, log: Log): Promise<boolean> {
  const session = await openNatsSession({ servers, prefix: 'pushgraph.doctor', onText() {}, log }, () => {})
  session?.end()
  return session !== null
}
