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
  const named = (kind: string, nodes: readonly Named[] | undefined, page: string, by: 'id' | 'name' = 'id') =>
    (nodes ?? []).map(each => ({ kind, name: each.name, route: routeTo(page, each[by]) }))
  // A project has few boards: they are looked through here.
  const boards = (found.boards ?? []).filter(({ name }) => hasWords(name, search)).slice(0, MOST_OF_A_KIND)
  return [
    ...named('Board', boards, 'boards'),
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
    ...named('Saved query', found.savedQueries?.nodes, 'queries'),
    ...named('Source', found.sources?.nodes, 'sources', 'name'),
  ]
}

type Named = { readonly id: string; readonly name: string }

/** Without regard to case and accents, as the gateway searches. */
function hasWords(text: string, search: string): boolean {
  const plain = plainOf(text)
  return plainOf(search)
    .split(/\s+/)
    .every(word => plain.includes(word))
}

const plainOf = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
