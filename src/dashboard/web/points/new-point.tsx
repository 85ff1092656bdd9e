import type { FormEvent } from 'react'
import { useSend } from '../api/ask.ts'
import type { WidgetSettingsFragment } from '../gql/graphql.ts'
import { ChoiceField, TextField, textOf } from '../parts/form.tsx'
import { pushPoint } from './operations.ts'
import { toPush } from './point.ts'

const keyHints = {
  DATE: 'A day such as 2026-11-20; of values of periods also 2026-11 or 2026-Q4',
  TIME: 'An instant such as 2026-11-20T14:30',
  CATEGORY: 'A name',
} as const

interface NewPointProps {
  readonly widget: WidgetSettingsFragment
  done(message: string): void
}

/** Adds a point, or replaces the one of the same key, metric and dimensions. */
export function NewPoint({ widget, done }: NewPointProps) {
  const { send, sending, errors } = useSend(pushPoint)
  const pushed = widget.metrics.filter(({ formula, eventCount }) => formula === null && eventCount === null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const dimensions = Object.fromEntries(
      widget.dimensions.flatMap(({ name }) => {
        const value = textOf(form, `dimension.${name}`)
        return value === null ? [] : [[name, value]]
      }),
    )
    const [key, metric] = [textOf(form, 'key') ?? '', textOf(form, 'metric') ?? '']
    const { data } = await send({
      input: toPush(widget.id, { key, metric, dimensions, value: textOf(form, 'value') ?? '' }),
    })
    if (!data) return
    const { created, warnings } = data.push.receipt
    done([`${created > 0 ? 'Added' : 'Replaced'}: ${metric}, ${key}.`, ...warnings].join(' '))
    const value = element.elements.namedItem('value')
    if (value instanceof HTMLInputElement) value.value = ''
  }
  return (
    <form className="stack" onSubmit={submit} aria-label="Add a point">
      <h3>Add a point</h3>
      <div className="fields">
        <TextField
          label={widget.keyColumn ?? 'Key'}
          name="key"
          required
          hint={keyHints[widget.keyKind ?? 'CATEGORY']}
          errors={errors}
        />
        {widget.dimensions.map(({ name }) => (
          <TextField key={name} label={name} name={`dimension.${name}`} maxLength={255} hint="Empty: no value" />
        ))}
        <ChoiceField
          label="Metric"
          name="metric"
          options={Object.fromEntries(pushed.map(({ name }) => [name, name]))}
          defaultValue={pushed[0]?.name}
        />
        <TextField
          label="Value"
          name="value"
          required
          inputMode="decimal"
          autoComplete="off"
          hint="Every digit is kept"
          errors={errors}
        />
      </div>
      <div className="actions">
        <button type="submit" className="button" disabled={sending}>
          Add
        </button>
        {errors[0] && <span className="bad">{errors[0].message}</span>}
      </div>
    </form>
  )
}
