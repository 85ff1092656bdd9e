import { type FormEvent, useState } from 'react'
import { mistakeIn } from '../api/api-error.ts'
import { useSend } from '../api/ask.ts'
import { LinesField, TextField, textOf } from '../parts/form.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { saveCalendar } from './operations.ts'
import { readPeriods } from './period-lines.ts'

/** Any periods, one after the other: terms, seasons, months of an own kind. */
export function PeriodListForm() {
  const { send, sending, errors: refused } = useSend(saveCalendar)
  const [mistake, setMistake] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSaved(false)
    const form = new FormData(event.currentTarget)
    const periods = readPeriods(String(form.get('periods') ?? ''))
    setMistake(typeof periods === 'string' ? periods : null)
    if (typeof periods === 'string') return
    const { data } = await send({ input: { name: textOf(form, 'name') ?? '', periods } })
    setSaved(data !== undefined)
  }
  const errors = mistake === null ? refused : [mistakeIn('periods', mistake)]
  return (
    <details>
      <summary>
        <h3>New calendar of any periods</h3>
      </summary>
      <form className="stack" onSubmit={submit} aria-label="New calendar of any periods">
        <div className="fields">
          <TextField
            label="Name"
            name="name"
            required
            placeholder="School"
            hint="A calendar of this name is replaced"
            errors={errors}
          />
        </div>
        <LinesField
          label="Periods"
          name="periods"
          rows={6}
          required
          placeholder="2026-01-12 2026-03-27 Spring term"
          hint="The first day, the last day and the name of each, one a line; each begins the day after the one before"
          errors={errors}
        />
        <SaveBar saving={sending} saved={saved} errors={errors} />
      </form>
    </details>
  )
}
