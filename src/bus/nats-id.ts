// What tells one NATS from another: what is sent on one is not heard on another.
import { createHash } from 'node:crypto'
import type { BusServers } from '../config/bus-url.ts'

/** Of what a server says of itself when it greets. */
export interface NatsServerInfo {
  readonly server_id: string
  /** Absent: the server is of no cluster. */
  readonly cluster?: string
}

/**
 * Equal for two gateways where what one sends is heard by the other: on one server, or on servers of one cluster. Names of clusters are
 * chosen by hand, and two may have the same, so the hosts count, too. The account goes by the user; passwords and tokens are not in it,
 * as it is sent through the database.
 */
export function natsIdOf({ hosts, user = '' }: BusServers, { server_id, cluster }: NatsServerInfo): string {
  const place = cluster === undefined ? [server_id] : [cluster, ...[...hosts].sort()]
  return createHash('sha256')
    .update(JSON.stringify([user, ...place]))
    .digest('hex')
    .slice(0, 20)
}
