import { useEffect, useState } from 'react'
import { useAsk } from '../api/ask.ts'
import type { ReportRunFieldsFragment } from '../gql/graphql.ts'
import { formatInstant, formatNumber } from '../parts/format.ts'
import { Pager } from '../parts/pager.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { usePageVisible } from '../shell/page-visible.ts'
import { askReportRuns } from './operations.ts'
import { causeNames, stateNames } from './report-words.ts'

/** How often the log is asked for while a run in it goes on. */
const REFRESH_MS = 3_000

const goesOn = ({ state }: ReportRunFieldsFragment) => state === 'QUEUED' || state === 'RUNNING'

/** The runs of a report, newest first. */
export function RunLog({ id }: { id: string }) {
  const [after, setAfter] = useState<string | null>(null)
  const { data, errors, again } = useAsk(askReportRuns, { id, after }, { lists: 'ReportRun' })
  const { nodes = [], pageInfo } = data?.reportRuns ?? {}
  const isVisible = usePageVisible()
  const isWaiting = isVisible && nodes.some(goesOn)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` is another one each time, and does the same.
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(again, REFRESH_MS)
    return () => clearInterval(timer)
  }, [isWaiting])
  return (
    <section className="panel stack" aria-labelledby="runs">
      <h2 id="runs">Runs</h2>
      {!data?.reportRuns && (errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />)}
      {data?.reportRuns && <Runs runs={nodes} />}
      <Pager isLog after={after} pageInfo={pageInfo} go={setAfter} />
    </section>
  )
}

const counts = ['Rows', 'Messages', 'Skipped', 'Failed'] as const

function Runs({ runs }: { runs: readonly ReportRunFieldsFragment[] }) {
  if (runs.length === 0) return <p className="muted">It has not run yet.</p>
  return (
    <Scroll label="Table of runs">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Why</th>
            <th scope="col">State</th>
            {counts.map(name => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
            <th scope="col">Problems</th>
          </tr>
        </thead>
        <tbody>
          {runs.map(run => (
            <tr key={run.id}>
              <td className="when">{formatInstant(run.startedAt ?? run.queuedAt)}</td>
              <td>{causeNames[run.cause]}</td>
              <td className={run.state === 'FAILED' ? 'bad' : ''}>{stateNames[run.state]}</td>
              <td className="number">{formatNumber(run.rows)}</td>
              <td className="number">{formatNumber(run.messages)}</td>
              <td className="number">{formatNumber(run.skipped)}</td>
              <td className={run.failed > 0 ? 'number bad' : 'number'}>{formatNumber(run.failed)}</td>
              <td>
                <Problems run={run} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Problems({ run: { error, problems } }: { run: ReportRunFieldsFragment }) {
  const all = [...(error ? [error] : []), ...problems]
  const [first, ...more] = all
  if (first === undefined) return '–'
  if (more.length === 0) return first
  return (
    <details>
      <summary>{`${all.length} problems`}</summary>
      <ul>
        {all.map((problem, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences may be the same, and nothing moves.
          <li key={at}>{problem}</li>
        ))}
      </ul>
    </details>
  )
}
