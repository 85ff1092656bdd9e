// What a search leads to: pages by their titles, and things of the project by their names.
import type { PaletteSearchQuery } from '../gql/graphql.ts'
import type { PageLinkTarget } from '../shell/links.ts'
import { routeTo } from '../shell/route.ts'

export interface Target {
  readonly kind: string
  readonly name: string
  readonly route: string
}

const MOST_OF_A_KIND = 6

/** Pages that hold every word. */
export function pageTargets(pages: readonly PageLinkTarget[], search: string): Target[] {
  return pages
    .filter(({ title }) => hasWords(title, search))
    .map(({ page, title }) => ({ kind: 'Page', name: title, route: routeTo(page) }))
}

/** In the order of what is looked for most. A part that the token may not see is null, and left out. */
export function targetsOf(found: PaletteSearchQuery, search: string): Target[] {
  const named = (kind: string, nodes: readonly { id: string; name: string }[] | undefined, page: string) =>
    (nodes ?? []).map(({ id, name }) => ({ kind, name, route: routeTo(page, id) }))
  // Lists without a search of their own are looked through here.
  const ofThese = (kind: string, list: PaletteSearchQuery['sources'], page: string, by: 'id' | 'name') =>
    (list?.nodes ?? [])
      .filter(({ name }) => hasWords(name, search))
      .slice(0, MOST_OF_A_KIND)
      .map(each => ({ kind, name: each.name, route: routeTo(page, each[by]) }))
  return [
    ...(found.widgets?.nodes ?? []).map(({ id, title }) => ({
      kind: 'Widget',
      name: title,
      route: routeTo('widgets', id),
    })),
    ...(found.metrics?.nodes ?? []).map(({ name, widget }) => ({
      kind: 'Metric',
      name: widget ? `${name} of ${widget.title}` : name,
      route: routeTo('widgets', widget?.id ?? ''),
    })),
    ...named('Alert', found.alerts?.nodes, 'alerts'),
    ...named('Report', found.reportSchedules?.nodes, 'reports'),
    ...ofThese('Saved query', found.savedQueries, 'queries', 'id'),
    ...ofThese('Source', found.sources, 'sources', 'name'),
  ]
}

/** Without regard to case and accents, as the gateway searches. */
function hasWords(text: string, search: string): boolean {
  const plain = plainOf(text)
  return plainOf(search)
    .split(/\s+/)
    .every(word => plain.includes(word))
}

const plainOf = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
