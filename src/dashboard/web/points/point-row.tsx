import { type FormEvent, useState } from 'react'
import { useSend } from '../api/ask.ts'
import type { WidgetSettingsFragment } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { textOf } from '../parts/form.tsx'
import { useMay } from '../session/viewer.ts'
import { deletePoints, pushPoint } from './operations.ts'
import { dimensionsText, type Point, toDeletion, toPush } from './point.ts'

interface PointRowProps {
  readonly widget: WidgetSettingsFragment
  readonly point: Point
  /** What the gateway did. */
  done(message: string): void
}

/** A point with its exact value, to be corrected or deleted. It changes when the gateway has said so. */
export function PointRow({ widget, point, done }: PointRowProps) {
  const [isEdited, setEdited] = useState(false)
  const declared = widget.dimensions.map(({ name }) => name)
  const name = [point.metric, point.key, dimensionsText(point, declared)].filter(Boolean).join(', ')
  return (
    <tr>
      <th scope="row" className="when">
        {point.key}
      </th>
      {declared.map(dimension => (
        <td key={dimension} className="text">
          {point.dimensions[dimension] ?? '–'}
        </td>
      ))}
      <td className="text">{point.metric}</td>
      <td>
        {isEdited ? (
          <Correction {...{ widget, point, done, name }} end={() => setEdited(false)} />
        ) : (
          <span className="exact">{point.value}</span>
        )}
      </td>
      <td className="text">
        {!isEdited && <PointActions {...{ widget, point, done, name }} correct={() => setEdited(true)} />}
      </td>
    </tr>
  )
}

interface PartProps extends PointRowProps {
  readonly name: string
}

function PointActions({ widget, point, name, done, correct }: PartProps & { correct: () => void }) {
  const { send, errors } = useSend(deletePoints)
  const [mayPush, mayManage] = [useMay('PUSH'), useMay('MANAGE')]
  const remove = async () => {
    const { data } = await send({
      input: toDeletion(
        widget.id,
        point,
        widget.dimensions.map(dimension => dimension.name),
      ),
    })
    if (data) done(data.deletePoints.deleted === 1 ? `Deleted: ${name}.` : 'There was no such point any more.')
  }
  return (
    <div className="actions">
      {mayPush && (
        <button type="button" className="button" aria-label={`Correct ${name}`} onClick={correct}>
          Correct
        </button>
      )}
      {mayManage && (
        <Confirm label="Delete" about={name} title={`Delete ${name}?`} yes="Delete" confirm={remove}>
          <p>Its value is {point.value}. What is pushed to this key later makes it anew.</p>
        </Confirm>
      )}
      {errors[0] && <span className="bad">{errors[0].message}</span>}
    </div>
  )
}

function Correction({ widget, point, name, done, end }: PartProps & { end: () => void }) {
  const { send, sending, errors } = useSend(pushPoint)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const value = textOf(new FormData(event.currentTarget), 'value') ?? ''
    const { data } = await send({ input: toPush(widget.id, { ...point, value }) })
    if (!data) return
    end()
    done(`Corrected: ${name}.`)
  }
  return (
    <form
      className="actions"
      onSubmit={submit}
      aria-label={`Correct ${name}`}
      onKeyDown={event => event.key === 'Escape' && end()}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: a button was pressed to type here.
        autoFocus
        name="value"
        aria-label={`Value of ${name}`}
        aria-invalid={errors.length > 0}
        inputMode="decimal"
        autoComplete="off"
        required
        defaultValue={point.value}
      />
      <button type="submit" className="button primary" disabled={sending}>
        Save
      </button>
      <button type="button" className="button" onClick={end}>
        Cancel
      </button>
      {errors[0] && <span className="bad">{errors[0].message}</span>}
    </form>
  )
}
