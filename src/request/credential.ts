// What goes on for longer than a request is held by the credential that it was begun with.

/** With which header, and from where, something was begun. */
export interface ClientCredential {
  readonly authorization: string | undefined
  readonly ip: string
}

export interface WatchHandle {
  /** Asks anew whether the credential is good. */
  recheck(): void
  /** What was held has ended by itself. */
  stop(): void
}
