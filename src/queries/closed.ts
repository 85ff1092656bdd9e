import { nodeAs, type Tree } from './tree.ts'

/**
 * Whether the planner computes a subquery for itself: it puts in nothing for its columns, and hands no condition down into it. What is
 * grouped, sorted out or made by UNION is no such fence, since conditions reach its columns: PostgreSQL's `is_simple_subquery` says what is
 * pulled up, `subquery_is_pushdown_safe` what is pushed down.
 */
export const isClosed = (select: Tree): boolean => Boolean(select.limitCount ?? select.limitOffset)

/** Whether no condition on a column reaches into what it is made of: the result of a window function. */
export const isWindowed = (value: unknown): boolean => Boolean(nodeAs(value, 'FuncCall')?.over)
