import { useAsk } from '../api/ask.ts'
import type { AlertCourseFragment, SaveAlertInput } from '../gql/graphql.ts'
import { keyFormatter } from '../parts/format.ts'
import { Loading } from '../parts/state.tsx'
import { granularityNames } from '../period/granularity.ts'
import { groupName, valueWords } from './alert-words.ts'
import type { Watched } from './course.ts'
import { CourseChart } from './course-chart.tsx'
import { simulateAlert } from './operations.ts'
import { pastOf } from './past.ts'

/** What the alert of the form would have done. Nothing is stored for it. */
export function Preview({ input, watched }: { input: SaveAlertInput; watched: Watched }) {
  const past = pastOf(watched.granularity)
  const { data, errors, fetching } = useAsk(simulateAlert, { input, over: past.over })
  const course = data?.simulateAlert
  const [error] = errors
  if (error)
    return (
      <p className="bad" role="status">
        {error.message}
      </p>
    )
  if (!course) return <Loading what="Simulating" />
  return (
    <div aria-busy={fetching}>
      <Fired course={course} watched={watched} words={past.words} />
      <CourseChart course={course} watched={watched} />
    </div>
  )
}

const MOST_SHOWN = 10

function Fired({ course, watched, words }: { course: AlertCourseFragment; watched: Watched; words: string }) {
  const name = keyFormatter(watched.granularity, true)
  const fired = course.groups
    .flatMap(({ values, events }) => events.map(event => ({ ...event, group: groupName(values) })))
    .filter(({ to }) => to === 'FIRING')
    .toSorted((a, b) => (a.bucketKey < b.bucketKey ? 1 : -1))
  const times = fired.length === 1 ? 'once' : `${fired.length} times`
  return (
    <>
      <p role="status">
        {fired.length === 0 ? `It would not have fired in ${words}.` : `It would have fired ${times} in ${words}.`}
        {course.hasMoreGroups && ' Of more than 100 groups the largest are watched.'}
      </p>
      {fired.length > 0 && (
        <ul aria-label="When it would have fired">
          {fired.slice(0, MOST_SHOWN).map(({ bucketKey, value, group }) => (
            <li key={`${bucketKey} ${group}`}>
              {[name(bucketKey), group, valueWords(value, watched.kind, watched.format)].filter(Boolean).join(' · ')}
            </li>
          ))}
          {fired.length > MOST_SHOWN && (
            <li className="muted">
              {fired.length - MOST_SHOWN} more, each before these, by {granularityNames[watched.granularity]}
            </li>
          )}
        </ul>
      )}
    </>
  )
}
