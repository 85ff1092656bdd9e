import { type FormEvent, useState } from 'react'
import type { WidgetSettingsFragment } from '../gql/graphql.ts'
import { ChoiceField, TextField, textOf } from '../parts/form.tsx'
import { Notice } from '../parts/notice.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Loading } from '../parts/state.tsx'
import { useMay } from '../session/viewer.ts'
import { NewPoint } from './new-point.tsx'
import { POINTS_OF_A_PAGE, type Point, type PointFilter, toListBody } from './point.ts'
import { PointRow } from './point-row.tsx'
import { usePoints } from './use-points.ts'

const ALL: PointFilter = { metricId: null, from: null, through: null }

/** What was pushed, point by point with every digit: to look up, correct, delete and add. */
export function PointsSection({ widget }: { widget: WidgetSettingsFragment }) {
  const [filter, setFilter] = useState(ALL)
  const [offset, setOffset] = useState(0)
  const [message, setMessage] = useState('')
  const { page, error, again } = usePoints(toListBody(widget.id, filter, offset, widget.keyKind !== 'CATEGORY'))
  const mayPush = useMay('PUSH')
  const done = (text: string) => {
    setMessage(text)
    again()
  }
  return (
    <div className="stack">
      <FilterForm
        widget={widget}
        show={next => {
          setFilter(next)
          setOffset(0)
        }}
      />
      {error && <Notice kind="bad">{error}</Notice>}
      <p role="status" className="good">
        {message}
      </p>
      {!page && !error && <Loading />}
      {page && page.points.length === 0 && <p className="muted">No point is like that.</p>}
      {page && page.points.length > 0 && <PointTable widget={widget} points={page.points} done={done} />}
      {(offset > 0 || page?.hasMore) && (
        <div className="actions">
          <button
            type="button"
            className="button"
            disabled={offset === 0}
            onClick={() => setOffset(Math.max(0, offset - POINTS_OF_A_PAGE))}
          >
            Previous points
          </button>
          <button
            type="button"
            className="button"
            disabled={!page?.hasMore}
            onClick={() => setOffset(offset + POINTS_OF_A_PAGE)}
          >
            Next points
          </button>
        </div>
      )}
      {mayPush && <NewPoint widget={widget} done={done} />}
    </div>
  )
}

interface PointTableProps {
  readonly widget: WidgetSettingsFragment
  readonly points: readonly Point[]
  done(message: string): void
}

function PointTable({ widget, points, done }: PointTableProps) {
  return (
    <Scroll label="Table of points">
      <table className="values">
        <thead>
          <tr>
            <th scope="col">{widget.keyColumn ?? 'Key'}</th>
            {widget.dimensions.map(({ name }) => (
              <th key={name} scope="col" className="text">
                {name}
              </th>
            ))}
            <th scope="col" className="text">
              Metric
            </th>
            <th scope="col" className="number">
              Value
            </th>
            <th scope="col" className="text">
              <span className="sr-only">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map(point => (
            <PointRow
              key={JSON.stringify([point.metricId, point.key, point.dimensions])}
              widget={widget}
              point={point}
              done={done}
            />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

interface FilterFormProps {
  readonly widget: WidgetSettingsFragment
  show(filter: PointFilter): void
}

function FilterForm({ widget, show }: FilterFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    show({ metricId: textOf(form, 'metricId'), from: textOf(form, 'from'), through: textOf(form, 'through') })
  }
  const type = widget.keyKind === 'DATE' ? 'date' : 'text'
  return (
    <form className="filter" onSubmit={submit} aria-label="Which points">
      <ChoiceField
        label="Of the metric"
        name="metricId"
        none="All"
        options={Object.fromEntries(widget.metrics.map(({ id, name }) => [id, name]))}
      />
      <TextField label="From" name="from" type={type} />
      <TextField label="Through" name="through" type={type} />
      <button type="submit" className="button">
        Show
      </button>
    </form>
  )
}
