// How long a widget keeps instants, and sums of hours after that.
import type { ApiError } from '../api/api-error.ts'
import type { WidgetSettingsFragment } from '../gql/graphql.ts'
import { TextField, textOf } from '../parts/form.tsx'

interface RetentionProps {
  readonly widget: Pick<WidgetSettingsFragment, 'keepInstantsDays' | 'keepHoursDays'>
  readonly errors: readonly ApiError[]
}

export function RetentionFields({ widget, errors }: RetentionProps) {
  return (
    <>
      <TextField
        label="Days that instants are kept"
        name="keepInstantsDays"
        type="number"
        min={2}
        defaultValue={widget.keepInstantsDays ?? ''}
        hint="Then sums of hours; empty: for ever"
        errors={errors}
      />
      <TextField
        label="Days that hours are kept"
        name="keepHoursDays"
        type="number"
        min={2}
        defaultValue={widget.keepHoursDays ?? ''}
        hint="Then sums of days; empty: for ever"
        errors={errors}
      />
    </>
  )
}

/** What the fields say; nothing where they are not shown. */
export function retentionOf(form: FormData) {
  return form.has('keepInstantsDays')
    ? { keepInstantsDays: daysOf(form, 'keepInstantsDays'), keepHoursDays: daysOf(form, 'keepHoursDays') }
    : {}
}

/** Null: for ever. */
function daysOf(form: FormData, name: string): number | null {
  const text = textOf(form, name)
  return text === null ? null : Number(text)
}
