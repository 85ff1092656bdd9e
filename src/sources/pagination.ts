// How pages follow each other: pure. What a page holds was read before (page-parts.service.ts).
import { jsonLength } from '../base/json-size.ts'
import { isObject } from './json-shape.ts'
import { nextLink } from './link-header.ts'
import { itemsOf } from './page-items.ts'
import { signOfMore } from './page-signs.ts'
import type { PaginationSpec } from './source.ts'
import { toText } from './template.ts'

export const MAX_CURSOR_LENGTH = 8_192

/** One page more to ask for: with another page number, offset or cursor, or at a URL of its own. */
export type NextPage = { readonly cursor: unknown } | { readonly url: string }

/** What a page holds where its request says. `undefined`: nothing is there, not even null. */
export interface PageParts {
  readonly items?: unknown
  readonly cursor?: unknown
  readonly more?: unknown
}

export interface Page {
  /** How many pages were read, this one included. */
  readonly number: number
  readonly data: unknown
  readonly parts: PageParts
  readonly headers: Readonly<Record<string, string>>
  /** Of the request that gave it. */
  readonly url: string
}

export type PageStep =
  | {
      readonly items: readonly unknown[]
      readonly next: NextPage | null
      /** It is full, and does not say what follows: there may be more. */
      readonly isOpen: boolean
    }
  | PageIssue

/** Why pages cannot be followed. */
export interface PageIssue {
  readonly issue: string
  /** Default: UPSTREAM_FAILED. */
  readonly code?: string
  readonly retryAfter?: number | null
}

/** What the first page is asked for with; `undefined`: nothing but the request. */
export function firstPosition({ kind, start }: PaginationSpec): unknown {
  return kind === 'PAGE' || kind === 'OFFSET' ? start : undefined
}

/** The items of a page, and what to ask for after it; or why that cannot be known. */
export function turn(spec: PaginationSpec, page: Page): PageStep {
  const items = itemsOf(spec, page.data, page.parts.items)
  if (typeof items === 'string') return { issue: items }
  const end = { items, next: null, isOpen: false }
  // An empty reply holds nothing that could be missing.
  if (page.data === null && spec.kind !== 'LINK') return end
  const more = spec.morePath === null ? null : isYes(page.parts.more)
  if (more === undefined) return { issue: `Page ${page.number} holds nothing at ${spec.morePath} (morePath).` }
  if (more === false) return end
  if (spec.kind === 'PAGE' || spec.kind === 'OFFSET') return nextNumber(spec, page, items, more)
  const followed = followingOf(spec, page, items)
  if (followed === null && more)
    return {
      issue: `Page ${page.number} says at ${spec.morePath} that there are more, and holds nothing at ${placeOf(spec)}.`,
    }
  if (followed === null) return end
  return 'isOpen' in followed ? { ...end, isOpen: true } : 'issue' in followed ? followed : { ...end, next: followed }
}

/** `undefined`: it does not say. */
function isYes(value: unknown): boolean | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string') return !/^\s*(false|no|n|0|)\s*$/i.test(value)
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}

function nextNumber(spec: PaginationSpec, page: Page, items: readonly unknown[], more: boolean | null): PageStep {
  const { size } = spec
  const step = spec.kind === 'PAGE' ? 1 : (size ?? items.length)
  const next = { items, next: { cursor: spec.start + page.number * step }, isOpen: false }
  if (more) return next
  if (items.length === 0) return { ...next, next: null }
  if (size === null || items.length >= size) return next
  const sign = signOfMore(page.data, page.headers, {
    pages: page.number,
    items: page.number === 1 ? items.length : null,
  })
  if (sign === null) return { ...next, next: null }
  const issue = `Page ${page.number} has ${items.length} items, fewer than ${size} (size), but ${sign}: there are more pages. Set size to what a page holds, or leave it out.`
  return { issue }
}

type Following = NextPage | { readonly issue: string } | { readonly isOpen: true } | null

/** What the page itself says of the next one; `null`: there is none. */
function followingOf(spec: PaginationSpec, page: Page, items: readonly unknown[]): Following {
  if (spec.kind === 'LINK') {
    const next = nextLink(page.headers.link)
    return next === null ? lastOrLost(spec, page, items, undefined) : urlAfter(next, page.url)
  }
  const value = spec.cursorHeader === null ? page.parts.cursor : page.headers[spec.cursorHeader]
  if (isNothing(value)) return spec.morePath === null ? lastOrLost(spec, page, items, value) : null
  if (jsonLength(value, MAX_CURSOR_LENGTH) > MAX_CURSOR_LENGTH)
    return { issue: `A page holds more than ${MAX_CURSOR_LENGTH} characters at ${placeOf(spec)}: that is no cursor.` }
  const target = isObject(value) && typeof value.href === 'string' ? value.href : value
  if (spec.kind === 'NEXT_URL') return urlOf(target, spec, page.url)
  // A URL is no value of a parameter that nobody named.
  const isUrl =
    spec.into === null &&
    spec.param === USUAL_CURSOR_PARAM &&
    typeof target === 'string' &&
    /^https?:\/\//i.test(target)
  if (isUrl) return urlAfter(target as string, page.url)
  return { cursor: value }
}

export const USUAL_CURSOR_PARAM = 'cursor'

const isNothing = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === false ||
  value === 'false' ||
  (typeof value === 'string' && value.trim() === '')

/** The first of several pages has to say what follows; the only one, and the last one, need not. */
function lastOrLost(spec: PaginationSpec, page: Page, items: readonly unknown[], value: unknown): Following {
  if (page.number > 1 || value !== undefined) return null
  const sign = signOfMore(page.data, page.headers, { pages: 1, items: items.length })
  if (sign !== null)
    return { issue: `The first page holds nothing at ${placeOf(spec)}, but ${sign}: there are more pages.` }
  // No header says that there is no other page; where a body leaves its cursor out, the path may be wrong as well.
  const isFull = spec.size !== null && items.length >= spec.size
  return isFull && spec.kind !== 'LINK' && spec.cursorHeader === null ? { isOpen: true } : null
}

const placeOf = ({ cursorHeader, cursorPath, kind }: PaginationSpec) =>
  kind === 'LINK'
    ? 'the header link'
    : cursorHeader === null
      ? `${cursorPath} (cursorPath)`
      : `the header ${cursorHeader}`

function urlOf(value: unknown, spec: PaginationSpec, base: string): Following {
  const text = toText(value)
  return /[/?]/.test(text)
    ? urlAfter(text, base)
    : {
        issue: `What a page holds at ${placeOf(spec)} is no URL. A value that goes into a parameter is a cursor: kind CURSOR.`,
      }
}

/** Credentials go along: to the same origin only. */
function urlAfter(text: string, base: string): Following {
  const [from, url] = [URL.parse(base), URL.parse(text, base)]
  if (!from || !url) return { issue: 'The next page is at something that is no URL.' }
  // Behind a proxy that ends TLS, services write their own addresses with http.
  if (from.protocol === 'https:' && url.protocol === 'http:' && url.hostname === from.hostname && url.port === '') {
    url.protocol = 'https:'
    url.port = from.port
  }
  return url.origin === from.origin ? { url: url.href } : { issue: 'The next page is at another origin.' }
}
