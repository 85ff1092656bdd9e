// The token of this tab: in session storage, which ends with the tab, and never in a URL.
import { useSyncExternalStore } from 'react'

/** GraphiQL reads it, too (src/graphql/graphiql.ts). */
const KEY = 'pushgraph.token'

export interface Session {
  readonly token: string | null
  /** Why the one before ended, where it was not by wish. */
  readonly notice: string | null
}

let session: Session | undefined
const listeners = new Set<() => void>()

function current(): Session {
  session ??= { token: sessionStorage.getItem(KEY), notice: null }
  return session
}

function change(next: Session): void {
  session = next
  if (next.token === null) sessionStorage.removeItem(KEY)
  else sessionStorage.setItem(KEY, next.token)
  for (const listener of listeners) listener()
}

export function beginSession(token: string): void {
  change({ token, notice: null })
}

/** Without a session already, the first notice stays. */
export function endSession(notice: string | null): void {
  if (current().token !== null) change({ token: null, notice })
}

export function useSession(): Session {
  return useSyncExternalStore(listener => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, current)
}
