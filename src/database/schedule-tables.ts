// Tables by which several gateways on one database share work and news. They belong to no project.
import type { Generated } from 'kysely'
import type { NullableTimestamp, Timestamp } from './column.ts'

/** Which gateway runs a job, or ran it last. */
export interface JobLeasesTable {
  job: string
  holder: string
  expires_at: Timestamp
  ended_at: NullableTimestamp
}

/** What gateways that cannot LISTEN read from each other. */
export interface BusMessagesTable {
  message_id: string
  payload: string
  sent_at: Generated<Timestamp>
}

/** Which secret key stored secrets are for: one row, whose id is 1. */
export interface SecretKeyTable {
  id: number
  fingerprint: Buffer
}

/** Which installation of Pushgraph this is: one row, whose id is 1. */
export interface InstallationTable {
  id: number
  installation_id: string
}
