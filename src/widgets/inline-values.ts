// Values of dimensions of a widget that is stored nowhere.
import type { Page } from '../database/page.ts'
import type { ListRequest } from '../request/page.ts'
import { NO_ID } from './dimension.ts'
import type { InlinePoints } from './widget.ts'

interface InlineValueQuery {
  /** Its place among the dimensions of the widget, from 1. */
  readonly dimension: number
  readonly search: string
  readonly page: ListRequest
}

/** In code point order, as those that are stored. */
export function inlineValues(
  { series = [] }: InlinePoints,
  { dimension, search, page }: InlineValueQuery,
): Page<string> {
  const all = new Set(series.flatMap(values => values[dimension - 1] ?? []))
  const sought = folded(search)
  const found = [...all].filter(value => folded(value).includes(sought)).sort(compareTexts)
  const { after } = page
  const behind = after?.key ? found.filter(value => compareTexts(value, after.key ?? '') > 0) : found
  return {
    entries: behind.slice(0, page.first).map(value => ({ node: value, position: { key: value, id: NO_ID } })),
    hasNextPage: behind.length > page.first,
    count: async () => found.length,
  }
}

const compareTexts = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** Without regard to case and accents. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
