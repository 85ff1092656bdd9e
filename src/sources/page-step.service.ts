// What a page that was read leads to.
import { AppError } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import type { CallIO } from './attempt.service.ts'
import { readParts } from './page-parts.service.ts'
import { type PageIssue, type PageStep, turn } from './pagination.ts'
import type { SeenPages } from './seen-pages.ts'
import type { PaginationSpec, RequestSpec } from './source.ts'

interface AnsweredPage {
  readonly status: number | null
  readonly data: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly number: number
  readonly url: string
}

/** The items of a page and what follows; or why it cannot be taken. Of a private reply nothing is told. */
export async function stepAfter(io: CallIO, spec: RequestSpec, page: AnsweredPage, seen: SeenPages): Promise<PageStep> {
  const step = await nextStep(io, spec, page, seen).catch((error: unknown): PageIssue => {
    if (!(error instanceof AppError)) throw error
    return { issue: error.message, code: error.code, retryAfter: error.retryAfter ?? null }
  })
  return 'issue' in step && spec.isPrivate ? { issue: `Page ${page.number} of a private reply cannot be taken.` } : step
}

async function nextStep(io: CallIO, spec: RequestSpec, page: AnsweredPage, seen: SeenPages): Promise<PageStep> {
  const { pagination } = spec
  if (pagination === null) return { items: [], next: null, isOpen: false }
  if (page.number > 1 && !isEnd(page.status))
    return { issue: `Page ${page.number} was answered with status ${page.status}.` }
  const parts = await readParts(io.gateway.services.sources.evaluators, io.projectId, pagination, page)
  if ('issue' in parts) return parts
  const step = turn(pagination, { ...page, parts })
  if ('issue' in step) return step
  const { items, next } = step
  // The only page is no repetition of another one.
  if (page.number === 1 && (next === null || pagination.maxPages === 1)) return step
  const before = await seen.pageLike(items, page.number)
  if (before !== null) return { issue: repeated(pagination, page.number, before) }
  if (page.number === 1) seen.noteUrl(page.url)
  if (next === null || seen.isNew(next)) return step
  // Nothing new came, and nothing new would come: that is the end.
  if (items.length === 0) return { ...step, next: null }
  return {
    issue: `Page ${page.number} leads to a page that was read before: its ${'url' in next ? 'URL' : 'cursor'} comes again. No page is taken twice.`,
  }
}

/** Where every status is welcome, these say that there is no such page; with others it is not known what it would have held. */
const isEnd = (status: number | null) => status !== null && (status < 300 || [400, 404, 410, 416].includes(status))

function repeated({ kind, param, into, size }: PaginationSpec, number: number, before: number): string {
  const what = `Page ${number} has the same items as page ${before}; no page is taken twice.`
  if (kind !== 'PAGE' && kind !== 'OFFSET' && kind !== 'CURSOR') return what
  const place = into ?? `the parameter ${quote(param)}`
  if (number === 2) return `${what} The upstream seems to ignore ${place}.`
  return kind === 'CURSOR' || size !== null
    ? what
    : `${what} Where it gives its last page again, say with size how many items a page has.`
}
