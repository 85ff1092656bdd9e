// How names of hosts become addresses.
import { lookup } from 'node:dns/promises'

/** For looking a name up, and for connecting to what it leads to. */
export const CONNECT_TIMEOUT_MS = 3_000

/** Every address of a name. */
export type Resolver = (hostname: string) => Promise<readonly string[]>

export const systemResolver: Resolver = async hostname =>
  (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address)
