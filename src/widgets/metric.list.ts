import { sql } from 'kysely'
import { column, idColumn, type ListColumn, type ListTable, optional } from '../rest/list-table.ts'

/** The global id of the metric `m`: of its widget and of itself. */
export const metricId: ListColumn = {
  ...idColumn('Metric', sql`m.widget_id || '/' || m.metric_id`, 'Id of the metric.'),
  idCount: 2,
  compares: sql`m.metric_id`,
}

/** As `aggregationOf` says. */
const aggregation = sql`coalesce(m.aggregation, case when m.cumulative then 'LATEST' when m.average then 'AVERAGE'
  when m.percent or position('%' in m.name) > 0 then 'AVERAGE' else 'SUM' end)`

/** The metrics of a project, as the method `list` offers them. */
export const metricList: ListTable = {
  from: sql`metrics m join widgets w on w.project_id = m.project_id and w.widget_id = m.widget_id`,
  where: projectId => sql`m.project_id = ${projectId} and w.project_id = ${projectId} and w.deleted_at is null`,
  columns: {
    id: metricId,
    widget_id: idColumn('Widget', sql`m.widget_id`, 'Id of its widget.'),
    name: column('text', sql`m.name`, 'As it was pushed.'),
    description: optional('text', sql`m.description`, 'What it counts, for people.'),
    unit: optional('text', sql`m.unit`, 'The unit to show beside numbers.'),
    aggregation: column('text', aggregation, 'How points become one number: SUM, AVERAGE, LATEST, MIN or MAX.'),
    color: optional('text', sql`m.color`, '`#rrggbb`.'),
    chart_type: optional('text', sql`m.chart_type`, 'How it is drawn; null: as the widget is.'),
    reverse: column('boolean', sql`m.reverse`, 'Less is better.'),
    reverse_graph: column('boolean', sql`m.reverse_graph`, 'The axis is drawn upside down.'),
    y_axis: optional('number', sql`m.y_axis`, 'Metrics with an equal index share an axis.'),
    y_axis_min: optional('number', sql`m.y_axis_min`, "The axis's lower end."),
    y_axis_max: optional('number', sql`m.y_axis_max`, "The axis's upper end."),
    y_axis_show: column('boolean', sql`m.y_axis_show`, 'Whether the axis is drawn.'),
    label_show: column('boolean', sql`m.label_show`, 'Whether values are written beside the points.'),
    headline_override: optional('number', sql`m.headline_override`, 'Shown instead of the computed headline.'),
    comparison_override: optional(
      'number',
      sql`m.comparison_override`,
      'Shown instead of the computed percent change.',
    ),
    formula: optional('text', sql`m.calculation ->> 'text'`, 'The formula of a calculated metric.'),
    created_at: column('datetime', sql`m.created_at`, 'When it was first pushed or made.'),
  },
  key: sql`m.metric_id`,
}
