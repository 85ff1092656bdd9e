import { useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { useAsk } from '../api/ask.ts'
import { ChoiceField, TextField } from '../parts/form.tsx'
import { usePause } from '../parts/use-pause.ts'
import { askReportAlerts } from './operations.ts'
import { alertNameOf, type FollowedAlert } from './report-words.ts'

interface AlertChoiceProps {
  readonly afterAlertId: string
  /** As it was saved. */
  readonly followed: FollowedAlert
  readonly errors: readonly ApiError[]
  change(members: { afterAlertId: string }): void
}

/** The alert that a report follows: some at once, the others by a search. The chosen one stays, whatever is searched for. */
export function AlertChoice({ afterAlertId, followed, errors, change }: AlertChoiceProps) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null)
  const search = usePause(text.trim(), '')
  const { data } = useAsk(askReportAlerts, { search: search || null }, { lists: 'Alert' })
  const found = data?.alerts?.nodes ?? []
  const more = (data?.alerts?.totalCount ?? 0) - found.length
  const alerts = Object.fromEntries(found.map(({ id, name }) => [id, name]))
  if (afterAlertId !== '' && !(afterAlertId in alerts)) {
    alerts[afterAlertId] = chosen?.id === afterAlertId ? chosen.name : alertNameOf(followed)
  }
  return (
    <>
      <TextField
        label="Search alerts"
        name="alertSearch"
        type="search"
        value={text}
        hint={more > 0 ? `${more} more: search for their names` : 'By a part of the name'}
        onChange={event => setText(event.target.value)}
      />
      <ChoiceField
        label="After an alert"
        name="afterAlertId"
        none="none"
        options={alerts}
        value={afterAlertId}
        hint="Also sent each time that it begins to fire"
        errors={errors}
        onChange={event => {
          const id = event.target.value
          setChosen({ id, name: alerts[id] ?? '' })
          change({ afterAlertId: id })
        }}
      />
    </>
  )
}
