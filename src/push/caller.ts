import type { Id } from '../base/id.ts'
import type { Principal } from '../request/context.ts'

export const callerKinds = ['TOKEN', 'CLIENT', 'PUSH_KEY', 'FEED', 'WEBHOOK', 'TASK'] as const
export type CallerKind = (typeof callerKinds)[number]

/** What pushed, without its name. */
export interface PushOrigin {
  readonly kind: CallerKind
  /** Of the token, client, feed or task; `null`: it is in no table, as a push key and the administrator of the environment. */
  readonly id: Id | null
  /** The run of the feed. */
  readonly runId: Id | null
}

export interface PushCaller extends PushOrigin {
  readonly name: string
}

/** What a receipt says where the key in a push URL was all that was sent. */
export const PUSH_KEY_CALLER = 'push key'

export function callerOf(principal: Principal | null): PushCaller {
  if (principal === null) return { kind: 'PUSH_KEY', id: null, runId: null, name: PUSH_KEY_CALLER }
  const { tokenId, name, isClient } = principal
  return { kind: isClient ? 'CLIENT' : 'TOKEN', id: tokenId, runId: null, name }
}

/** As one text, so that a receipt takes one column more and not three: `FEED/12/34`. */
export function originText({ kind, id, runId }: PushOrigin): string {
  if (id === null) return kind
  return runId === null ? `${kind}/${id}` : `${kind}/${id}/${runId}`
}

export function originOf(text: string | null): PushOrigin | null {
  if (text === null) return null
  const [kind, id = null, runId = null] = text.split('/')
  return { kind: kind as CallerKind, id: id as Id | null, runId: runId as Id | null }
}
