import { useState } from 'react'
import { useAsk } from '../api/ask.ts'
import { formatNumber } from '../parts/format.ts'
import { Pager } from '../parts/pager.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { AnnotationList } from './annotation-list.tsx'
import { askAnnotations } from './operations.ts'

/** All annotations of the project, the newest first, in pages. */
export function AnnotationsSection() {
  const [after, setAfter] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const { data, errors, again } = useAsk(askAnnotations, { after, search: search || null }, { lists: 'Annotation' })
  const page = data?.annotations
  return (
    <section className="panel stack" aria-labelledby="annotations">
      <h2 id="annotations">Annotations</h2>
      <p className="muted">
        What happened when: charts show it. Those without a widget are in the charts of every widget.
      </p>
      <label className="field">
        <span>Search annotations</span>
        <input
          type="search"
          value={search}
          onChange={event => {
            setAfter(null)
            setSearch(event.currentTarget.value)
          }}
        />
      </label>
      {page ? (
        <>
          <AnnotationList
            annotations={(page.nodes ?? []).flatMap(node => node ?? [])}
            widgetId={null}
            nothing={search ? 'None has this in its text, kind or author.' : 'None yet.'}
            changed={again}
          />
          <Pager isLog after={after} pageInfo={page.pageInfo} go={setAfter} />
          <p className="muted">{formatNumber(page.totalCount)} in all</p>
        </>
      ) : errors.length > 0 ? (
        <Failed errors={errors} again={again} />
      ) : (
        <Loading />
      )}
    </section>
  )
}
