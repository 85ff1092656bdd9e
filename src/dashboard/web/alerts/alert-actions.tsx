import { useState } from 'react'
import { useSend } from '../api/ask.ts'
import type { AlertStandingFragment } from '../gql/graphql.ts'
import { acknowledgeAlert, pauseAlert, resumeAlert, snoozeAlert } from './changes.ts'

const HOUR_MS = 3_600_000
const durations = { 1: '1 hour', 8: '8 hours', 24: '1 day', 168: '1 week' }

/** Whether something fires of which nobody has taken charge. */
const isUnattended = ({ states }: AlertStandingFragment) =>
  states.some(({ state, acknowledgedAt }) => state === 'FIRING' && !acknowledgedAt)

export function AlertActions({ alert }: { alert: AlertStandingFragment }) {
  const { id, name, paused, snoozedUntil } = alert
  const acknowledge = useSend(acknowledgeAlert)
  const snooze = useSend(snoozeAlert)
  const pause = useSend(pauseAlert)
  const resume = useSend(resumeAlert)
  const [hours, setHours] = useState('1')
  const isSnoozed = isAhead(snoozedUntil)
  const until = () => (isSnoozed ? null : new Date(Date.now() + Number(hours) * HOUR_MS).toISOString())
  const [error] = [acknowledge, snooze, pause, resume].flatMap(({ errors }) => errors)
  return (
    <div className="actions">
      {isUnattended(alert) && (
        <button
          type="button"
          className="button primary"
          aria-label={`Acknowledge ${name}`}
          disabled={acknowledge.sending}
          onClick={() => acknowledge.send({ id, group: null })}
        >
          Acknowledge
        </button>
      )}
      {!isSnoozed && (
        <select
          aria-label={`How long to snooze ${name}`}
          value={hours}
          onChange={event => setHours(event.target.value)}
        >
          {Object.entries(durations).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        className="button"
        aria-label={`${isSnoozed ? 'Wake' : 'Snooze'} ${name}`}
        disabled={snooze.sending}
        onClick={() => snooze.send({ id, until: until() })}
      >
        {isSnoozed ? 'Wake' : 'Snooze'}
      </button>
      <button
        type="button"
        className="button"
        aria-label={`${paused ? 'Resume' : 'Pause'} ${name}`}
        disabled={pause.sending || resume.sending}
        onClick={() => (paused ? resume : pause).send({ id })}
      >
        {paused ? 'Resume' : 'Pause'}
      </button>
      {error && (
        <span role="status" className="bad">
          {error.message}
        </span>
      )}
    </div>
  )
}

export const isAhead = (instant: string | null | undefined) => instant != null && Date.parse(instant) > Date.now()
