import { sql } from 'kysely'
import { AppError } from '../base/errors.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import { filtersJson, passesText } from '../database/dimension-filter.ts'
import { admitsUnset } from '../request/restriction.ts'
import { column, type ListTable, optional } from '../rest/list-table.ts'
import { metricId } from '../widgets/metric.list.ts'
import type { KeyKind, Widget } from '../widgets/widget.ts'
import { toKey } from './key.ts'

const kinds = { DATE: 'day', TIME: 'instant', CATEGORY: 'text' } as const

/**
 * The points of one widget, as the method `list` offers them. What a key is compared with depends on its key kind; a widget that was
 * never pushed to (null) has no points, and its keys are texts. They are read as those of a push, in the project's zone.
 */
export function pointList(
  widget: Pick<Widget, 'projectId' | 'widgetId' | 'keyKind' | 'dimensions' | 'metrics'>,
  timeZone: string,
  part: readonly DimensionFilter[],
): ListTable {
  const { widgetId, keyKind, dimensions } = widget
  const isCategory = keyKind === 'CATEGORY' || keyKind === null
  const key = isCategory ? sql`p.category` : sql`p.key`
  const hasSeries = !isCategory && dimensions.length > 0
  const hasPeriods = keyKind === 'DATE' && widget.metrics.some(({ aggregation }) => aggregation === 'PERIODIC')
  const table = hasPeriods || hasSeries ? pointsAndSeries(widget, hasPeriods, part) : sql`points`
  const lastDay = hasPeriods ? sql`p.key + p.days - 1` : keyKind === 'DATE' ? sql`p.key` : sql`null::bigint`
  const keyColumn = column(kinds[keyKind ?? 'CATEGORY'], key, 'A day, an instant or a category, by the widget.')
  return {
    from: sql`${isCategory ? sql`category_points` : table} p join metrics m
      on m.project_id = p.project_id and m.widget_id = p.widget_id and m.metric_id = p.metric_id`,
    where: projectId =>
      sql`p.project_id = ${projectId} and m.project_id = ${projectId} and p.widget_id = ${widgetId}
        and ${hasSeries ? sql`true` : withoutValues(part)} and ${hasPeriods && part.length > 0 ? ofNamedPart(part) : sql`true`}`,
    columns: {
      metric_id: metricId,
      metric: column('text', sql`m.name`, 'Name of the metric.'),
      key: isCategory ? keyColumn : { ...keyColumn, parse: text => keyOf(keyKind, text, timeZone) },
      dimensions: column(
        'json',
        hasSeries || hasPeriods ? sql`p.dimensions` : sql`'{}'::jsonb`,
        'Its values of dimensions by their names; dimensions without a value are left out.',
      ),
      last_day: optional(
        'day',
        lastDay,
        'Of a value of a period the last day, `key` being the first; else as `key`; null for instants and categories.',
      ),
      value: column('number', sql`p.value`, 'The value, every digit kept.'),
    },
    widgetId: sql`p.widget_id`,
    isDivisible: true,
    key: hasPeriods
      ? sql`p.metric_id, ${key}, p.days, p.series_id`
      : hasSeries
        ? sql`p.metric_id, ${key}, p.series_id`
        : sql`p.metric_id, ${key}`,
  }
}

/** Whether what has no value of any dimension is read. */
const withoutValues = (part: readonly DimensionFilter[]) => (admitsUnset(part) ? sql`true` : sql`false`)

/** A value of a period without a country is that of all countries: who sees some of them does not see it. */
const ofNamedPart = (part: readonly DimensionFilter[]) =>
  sql`(m.aggregation is distinct from 'PERIODIC' or p.dimensions ?& ${part.map(({ dimension }) => dimension)}::text[])`

/** What was pushed before its first dimension was declared, points of its series, and values of periods longer than a day. */
function pointsAndSeries(
  { projectId, widgetId, dimensions }: Pick<Widget, 'projectId' | 'widgetId' | 'dimensions'>,
  hasPeriods: boolean,
  part: readonly DimensionFilter[],
) {
  const passes = part.length === 0 ? sql`true` : sql.raw(passesText('q.filters', 's."values"'))
  const own = (table: string) =>
    sql`${sql.ref(`${table}.project_id`)} = ${projectId} and ${sql.ref(`${table}.widget_id`)} = ${widgetId}`
  const series = sql`(
      select s.project_id, s.widget_id, s.series_id, coalesce(jsonb_object_agg(d.name, d.value) filter (where d.value is not null), '{}') as dimensions
      from (select ${filtersJson(part, dimensions)}::jsonb as filters) q, series s, unnest(${[...dimensions]}::text[], s."values") as d(name, value)
      where ${own('s')} and ${passes}
      group by s.project_id, s.widget_id, s.series_id) s
      on s.project_id = p.project_id and s.widget_id = p.widget_id and s.series_id = p.series_id`
  const parts = [
    sql`select project_id, widget_id, metric_id, 0::bigint as series_id, key, 1 as days, value, '{}'::jsonb as dimensions
    from points where ${own('points')} and ${withoutValues(part)}`,
    sql`select p.project_id, p.widget_id, p.metric_id, p.series_id, p.key, 1 as days, p.value, s.dimensions
    from series_points p join ${series}
    where ${own('p')}`,
  ]
  if (hasPeriods)
    parts.push(sql`select p.project_id, p.widget_id, p.metric_id, p.series_id, p.key, p.days, p.value, coalesce(s.dimensions, '{}'::jsonb)
    from periodic_points p left join ${series}
    where ${own('p')} and (s.series_id is not null or p.series_id = 0 and ${withoutValues(part)})`)
  return sql`(${sql.join(parts, sql` union all `)})`
}

/** The key as it is stored. Throws BAD_USER_INPUT. */
function keyOf(keyKind: KeyKind, text: string, timeZone: string): string {
  const key = toKey(keyKind, text, timeZone)
  if ('message' in key) throw new AppError('BAD_USER_INPUT', key.message)
  return key.key
}
