import { type FormEvent, useState } from 'react'
import { type ApiError, mistakeIn } from '../api/api-error.ts'
import { useSend } from '../api/ask.ts'
import type { Scope } from '../gql/graphql.ts'
import { LinesField, TextField, textOf } from '../parts/form.tsx'
import { Notice } from '../parts/notice.tsx'
import { createClient } from './client-operations.ts'
import { EventsField, eventsOf, networksOf, ScopeFields } from './scope-fields.tsx'

/** What a client sends for its tokens; the secret is shown this one time. */
export interface IssuedClient {
  readonly name: string
  readonly clientId: string
  readonly clientSecret: string
}

export function ClientForm({ show }: { show: (client: IssuedClient) => void }) {
  const { send, sending, errors: refused } = useSend(createClient)
  const [mistakes, setMistakes] = useState<readonly ApiError[]>([])
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const scopes = form.getAll('scopes') as Scope[]
    const found = scopes.length === 0 ? [mistakeIn('scopes', 'Choose one thing at least that it may do.')] : []
    setMistakes(found)
    if (found.length > 0) return
    const { data } = await send({
      input: {
        name: textOf(form, 'name') ?? '',
        scopes,
        allowedIps: networksOf(textOf(form, 'allowedIps')),
        allowedEvents: eventsOf(textOf(form, 'allowedEvents')),
        publicKeys: pemsOf(textOf(form, 'publicKeys') ?? ''),
      },
    })
    if (!data) return
    const { client, clientId, clientSecret } = data.createClient
    show({ name: client.name, clientId, clientSecret })
    element.reset()
  }
  const errors = mistakes.length > 0 ? mistakes : refused
  return (
    <details className="panel">
      <summary>
        <h2>New client</h2>
      </summary>
      <form className="stack" onSubmit={submit} aria-label="New client">
        {mistakes.length === 0 && refused[0] && <Notice kind="bad">{refused[0].message}</Notice>}
        <div className="fields">
          <TextField label="Name" name="name" required maxLength={200} placeholder="warehouse" errors={errors} />
          <TextField
            label="Networks"
            name="allowedIps"
            placeholder="10.0.0.0/8"
            hint="Separated by commas; empty: any"
            errors={errors}
          />
        </div>
        <ScopeFields errors={errors} />
        <EventsField errors={errors} />
        <LinesField
          label="Public keys"
          name="publicKeys"
          rows={3}
          hint="PEM, one after the other: it may sign assertions instead of sending its secret. Empty: none"
          errors={errors}
        />
        <div className="actions">
          <button type="submit" className="button primary" disabled={sending}>
            Make a client
          </button>
        </div>
      </form>
    </details>
  )
}

/** Each key up to its last line; what is no key goes along, so that the gateway says what is wrong with it. */
function pemsOf(text: string): string[] | null {
  const keys = text
    .split(/(?<=-----END [A-Z ]+-----)/)
    .map(key => key.trim())
    .filter(Boolean)
  return keys.length > 0 ? keys : null
}
