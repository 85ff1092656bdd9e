// What a principal is limited to within its project.
import { AppError } from '../base/errors.ts'
import type { WidgetId } from '../base/id.ts'
import { type DimensionFilter, passesFilter } from '../core/dimension-filter.ts'

/** A part of a project. Everything outside of it is, for who is limited to it, as if it did not exist. */
export interface Restriction {
  readonly widgetIds: ReadonlySet<WidgetId>
  /** Of these widgets the rows that pass every filter; empty: all rows. */
  readonly where: readonly DimensionFilter[]
}

/** Marks what answers principals that are limited to some widgets, for these. What lacks the mark is refused to them. */
export const restrictable = { isRestrictable: true } as const

/** Marks what answers principals that are limited to some rows of their widgets, too: it shows nothing of the other rows. */
export const divisible = { isRestrictable: true, isDivisible: true } as const

export interface RestrictionMark {
  readonly isRestrictable?: unknown
  readonly isDivisible?: unknown
}

/** Whether what is so marked may be had by who is limited like this. */
export function answers({ where }: Pick<Restriction, 'where'>, mark: RestrictionMark): boolean {
  return mark.isRestrictable === true && (where.length === 0 || mark.isDivisible === true)
}

/** Whether rows without a value of any dimension pass: those that were pushed without, and all of widgets that have no dimensions. */
export const admitsUnset = (where: readonly DimensionFilter[]): boolean =>
  where.every(filter => passesFilter(null, filter))

/** For what cannot be limited to a part of the project. */
export function refusalOf({ widgetIds, where }: Restriction): AppError {
  const count = widgetIds.size
  const widgets = `${count} ${count === 1 ? 'widget' : 'widgets'}`
  return new AppError(
    'FORBIDDEN',
    where.length === 0 ? `The token is for ${widgets} only.` : `The token is for some rows of ${widgets} only.`,
  )
}

/** Equal for those who see the same. */
export const restrictionText = (restriction: Restriction | null): string | null =>
  restriction && JSON.stringify([[...restriction.widgetIds].sort(), restriction.where])
