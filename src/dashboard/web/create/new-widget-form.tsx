import type { FormEvent } from 'react'
import { readNames } from '../../../request/dimension-parameter.ts'
import { useSend } from '../api/ask.ts'
import type { ChartType, KeyKind } from '../gql/graphql.ts'
import { chartTypeNames } from '../parts/chart-type.ts'
import { ChoiceField, TextField, textOf } from '../parts/form.tsx'
import { keyKindNames } from '../parts/key-kind.ts'
import { Notice } from '../parts/notice.tsx'
import { go, routeTo } from '../shell/route.ts'
import { ChartPicture } from './chart-picture.tsx'
import { createWidget } from './operations.ts'

export function NewWidgetForm() {
  const { send, sending, errors } = useSend(createWidget)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const { data } = await send({
      input: {
        title: textOf(form, 'title') ?? '',
        chartType: form.get('chartType') as ChartType,
        keyKind: textOf(form, 'keyKind') as KeyKind | null,
        dimensions: readNames(String(form.get('dimensions') ?? '')),
      },
    })
    if (data) go(routeTo('new', data.createWidget.widget.id))
  }
  return (
    <form className="panel stack" onSubmit={submit}>
      {errors[0] && <Notice kind="bad">{errors[0].message}</Notice>}
      <div className="fields">
        <TextField label="Title" name="title" required maxLength={200} placeholder="Visitors" errors={errors} />
        <ChoiceField label="A row is for" name="keyKind" none="What the first push says" options={keyKindNames} />
        <TextField
          label="Dimensions"
          name="dimensions"
          placeholder="country, plan"
          hint="Text columns besides the key, separated by commas"
          errors={errors}
        />
      </div>
      <fieldset>
        <legend>Chart</legend>
        <div className="pictures">
          {Object.entries(chartTypeNames).map(([type, name]) => (
            <label key={type}>
              <input
                type="radio"
                className="picture-choice"
                name="chartType"
                value={type}
                defaultChecked={type === 'LINE'}
              />
              <ChartPicture type={type as ChartType} />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="actions">
        <button type="submit" className="button primary" disabled={sending}>
          Make it
        </button>
        <a className="button" href={routeTo('')}>
          Cancel
        </a>
      </div>
    </form>
  )
}
