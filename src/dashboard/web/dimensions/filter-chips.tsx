import { setParams } from '../shell/route.ts'
import { FilterDialog } from './filter-dialog.tsx'
import { describeFilter, type PageFilter } from './question.ts'

interface FilterChipsProps {
  readonly widgetId: string
  readonly dimensions: readonly string[]
  readonly filters: readonly PageFilter[]
}

/** The filters of the page: each is taken away by its chip. */
export function FilterChips({ widgetId, dimensions, filters }: FilterChipsProps) {
  const remove = (all: readonly PageFilter[]) =>
    setParams(Object.fromEntries(all.map(({ parameter }) => [parameter, null])))
  return (
    <fieldset className="chips filters">
      <legend className="sr-only">Filters</legend>
      {filters.map(each => {
        const words = describeFilter(each.filter)
        return (
          <button
            key={each.parameter}
            type="button"
            className="chip filter-chip"
            aria-label={`Remove the filter ${words}`}
            onClick={() => remove([each])}
          >
            <span>{words}</span>
            <span aria-hidden="true">×</span>
          </button>
        )
      })}
      {filters.length > 1 && (
        <button type="button" className="chip" onClick={() => remove(filters)}>
          Remove all filters
        </button>
      )}
      <FilterDialog widgetId={widgetId} dimensions={dimensions} filters={filters} />
    </fieldset>
  )
}
