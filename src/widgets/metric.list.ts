import { sql } from 'kysely'
import { toSnakeCase } from '../base/snake-case.ts'
import { column, idColumn, type ListColumn, type ListTable, optional } from '../rest/list-table.ts'
import { metricOptionNames, metricOptions } from './metric-option.ts'
import { metricStatusTexts } from './metric-status.ts'

/** The global id of the metric `m`: of its widget and of itself. */
export const metricId: ListColumn = {
  ...idColumn('Metric', sql`m.widget_id || '/' || m.metric_id`, 'Id of the metric.'),
  idCount: 2,
  compares: sql`m.metric_id`,
}

/** As `aggregationOf` says. */
const aggregation = sql`coalesce(m.aggregation, case when m.cumulative then 'LATEST' when m.average then 'AVERAGE'
  when m.percent or position('%' in m.name) > 0 then 'AVERAGE' else 'SUM' end)`

/** As `defaultOnDuplicateOf` says. */
const onDuplicate = sql`coalesce(m.default_on_duplicate, case ${aggregation} when 'SUM' then 'ADD' when 'MIN' then 'MIN'
  when 'MAX' then 'MAX' else 'REPLACE' end)`

/** As `acrossOf` says. */
const across = sql`coalesce(m.across, case ${aggregation} when 'LATEST' then 'SUM' else 'POOLED' end)`

/** As `numberFormatOf` says. */
const format = sql`json_build_object('style', coalesce(m.format ->> 'style',
    case when m.percent and m.unit is null then 'PERCENT' else 'NUMBER' end),
  'currency', m.format -> 'currency', 'unit', m.unit, 'minimum_fraction_digits', m.format -> 'minimumFractionDigits',
  'maximum_fraction_digits', m.format -> 'maximumFractionDigits')`

/** A metric of the same widget. */
const weight = (description: string): ListColumn => ({
  ...idColumn('Metric', sql`m.widget_id || '/' || m.weight_metric`, description),
  idCount: 2,
  compares: sql`m.weight_metric`,
  isNullable: true,
})

const kinds = {
  text: 'text',
  color: 'text',
  chartType: 'text',
  cadence: 'text',
  aggregation: 'text',
  across: 'text',
  metric: 'id',
  onDuplicate: 'text',
  decimal: 'number',
  index: 'number',
  flag: 'boolean',
  format: 'json',
} as const

/** What is more than its column. */
const derived: Readonly<Partial<Record<keyof typeof kinds, typeof format>>> = {
  aggregation,
  across,
  onDuplicate,
  format,
}

const optionColumns = Object.fromEntries(
  metricOptionNames.map(name => {
    const { kind, answer } = metricOptions[name]
    if (kind === 'metric') return [toSnakeCase(name), weight(answer)]
    const reads = derived[kind] ?? sql`${sql.ref(`m.${toSnakeCase(name)}`)}`
    const isAlwaysThere = kind === 'flag' || kind in derived
    return [toSnakeCase(name), (isAlwaysThere ? column : optional)(kinds[kind], reads, answer)]
  }),
)

/** The metrics of a project, as the method `list` offers them. */
export const metricList: ListTable = {
  from: sql`metrics m join widgets w on w.project_id = m.project_id and w.widget_id = m.widget_id`,
  where: projectId => sql`m.project_id = ${projectId} and w.project_id = ${projectId} and w.deleted_at is null`,
  columns: {
    id: metricId,
    widget_id: idColumn('Widget', sql`m.widget_id`, 'Id of its widget.'),
    name: column('text', sql`m.name`, 'As it was pushed.'),
    ...optionColumns,
    status: column('text', sql`m.status`, metricStatusTexts.status),
    status_by: optional('text', sql`m.status_by`, metricStatusTexts.by),
    status_at: optional('datetime', sql`m.status_at`, metricStatusTexts.at),
    formula: optional('text', sql`m.calculation ->> 'text'`, 'The formula of a calculated metric.'),
    created_at: column('datetime', sql`m.created_at`, 'When it was first pushed or made.'),
    updated_at: column('datetime', sql`m.updated_at`, 'When its options, its formula or its goals changed last.'),
    version: column('number', sql`m.version`, '1, and one more with each of these changes.'),
  },
  widgetId: sql`m.widget_id`,
  key: sql`m.metric_id`,
}
