import type { AlertState } from '../gql/graphql.ts'
import { stateNames } from './alert-words.ts'

/** A state in text and colour; null: it was not evaluated yet. */
export function StateBadge({ state }: { state: AlertState | null | undefined }) {
  return (
    <span className={`alert-state ${(state ?? 'NO_DATA').toLowerCase()}`}>{state ? stateNames[state] : 'New'}</span>
  )
}
