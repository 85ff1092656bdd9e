import { type FormEvent, useId, useState } from 'react'
import { useAskNow } from '../api/ask.ts'
import type { ChartFormat, ChartTheme, WidgetSettingsFragment } from '../gql/graphql.ts'
import { CopyBlock } from '../parts/copy.tsx'
import { ChoiceField, TextField } from '../parts/form.tsx'
import { formatInstant } from '../parts/format.ts'
import { Notice } from '../parts/notice.tsx'
import { useRoute } from '../shell/route.ts'
import { chartForms, chartQuestionOf, lifetimes, snippetOf } from './chart-address.ts'
import { askChartUrl } from './operations.ts'

const themes: Readonly<Record<ChartTheme, string>> = { LIGHT: 'Light', DARK: 'Dark' }

interface MadeAddress {
  readonly url: string
  readonly snippet: string
  readonly words: string
  readonly ends: string
}

/** Signed addresses of the chart that the page shows, for other pages and for mails. */
export function ChartSection({ widget }: { widget: WidgetSettingsFragment }) {
  const { params } = useRoute()
  const { send, sending } = useAskNow(askChartUrl)
  const [made, setMade] = useState<MadeAddress | null>(null)
  const [error, setError] = useState<string | null>(null)
  const heading = useId()
  const { variables, words } = chartQuestionOf(widget, params)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const format = form.get('format') as ChartFormat
    const [width, height, validHours] = ['width', 'height', 'validHours'].map(name => Number(form.get(name)))
    const size = { width: width ?? 0, height: height ?? 0 }
    const hours = validHours ?? 0
    const { data, errors } = await send({
      ...variables,
      ...size,
      id: widget.id,
      format,
      theme: form.get('theme') as ChartTheme,
      validHours: hours,
    })
    const url = data?.widget?.chartUrl
    setError(errors[0]?.message ?? null)
    setMade(
      url
        ? {
            url,
            snippet: snippetOf(format, { url, title: widget.title, ...size }),
            words,
            ends: new Date(Date.now() + hours * 3_600_000).toISOString(),
          }
        : null,
    )
  }
  return (
    <section className="panel stack" aria-labelledby={heading}>
      <h2 id={heading}>Addresses of the chart</h2>
      <p className="muted">
        For other pages and mails: anyone with an address sees this chart ({words}) and nothing else. It is signed, not
        kept: it cannot be revoked by itself and works until it ends, or the widget is deleted. A public link can be
        revoked.
      </p>
      <form className="stack" onSubmit={submit} aria-label="New address of the chart">
        <div className="fields">
          <ChoiceField label="Kind" name="format" options={chartForms} defaultValue="EMBED" />
          <ChoiceField label="Works for" name="validHours" options={lifetimes} defaultValue="720" />
          <ChoiceField label="Colours" name="theme" options={themes} defaultValue="LIGHT" />
          <TextField label="Width" name="width" type="number" min={50} max={2000} required defaultValue={800} />
          <TextField label="Height" name="height" type="number" min={50} max={2000} required defaultValue={400} />
        </div>
        <div className="actions">
          <button type="submit" className="button" disabled={sending}>
            Make an address
          </button>
        </div>
      </form>
      {error && <Notice kind="bad">{error}</Notice>}
      {made && (
        <div className="stack" role="status">
          <CopyBlock text={made.url} label="address of the chart" />
          <CopyBlock text={made.snippet} label="HTML of the chart" />
          <p className="muted">
            Shows {made.words}; ends {formatInstant(made.ends)}.
          </p>
        </div>
      )}
    </section>
  )
}
