import { badInput } from '../base/errors.ts'
import type { OrderDirection, Page, PageRequest, Position } from '../database/page.ts'

export const DEFAULT_PAGE_SIZE = 50
export const MAX_PAGE_SIZE = 500

/** What a list is ordered by, and which way. */
export interface ListOrder<Field extends string = string> {
  readonly field: Field
  readonly direction: OrderDirection
}

export interface ListRequest<Field extends string = string> extends PageRequest {
  readonly order: ListOrder<Field>
}

/** The order of lists that have one order only: as their entries were made. */
export const OLDEST_FIRST = { field: 'CREATED_AT', direction: 'ASC' } as const
export const NEWEST_FIRST = { field: 'CREATED_AT', direction: 'DESC' } as const

export function pageSizeOf(first: number | null | undefined): number {
  const size = first ?? DEFAULT_PAGE_SIZE
  if (size < 1 || size > MAX_PAGE_SIZE) throw badInput('first', `first is 1 to ${MAX_PAGE_SIZE}.`)
  return size
}

/** The page that `first` and `after` ask for in this order. Sizes beyond the limit are refused, not clamped. */
export function pageOf<Field extends string>(
  args: { first?: number | null | undefined; after?: string | null | undefined },
  order: ListOrder<Field>,
): ListRequest<Field> {
  const first = pageSizeOf(args.first)
  const { field, direction } = order
  return { first, direction, order: { field, direction }, after: args.after ? readCursor(args.after, order) : null }
}

/** A Relay connection. The whole list is counted where somebody asks for it. */
export function toConnection<Node>(page: Page<Node>, { order, after }: ListRequest) {
  const edges = page.entries.map(({ node, position }) => ({ cursor: writeCursor(order, position), node }))
  return {
    edges,
    count: page.count,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

/** A position in a list of this order. It holds the value that the list is ordered by, so that it stays where it was when the entry moves. */
export function writeCursor({ field, direction }: ListOrder, { key, id }: Position): string {
  return Buffer.from(JSON.stringify([field, direction, key, id])).toString('base64url')
}

function readCursor(text: string, order: ListOrder): Position {
  const parts = readParts(text)
  if (!parts) throw badInput('after', '`after` is no cursor: give the `endCursor` of the page before.')
  const { field, direction, ...position } = parts
  if (field !== order.field || direction !== order.direction)
    throw badInput('after', `The cursor is of a list in the order ${field} ${direction}. Begin anew without \`after\`.`)
  return position
}

const ID = /^[0-9]{1,19}$/

function readParts(text: string): (ListOrder & Position) | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(parts) || parts.length !== 4) return null
    const [field, direction, key, id] = parts as unknown[]
    if (typeof field !== 'string' || (direction !== 'ASC' && direction !== 'DESC')) return null
    if (typeof id !== 'string' || !ID.test(id) || (key !== null && typeof key !== 'string')) return null
    return { field, direction, key, id }
  } catch {
    return null
  }
}
