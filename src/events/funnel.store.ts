// Follows every user through the steps of a funnel, in one statement.
import type { ProjectId } from '../base/id.ts'
import type { Pool } from '../database/client.ts'
import type { FunnelStep, FunnelSubject } from './funnel.ts'

const subjects: Readonly<Record<FunnelSubject, string>> = {
  USER: `coalesce('u ' || e.user_id, 'a ' || e.anonymous_id)`,
  SESSION: 'e.session_id',
}

/** How many users came to each step, and their median time from the step before. Instants in epoch milliseconds. */
export async function selectFunnel(
  pool: Pool,
  projectId: ProjectId,
  steps: readonly FunnelStep[],
  range: { from: number; before: number; windowHours: number; by: FunnelSubject },
): Promise<{ users: number; medianSeconds: number | null }[]> {
  const who = subjects[range.by]
  const values: unknown[] = [projectId, new Date(range.from), new Date(range.before), range.windowHours]
  const parts = steps.map(({ event, where }, index) => {
    values.push(event, where === null ? null : JSON.stringify(where))
    const matches = `e.project_id = $1 and e.name = $${values.length - 1} and ($${values.length}::jsonb is null or e.properties @> $${values.length}::jsonb)`
    if (index === 0) {
      return `s0 as (select ${who} as who, min(e.at) as start, min(e.at) as at, null::interval as took
        from events e where ${matches} and ${who} is not null and e.at >= $2 and e.at < $3 group by 1)`
    }
    // Each step is the first of its events after the step before, and within the window of the first step.
    return `s${index} as (select p.who, p.start, min(e.at) as at, min(e.at) - p.at as took
      from s${index - 1} p join events e on ${who} = p.who and e.at > p.at and e.at < p.start + $4 * interval '1 hour'
      where ${matches} and e.at >= $2 and e.at < $3::timestamptz + $4 * interval '1 hour' group by p.who, p.start, p.at)`
  })
  const counts = steps.map(
    (_step, index) =>
      `select ${index} as step, count(*)::int as users, percentile_cont(0.5) within group (order by extract(epoch from took)) as seconds from s${index}`,
  )
  const { rows } = await pool.query<{ users: number; seconds: number | null }>({
    text: `with ${parts.join(', ')} ${counts.join(' union all ')} order by step`,
    values,
  })
  return rows.map(({ users, seconds }) => ({ users, medianSeconds: seconds }))
}
