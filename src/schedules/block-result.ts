// What became of a block: what is shown of it, and what texts and webhooks may name of it.
import type { JsonObject, MessageBlock } from '../deliveries/message.ts'

export interface BlockResult {
  /** In the order in which they are shown; a hidden block shows none. */
  readonly shown: readonly MessageBlock[]
  /** What `{{ name.x }}` finds. */
  readonly scope: Readonly<Record<string, unknown>>
  /** What webhooks get under its name. */
  readonly data: JsonObject
  /** There was nothing to tell; null: it tells no data. */
  readonly isEmpty: boolean | null
  readonly problems: readonly string[]
}

export const nothing: BlockResult = { shown: [], scope: {}, data: {}, isEmpty: null, problems: [] }
