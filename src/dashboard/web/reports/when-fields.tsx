import { useDeferredValue } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { useAsk } from '../api/ask.ts'
import { TextField } from '../parts/form.tsx'
import { formatInstant } from '../parts/format.ts'
import { AlertChoice } from './alert-choice.tsx'
import { askCronTimes } from './operations.ts'
import type { FollowedAlert } from './report-words.ts'

interface WhenFieldsProps {
  readonly cron: string
  /** Empty: the project's. */
  readonly timeZone: string
  readonly afterAlertId: string
  /** As it was saved. */
  readonly followed: FollowedAlert
  readonly errors: readonly ApiError[]
  change(members: { cron?: string; timeZone?: string; afterAlertId?: string }): void
}

/** When it is sent, with the times that follow. */
export function WhenFields({ cron, timeZone, afterAlertId, followed, errors, change }: WhenFieldsProps) {
  return (
    <fieldset className="stack">
      <legend>When</legend>
      <div className="fields">
        <TextField
          label="Schedule"
          name="cron"
          value={cron}
          placeholder="0 7 * * 1"
          hint="As cron: minute, hour, day, month, weekday; empty: none"
          errors={errors}
          onChange={event => change({ cron: event.target.value })}
        />
        <TextField
          label="Time zone"
          name="timeZone"
          value={timeZone}
          placeholder="Europe/Berlin"
          hint="Empty: the project’s"
          errors={errors}
          onChange={event => change({ timeZone: event.target.value })}
        />
        <AlertChoice afterAlertId={afterAlertId} followed={followed} errors={errors} change={change} />
      </div>
      {cron.trim() !== '' && <NextTimes cron={cron.trim()} timeZone={timeZone.trim() || null} />}
    </fieldset>
  )
}

function NextTimes({ cron, timeZone }: { cron: string; timeZone: string | null }) {
  const asked = useDeferredValue(JSON.stringify({ cron, timeZone }))
  const { data, errors } = useAsk(askCronTimes, JSON.parse(asked) as { cron: string; timeZone: string | null })
  const times = data?.cronTimes ?? []
  if (errors[0]) return <p className="small bad">{errors[0].message}</p>
  return (
    <div className="small">
      <p className="muted">The next times, as your clock shows them:</p>
      <ul aria-label="Next times">
        {times.map(time => (
          <li key={time}>{formatInstant(time)}</li>
        ))}
      </ul>
    </div>
  )
}
