// Which series a report by dimensions reads, and which group each of them is of: the first part of its statement.
import type { DimensionFilter } from '../core/dimension-filter.ts'
import { filtersJson, passesText, positionIn } from '../database/dimension-filter.ts'
import { arrayText } from './array-text.ts'
import { REST } from './group-data.ts'
import type { GroupValues } from './report-data.ts'
import { MAX_GROUP_DIMENSIONS } from './report-query.ts'

/** The series of one widget that pass the filters, put into groups. */
export interface SeriesSelection {
  readonly widgetId: string
  /** The dimensions of the widget. */
  readonly dimensions: readonly string[]
  readonly where: readonly DimensionFilter[]
  readonly by: readonly string[]
  /** The groups to tell apart; what is in none of them is joined as REST. `null`: each combination of values is a group. */
  readonly groups: readonly GroupValues[] | null
}

/**
 * Two tables: `selections`, and `chosen`, which has a row for each series of a selection with its group as a number: the index of a group
 * told apart, REST, or the least of its series where none is. Points without a series are of series 0, if there are any: the first one is asked
 * for, as the planner would look for any point from the table's beginning. A filter that names values reads
 * the index of values, so that it costs what its series cost.
 */
export const selectionText = (first: number) => {
  const [widgets, levels, bys, filters, dimensions, values, isFree, owners, indexes, combinations] = Array.from(
    { length: SELECTION_PARAMETERS },
    (_, index) => `$${first + index}`,
  )
  return `
selections as materialized (
  select u.selection::int, u.widget_id, u.level, u.by::int[] as by, u.filters, u.dimension, u.found::text[] as found, u.is_free
  from unnest(${widgets}::bigint[], ${levels}::int[], ${bys}::text[], ${filters}::jsonb[], ${dimensions}::smallint[], ${values}::text[], ${isFree}::bool[])
    with ordinality as u(widget_id, level, by, filters, dimension, found, is_free, selection)
),
chosen as materialized (
  select t.selection, t.series_id, t."values", t.combination,
    case when t.is_free then min(t.series_id) over (partition by t.selection, t.combination) else coalesce(t.index, ${REST}) end as grp
  from (
  select c.selection, c.is_free, s.series_id, s."values", g.index,
    case when c.is_free then array[s."values"[c.by[1]], s."values"[c.by[2]], s."values"[c.by[3]]] end as combination
  from selections c
  cross join lateral (
    select 0::bigint as series_id, '{}'::text[] as "values"
    where (
      select p.key from points p where p.project_id = $1 and p.widget_id = c.widget_id
      order by p.project_id, p.widget_id, p.metric_id, p.key limit 1
    ) is not null
    union all
    select s.series_id, s."values" from series s
    where s.project_id = $1 and s.widget_id = c.widget_id and c.dimension is null
    union all
    select s.series_id, s."values"
    from (
      select distinct v.series_id from series_values v
      where v.project_id = $1 and v.widget_id = c.widget_id and v.dimension = c.dimension and v.value = any (c.found)
    ) v
    join series s on s.project_id = $1 and s.widget_id = c.widget_id and s.series_id = v.series_id
    where c.dimension is not null
  ) s
  left join unnest(${owners}::int[], ${indexes}::int[], ${combinations}::text[]) as g(selection, index, combination)
    on g.selection = c.selection
      and g.combination::text[] = array[s."values"[c.by[1]], s."values"[c.by[2]], s."values"[c.by[3]]]
  where ${passesText('c.filters', 's."values"')}
  ) t
)`
}

/** The values of each group, where none is told apart. */
export const COMBINATIONS =
  'select distinct on (selection, grp) selection, grp::text, array_to_json(combination)::text as combination from chosen where combination is not null'

export const SELECTION_PARAMETERS = 10

export function selectionValues(selections: readonly SeriesSelection[]): readonly unknown[][] {
  const lookups = selections.map(lookupOf)
  const listed = selections.flatMap(({ groups }, selection) =>
    (groups ?? []).map((values, index) => [selection + 1, index, arrayText(padded(values))] as const),
  )
  return [
    selections.map(({ widgetId }) => widgetId),
    selections.map(({ dimensions }) => dimensions.length),
    selections.map(
      ({ by, dimensions }) =>
        `{${padded(by.map(name => positionIn(dimensions, name)))
          .map(it => it ?? 0)
          .join(',')}}`,
    ),
    selections.map(({ where, dimensions }) => filtersJson(where, dimensions)),
    lookups.map(it => it?.dimension ?? null),
    lookups.map(it => it && arrayText(it.values)),
    selections.map(({ groups, by }) => groups === null && by.length > 0),
    listed.map(([selection]) => selection),
    listed.map(([, index]) => index),
    listed.map(([, , combination]) => combination),
  ]
}

/** A filter that only series with certain values pass; `null`: there is none. */
function lookupOf({ where, dimensions }: SeriesSelection): { dimension: number; values: readonly string[] } | null {
  for (const filter of where) {
    const dimension = positionIn(dimensions, filter.dimension)
    if (dimension > 0 && filter.in && !filter.in.includes(null))
      return { dimension, values: filter.in.filter(value => value !== null) }
  }
  return null
}

export function padded<Value>(values: readonly Value[]): (Value | null)[] {
  return Array.from({ length: MAX_GROUP_DIMENSIONS }, (_, index) => values[index] ?? null)
}
