import type { Id } from '../base/id.ts'

/** What the process, and every other gateway on the same database, is told after a commit. Payloads stay far below NOTIFY's 8,000 bytes. */
export interface Topics {
  /** The definition of a widget or of its metrics changed: forget what you remember of it. */
  'widget.changed': { projectId: Id; widgetId: Id }
  /** A token was made, changed or revoked. */
  'token.changed': { projectId: Id; tokenId: Id }
}

export type Topic = keyof Topics
