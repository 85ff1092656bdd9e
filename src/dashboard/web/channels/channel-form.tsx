import { type FormEvent, useState } from 'react'
import { mistakeIn } from '../api/api-error.ts'
import { useSend } from '../api/ask.ts'
import type { ChannelKind } from '../gql/graphql.ts'
import { TextField, textOf } from '../parts/form.tsx'
import { Notice } from '../parts/notice.tsx'
import { destinationOf, eventsOf } from './channel-draft.ts'
import { DestinationFields, EventFields } from './channel-fields.tsx'
import { kindNames } from './channel-words.ts'
import { saveChannel } from './operations.ts'

/** A secret, for the one time that it is shown. */
export interface IssuedSecret {
  readonly name: string
  readonly secret: string
}

export function ChannelForm({ show }: { show: (secret: IssuedSecret | null) => void }) {
  const { send, sending, errors: refused } = useSend(saveChannel)
  const [mistake, setMistake] = useState<string | null>(null)
  const [kind, setKind] = useState<ChannelKind>('WEBHOOK')
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const name = textOf(form, 'name') ?? ''
    const destination = destinationOf(kind, form)
    setMistake(typeof destination === 'string' ? destination : null)
    if (typeof destination === 'string') return
    const { data } = await send({ input: { name, kind, ...eventsOf(form, []), ...destination } })
    if (!data) return
    const { signingSecret } = data.saveChannel
    show(signingSecret ? { name, secret: signingSecret } : null)
    element.reset()
    setKind('WEBHOOK')
  }
  const errors = mistake === null ? refused : [mistakeIn('', mistake)]
  return (
    <details className="panel">
      <summary>
        <h2>New channel</h2>
      </summary>
      <form className="stack" aria-label="New channel" onSubmit={submit}>
        {errors[0] && <Notice kind="bad">{errors[0].message}</Notice>}
        <div className="fields">
          <TextField label="Name" name="name" required maxLength={100} placeholder="operations" errors={errors} />
          <div className="field">
            <label htmlFor="channel-kind">Kind</label>
            <select id="channel-kind" value={kind} onChange={event => setKind(event.target.value as ChannelKind)}>
              {Object.entries(kindNames).map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </div>
          <DestinationFields key={kind} kind={kind} errors={errors} />
        </div>
        <EventFields errors={errors} />
        <div className="actions">
          <button type="submit" className="button primary" disabled={sending}>
            Make a channel
          </button>
        </div>
      </form>
    </details>
  )
}
