// The first and the last event whose properties pass filters.
import type pg from 'pg'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import { filtersJson, passesText } from '../database/dimension-filter.ts'
import { breakdownPath } from '../widgets/event-count.ts'
import { propertiesText, storedText } from './event-group-text.store.ts'
import type { SpanRow } from './key-span.store.ts'
import type { SeriesInput } from './report-plan.ts'

export async function selectSpansOfEvents(
  pool: pg.Pool,
  projectId: string,
  inputs: readonly SeriesInput[],
  part: readonly DimensionFilter[],
): Promise<SpanRow[]> {
  const counted = inputs.flatMap(({ metric }) => (metric.eventCount ? [{ metric, ...metric.eventCount }] : []))
  if (counted.length === 0) return []
  const properties = [...new Set(part.map(({ dimension }) => dimension))]
  const paths = properties.map(name => breakdownPath(name.split('.')))
  const columns = paths.map(
    (_, at) => `$${6 + 2 * at}::text[] as path${at + 1}, $${7 + 2 * at}::bool as derived${at + 1}`,
  )
  const micros = (instant: string) => `(extract(epoch from ${instant}) * 1000000)::bigint::text`
  const { rows } = await pool.query<SpanRow>({
    text: `select r.metric_id, ${micros('o.first')} as first, ${micros('o.last')} as last
      from unnest($2::bigint[], $3::text[], $4::jsonb[]) as r(metric_id, name, contains)
      cross join (select $5::jsonb as filters, ${columns.join(', ')}) s
      cross join lateral (
        select min(e.at) as first, max(e.at) as last
        from events e
        cross join lateral (select ${storedText(propertiesText(properties.length))} as "values" offset 0) n
        where e.project_id = $1 and e.name = r.name and (r.contains is null or e.properties @> r.contains)
          and ${passesText('s.filters', 'n."values"')}
      ) o`,
    values: [
      projectId,
      counted.map(({ metric }) => metric.metricId),
      counted.map(({ event }) => event),
      counted.map(({ where }) => where && JSON.stringify(where)),
      filtersJson(part, properties),
      ...paths.flatMap(({ path, isDerived }) => [path, isDerived]),
    ],
  })
  return rows
}
