import { useMemo, useState } from 'react'
import { Chart } from '../chart/chart.tsx'
import type { AlertCourseFragment } from '../gql/graphql.ts'
import { groupName } from './alert-words.ts'
import { toCourseChart, type Watched } from './course.ts'

/** The chart of an alert: one group at a time. */
export function CourseChart({ course, watched }: { course: AlertCourseFragment; watched: Watched }) {
  const [chosen, setChosen] = useState(0)
  const group = course.groups[chosen] ?? course.groups[0]
  const text = JSON.stringify([course.keys, group, watched])
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal courses are the same: the chart is not drawn anew.
  const chart = useMemo(() => group && toCourseChart(course.keys, group, watched), [text])
  if (!group || !chart) return <p className="muted">No group has data in this time.</p>
  const name = groupName(group.values)
  return (
    <>
      {course.groups.length > 1 && (
        <label className="pick">
          <span>Group</span>
          <select value={course.groups.indexOf(group)} onChange={event => setChosen(Number(event.target.value))}>
            {course.groups.map(({ values }, at) => (
              <option key={JSON.stringify(values)} value={at}>
                {groupName(values)}
              </option>
            ))}
          </select>
        </label>
      )}
      <Chart
        title={[watched.name, name].filter(Boolean).join(', ')}
        report={chart.report}
        type="LINE"
        marks={chart.marks}
      />
    </>
  )
}
