import { type FormEvent, useId, useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { useSend } from '../api/ask.ts'
import type { AnnotationDetailFragment } from '../gql/graphql.ts'
import { LinesField, TextField, textOf } from '../parts/form.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { kindName, localTimeOf } from './annotation-text.ts'
import { saveAnnotation } from './operations.ts'

const KINDS = ['NOTE', 'RELEASE', 'CAMPAIGN', 'INCIDENT'].map(kindName)

interface AnnotationFormProps {
  /** `null`: on the whole project. */
  readonly widgetId: string | null
  /** Absent: a new one. */
  readonly annotation?: AnnotationDetailFragment
  changed(): void
}

/** An annotation of days; with a time it is of that instant of the first of them. */
export function AnnotationForm({ widgetId, annotation, changed }: AnnotationFormProps) {
  const { send, sending, errors } = useSend(saveAnnotation)
  const [saved, setSaved] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSaved(false)
    const element = event.currentTarget
    const form = new FormData(element)
    const note = {
      ...timeIn(form),
      text: textOf(form, 'text') ?? '',
      kind: textOf(form, 'kind') ?? 'NOTE',
      link: textOf(form, 'link'),
    }
    const { data } = await send({ input: annotation ? { id: annotation.id, ...note } : { widgetId, ...note } })
    setSaved(data !== undefined)
    if (data && !annotation) element.reset()
    if (data) changed()
  }
  return (
    <form
      className="stack"
      onSubmit={submit}
      aria-label={annotation ? `Edit the annotation ${annotation.text}` : 'New annotation'}
    >
      <NoteFields annotation={annotation} errors={errors} />
      <SaveBar saving={sending} saved={saved} errors={errors} />
    </form>
  )
}

interface NoteFieldsProps {
  readonly annotation: AnnotationDetailFragment | undefined
  readonly errors: readonly ApiError[]
}

function NoteFields({ annotation, errors }: NoteFieldsProps) {
  const kinds = useId()
  const time = annotation?.at ? localTimeOf(annotation.at) : null
  return (
    <>
      <LinesField
        label="What happened"
        name="text"
        rows={2}
        required
        maxLength={500}
        defaultValue={annotation?.text}
        errors={errors}
      />
      <div className="fields">
        <TextField
          label="Day"
          name="days"
          type="date"
          required
          defaultValue={time?.slice(0, 10) ?? annotation?.firstDay ?? ''}
          errors={errors}
        />
        <TextField
          label="Last day"
          name="through"
          type="date"
          hint="Empty: one day"
          defaultValue={annotation?.lastDay ?? ''}
          errors={errors}
        />
        <TextField
          label="Time"
          name="at"
          type="time"
          hint="Empty: the whole day"
          defaultValue={time?.slice(11) ?? ''}
          errors={errors}
        />
        <TextField
          label="Kind"
          name="kind"
          list={kinds}
          maxLength={40}
          hint="Or a label of your own"
          defaultValue={kindName(annotation?.kind ?? 'NOTE')}
          errors={errors}
        />
        <datalist id={kinds}>
          {KINDS.map(kind => (
            <option key={kind} value={kind} />
          ))}
        </datalist>
        <TextField
          label="Link"
          name="link"
          type="url"
          placeholder="https://"
          defaultValue={annotation?.link ?? ''}
          errors={errors}
        />
      </div>
    </>
  )
}

function timeIn(form: FormData) {
  const from = textOf(form, 'days') ?? ''
  const clock = textOf(form, 'at')
  if (clock) return { at: new Date(`${from}T${clock}`).toISOString() }
  return { days: { from, through: textOf(form, 'through') ?? from } }
}
