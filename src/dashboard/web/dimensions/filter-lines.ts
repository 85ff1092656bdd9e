// Filters by dimensions as lines of a form: `where.country=DE,FR`.
import { readFilterLines } from '../../../request/dimension-parameter.ts'

export const FILTER_EXAMPLE = 'where.country=DE,FR'

type FilterText =
  | { readonly filters: ReturnType<typeof readFilterLines>; readonly refusal: null }
  | { readonly filters: null; readonly refusal: string }

/** The filters, or what is wrong with the first line that is none. */
export function readFilterText(text: string): FilterText {
  try {
    return { filters: readFilterLines(text), refusal: null }
  } catch (error) {
    return { filters: null, refusal: error instanceof Error ? error.message : String(error) }
  }
}

interface GivenFilter {
  readonly dimension: string
  readonly in?: readonly (string | null)[] | null
  readonly notIn?: readonly (string | null)[] | null
  readonly startsWith?: string | null
  readonly isSet?: boolean | null
}

/** A filter of an answer as one to send. */
export function toFilterInput({ dimension, in: listed, notIn, startsWith, isSet }: GivenFilter) {
  return {
    dimension,
    in: listed ? [...listed] : null,
    notIn: notIn ? [...notIn] : null,
    startsWith: startsWith ?? null,
    isSet: isSet ?? null,
  }
}
