// What fields cost: what is read. Members of lists count one each, by the length that the arguments say; single objects and leaves are free.
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
/** Of counting a list, for each entry that its page may have: a statement that may look at MAX_COUNT rows. */
export const COUNT_COST = 0.2

/** Arguments that say how many times a field's answer comes. */
export const SIZE_ARGUMENTS: ReadonlySet<string> = new Set(['first', 'widgetIds', 'ids'])

/** A report is paid for as a whole: what it is made of is in memory then, and only multiplies what is read inside of it. */
const READ_WITH_REPORT: ReadonlySet<string> = new Set([
  'MetricReport',
  'Comparison',
  'Period',
  'Bucket',
  'ReportGroup',
  'DimensionValue',
  'Driver',
  'ExplainedOperand',
])

/** Read with the widget that they define: their list costs one, and multiplies what is read inside of it. */
const READ_WITH_WIDGET: ReadonlySet<string> = new Set(['Metric', 'Dimension'])

interface FieldCost {
  readonly field: number
  readonly multiplier: number
}

const FREE: FieldCost = { field: 0, multiplier: 1 }

/** The rule for fields that say none of their own. */
export function defaultCost(args: Readonly<Record<string, unknown>>, field: GraphQLField<unknown, unknown>): FieldCost {
  const type = getNamedType(field.type)
  if (isLeafType(type)) return FREE
  if (type.name.endsWith('Connection')) return membersOf(pageSize(args.first))
  // Members of a page are counted by the field that brought the page.
  if (type.name.endsWith('Edge') || (field.name === 'nodes' && field.args.length === 0)) return FREE
  if (!isList(field.type)) return FREE
  if (Array.isArray(args.ids)) return membersOf(args.ids.length)
  if (READ_WITH_WIDGET.has(type.name)) return { field: 1, multiplier: LIST_SIZE }
  return READ_WITH_REPORT.has(type.name) ? { field: 0, multiplier: LIST_SIZE } : membersOf(LIST_SIZE)
}

function membersOf(count: number): FieldCost {
  return { field: count, multiplier: count }
}

/** A page that is too large is refused where it is read; its cost need not grow beyond the largest. */
function pageSize(first: unknown): number {
  return typeof first === 'number' ? Math.min(Math.max(first, 1), MAX_PAGE_SIZE) : DEFAULT_PAGE_SIZE
}

function isList(type: GraphQLOutputType): boolean {
  if (type instanceof GraphQLNonNull) return isList(type.ofType)
  return type instanceof GraphQLList
}
