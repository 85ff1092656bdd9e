import { useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import type { AlertConditionKind, AlertRuleFragment } from '../gql/graphql.ts'
import { ChoiceField, TextField } from '../parts/form.tsx'
import { granularityNames } from '../period/granularity.ts'
import { kindNames } from './alert-words.ts'
import { SelectField } from './select-field.tsx'

interface ConditionProps {
  readonly condition: AlertRuleFragment['condition'] | undefined
  readonly errors: readonly ApiError[]
}

/** What makes it fire, with the fields of that. */
export function ConditionFields({ condition, errors }: ConditionProps) {
  const [kind, setKind] = useState<AlertConditionKind>(condition?.kind ?? 'ABOVE')
  return (
    <>
      <SelectField
        label="It fires when"
        name="kind"
        value={kind}
        choose={value => setKind(value as AlertConditionKind)}
      >
        {Object.entries(kindNames).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </SelectField>
      <KindFields key={kind} kind={kind} condition={condition} errors={errors} />
    </>
  )
}

function KindFields({ kind, condition, errors }: ConditionProps & { kind: AlertConditionKind }) {
  const number = (label: string, name: string, value: string | null | undefined, more: object = {}) => (
    <TextField label={label} name={name} inputMode="decimal" defaultValue={value ?? ''} errors={errors} {...more} />
  )
  switch (kind) {
    case 'ABOVE':
      return number('Above', 'above', condition?.above, { required: true })
    case 'BELOW':
      return number('Below', 'below', condition?.below, { required: true })
    case 'OUTSIDE':
      return (
        <>
          {number('Below', 'low', condition?.outside?.low, { required: true })}
          {number('Or above', 'high', condition?.outside?.high, { required: true })}
        </>
      )
    case 'CHANGE':
      return <ChangeFields change={condition?.change} errors={errors} />
    case 'GOAL_PACE':
      return (
        <ChoiceField
          label="Goal of"
          name="unit"
          options={goalUnits}
          defaultValue={condition?.goalPace?.unit ?? 'MONTH'}
          errors={errors}
        />
      )
    case 'SILENCE':
      return (
        <TextField
          label="For so many buckets"
          name="buckets"
          type="number"
          min={1}
          max={1000}
          defaultValue={condition?.silence?.buckets ?? 1}
          errors={errors}
        />
      )
    case 'UNUSUAL':
      return (
        <>
          {number('Deviations', 'deviations', condition?.unusual?.deviations ?? '4.5', {
            hint: '4.5 is about three standard deviations',
          })}
          {number('At least so far away', 'tolerance', condition?.unusual?.tolerance ?? '0')}
          <ChoiceField
            label="Compared with"
            name="season"
            none="what suits the buckets"
            options={seasons}
            defaultValue={condition?.unusual?.season}
            errors={errors}
          />
          <TextField
            label="Seasons"
            name="seasons"
            type="number"
            min={4}
            max={26}
            defaultValue={condition?.unusual?.seasons ?? 8}
            errors={errors}
          />
        </>
      )
  }
}

const seasons = { WEEK: 'the weekday of other weeks', DAY: 'the hour of other days' }
const { HOUR: _hour, ...goalUnits } = granularityNames
const measures = { PERCENT: 'percent', DIFFERENCE: 'the unit of the metric' }
const compared: Readonly<Record<string, string>> = {
  PREVIOUS_PERIOD: 'the bucket before',
  '1 WEEK': 'a week earlier',
  SAME_PERIOD_LAST_YEAR: 'the same period last year',
  SAME_WEEKDAYS_LAST_YEAR: 'the same weekday last year',
}

interface ChangeProps {
  readonly change: AlertRuleFragment['condition']['change'] | undefined
  readonly errors: readonly ApiError[]
}

function ChangeFields({ change, errors }: ChangeProps) {
  const { shift } = change ?? {}
  const against = shift ? `${shift.count} ${shift.unit}` : (change?.against ?? 'PREVIOUS_PERIOD')
  const own = shift ? `${shift.count} × ${granularityNames[shift.unit]} earlier` : against
  return (
    <>
      <TextField
        label="Below"
        name="below"
        inputMode="decimal"
        defaultValue={change?.below ?? ''}
        hint="-20: a fall of more than 20"
        errors={errors}
      />
      <TextField
        label="Above"
        name="above"
        inputMode="decimal"
        defaultValue={change?.above ?? ''}
        hint="20: a rise of more than 20"
        errors={errors}
      />
      <ChoiceField
        label="In"
        name="measure"
        options={measures}
        defaultValue={change?.measure ?? 'PERCENT'}
        errors={errors}
      />
      <ChoiceField
        label="Against"
        name="against"
        options={{ [against]: own, ...compared }}
        defaultValue={against}
        errors={errors}
      />
    </>
  )
}
