import { type FormEvent, useState } from 'react'
import { useAsk } from '../api/ask.ts'
import type { CataloguePageQuery, MetricStatus } from '../gql/graphql.ts'
import { ChoiceField, TextField, textOf } from '../parts/form.tsx'
import { formatInstant } from '../parts/format.ts'
import { cadenceNames, lineageNames, statusNames } from '../parts/metric-words.ts'
import { Pager } from '../parts/pager.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { Page } from '../shell/page.tsx'
import { routeTo, setParams, useRoute } from '../shell/route.ts'
import { askCatalogue } from './operations.ts'

type Metric = NonNullable<CataloguePageQuery['metrics']>['nodes'][number]

const freshnessNames = { true: 'Late', false: 'Not late' }

export function CataloguePage() {
  const { params } = useRoute()
  const [after, setAfter] = useState<string | null>(null)
  const [search, status, steward, late] = ['search', 'status', 'steward', 'late'].map(name => params.get(name))
  const { data, errors, again } = useAsk(askCatalogue, {
    after,
    search: search ?? null,
    status: status && Object.hasOwn(statusNames, status) ? [status as MetricStatus] : null,
    steward: steward ?? null,
    isLate: late ? late === 'true' : null,
  })
  const isFiltered = [search, status, steward, late].some(Boolean)
  const { totalCount = 0, pageInfo } = data?.metrics ?? {}
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setAfter(null)
    setParams(Object.fromEntries(['search', 'status', 'steward', 'late'].map(name => [name, textOf(form, name)])))
  }
  return (
    <Page title="Catalogue" subtitle="Every metric: who answers for it, whether it is fresh, and what rests on it.">
      <section className="panel stack">
        <form className="fields" onSubmit={choose}>
          <TextField label="Search" name="search" type="search" defaultValue={search ?? ''} />
          <ChoiceField label="Status" name="status" none="Any" options={statusNames} defaultValue={status ?? null} />
          <TextField label="Steward" name="steward" defaultValue={steward ?? ''} />
          <ChoiceField label="Freshness" name="late" none="Any" options={freshnessNames} defaultValue={late ?? null} />
          <div className="actions end">
            <button type="submit" className="button">
              Show
            </button>
          </div>
        </form>
        {errors.length > 0 ? (
          <Failed errors={errors} again={again} />
        ) : data ? (
          <Metrics metrics={data.metrics?.nodes ?? []} total={totalCount} isFiltered={isFiltered} />
        ) : (
          <Loading />
        )}
        <Pager after={after} pageInfo={pageInfo} go={setAfter} />
      </section>
    </Page>
  )
}

interface MetricsProps {
  readonly metrics: readonly Metric[]
  readonly total: number
  readonly isFiltered: boolean
}

function Metrics({ metrics, total, isFiltered }: MetricsProps) {
  if (metrics.length === 0)
    return <p className="muted">{isFiltered ? 'No metric is like that.' : 'None yet: the first push brings them.'}</p>
  return (
    <>
      <p className="muted small">{total === 1 ? '1 metric' : `${total} metrics`}</p>
      <Scroll label="Metrics">
        <table>
          <thead>
            <tr>
              {['Metric', 'Widget', 'Status', 'Steward', 'Last data', 'Comes from', 'Used in'].map(name => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {metrics.map(metric => (
              <MetricRow key={metric.id} metric={metric} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}

function MetricRow({ metric }: { metric: Metric }) {
  const { name, description, widget, status, statusBy, statusAt, steward, cadence, freshness, lineage } = metric
  return (
    <tr>
      <th scope="row">
        {name}
        {description && <span className="muted small"> {description}</span>}
      </th>
      <td>
        <a href={routeTo('widgets', widget.id)}>{widget.title}</a>
      </td>
      <td title={statusBy && statusAt ? `${statusBy}, ${formatInstant(statusAt)}` : undefined}>
        {statusNames[status]}
        {statusBy && <span className="muted small"> by {statusBy}</span>}
      </td>
      <td>{steward ?? '–'}</td>
      <td>
        <span className="when">{freshness.lastDataAt ? formatInstant(freshness.lastDataAt) : 'Never'}</span>
        {cadence && <span className="muted small"> {cadenceNames[cadence].toLowerCase()}</span>}
        {freshness.lateSince && <span className="bad"> late since {formatInstant(freshness.lateSince)}</span>}
      </td>
      <Names entries={lineage.origins} isComplete />
      <Names entries={lineage.usedIn} isComplete={lineage.isComplete} />
    </tr>
  )
}

function Names({ entries, isComplete }: { entries: Metric['lineage']['origins']; isComplete: boolean }) {
  if (entries.length === 0) return <td>–</td>
  return (
    <td>
      <ul>
        {entries.map(({ kind, name }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may be the same, and nothing moves.
          <li key={index}>
            {/* Pushes have no other name than what they are. */}
            {kind !== 'PUSH' && <span className="muted small">{lineageNames[kind]} </span>}
            {name}
          </li>
        ))}
        {!isComplete && <li className="muted small">and more</li>}
      </ul>
    </td>
  )
}
