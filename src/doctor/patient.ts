// What the checks look at.
import type { Clock } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import type { Config } from '../config/config.ts'
import type { Connection, Database, Pool } from '../database/client.ts'
import type { Resolver } from '../sources/resolver.ts'

/** Bytes of the disk that a folder is on. */
interface DiskSpace {
  readonly free: number
  readonly all: number
}

/** What a test sets instead of the machine's own. */
export interface Machine {
  readonly clock: Clock
  readonly spaceOf: (folder: string) => Promise<DiskSpace>
  readonly resolver: Resolver
}

/** A database that can be reached, and the configuration of the gateways on it. */
export interface Patient {
  readonly config: Config
  readonly machine: Machine
  readonly log: Log
  readonly connection: Connection
  /** One that keeps its session; null where DATABASE_URL leads through a pooler and there is no other way. */
  readonly session: Connection | null
  readonly pool: Pool
  readonly db: Database
}

export const MB = 1_000_000
