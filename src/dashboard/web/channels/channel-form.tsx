import { type FormEvent, useState } from 'react'
import { useSend } from '../api/ask.ts'
import type { ChannelKind, DataEvent } from '../gql/graphql.ts'
import { CheckField, LinesField, TextField, textOf } from '../parts/form.tsx'
import { Notice } from '../parts/notice.tsx'
import { eventNames, kindNames } from './channel-words.ts'
import { saveChannel } from './operations.ts'

/** A secret, for the one time that it is shown. */
export interface IssuedSecret {
  readonly name: string
  readonly secret: string
}

export function ChannelForm({ show }: { show: (secret: IssuedSecret | null) => void }) {
  const { send, sending, errors } = useSend(saveChannel)
  const [kind, setKind] = useState<ChannelKind>('WEBHOOK')
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const name = textOf(form, 'name') ?? ''
    const { data } = await send({
      input: { name, kind, events: form.getAll('events') as DataEvent[], ...destinationOf(kind, form) },
    })
    if (!data) return
    const { signingSecret } = data.saveChannel
    show(signingSecret ? { name, secret: signingSecret } : null)
    element.reset()
    setKind('WEBHOOK')
  }
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
          <Destination key={kind} kind={kind} errors={errors} />
        </div>
        <fieldset className="checks">
          <legend>Also tell it when</legend>
          {Object.entries(eventNames).map(([event, text]) => (
            <CheckField key={event} label={text} name="events" value={event} />
          ))}
        </fieldset>
        <div className="actions">
          <button type="submit" className="button primary" disabled={sending}>
            Make a channel
          </button>
        </div>
      </form>
    </details>
  )
}

type Errors = NonNullable<Parameters<typeof TextField>[0]['errors']>

function Destination({ kind, errors }: { kind: ChannelKind; errors: Errors }) {
  if (kind === 'EMAIL')
    return <LinesField label="Addresses" name="to" rows={2} required hint="One a line, 50 at most" errors={errors} />
  if (kind === 'SOURCE')
    return (
      <TextField label="Source" name="source" required hint="Its name: it is called for each message" errors={errors} />
    )
  return (
    <TextField
      label="URL"
      name="url"
      type="url"
      required
      placeholder="https://hooks.example.com/…"
      hint="It is encrypted and never shown again"
      errors={errors}
    />
  )
}

function destinationOf(kind: ChannelKind, form: FormData) {
  if (kind === 'EMAIL') return { to: (textOf(form, 'to') ?? '').split(/[\s,;]+/).filter(Boolean) }
  return kind === 'SOURCE' ? { source: textOf(form, 'source') } : { url: textOf(form, 'url') }
}
