import { type FormEvent, useState } from 'react'
import { type ApiError, mistakeIn } from '../api/api-error.ts'
import { useSend } from '../api/ask.ts'
import { TextField, textOf } from '../parts/form.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { saveCalendar } from './operations.ts'

/** Years of whole weeks. */
export function CalendarForm() {
  const { send, sending, errors: refused } = useSend(saveCalendar)
  const [mistakes, setMistakes] = useState<readonly ApiError[]>([])
  const [saved, setSaved] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSaved(false)
    const form = new FormData(event.currentTarget)
    const pattern = wholeNumbersIn(textOf(form, 'pattern') ?? '')
    const longYears = wholeNumbersIn(textOf(form, 'longYears') ?? '')
    const found = [
      ...(pattern ? [] : [mistakeIn('pattern', 'Write whole numbers of weeks, such as 4, 4, 5.')]),
      ...(longYears ? [] : [mistakeIn('longYears', 'Write years, such as 2028, 2034.')]),
    ]
    setMistakes(found)
    if (!pattern || !longYears) return
    const weeks = {
      firstDay: textOf(form, 'firstDay') ?? '',
      years: Number(form.get('years')),
      pattern: pattern.length > 0 ? pattern : null,
      longYears,
    }
    const { data } = await send({ input: { name: textOf(form, 'name') ?? '', weeks } })
    setSaved(data !== undefined)
  }
  const errors = mistakes.length > 0 ? mistakes : refused
  return (
    <details>
      <summary>
        <h3>New calendar of weeks</h3>
      </summary>
      <form className="stack" onSubmit={submit} aria-label="New calendar of weeks">
        <div className="fields">
          <TextField
            label="Name"
            name="name"
            required
            placeholder="Retail"
            hint="A calendar of this name is replaced"
            errors={errors}
          />
          <TextField label="First day of its first year" name="firstDay" type="date" required errors={errors} />
          <TextField label="Years" name="years" type="number" min={1} defaultValue={3} required errors={errors} />
          <TextField
            label="Weeks of each period"
            name="pattern"
            defaultValue="4, 4, 5"
            hint="Repeated until a year has 52"
            errors={errors}
          />
          <TextField
            label="Years with a 53rd week"
            name="longYears"
            placeholder="2028"
            hint="Separated by commas; empty: none"
            errors={errors}
          />
        </div>
        <SaveBar saving={sending} saved={saved} errors={errors} />
      </form>
    </details>
  )
}

/** Null where the text has anything else. */
function wholeNumbersIn(text: string): number[] | null {
  const parts = text.split(/[\s,-]+/).filter(Boolean)
  return parts.every(part => /^\d{1,4}$/.test(part)) ? parts.map(Number) : null
}
