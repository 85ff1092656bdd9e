import { type ReactNode, useEffect, useRef } from 'react'
import { useSend } from '../api/ask.ts'
import type { FeedFieldsFragment, FeedRunState } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { formatInstant, formatNumber } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'
import { useMay } from '../session/viewer.ts'
import { routeTo } from '../shell/route.ts'
import { FeedForm } from './feed-form.tsx'
import type { PickedPath } from './feed-pick.ts'
import { deleteFeed, runFeed } from './operations.ts'
import { type Source, toDraft } from './request-draft.ts'
import { variablesOf } from './template-names.ts'

interface FeedsSectionProps {
  readonly source: Source
  /** What was picked in a reply last. */
  readonly pick: PickedPath | null
  again(): void
}

/** The feeds of a source, and their last runs. */
export function FeedsSection({ source, pick, again }: FeedsSectionProps) {
  const mayManage = useMay('MANAGE')
  const variableNames = variablesOf(source.requests.map(request => toDraft(request, 0).request))
  return (
    <section className="panel stack" aria-labelledby="feeds">
      <h2 id="feeds">Feeds</h2>
      {source.feeds.length === 0 && (
        <p className="muted">None yet: a feed writes what the source gives into a widget.</p>
      )}
      {source.feeds.map(feed => (
        <Feed
          key={feed.id}
          feed={feed}
          again={again}
          mayManage={mayManage}
          source={source.name}
          variableNames={variableNames}
        />
      ))}
      {mayManage && (
        <NewFeed pick={pick}>
          <FeedForm source={source.name} variableNames={variableNames} feed={null} pick={pick} done={again} />
        </NewFeed>
      )}
    </section>
  )
}

/** Opened by what is picked for it, too. */
function NewFeed({ pick, children }: { pick: PickedPath | null; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (pick && details.current) details.current.open = true
  }, [pick])
  return (
    <details ref={details}>
      <summary>
        <h3>New feed</h3>
      </summary>
      {children}
    </details>
  )
}

interface FeedProps {
  readonly feed: FeedFieldsFragment
  readonly mayManage: boolean
  readonly source: string
  readonly variableNames: readonly string[]
  again(): void
}

function Feed({ feed, mayManage, source, variableNames, again }: FeedProps) {
  const run = useSend(runFeed)
  const remove = useSend(deleteFeed)
  const then = async (sent: Promise<unknown>) => {
    await sent
    again()
  }
  const [error] = [...run.errors, ...remove.errors]
  return (
    <article className="stack feed" aria-label={feed.name}>
      <div className="page-head small-head">
        <div>
          <h3>{feed.name}</h3>
          <p className="muted small">
            into{' '}
            {feed.widget ? <a href={routeTo('widgets', feed.widget.id)}>{feed.widget.title}</a> : 'a deleted widget'}
            {' · '}
            {scheduleOf(feed)}
            {feed.stale && <strong className="bad"> · {isPart(feed) ? 'pages left unread' : 'late'}</strong>}
          </p>
        </div>
        {mayManage && (
          <div className="actions">
            <button
              type="button"
              className="button"
              disabled={run.sending}
              onClick={() => then(run.send({ name: feed.name }))}
            >
              {run.sending ? 'Running …' : 'Run now'}
            </button>
            <Confirm
              label="Delete"
              title={`Delete the feed “${feed.name}”?`}
              yes="Delete"
              confirm={() => then(remove.send({ name: feed.name }))}
            >
              <p>What it has written into the widget stays.</p>
            </Confirm>
          </div>
        )}
      </div>
      {error && <p className="bad">{error.message}</p>}
      {mayManage && (
        <details>
          <summary>Change {feed.name}</summary>
          <FeedForm source={source} variableNames={variableNames} feed={feed} pick={null} done={again} />
        </details>
      )}
      <Runs feed={feed} />
    </article>
  )
}

function scheduleOf({ cron, paused, timeZone, nextRunAt }: FeedFieldsFragment): string {
  if (cron === null) return 'runs by hand'
  if (paused) return `${cron} (${timeZone}), paused`
  return `${cron} (${timeZone}), next ${formatInstant(nextRunAt)}`
}

const stateNames: Readonly<Record<FeedRunState, string>> = {
  FAILED: 'failed',
  QUEUED: 'waiting',
  RUNNING: 'running',
  SUCCEEDED: 'done',
}

/** The last run that succeeded left pages unread. */
const isPart = ({ runs }: FeedFieldsFragment) => runs.find(({ state }) => state === 'SUCCEEDED')?.truncated === true

function Runs({ feed }: { feed: FeedFieldsFragment }) {
  if (feed.runs.length === 0) return <p className="muted small">It has not run yet.</p>
  return (
    <Scroll label={`Runs of ${feed.name}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Why</th>
            <th scope="col">Outcome</th>
            {['Rows', 'Points', 'Left out', 'Took'].map(name => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {feed.runs.map(run => (
            <tr key={run.id}>
              <td>{formatInstant(run.startedAt ?? run.queuedAt)}</td>
              <td>{run.cause.toLowerCase()}</td>
              <td className={run.state === 'FAILED' ? 'bad' : ''}>
                {stateNames[run.state]}
                {(run.error?.message ?? run.problems[0]) && (
                  <div className="small">{run.error?.message ?? run.problems[0]}</div>
                )}
              </td>
              <td className="number">{formatNumber(run.rows)}</td>
              <td className="number">{formatNumber(run.points)}</td>
              <td className="number">{formatNumber(run.skipped)}</td>
              <td className="number">{run.durationMs === null ? '–' : `${formatNumber(run.durationMs)} ms`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
