// The columns that lists offer, by model.
import { chartTypes } from '../../widgets/chart-type.ts'
import type { KeyKind } from '../../widgets/widget.ts'
import type { Column, Columns } from './list.ts'

const words = chartTypes.join(', ')
const optional = (kind: Column['kind'], description: string): Column => ({ kind, description, isNullable: true })

export const widgetColumns = {
  id: { kind: 'id', typename: 'Widget', description: 'Id of the widget.' },
  title: { kind: 'text', description: 'The title of the widget.' },
  description: optional('text', 'What it shows, for people.'),
  owner: optional('text', 'Who answers for its numbers.'),
  tags: { kind: 'texts', description: 'Words to find it by; `=` asks for one of them.' },
  chart_type: { kind: 'text', description: `How it is drawn: ${words}.` },
  key_kind: optional('text', 'What its keys are: DATE, TIME or CATEGORY; null until the first push.'),
  key_column: optional('text', 'The name of the key column.'),
  default_period: { kind: 'text', description: 'The period of a report that names none.' },
  created_at: { kind: 'datetime', description: 'When it was made.' },
} satisfies Columns

export const metricColumns = {
  id: { kind: 'id', typename: 'Metric', idCount: 2, description: 'Id of the metric.' },
  widget_id: { kind: 'id', typename: 'Widget', description: 'Id of its widget.' },
  name: { kind: 'text', description: 'As it was pushed.' },
  description: optional('text', 'What it counts, for people.'),
  unit: optional('text', 'The unit to show beside numbers.'),
  aggregation: { kind: 'text', description: 'How points become one number: SUM, AVERAGE, LATEST, MIN or MAX.' },
  color: optional('text', '`#rrggbb`.'),
  chart_type: optional('text', 'How it is drawn; null: as the widget is.'),
  reverse: { kind: 'boolean', description: 'Less is better.' },
  reverse_graph: { kind: 'boolean', description: 'The axis is drawn upside down.' },
  y_axis: optional('number', 'Metrics with an equal index share an axis.'),
  y_axis_min: optional('number', "The axis's lower end."),
  y_axis_max: optional('number', "The axis's upper end."),
  y_axis_show: { kind: 'boolean', description: 'Whether the axis is drawn.' },
  label_show: { kind: 'boolean', description: 'Whether values are written beside the points.' },
  headline_override: optional('number', 'Shown instead of the computed headline.'),
  comparison_override: optional('number', 'Shown instead of the computed percent change.'),
  formula: optional('text', 'The formula of a calculated metric.'),
  created_at: { kind: 'datetime', description: 'When it was first pushed or made.' },
} satisfies Columns

/** What a key is compared with depends on the widget. */
export function pointColumns(keyKind: KeyKind | null) {
  const kinds = { DATE: 'day', TIME: 'instant', CATEGORY: 'text' } as const
  return {
    metric_id: { kind: 'id', typename: 'Metric', idCount: 2, description: 'Id of the metric.' },
    metric: { kind: 'text', description: 'Name of the metric.' },
    key: { kind: kinds[keyKind ?? 'CATEGORY'], description: 'A day, an instant or a category, by the widget.' },
    value: { kind: 'number', description: 'The value, every digit kept.' },
  } as const satisfies Columns
}

export const eventColumns = {
  id: { kind: 'id', typename: 'Event', description: 'Id of the event.' },
  event: { kind: 'text', description: 'The name of the event.' },
  timestamp: { kind: 'datetime', description: 'When it happened.' },
  user_id: optional('text', 'Who did it.'),
  anonymous_id: optional('text', 'The device, where nobody is known.'),
  user_attributes: { kind: 'json', description: 'What else is known of it.' },
} satisfies Columns

export const tokenColumns = {
  id: { kind: 'id', typename: 'Token', description: 'Id of the token.' },
  name: { kind: 'text', description: 'What the token is for.' },
  hint: { kind: 'text', description: 'How its newest secret begins.' },
  scopes: { kind: 'texts', description: 'What it may do.' },
  allowed_ips: optional('texts', 'Networks it may come from; null: any.'),
  allowed_events: optional('texts', 'Names of events it may send; null: any.'),
  created_at: { kind: 'datetime', description: 'When it was made.' },
  expires_at: optional('datetime', 'When it ends.'),
  revoked_at: optional('datetime', 'When it was revoked.'),
  last_used_at: optional('datetime', 'When it was last used, to the minute.'),
} satisfies Columns

export const queryColumns = {
  id: { kind: 'id', typename: 'SavedQuery', description: 'Id of the saved query.' },
  name: { kind: 'text', description: 'The name of the saved query.' },
  description: optional('text', 'What it answers, for people.'),
  language: { kind: 'text', description: 'SQL or GRAPHQL.' },
  text: { kind: 'text', description: 'The SQL or the GraphQL document.' },
  variables: { kind: 'json', description: 'The variables of the SQL.' },
  version: { kind: 'number', description: 'The number of the newest version.' },
  cache_minutes: optional('number', 'How long a result is kept; 0: not at all; null: as the project has it.'),
  created_at: { kind: 'datetime', description: 'When it was first saved.' },
  saved_at: { kind: 'datetime', description: 'When the newest version was saved.' },
  saved_by: { kind: 'text', description: 'The name of the token that saved it.' },
} satisfies Columns
