import { type ApiError, messageFor } from '../api/api-error.ts'
import type { Scope } from '../gql/graphql.ts'
import { CheckField, LinesField } from '../parts/form.tsx'

const scopeNames: Readonly<Record<Scope, string>> = {
  PUSH: 'push rows and events',
  READ: 'read reports',
  MANAGE: 'manage widgets',
  CALL: 'call sources',
  SQL: 'run SQL',
  ADMIN: 'administer',
}

/** What a token or a client may do, each a field called `scopes`. */
export function ScopeFields({ errors }: { errors: readonly ApiError[] }) {
  const message = messageFor(errors, 'scopes')
  return (
    <fieldset className="checks">
      <legend>It may</legend>
      {Object.entries(scopeNames).map(([scope, name]) => (
        <CheckField key={scope} label={name} name="scopes" value={scope} />
      ))}
      {message && (
        <p className="whole small bad" role="alert">
          {message}
        </p>
      )}
    </fieldset>
  )
}

export const scopesText = (scopes: readonly Scope[]) => scopes.map(scope => scope.toLowerCase()).join(', ')

/** Names of events that a token or a client may send, one a line. */
export function EventsField({ errors }: { errors: readonly ApiError[] }) {
  return (
    <LinesField
      label="Events that it may send"
      name="allowedEvents"
      rows={2}
      placeholder="signup"
      hint="Names, one a line; empty: any"
      errors={errors}
    />
  )
}

/** Names of a field, one a line; null: any. */
export function eventsOf(text: string | null): string[] | null {
  const names = (text ?? '')
    .split('\n')
    .map(name => name.trim())
    .filter(Boolean)
  return names.length > 0 ? names : null
}

/** Addresses and networks of a field, separated by commas or blanks; null: any. */
export function networksOf(text: string | null): string[] | null {
  const networks = (text ?? '').split(/[\s,]+/).filter(Boolean)
  return networks.length > 0 ? networks : null
}
