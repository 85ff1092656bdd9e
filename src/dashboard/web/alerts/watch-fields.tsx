import { useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { useAsk } from '../api/ask.ts'
import { FILTER_EXAMPLE } from '../dimensions/filter-lines.ts'
import type { AlertRuleFragment, AlertWidgetQuery } from '../gql/graphql.ts'
import { CheckField, ChoiceField, LinesField } from '../parts/form.tsx'
import { writeFilterText } from './filter-text.ts'
import { askAlertWidget, askAlertWidgets } from './operations.ts'
import { SelectField } from './select-field.tsx'

type WatchedWidget = NonNullable<AlertWidgetQuery['widget']>

interface WidgetFieldProps {
  readonly widgetId: string | null
  choose(id: string | null): void
}

/** The widget whose metric is watched; of many, those that are searched for. */
export function WidgetField({ widgetId, choose }: WidgetFieldProps) {
  const [search, setSearch] = useState('')
  const { data } = useAsk(askAlertWidgets, { search: search.trim() || null })
  const chosen = useAsk(askAlertWidget, { id: widgetId ?? '' }, { pause: widgetId === null }).data?.widget
  const found = (data?.widgets?.nodes ?? []).flatMap(node => node ?? [])
  const shown = [...(chosen && chosen.id === widgetId ? [chosen] : []), ...found.filter(({ id }) => id !== widgetId)]
  return (
    <>
      <label className="field">
        <span>Search widgets</span>
        <input type="search" value={search} onChange={event => setSearch(event.currentTarget.value)} />
      </label>
      <SelectField label="Widget" required value={widgetId ?? ''} choose={id => choose(id || null)}>
        <option value="">choose one</option>
        {shown.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </SelectField>
    </>
  )
}

interface RowFieldsProps {
  readonly widget: WatchedWidget
  readonly alert: AlertRuleFragment | null
  readonly errors: readonly ApiError[]
}

/** Which metric of the widget. */
export function MetricField({ widget, alert, errors }: RowFieldsProps) {
  const options = Object.fromEntries(widget.metrics.map(({ id, name }) => [id, name]))
  return (
    <ChoiceField
      label="Metric"
      name="metricId"
      options={options}
      defaultValue={alert?.metric?.id ?? widget.metrics[0]?.id}
      errors={errors}
    />
  )
}

/** Which rows, and by what they have a state each. */
export function RowFields({ widget, alert, errors }: RowFieldsProps) {
  const names = [...new Set([...widget.dimensions.map(({ name }) => name), ...(alert?.by ?? [])])]
  if (names.length === 0 && !alert?.where.length) return null
  return (
    <>
      <LinesField
        label="Of which rows"
        name="where"
        rows={2}
        placeholder={FILTER_EXAMPLE}
        defaultValue={writeFilterText(alert?.where ?? [])}
        hint="Filters by dimensions, one a line; empty: all rows"
        errors={errors}
      />
      <fieldset className="checks">
        <legend>A state for each group of</legend>
        {names.map(name => (
          <CheckField
            key={name}
            label={name}
            name="by"
            value={name}
            defaultChecked={alert?.by.includes(name) ?? false}
          />
        ))}
      </fieldset>
    </>
  )
}
