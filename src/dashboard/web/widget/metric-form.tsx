import { type FormEvent, useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { useSend } from '../api/ask.ts'
import { FormulaField } from '../formula/formula-field.tsx'
import type {
  Across,
  Aggregation,
  Cadence,
  ChartType,
  MetricStatus,
  OnDuplicate,
  UpdateMetricInput,
  WidgetSettingsFragment,
} from '../gql/graphql.ts'
import { chartTypeNames } from '../parts/chart-type.ts'
import { CheckField, ChoiceField, TextField, textOf } from '../parts/form.tsx'
import { cadenceNames, statusNames } from '../parts/metric-words.ts'
import { SaveBar } from '../parts/save-bar.tsx'
import { formatChangeOf } from './format-change.ts'
import { FormatFields } from './format-fields.tsx'
import { updateMetric } from './operations.ts'

type Metric = WidgetSettingsFragment['metrics'][number]

const aggregationNames: Readonly<Record<Aggregation, string>> = {
  SUM: 'Sum',
  AVERAGE: 'Average',
  LATEST: 'Latest',
  MIN: 'Minimum',
  MAX: 'Maximum',
  PERIODIC: 'Value of a period',
}
const acrossNames: Readonly<Record<Across, string>> = {
  POOLED: 'All points together',
  SUM: 'Sum',
  AVERAGE: 'Average',
  MIN: 'Minimum',
  MAX: 'Maximum',
}
const onDuplicateNames: Readonly<Record<OnDuplicate, string>> = {
  ADD: 'Add',
  REPLACE: 'Replace',
  MIN: 'Keep the smaller',
  MAX: 'Keep the larger',
}
const DEFAULT_COLOR = '#2f6fed'

/** Every option of a metric. What is left empty goes back to its default. */
export function MetricForm({ metric, widget }: { metric: Metric; widget: WidgetSettingsFragment }) {
  const { send, sending, errors } = useSend(updateMetric)
  const [saved, setSaved] = useState(false)
  const [ownColor, setOwnColor] = useState(metric.color !== null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSaved(false)
    const { data } = await send({ input: inputOf(metric, new FormData(event.currentTarget)) })
    setSaved(data !== undefined)
  }
  const isPushed = metric.formula === null && metric.eventCount === null
  return (
    <form className="stack" onSubmit={submit} aria-label={metric.name}>
      <div className="fields">
        <TextField label="Name" name="name" defaultValue={metric.name} required errors={errors} />
        {metric.formula !== null && (
          <FormulaField
            widget={widget}
            metricId={metric.id}
            formula={metric.formula}
            format={metric.format}
            errors={errors}
          />
        )}
        <TextField label="Description" name="description" defaultValue={metric.description ?? ''} errors={errors} />
        {isPushed && <NumberRules metric={metric} widget={widget} errors={errors} />}
        <StandingFields metric={metric} errors={errors} />
        <ChoiceField
          label="Chart type"
          name="chartType"
          none="As the widget"
          options={chartTypeNames}
          defaultValue={metric.chartType}
        />
        <TextField
          label="Colour"
          name="color"
          type="color"
          defaultValue={metric.color ?? DEFAULT_COLOR}
          onChange={() => setOwnColor(true)}
          errors={errors}
        />
        <NumberFields metric={metric} errors={errors} />
      </div>
      <FormatFields format={metric.format} errors={errors} />
      <div className="checks">
        <CheckField
          label="Own colour"
          name="hasColor"
          checked={ownColor}
          onChange={event => setOwnColor(event.target.checked)}
        />
        <CheckField label="Less is better" name="reverse" defaultChecked={metric.reverse} />
        <CheckField label="Axis upside down" name="reverseGraph" defaultChecked={metric.reverseGraph} />
        <CheckField label="Show the axis" name="yAxisShow" defaultChecked={metric.yAxisShow} />
        <CheckField label="Write values beside the points" name="labelShow" defaultChecked={metric.labelShow} />
      </div>
      <SaveBar saving={sending} saved={saved} errors={errors} />
    </form>
  )
}

/** Whether it may be relied on, who answers for it, and how often new data comes. */
function StandingFields({ metric, errors }: { metric: Metric; errors: readonly ApiError[] }) {
  return (
    <>
      <ChoiceField
        label="Status"
        name="status"
        options={statusNames}
        defaultValue={metric.status}
        hint="Who sets it is kept"
        errors={errors}
      />
      <TextField label="Steward" name="steward" defaultValue={metric.steward ?? ''} errors={errors} />
      {metric.formula === null && (
        <ChoiceField
          label="New data"
          name="cadence"
          none="Whenever it comes"
          options={cadenceNames}
          defaultValue={metric.cadence}
          errors={errors}
        />
      )}
    </>
  )
}

interface NumberRulesProps {
  readonly metric: Metric
  readonly widget: WidgetSettingsFragment
  readonly errors: readonly ApiError[]
}

/**
 * How points become numbers. What follows from the aggregation is shown anew where it has become another one: else the next save would set
 * what was the default before.
 */
function NumberRules({ metric, widget, errors }: NumberRulesProps) {
  const weights = weightsFor(metric, widget)
  return (
    <>
      <ChoiceField
        label="Aggregation"
        name="aggregation"
        options={aggregationNames}
        defaultValue={metric.aggregation}
        errors={errors}
      />
      {widget.dimensions.length > 0 && (
        <ChoiceField
          key={metric.across}
          label="Across dimensions"
          name="across"
          options={acrossNames}
          defaultValue={metric.across}
          errors={errors}
        />
      )}
      {metric.aggregation === 'AVERAGE' && weights.length > 0 && (
        <ChoiceField
          label="Weighted by"
          name="weightMetric"
          none="Every point weighs the same"
          options={Object.fromEntries(weights.map(({ id, name }) => [id, name]))}
          defaultValue={metric.weightMetric?.id ?? null}
          errors={errors}
        />
      )}
      <ChoiceField
        key={metric.defaultOnDuplicate}
        label="A value that is there already"
        name="defaultOnDuplicate"
        options={onDuplicateNames}
        defaultValue={metric.defaultOnDuplicate}
        errors={errors}
      />
    </>
  )
}

/** The axis, and what is shown instead of computed numbers. */
function NumberFields({ metric, errors }: { metric: Metric; errors: readonly ApiError[] }) {
  const shared = { errors, type: 'text', inputMode: 'decimal' } as const
  return (
    <>
      <TextField
        label="Axis"
        name="yAxis"
        type="number"
        step="1"
        defaultValue={metric.yAxis ?? ''}
        hint="Equal numbers share one"
        errors={errors}
      />
      <TextField label="Axis from" name="yAxisMin" {...shared} defaultValue={metric.exact.yAxisMin ?? ''} />
      <TextField label="Axis to" name="yAxisMax" {...shared} defaultValue={metric.exact.yAxisMax ?? ''} />
      <TextField
        label="Headline instead"
        name="headlineOverride"
        {...shared}
        defaultValue={metric.exact.headlineOverride ?? ''}
      />
      <TextField
        label="Percent change instead"
        name="comparisonOverride"
        {...shared}
        defaultValue={metric.exact.comparisonOverride ?? ''}
      />
    </>
  )
}

/** Pushed sums can weigh a mean. */
const weightsFor = (metric: Metric, { metrics }: WidgetSettingsFragment) =>
  metrics.filter(it => it !== metric && it.aggregation === 'SUM' && it.formula === null && it.eventCount === null)

function inputOf(metric: Metric, form: FormData): UpdateMetricInput {
  const yAxis = textOf(form, 'yAxis')
  const aggregation = textOf(form, 'aggregation') as Aggregation | null
  const across = textOf(form, 'across') as Across | null
  const status = textOf(form, 'status') as MetricStatus | null
  const defaultOnDuplicate = textOf(form, 'defaultOnDuplicate') as OnDuplicate | null
  return {
    metricId: metric.id,
    name: textOf(form, 'name') ?? '',
    description: textOf(form, 'description'),
    ...(status && status !== metric.status && { status }),
    steward: textOf(form, 'steward'),
    ...(metric.formula === null && { cadence: textOf(form, 'cadence') as Cadence | null }),
    ...formatChangeOf(metric.format, form),
    // What Cyfe's flags say stays the default until another is chosen.
    ...(aggregation && aggregation !== metric.aggregation && { aggregation }),
    ...(across && across !== metric.across && { across }),
    ...(defaultOnDuplicate && defaultOnDuplicate !== metric.defaultOnDuplicate && { defaultOnDuplicate }),
    ...(form.has('weightMetric') && { weightMetric: textOf(form, 'weightMetric') }),
    ...(metric.formula !== null && { formula: textOf(form, 'formula') ?? '' }),
    chartType: textOf(form, 'chartType') as ChartType | null,
    color: form.has('hasColor') ? textOf(form, 'color') : null,
    yAxis: yAxis === null ? null : Number(yAxis),
    yAxisMin: textOf(form, 'yAxisMin'),
    yAxisMax: textOf(form, 'yAxisMax'),
    headlineOverride: textOf(form, 'headlineOverride'),
    comparisonOverride: textOf(form, 'comparisonOverride'),
    reverse: form.has('reverse'),
    reverseGraph: form.has('reverseGraph'),
    yAxisShow: form.has('yAxisShow'),
    labelShow: form.has('labelShow'),
  }
}
