import type { Id, ProjectId } from '../base/id.ts'

/** Who changed what, when and from where; refused and failed changes, too. */
export interface AuditEntry {
  readonly projectId: ProjectId
  readonly entryId: Id
  readonly at: Date
  /** `null`: it is under way, or the gateway ended before it did. */
  readonly endedAt: Date | null
  /** What was done, by the name of the mutation: `createToken`. */
  readonly action: string
  /** Global id of what was changed; `null` where nothing came to be. */
  readonly target: string | null
  /** Names of what was given, without values: they may be secret. */
  readonly fields: readonly string[]
  /** `null`: the administrator of the environment. */
  readonly actorId: Id | null
  /** The name of the token or client at that time. */
  readonly actor: string
  readonly address: string | null
  /** The code of the error; `null`: it succeeded, or has not ended. */
  readonly error: string | null
}

/** Which entries: those that fit all that is given. */
export interface AuditFilter {
  readonly action: string | null
  readonly target: string | null
  readonly from: Date | null
  readonly before: Date | null
}

/** Mutations that move data and change no definitions: they have receipts, call logs and run logs of their own. */
export const dataMutations: ReadonlySet<string> = new Set([
  // It is stored nowhere, and a portal makes one for each page.
  'createViewToken',
  'push',
  'runFeed',
  'runSource',
  'sendRequest',
  'testSource',
  'trackEvents',
])
