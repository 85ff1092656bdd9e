import { type FormEvent, useState } from 'react'
import { readNames, writeNames } from '../../../request/dimension-parameter.ts'
import { useSend } from '../api/ask.ts'
import type { ChartType, KeyKind, PeriodPreset, WidgetSettingsFragment } from '../gql/graphql.ts'
import { chartTypeNames } from '../parts/chart-type.ts'
import { ChoiceField, TextField, textOf } from '../parts/form.tsx'
import { keyKindNames } from '../parts/key-kind.ts'
import { SaveBar } from '../parts/save-bar.tsx'
import { periodNames } from '../period/period.ts'
import { updateWidget } from './operations.ts'
import { RetentionFields, retentionOf } from './retention-fields.tsx'

export function WidgetForm({ widget }: { widget: WidgetSettingsFragment }) {
  const { send, sending, errors } = useSend(updateWidget)
  const [saved, setSaved] = useState(false)
  const declared = writeNames(widget.dimensions.map(({ name }) => name))
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSaved(false)
    const form = new FormData(event.currentTarget)
    const keyKind = textOf(form, 'keyKind') as KeyKind | null
    const dimensions = String(form.get('dimensions') ?? declared)
    const { data } = await send({
      input: {
        id: widget.id,
        title: textOf(form, 'title') ?? '',
        description: textOf(form, 'description'),
        owner: textOf(form, 'owner'),
        pushName: textOf(form, 'pushName'),
        tags: (textOf(form, 'tags') ?? '')
          .split(',')
          .map(tag => tag.trim())
          .filter(Boolean),
        chartType: form.get('chartType') as ChartType,
        ...retentionOf(form),
        ...(dimensions !== declared && { dimensions: readNames(dimensions) }),
        defaultPeriod: form.get('defaultPeriod') as PeriodPreset,
        // Another kind writes the points anew: it is sent only where it is another one.
        ...(keyKind !== widget.keyKind && { keyKind }),
      },
    })
    setSaved(data !== undefined)
  }
  return (
    <form className="stack" onSubmit={submit} aria-label="Widget">
      <div className="fields">
        <TextField label="Title" name="title" defaultValue={widget.title} required errors={errors} />
        <TextField label="Description" name="description" defaultValue={widget.description ?? ''} errors={errors} />
        <TextField label="Owner" name="owner" defaultValue={widget.owner ?? ''} errors={errors} />
        <TextField
          label="Push name"
          name="pushName"
          defaultValue={widget.pushName ?? ''}
          hint="The measurement, metric or data set that comes here"
          errors={errors}
        />
        <TextField
          label="Tags"
          name="tags"
          defaultValue={widget.tags.join(', ')}
          hint="Separated by commas"
          errors={errors}
        />
        <ChoiceField label="Chart type" name="chartType" options={chartTypeNames} defaultValue={widget.chartType} />
        <ChoiceField
          label="A row is for"
          name="keyKind"
          {...(widget.keyKind === null && { none: 'What the first push says' })}
          options={keyKindNames}
          defaultValue={widget.keyKind}
          errors={errors}
        />
        {(widget.keyKind !== 'CATEGORY' || declared !== '') && (
          <TextField
            label="Dimensions"
            name="dimensions"
            key={declared}
            defaultValue={declared}
            placeholder="country, plan"
            hint="Text columns besides the key, separated by commas"
            errors={errors}
          />
        )}
        {widget.keyKind === 'TIME' && declared === '' && <RetentionFields widget={widget} errors={errors} />}
        <ChoiceField label="Period" name="defaultPeriod" options={periodNames} defaultValue={widget.defaultPeriod} />
      </div>
      <SaveBar saving={sending} saved={saved} errors={errors} />
    </form>
  )
}
