import { type ApiError, messageFor } from '../api/api-error.ts'
import { useAsk } from '../api/ask.ts'
import type { ChannelKind, DataEvent } from '../gql/graphql.ts'
import { CheckField, LinesField, TextField } from '../parts/form.tsx'
import { eventNames } from './channel-words.ts'
import { askWidgetTitles } from './operations.ts'

type Errors = readonly ApiError[]

interface DestinationFieldsProps {
  readonly kind: ChannelKind
  readonly errors: Errors
  /** As it is saved; nothing for a new channel. */
  readonly known?: {
    readonly to: readonly string[]
    readonly source: { readonly name: string } | null
    readonly variables: unknown
  }
}

/** Where messages go. */
export function DestinationFields({ kind, errors, known }: DestinationFieldsProps) {
  if (kind === 'EMAIL')
    return (
      <LinesField
        label="Addresses"
        name="to"
        rows={2}
        required
        defaultValue={known?.to.join('\n')}
        hint="One a line, 50 at most"
        errors={errors}
      />
    )
  if (kind === 'SOURCE')
    return (
      <>
        <TextField
          label="Source"
          name="source"
          required
          defaultValue={known?.source?.name}
          hint="Its name: it is called for each message"
          errors={errors}
        />
        <LinesField
          label="Variables"
          name="variables"
          className="code"
          rows={2}
          spellCheck={false}
          defaultValue={textOfVariables(known?.variables)}
          placeholder={'{ "text": "{{ message.title }}" }'}
          hint="A JSON object; the message is there without it"
          errors={errors}
        />
      </>
    )
  return (
    <TextField
      label="URL"
      name="url"
      type="url"
      required={known === undefined}
      placeholder="https://hooks.example.com/…"
      hint={known ? 'Empty: the one that is stored stays' : 'It is encrypted and never shown again'}
      errors={errors}
    />
  )
}

const textOfVariables = (variables: unknown) =>
  typeof variables === 'object' && variables !== null && Object.keys(variables).length > 0
    ? JSON.stringify(variables, null, 2)
    : ''

interface EventFieldsProps {
  readonly errors: Errors
  readonly chosen?: readonly DataEvent[]
  /** Null: all. */
  readonly widgets?: readonly { readonly id: string; readonly title: string }[] | null
}

/** Of what happens to data it gets messages, besides alerts and reports. */
export function EventFields({ errors, chosen = [], widgets = null }: EventFieldsProps) {
  const { data } = useAsk(askWidgetTitles, {}, { lists: 'Widget' })
  const known = widgets ?? []
  const found = (data?.widgets?.nodes ?? []).filter(({ id }) => known.every(widget => widget.id !== id))
  const message = messageFor(errors, 'widgetIds')
  return (
    <fieldset className="stack">
      <legend>Also tell it when</legend>
      <div className="checks">
        {Object.entries(eventNames).map(([event, text]) => (
          <CheckField
            key={event}
            label={text}
            name="events"
            value={event}
            defaultChecked={chosen.includes(event as DataEvent)}
          />
        ))}
      </div>
      {data && (
        <label className="field">
          <span>Only of these widgets</span>
          <select name="widgetIds" multiple size={4} defaultValue={known.map(({ id }) => id)}>
            {[...known, ...found].map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
          <span className={message ? 'small bad' : 'small muted'}>
            {message ??
              (widgets?.length === 0 ? 'Those that were chosen are deleted' : 'None chosen: of all; 100 at most')}
          </span>
        </label>
      )}
    </fieldset>
  )
}
