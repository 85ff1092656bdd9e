import { jsonLength } from '../base/json-size.ts'
import { isObject } from './json-shape.ts'
import { readPath } from './path.ts'
import type { PaginationSpec } from './source.ts'
import { toText } from './template.ts'

const MAX_CURSOR_LENGTH = 8_192

/** One page more to ask for: parameters instead of those of the first request, or a whole URL. */
export type NextPage = { readonly params: Readonly<Record<string, string>> } | { readonly url: string }

export interface Page {
  /** How many pages were read, this one included. */
  readonly number: number
  readonly data: unknown
  readonly items: readonly unknown[]
  readonly headers: Readonly<Record<string, string>>
  /** Of the request that gave it. */
  readonly url: string
  /** The parameters that asked for it. */
  readonly params: Readonly<Record<string, string>>
}

/** The parameters of the first page. */
export function firstPage(spec: PaginationSpec): Record<string, string> {
  const size = spec.size !== null && spec.sizeParam !== null ? { [spec.sizeParam]: String(spec.size) } : {}
  return spec.kind === 'PAGE' || spec.kind === 'OFFSET' ? { ...size, [spec.param]: String(spec.start) } : size
}

/** The list of a page, or the sentence that says why there is none. */
export function itemsOf(spec: PaginationSpec, data: unknown): readonly unknown[] | string {
  if (data === null) return []
  if (spec.itemsPath !== null) {
    const items = readPath(data, spec.itemsPath)
    if (items === null) return []
    return Array.isArray(items) ? items : `A page holds no list at ${spec.itemsPath}.`
  }
  if (Array.isArray(data)) return data
  const lists = isObject(data) ? Object.values(data).filter(Array.isArray) : []
  return lists.length === 1 ? (lists[0] as unknown[]) : 'Tell with itemsPath where a page holds its list.'
}

/** What to ask for after a page; `null`: it was the last one. Throws nothing: what is no cursor ends the pages. */
export function nextPage(spec: PaginationSpec, page: Page): NextPage | null {
  if (spec.kind === 'LINK') {
    const next = nextLink(page.headers.link)
    const url = next === null ? null : URL.parse(next, page.url)
    // A link back to the same page would be followed for ever.
    return url && url.href !== page.url ? { url: url.href } : null
  }
  if (spec.kind === 'CURSOR') {
    const cursor = cursorOf(readPath(page.data, spec.cursorPath ?? '$'))
    if (cursor === '' || cursor === 'false' || cursor === page.params[spec.param]) return null
    return { params: { ...page.params, [spec.param]: cursor } }
  }
  const isLast = page.items.length === 0 || (spec.size !== null && page.items.length < spec.size)
  if (isLast) return null
  const step = spec.kind === 'PAGE' ? 1 : (spec.size ?? page.items.length)
  return { params: { ...page.params, [spec.param]: String(spec.start + page.number * step) } }
}

/** What is longer than a URL is no cursor. */
function cursorOf(value: unknown): string {
  return jsonLength(value, MAX_CURSOR_LENGTH) > MAX_CURSOR_LENGTH ? '' : toText(value)
}

/** The target of `rel="next"` (RFC 8288). */
export function nextLink(header: string | undefined): string | null {
  for (const link of (header ?? '').slice(0, 8_192).matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*("([^"]*\s)?next(\s[^"]*)?"|next\s*(;|,|$))/i.test(link[2] ?? '')) return link[1] ?? null
  }
  return null
}
