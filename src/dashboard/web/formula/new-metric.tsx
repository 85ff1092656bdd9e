import { type FormEvent, useState } from 'react'
import { plainFormat } from '../../../core/number-format.ts'
import { type ApiError, mistakeIn } from '../api/api-error.ts'
import { useSend } from '../api/ask.ts'
import type { EventAggregate, WidgetSettingsFragment } from '../gql/graphql.ts'
import { CheckField, ChoiceField, TextField, textOf } from '../parts/form.tsx'
import { readObject } from '../sources/request-draft.ts'
import { toFormat } from '../widget/format-change.ts'
import { FormatFields } from '../widget/format-fields.tsx'
import { FormulaField } from './formula-field.tsx'
import { createCalculatedMetric, createEventMetric } from './operations.ts'

interface NewMetricProps {
  readonly widget: WidgetSettingsFragment
  /** It is there now. */
  made(): void
}

/** A metric from a formula over others. */
export function NewCalculatedMetric({ widget, made }: NewMetricProps) {
  const { send, sending, errors } = useSend(createCalculatedMetric)
  const [format, setFormat] = useState(plainFormat)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const { data } = await send({
      input: { widgetId: widget.id, formula: textOf(form, 'formula') ?? '', ...sharedOf(form) },
    })
    if (data) made()
  }
  return (
    <form
      className="stack"
      onSubmit={submit}
      onInput={event => setFormat(toFormat(new FormData(event.currentTarget)))}
      aria-label="New calculated metric"
    >
      <SharedFields errors={errors} />
      <FormulaField widget={widget} metricId={null} formula="" format={format} errors={errors} />
      <FormatFields format={plainFormat} errors={errors} />
      <MakeBar sending={sending} errors={errors} />
    </form>
  )
}

const aggregateNames: Readonly<Record<EventAggregate, string>> = {
  COUNT: 'How many events',
  UNIQUE_USERS: 'How many users',
  SUM: 'Sum of a property',
  AVERAGE: 'Average of a property',
  MIN: 'Minimum of a property',
  MAX: 'Maximum of a property',
}

/** A metric that is counted from events; by the values of a property where the widget's keys are names. */
export function NewEventMetric({ widget, made }: NewMetricProps) {
  const { send, sending, errors: refused } = useSend(createEventMetric)
  const [mistakes, setMistakes] = useState<readonly ApiError[]>([])
  const [aggregate, setAggregate] = useState<EventAggregate>('COUNT')
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const where = readObject(textOf(form, 'where') ?? '')
    setMistakes(where === null ? [mistakeIn('where', 'It has to be a JSON object, such as { "plan": "pro" }.')] : [])
    if (where === null) return
    const { data } = await send({
      input: {
        widgetId: widget.id,
        event: textOf(form, 'event') ?? '',
        aggregate,
        property: textOf(form, 'property'),
        breakdown: textOf(form, 'breakdown'),
        ...(Object.keys(where).length > 0 && { where }),
        ...sharedOf(form),
      },
    })
    if (data) made()
  }
  const errors = mistakes.length > 0 ? mistakes : refused
  return (
    <form className="stack" onSubmit={submit} aria-label="New metric of events">
      <SharedFields errors={errors} />
      <div className="fields">
        <TextField label="Event" name="event" required placeholder="order" errors={errors} />
        <ChoiceField
          label="What is made of them"
          name="aggregate"
          options={aggregateNames}
          value={aggregate}
          onChange={event => setAggregate(event.target.value as EventAggregate)}
          errors={errors}
        />
        {aggregate !== 'COUNT' && aggregate !== 'UNIQUE_USERS' && (
          <TextField label="Property" name="property" required placeholder="cart.total" errors={errors} />
        )}
        {widget.keyKind !== 'TIME' && (
          <TextField
            label="By the values of"
            name="breakdown"
            required={widget.keyKind === 'CATEGORY'}
            placeholder="plan.name"
            hint="A property whose values are the names of the widget"
            errors={errors}
          />
        )}
        <TextField
          label="Only events with"
          name="where"
          placeholder={'{ "plan": { "name": "pro" } }'}
          hint="Properties as JSON; empty: all"
          errors={errors}
        />
      </div>
      <FormatFields format={plainFormat} errors={errors} />
      <MakeBar sending={sending} errors={errors} />
    </form>
  )
}

function SharedFields({ errors }: { errors: readonly ApiError[] }) {
  return (
    <div className="fields">
      <TextField label="Name" name="name" required maxLength={200} errors={errors} />
      <TextField label="Description" name="description" errors={errors} />
      <CheckField label="Less is better" name="reverse" />
    </div>
  )
}

function sharedOf(form: FormData) {
  const { style, currency, minimumFractionDigits, maximumFractionDigits, unit } = toFormat(form)
  return {
    name: textOf(form, 'name') ?? '',
    description: textOf(form, 'description'),
    reverse: form.has('reverse'),
    format: { style, currency, minimumFractionDigits, maximumFractionDigits, unit },
  }
}

function MakeBar({ sending, errors }: { sending: boolean; errors: readonly ApiError[] }) {
  return (
    <div className="actions">
      <button type="submit" className="button primary" disabled={sending}>
        Make the metric
      </button>
      {errors[0] && <span className="bad">{errors[0].message}</span>}
    </div>
  )
}
