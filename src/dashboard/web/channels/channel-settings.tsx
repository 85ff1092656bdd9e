import { type FormEvent, useEffect, useRef, useState } from 'react'
import { mistakeIn } from '../api/api-error.ts'
import { useSend } from '../api/ask.ts'
import type { ChannelFieldsFragment, WebhookBody } from '../gql/graphql.ts'
import { CheckField, ChoiceField, TextField, textOf } from '../parts/form.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { destinationOf, eventsOf, type HeaderDraft, toHeaders } from './channel-draft.ts'
import { DestinationFields, EventFields } from './channel-fields.tsx'
import type { IssuedSecret } from './channel-form.tsx'
import { bodyNames, kindNames } from './channel-words.ts'
import { HeaderFields } from './header-fields.tsx'
import { saveChannel } from './operations.ts'

interface ChannelSettingsProps {
  readonly channel: ChannelFieldsFragment
  show(secret: IssuedSecret | null): void
  close(): void
}

const storedHeaders = (names: readonly string[]): HeaderDraft[] =>
  names.map(name => ({ name, value: '', isStored: true, isRemoved: false }))

/** What may be changed of a channel. Its kind stays, and what is secret stays where nothing is typed. */
export function ChannelSettings({ channel, show, close }: ChannelSettingsProps) {
  const { id, kind, name: before } = channel
  const { send, sending, errors: refused } = useSend(saveChannel)
  const [headers, setHeaders] = useState<readonly HeaderDraft[]>(storedHeaders(channel.headerNames))
  const [mistake, setMistake] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const destination = destinationOf(kind, form)
    const merged = toHeaders(headers)
    const wrong = [destination, merged].find(each => typeof each === 'string') ?? null
    setMistake(wrong)
    setSaved(false)
    if (typeof destination === 'string' || typeof merged === 'string') return
    const name = textOf(form, 'name') ?? ''
    const body = textOf(form, 'body') as WebhookBody | null
    const webhook = kind === 'WEBHOOK' && { body, headers: merged, rotateSecret: form.get('rotateSecret') !== null }
    const events = eventsOf(form, channel.eventWidgets?.map(widget => widget.id) ?? [])
    const { data } = await send({ input: { id, name, ...destination, ...webhook, ...events } })
    if (!data) return
    const { signingSecret, channel: after } = data.saveChannel
    show(signingSecret ? { name, secret: signingSecret } : null)
    setHeaders(storedHeaders(after.headerNames))
    forget(element)
    setSaved(true)
  }
  const errors = mistake === null ? refused : [mistakeIn('', mistake)]
  return (
    <section className="panel stack" aria-labelledby="channel-settings">
      <h2 id="channel-settings" ref={heading} tabIndex={-1}>
        Settings of {before}
      </h2>
      <p className="small muted">
        {kindNames[kind]}
        {channel.target && ` to ${channel.target}`}
      </p>
      <form className="stack" aria-label={`Settings of ${before}`} onSubmit={submit}>
        <div className="fields">
          <TextField label="Name" name="name" required maxLength={100} defaultValue={before} errors={errors} />
          <DestinationFields kind={kind} errors={errors} known={channel} />
          {kind === 'WEBHOOK' && (
            <ChoiceField label="Body" name="body" options={bodyNames} defaultValue={channel.body} errors={errors} />
          )}
        </div>
        {kind === 'WEBHOOK' && (
          <>
            <HeaderFields headers={headers} change={setHeaders} />
            <CheckField label="Make another signing secret" name="rotateSecret" />
          </>
        )}
        <EventFields errors={errors} chosen={channel.events} widgets={channel.eventWidgets} />
        <SaveBar saving={sending} saved={saved} errors={errors}>
          <button type="button" className="button" onClick={close}>
            Close
          </button>
        </SaveBar>
      </form>
    </section>
  )
}

/** What was typed of secrets is gone once it is saved. */
function forget(form: HTMLFormElement): void {
  const [url, rotate] = ['url', 'rotateSecret'].map(name => form.elements.namedItem(name))
  if (url instanceof HTMLInputElement) url.value = ''
  if (rotate instanceof HTMLInputElement) rotate.checked = false
}
