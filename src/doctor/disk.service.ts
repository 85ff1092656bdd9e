import type { Config } from '../config/config.ts'
import { countText } from '../core/number-format.ts'
import { hasEmbeddedStore } from '../database/command-store.ts'
import { type CheckResult, fail, ok, warn } from './finding.ts'
import { type Machine, MB } from './patient.ts'

/** PostgreSQL stops when it cannot write its log, so the last of it is not for data. */
const LEAST_FREE = 200 * MB
const LITTLE_FREE = 2_000 * MB

/** The disk of the embedded store. What an external one has left only its own machine can tell. */
export async function checkDisk(config: Config, { spaceOf }: Machine): Promise<CheckResult> {
  if (config.databaseUrl !== null) return ok('The store is on another server: watch the disk there.')
  if (!hasEmbeddedStore(config)) return ok(`DATA_DIR ${config.dataDir} has no store yet; the first start makes it.`)
  const { free } = await spaceOf(config.dataDir)
  const message = `The disk of DATA_DIR ${config.dataDir} has ${countText(Math.floor(free / MB))} MB left.`
  const cure =
    'Make room, or stop the gateway and move DATA_DIR to a larger disk; EVENT_MONTHS and AUDIT_RETENTION_DAYS say how much is kept.'
  if (free < LEAST_FREE) return fail(message, cure)
  return free < LITTLE_FREE ? warn(message, cure) : ok(message)
}
