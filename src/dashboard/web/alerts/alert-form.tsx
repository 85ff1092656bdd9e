import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type ApiError, mistakeIn } from '../api/api-error.ts'
import { useAsk, useAskNow, useSend } from '../api/ask.ts'
import type { AlertConditionKind, AlertRuleFragment, SaveAlertInput } from '../gql/graphql.ts'
import { ChoiceField, TextField } from '../parts/form.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { granularityNames } from '../period/granularity.ts'
import { BucketFields } from './bucket-fields.tsx'
import { saveAlert } from './changes.ts'
import { ChannelChoice } from './channel-choice.tsx'
import { ConditionFields } from './condition-fields.tsx'
import { draftOf, isComplete, previewOf } from './draft.ts'
import { MuteFields } from './mute-fields.tsx'
import { askAlertWidget, askSameName } from './operations.ts'
import { Preview } from './preview.tsx'
import { MetricField, RowFields, WidgetField } from './watch-fields.tsx'
import { WhenFields } from './when-fields.tsx'

interface AlertFormProps {
  /** The alert that is changed; null: a new one. */
  readonly alert: AlertRuleFragment | null
  readonly channels?: readonly { readonly id: string; readonly name: string }[]
  readonly widgetId?: string | null
  saved(id: string): void
}

const PREVIEW_AFTER_MS = 300

/** An alert with a preview of what it would have done, which follows what is typed. */
export function AlertForm({ alert, channels = [], widgetId: first = null, saved }: AlertFormProps) {
  const [widgetId, setWidgetId] = useState(alert?.widget?.id ?? first)
  const { data } = useAsk(askAlertWidget, { id: widgetId ?? '' }, { pause: widgetId === null })
  const widget = data?.widget?.id === widgetId ? data?.widget : null
  const { form, draft, typed } = useDraft(widget?.id)
  const { submit, sending, done, errors } = useSave(alert, saved)
  const metric = widget?.metrics.find(({ id }) => id === draft?.input.metricId)
  return (
    <form
      ref={form}
      className="stack"
      aria-label={alert ? `Settings of ${alert.name}` : 'New alert'}
      onSubmit={submit}
      onChange={typed}
    >
      <div className="fields">
        <TextField label="Name" name="name" required maxLength={100} defaultValue={alert?.name ?? ''} errors={errors} />
        <WidgetField widgetId={widgetId} choose={setWidgetId} />
        {widget && <MetricField key={widget.id} widget={widget} alert={alert} errors={errors} />}
        <ChoiceField
          label="Buckets of"
          name="granularity"
          options={granularityNames}
          defaultValue={alert?.granularity ?? 'DAY'}
          hint="Each is evaluated when it has ended"
          errors={errors}
        />
        <ConditionFields condition={alert?.condition} errors={errors} />
        <BucketFields alert={alert} errors={errors} />
      </div>
      {widget && <RowFields key={widget.id} widget={widget} alert={alert} errors={errors} />}
      <section className="stack" aria-label="Preview">
        <h3>Preview</h3>
        {draft && metric ? (
          <Preview
            input={previewOf(draft.input)}
            watched={{
              name: metric.name,
              format: metric.format,
              kind: draft.kind,
              granularity: draft.input.granularity,
              recoverAt: draft.input.recoverAt ?? null,
            }}
          />
        ) : (
          <p className="muted">Choose a widget and say when it fires: the chart shows what it would have done.</p>
        )}
      </section>
      <WhenFields alert={alert} errors={errors} />
      <MuteFields mute={alert?.mute ?? []} errors={errors} />
      <ChannelChoice chosen={channels} errors={errors} />
      <SaveBar saving={sending} saved={done} errors={errors} />
    </form>
  )
}

interface FormDraft {
  readonly input: SaveAlertInput
  readonly kind: AlertConditionKind
}

/** What the form says, read a moment after the last key; null while there is nothing to ask for. */
function useDraft(widgetId: string | undefined) {
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState<FormDraft | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const read = useRef(() => {
    if (!form.current) return
    const data = new FormData(form.current)
    const { input } = draftOf(data)
    setDraft(input && isComplete(input) ? { input, kind: data.get('kind') as AlertConditionKind } : null)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another widget has other metrics in the form.
  useEffect(() => read.current(), [widgetId])
  useEffect(() => () => clearTimeout(timer.current), [])
  const typed = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => read.current(), PREVIEW_AFTER_MS)
  }
  return { form, draft, typed }
}

function useSave(alert: AlertRuleFragment | null, saved: (id: string) => void) {
  const { send, sending, errors: refused } = useSend(saveAlert)
  const named = useAskNow(askSameName)
  const [mistake, setMistake] = useState<ApiError | null>(null)
  const [done, setDone] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setDone(false)
    const { input, mistake: found } = draftOf(new FormData(event.currentTarget))
    setMistake(found)
    if (!input) return
    // A name that is in use would replace that alert.
    const { data: same } = alert ? { data: undefined } : await named.send({ name: input.name })
    if (same?.alerts?.nodes?.some(other => other?.name === input.name))
      return setMistake(mistakeIn('name', 'Another alert has this name.'))
    const { data } = await send({ input: alert ? { ...input, id: alert.id, paused: alert.paused } : input })
    if (!data) return
    setDone(true)
    saved(data.saveAlert.alert.id)
  }
  return { submit, sending: sending || named.sending, done, errors: mistake ? [mistake] : refused }
}
