import { badInput } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import { idsOf } from './global-id.ts'

export const DEFAULT_PAGE_SIZE = 50
export const MAX_PAGE_SIZE = 500

/** The page that `first` and `after` ask for. Sizes beyond the limit are refused, not clamped. */
export function pageOf(
  args: { first?: number | null | undefined; after?: string | null | undefined },
  typename: string,
  idCount = 1,
) {
  const first = args.first ?? DEFAULT_PAGE_SIZE
  if (first < 1 || first > MAX_PAGE_SIZE) throw badInput('first', `first is 1 to ${MAX_PAGE_SIZE}.`)
  const ids: Id[] | null = args.after ? idsOf(typename, args.after, idCount) : null
  return { first, after: ids?.at(-1) ?? null }
}

/** A Relay connection: the cursor of a node is its global id. */
export function toConnection<T>(
  page: { items: readonly T[]; hasNextPage: boolean },
  after: Id | null,
  idOfNode: (node: T) => string,
) {
  const edges = page.items.map(node => ({ cursor: idOfNode(node), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
