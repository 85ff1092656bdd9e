import type { Id } from '../base/id.ts'

/** The tenant: everything belongs to one. */
export interface Project {
  readonly projectId: Id
  readonly name: string
  /** IANA name: where this project's days begin. */
  readonly timeZone: string
  /** ISO weekday (Monday is 1) on which its weeks begin. */
  readonly weekStart: number
  /** Pushes a month; `null`: the default of the configuration; 0: no limit. */
  readonly monthlyPushQuota: number | null
}

/** The project of a new store, to which the administrator's token belongs. */
export const DEFAULT_PROJECT_ID: Id = '1'
export const ADMIN_TOKEN_ID: Id = '1'
