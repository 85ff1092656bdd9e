import { type FormEvent, useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { useAsk, useSend } from '../api/ask.ts'
import { ChoiceField, TextField, textOf } from '../parts/form.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { metricsOf } from './feed-metrics.ts'
import { askWidgetTitles, saveFeed } from './operations.ts'
import { readObject } from './request-draft.ts'

const NO_OBJECT: readonly ApiError[] = [
  { message: '', code: '', fields: { variables: ['It has to be a JSON object.'] }, path: [] },
]

/** Where the rows of a source go, and when. */
export function FeedForm({ source, done }: { source: string; done: () => void }) {
  const { data } = useAsk(askWidgetTitles, {})
  const { send, sending, errors } = useSend(saveFeed)
  const [saved, setSaved] = useState(false)
  const [wrong, setWrong] = useState(false)
  const widgets = (data?.widgets?.edges ?? []).flatMap(edge => edge?.node ?? [])
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSaved(false)
    const form = new FormData(event.currentTarget)
    const variables = readObject(textOf(form, 'variables') ?? '')
    setWrong(variables === null)
    if (variables === null) return
    const { data: sent } = await send({
      input: {
        source,
        name: textOf(form, 'name') ?? '',
        widgetId: String(form.get('widgetId')),
        rows: textOf(form, 'rows'),
        filter: textOf(form, 'filter'),
        key: textOf(form, 'key'),
        metrics: metricsOf(textOf(form, 'metrics') ?? ''),
        cron: textOf(form, 'cron'),
        variables,
      },
    })
    setSaved(sent !== undefined)
    if (sent) done()
  }
  return (
    <form className="stack" onSubmit={submit} aria-label="New feed">
      <div className="fields">
        <TextField label="Name" name="name" required maxLength={100} errors={errors} />
        <ChoiceField
          label="Widget"
          name="widgetId"
          options={Object.fromEntries(widgets.map(widget => [widget.id, widget.title]))}
          defaultValue={widgets[0]?.id}
          errors={errors}
        />
        <TextField label="Rows" name="rows" placeholder="data.items" hint="A path; empty: the data" errors={errors} />
        <TextField label="Key" name="key" placeholder="day" hint="A path; empty: the time of the run" errors={errors} />
        <TextField
          label="Metrics"
          name="metrics"
          required
          placeholder="Orders: count, Revenue: = total / 100"
          hint="name: path, separated by commas"
          errors={errors}
        />
        <TextField label="Only rows where" name="filter" placeholder="= total > 0" errors={errors} />
        <TextField label="When" name="cron" placeholder="0 6 * * *" hint="As cron; empty: by hand" errors={errors} />
        <TextField
          label="Variables"
          name="variables"
          placeholder={'{ "day": "2026-11-20" }'}
          hint="Of the source, as a JSON object"
          errors={wrong ? NO_OBJECT : errors}
        />
      </div>
      <SaveBar saving={sending} saved={saved} errors={errors} />
    </form>
  )
}
