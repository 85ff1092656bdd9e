import { type FormEvent, useState } from 'react'
import { useSend } from '../api/ask.ts'
import { describeFilter } from '../dimensions/question.ts'
import type { GoalDirection, GoalPace, GoalUnit, WidgetSettingsFragment } from '../gql/graphql.ts'
import { ChoiceField, TextField, textOf } from '../parts/form.tsx'
import { formatNumber } from '../parts/format.ts'
import { SaveBar } from '../parts/save-bar.tsx'
import { setGoal } from './operations.ts'

type Metric = WidgetSettingsFragment['metrics'][number]

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

/** What a metric should reach: one goal per kind of unit. An empty target removes it. */
export function GoalForm({ metric }: { metric: Metric }) {
  const { send, sending, errors } = useSend(setGoal)
  const [saved, setSaved] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSaved(false)
    const form = new FormData(event.currentTarget)
    const { data } = await send({
      input: {
        metricId: metric.id,
        period: form.get('period') as GoalUnit,
        direction: form.get('direction') as GoalDirection,
        pace: form.get('pace') as GoalPace,
        target: textOf(form, 'target'),
      },
    })
    setSaved(data !== undefined)
  }
  return (
    <form className="stack" onSubmit={submit} aria-label={`Goals of ${metric.name}`}>
      <h4>Goals</h4>
      {metric.goals.length > 0 && (
        <ul>
          {metric.goals.map(goal => (
            <li key={JSON.stringify([goal.period, goal.where])}>
              {directionNames[goal.direction]} {formatNumber(goal.target, metric.format)} {unitNames[goal.period]}
              {goal.pace === 'WORKING_DAYS' && ', by working days'}
              {goal.where.length > 0 && ` (${goal.where.map(describeFilter).join('; ')})`}
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
      <SaveBar saving={sending} saved={saved} errors={errors} />
    </form>
  )
}
