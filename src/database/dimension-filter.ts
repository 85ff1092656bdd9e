// Filters by dimensions in SQL, for values of series and of properties.
import type { DimensionFilter } from '../core/dimension-filter.ts'

/** Whether values pass filters as `filtersJson` writes them. */
export const passesText = (filters: string, values: string) => `not exists (
    select
    from jsonb_to_recordset(${filters}) as f(position int, listed jsonb, unlisted jsonb, beginning text, "isSet" boolean)
    cross join lateral (select (${values})[f.position] as value offset 0) d
    where not (
      (f.listed is null or case when d.value is null then f.listed @> 'null' else f.listed ? d.value end)
      and (f.unlisted is null or not case when d.value is null then f.unlisted @> 'null' else f.unlisted ? d.value end)
      and (f.beginning is null or coalesce(starts_with(d.value, f.beginning), false))
      and (f."isSet" is null or (d.value is not null) = f."isSet")
    )
  )`

/** Positions count from 1; a dimension that the widget does not have is at 0, where nothing is. */
export const positionIn = (dimensions: readonly string[], name: string) => dimensions.indexOf(name) + 1

/** Filters as `passesText` reads them, for values in the order of these dimensions. */
export const filtersJson = (where: readonly DimensionFilter[], dimensions: readonly string[]): string =>
  JSON.stringify(where.map(filter => toFilterRow(filter, dimensions)))

/** What is not asked for is absent: a null of JSON is a value there. */
function toFilterRow(
  { dimension, in: listed, notIn, startsWith, isSet }: DimensionFilter,
  dimensions: readonly string[],
) {
  return {
    position: positionIn(dimensions, dimension),
    ...(listed && { listed }),
    ...(notIn && { unlisted: notIn }),
    ...(startsWith !== null && { beginning: startsWith }),
    ...(isSet !== null && { isSet }),
  }
}
