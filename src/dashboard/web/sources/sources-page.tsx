import { useState } from 'react'
import { useAsk } from '../api/ask.ts'
import { Failed, Loading } from '../parts/state.tsx'
import { useMay } from '../session/viewer.ts'
import { Page } from '../shell/page.tsx'
import { routeTo, useRoute } from '../shell/route.ts'
import type { PickedPath } from './feed-pick.ts'
import { FeedsSection } from './feeds-section.tsx'
import { GrantSection } from './grant.tsx'
import { askSource, askSources } from './operations.ts'
import { FeedPickContext } from './picked-value.tsx'
import { SourceEditor } from './source-editor.tsx'

export function SourcesPage() {
  const { id: name } = useRoute()
  return (
    <Page
      title="Sources"
      subtitle="Requests to other APIs, as GraphQL fields and as feeds of widgets."
      actions={
        name !== null && (
          <a className="button" href={routeTo('sources')}>
            New source
          </a>
        )
      }
    >
      <div className="beside">
        <div className="stack">{name === null ? <SourceEditor key="new" source={null} /> : <Saved name={name} />}</div>
        <aside className="stack">
          <SourceList selectedName={name} />
        </aside>
      </div>
    </Page>
  )
}

function Saved({ name }: { name: string }) {
  const { data, errors, again } = useAsk(askSource, { name, mayManage: useMay('MANAGE') })
  const [pick, setPick] = useState<PickedPath | null>(null)
  const source = data?.source
  if (!source) {
    if (errors.length > 0) return <Failed errors={errors} again={again} />
    return data ? <p className="state">There is no source of this name.</p> : <Loading />
  }
  return (
    <>
      <GrantSection source={source} />
      <FeedPickContext value={setPick}>
        <SourceEditor key={source.id} source={source} />
      </FeedPickContext>
      <FeedsSection key={`feeds of ${source.id}`} source={source} pick={pick} again={again} />
    </>
  )
}

function SourceList({ selectedName }: { selectedName: string | null }) {
  const { data } = useAsk(askSources, {}, { lists: 'Source' })
  const sources = (data?.sources?.edges ?? []).flatMap(edge => edge?.node ?? [])
  return (
    <nav className="panel" aria-labelledby="saved">
      <h2 id="saved">Saved</h2>
      {sources.length === 0 ? (
        <p className="muted">None yet.</p>
      ) : (
        <ul>
          {sources.map(source => (
            <li key={source.id}>
              <a
                className="list-link"
                href={routeTo('sources', source.name)}
                aria-current={source.name === selectedName ? 'page' : undefined}
              >
                {source.name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  )
}
