import { type FormEvent, useState } from 'react'
import { mistakeIn } from '../api/api-error.ts'
import { useSend } from '../api/ask.ts'
import { FILTER_EXAMPLE, readFilterText, toFilterInput } from '../dimensions/filter-lines.ts'
import { describeFilter } from '../dimensions/question.ts'
import type { GoalDirection, GoalPace, GoalUnit, WidgetSettingsFragment } from '../gql/graphql.ts'
import { ChoiceField, LinesField, TextField, textOf } from '../parts/form.tsx'
import { formatNumber } from '../parts/format.ts'
import { SaveBar } from '../parts/save-bar.tsx'
import { setGoal } from './operations.ts'

type Metric = WidgetSettingsFragment['metrics'][number]
type Goal = Metric['goals'][number]

const unitNames: Readonly<Record<GoalUnit, string>> = {
  DAY: 'each day',
  WEEK: 'each week',
  MONTH: 'each month',
  QUARTER: 'each quarter',
  YEAR: 'each year',
  FISCAL_QUARTER: 'each fiscal quarter',
  FISCAL_YEAR: 'each fiscal year',
}
const directionNames: Readonly<Record<GoalDirection, string>> = { AT_LEAST: 'at least', AT_MOST: 'at most' }
const paceNames: Readonly<Record<GoalPace, string>> = { CALENDAR_DAYS: 'calendar days', WORKING_DAYS: 'working days' }

/** What a metric should reach: one goal per kind of unit and rows. An empty target removes it. */
export function GoalForm({ metric, hasDimensions }: { metric: Metric; hasDimensions: boolean }) {
  const { send, sending, errors: refused } = useSend(setGoal)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSaved(false)
    const form = new FormData(event.currentTarget)
    const where = readFilterText(textOf(form, 'where') ?? '')
    setRefusal(where.refusal)
    if (where.refusal !== null) return
    const { data } = await send({
      input: {
        metricId: metric.id,
        period: form.get('period') as GoalUnit,
        direction: form.get('direction') as GoalDirection,
        pace: form.get('pace') as GoalPace,
        target: textOf(form, 'target'),
        ...(hasDimensions && { where: where.filters }),
      },
    })
    setSaved(data !== undefined)
  }
  const remove = ({ period, where }: Goal) =>
    send({ input: { metricId: metric.id, period, target: null, where: where.map(toFilterInput) } })
  const errors = refusal === null ? refused : [mistakeIn('where', refusal)]
  return (
    <form className="stack" onSubmit={submit} aria-label={`Goals of ${metric.name}`}>
      <h4>Goals</h4>
      {metric.goals.length > 0 && (
        <ul>
          {metric.goals.map(goal => (
            <li key={JSON.stringify([goal.period, goal.where])}>
              {directionNames[goal.direction]} {formatNumber(goal.target, metric.format)} {unitNames[goal.period]}
              {goal.pace === 'WORKING_DAYS' && ', by working days'}
              {goal.where.length > 0 && ` (${goal.where.map(describeFilter).join('; ')})`}{' '}
              <button
                type="button"
                className="button quiet"
                aria-label={`Remove the goal of ${unitNames[goal.period]}${goal.where.map(it => `, ${describeFilter(it)}`).join('')}`}
                disabled={sending}
                onClick={() => remove(goal)}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="fields">
        <ChoiceField label="Unit" name="period" options={unitNames} defaultValue="MONTH" errors={errors} />
        <ChoiceField label="It should be" name="direction" options={directionNames} defaultValue="AT_LEAST" />
        <ChoiceField label="Pace by" name="pace" options={paceNames} defaultValue="CALENDAR_DAYS" />
        <TextField label="Target" name="target" inputMode="decimal" hint="Empty: no goal" errors={errors} />
      </div>
      {hasDimensions && (
        <LinesField
          label="Of which rows"
          name="where"
          rows={2}
          placeholder={FILTER_EXAMPLE}
          hint="Filters by dimensions, one a line; empty: all rows"
          errors={errors}
        />
      )}
      <SaveBar label="Set the goal" saving={sending} saved={saved} errors={errors} />
    </form>
  )
}
