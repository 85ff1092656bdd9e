// What fields cost: an object counts one, leaves nothing, and a list as often as it may have members.
import {
  type GraphQLField,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
} from 'graphql'
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../request/page.ts'

/** How many members a list without a page argument is taken to have. */
export const LIST_SIZE = 5

/** What is read from points costs as much as so many definitions, and so on. */
export const REPORT_COST = 10
/** Metrics of one widget are read together. */
export const METRIC_REPORT_COST = 2
export const SQL_COST = 50
export const FUNNEL_COST = 100
export const CALL_COST = 10

/** Arguments that say how many times a field's answer comes. */
export const SIZE_ARGUMENTS: ReadonlySet<string> = new Set(['first', 'widgetIds', 'ids'])

/** The rule for fields that say none of their own. */
export function defaultCost(
  args: Readonly<Record<string, unknown>>,
  field: GraphQLField<unknown, unknown>,
): { field: number; multiplier: number } {
  const type = getNamedType(field.type)
  if (isLeafType(type)) return { field: 0, multiplier: 1 }
  if (type.name.endsWith('Connection')) return { field: 1, multiplier: pageSize(args.first) }
  // Members of a page are counted by the field that brought the page.
  if (type.name.endsWith('Edge')) return { field: 0, multiplier: 1 }
  if (type.name === 'PageInfo') return { field: 0, multiplier: 1 }
  return isList(field.type) ? { field: LIST_SIZE, multiplier: LIST_SIZE } : { field: 1, multiplier: 1 }
}

/** A page that is too large is refused where it is read; its cost need not grow beyond the largest. */
function pageSize(first: unknown): number {
  return typeof first === 'number' ? Math.min(Math.max(first, 1), MAX_PAGE_SIZE) : DEFAULT_PAGE_SIZE
}

function isList(type: GraphQLOutputType): boolean {
  if (type instanceof GraphQLNonNull) return isList(type.ofType)
  return type instanceof GraphQLList
}
