import { useAsk } from '../api/ask.ts'
import { Failed, Loading } from '../parts/state.tsx'
import { Page } from '../shell/page.tsx'
import { routeTo, useRoute } from '../shell/route.ts'
import { DocumentRunner } from './document-runner.tsx'
import { askSavedQueries, askSavedQuery } from './operations.ts'
import { QueryEditor } from './query-editor.tsx'
import { TableHelp } from './table-help.tsx'

export function QueriesPage() {
  const { id } = useRoute()
  return (
    <Page
      title="Queries"
      subtitle="SQL over events, points, widgets and metrics of this project."
      actions={
        id !== null && (
          <a className="button" href={routeTo('queries')}>
            New query
          </a>
        )
      }
    >
      <div className="beside">
        <div className="stack">{id === null ? <QueryEditor key="new" saved={null} /> : <SavedQuery id={id} />}</div>
        <aside className="stack">
          <SavedList selectedId={id} />
          <TableHelp />
        </aside>
      </div>
    </Page>
  )
}

function SavedQuery({ id }: { id: string }) {
  const { data, errors, again } = useAsk(askSavedQuery, { id })
  const saved = data?.savedQuery
  if (saved) return saved.document === null ? <QueryEditor key={id} saved={saved} /> : <DocumentRunner saved={saved} />
  if (errors.length > 0) return <Failed errors={errors} again={again} />
  return data ? <p className="state">There is no such query.</p> : <Loading />
}

function SavedList({ selectedId }: { selectedId: string | null }) {
  const { data } = useAsk(askSavedQueries, {}, { lists: 'SavedQuery' })
  const queries = (data?.savedQueries?.edges ?? []).flatMap(edge => edge?.node ?? [])
  return (
    <nav className="panel" aria-labelledby="saved">
      <h2 id="saved">Saved</h2>
      {queries.length === 0 ? (
        <p className="muted">None yet.</p>
      ) : (
        <ul>
          {queries.map(query => (
            <li key={query.id}>
              <a
                className="list-link"
                href={routeTo('queries', query.id)}
                aria-current={query.id === selectedId ? 'page' : undefined}
              >
                {query.name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  )
}
