import { useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { messageFor } from '../api/api-error.ts'
import type { AlertRuleFragment } from '../gql/graphql.ts'
import { CheckField } from '../parts/form.tsx'
import { weekdays } from './mute.ts'

type Window = AlertRuleFragment['mute'][number]
const MOST_WINDOWS = 20
const night: Window = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '22:00', until: '06:00' }

/** Times of the week in which nobody is notified. */
export function MuteFields({ mute, errors }: { mute: readonly Window[]; errors: readonly ApiError[] }) {
  const [windows, setWindows] = useState(mute.map((window, key) => ({ key, window })))
  const message = messageFor(errors, 'mute')
  const add = () =>
    setWindows(before => [...before, { key: Math.max(-1, ...before.map(({ key }) => key)) + 1, window: night }])
  return (
    <fieldset className="stack">
      <legend>Nobody is notified</legend>
      {windows.map(({ key, window }, at) => (
        <fieldset key={key} className="checks" aria-label={`Mute window ${at + 1}`}>
          {weekdays.map((day, index) => (
            <CheckField
              key={day}
              label={day}
              name={`mute.${key}.weekdays`}
              value={index + 1}
              defaultChecked={window.weekdays.includes(index + 1)}
            />
          ))}
          <label>
            from <input type="time" name={`mute.${key}.from`} required defaultValue={window.from} />
          </label>
          <label>
            until <input type="time" name={`mute.${key}.until`} required defaultValue={window.until} />
          </label>
          <button
            type="button"
            className="button quiet"
            aria-label={`Remove mute window ${at + 1}`}
            onClick={() => setWindows(before => before.filter(each => each.key !== key))}
          >
            Remove
          </button>
        </fieldset>
      ))}
      {message && <p className="small bad">{message}</p>}
      <div className="actions">
        <button type="button" className="button" disabled={windows.length >= MOST_WINDOWS} onClick={add}>
          Add a mute window
        </button>
      </div>
    </fieldset>
  )
}
