import { type FormEvent, useState } from 'react'
import { type ApiError, mistakeIn } from '../api/api-error.ts'
import { useSend } from '../api/ask.ts'
import { FILTER_EXAMPLE, readFilterText } from '../dimensions/filter-lines.ts'
import type { Scope } from '../gql/graphql.ts'
import { CheckField, LinesField, TextField, textOf } from '../parts/form.tsx'
import { Notice } from '../parts/notice.tsx'
import { createToken } from './operations.ts'
import { EventsField, eventsOf, networksOf, ScopeFields } from './scope-fields.tsx'
import { WidgetChoice } from './widget-choice.tsx'

/** A secret, for the one time that it is shown. */
export interface IssuedSecret {
  readonly name: string
  readonly secret: string
}

export function TokenForm({ show }: { show: (secret: IssuedSecret) => void }) {
  const { send, sending, errors: refused } = useSend(createToken)
  const [mistakes, setMistakes] = useState<readonly ApiError[]>([])
  const [made, setMade] = useState(0)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const scopes = form.getAll('scopes') as Scope[]
    const widgetIds = form.getAll('widgetIds').map(String)
    const where = readFilterText(textOf(form, 'where') ?? '')
    const found = [
      ...(scopes.length === 0 ? [mistakeIn('scopes', 'Choose one thing at least that it may do.')] : []),
      ...(where.refusal === null ? [] : [mistakeIn('where', where.refusal)]),
    ]
    setMistakes(found)
    if (found.length > 0) return
    const expires = textOf(form, 'expiresAt')
    const { data } = await send({
      input: {
        name: textOf(form, 'name') ?? '',
        scopes,
        expiresAt: expires === null ? null : new Date(expires).toISOString(),
        allowedIps: networksOf(textOf(form, 'allowedIps')),
        allowedEvents: eventsOf(textOf(form, 'allowedEvents')),
        autoCreate: form.has('autoCreate'),
        widgetIds: widgetIds.length > 0 ? widgetIds : null,
        where: where.filters,
      },
    })
    if (!data) return
    show({ name: data.createToken.token.name, secret: data.createToken.secret })
    element.reset()
    setMade(count => count + 1)
  }
  const errors = mistakes.length > 0 ? mistakes : refused
  return (
    <details className="panel">
      <summary>
        <h2>New token</h2>
      </summary>
      <form className="stack" onSubmit={submit}>
        {mistakes.length === 0 && refused[0] && <Notice kind="bad">{refused[0].message}</Notice>}
        <div className="fields">
          <TextField label="Name" name="name" required maxLength={200} placeholder="nightly import" errors={errors} />
          <TextField label="Ends" name="expiresAt" type="datetime-local" hint="Empty: never" errors={errors} />
          <TextField
            label="Networks"
            name="allowedIps"
            placeholder="10.0.0.0/8"
            hint="Separated by commas; empty: any"
            errors={errors}
          />
        </div>
        <ScopeFields errors={errors} />
        <CheckField label="What it pushes makes widgets and dimensions that are missing" name="autoCreate" />
        <EventsField errors={errors} />
        <WidgetChoice key={made} />
        <LinesField
          label="Of which rows"
          name="where"
          rows={2}
          placeholder={FILTER_EXAMPLE}
          hint="Filters by dimensions, one a line; empty: all rows. A token for some rows may read and nothing else."
          errors={errors}
        />
        <div className="actions">
          <button type="submit" className="button primary" disabled={sending}>
            Make a token
          </button>
        </div>
      </form>
    </details>
  )
}
