// Reads the pages of a request, one after the other. A page or a cursor that comes again, and a first page that does not say what follows, are errors:
// values would count several times, or those of other pages would be lost in silence.
import { type AttemptResult, failure, type HidingIO, sendPatiently, type Target } from './attempt.service.ts'
import type { CallError, SentRequest } from './call.ts'
import { pageRequest } from './page-request.ts'
import { stepAfter } from './page-step.service.ts'
import { firstPosition, type NextPage, type PageIssue, type PageStep } from './pagination.ts'
import { type Content, type PreparedRequest, readable, withParams } from './prepare-request.ts'
import { SeenPages } from './seen-pages.ts'
import type { PaginationSpec, RequestSpec } from './source.ts'
import { TemplateError } from './template.ts'

/** All pages of a request together. */
export const MAX_PAGES_BYTES = 20 * 1_048_576

export interface Pages extends PageReply {
  readonly items: readonly unknown[]
  readonly count: number
  readonly attempts: number
  /** What all of them take in memory, in bytes. */
  readonly weight: number
  /** Of the last page. */
  readonly url: string
  readonly sent: SentRequest
  /** There was another page, or there may have been one, which was not read. */
  readonly isTruncated: boolean
  readonly problems: readonly string[]
}

interface PageReply {
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  readonly data: unknown
  readonly error: CallError | null
}

/**
 * Page after page until there is none, one fails, or a limit is reached. `data` is the list, or what the only page holds. Throws TemplateError
 * where the first page cannot be asked for.
 */
export async function readPages(io: HidingIO, spec: RequestSpec, prepared: PreparedRequest): Promise<Pages> {
  const { pagination } = spec
  const items: unknown[] = []
  const seen = new SeenPages()
  const spent = { attempts: 0, bytes: 0, weight: 0, nonFinite: 0 }
  let request = requestOf(prepared, pagination, pagination ? { cursor: firstPosition(pagination) } : null)
  for (let count = 1; ; count++) {
    const { content, target } = request
    const answer = await sendPatiently(io, spec, content, target)
    const read = readAnswer(spec, answer)
    spent.attempts += answer.attempts
    spent.bytes += answer.reply?.body.length ?? 0
    spent.weight += answer.weight
    if (answer.reading && 'data' in answer.reading) spent.nonFinite += answer.reading.nonFinite
    const page = { ...read, number: count, url: target.url }
    const step: PageStep = pagination && !read.error ? await stepAfter(io, spec, page, seen) : NO_STEP
    if ('items' in step) for (const item of step.items) items.push(item)
    const isFull = count >= (pagination?.maxPages ?? 1) || spent.bytes > MAX_PAGES_BYTES
    const following = isFull ? null : requestAfter(prepared, pagination, step)
    if (following && 'content' in following) {
      request = following
      continue
    }
    const { attempts, weight } = spent
    const end = { items, count, attempts, weight, url: target.redacted, sent: answer.sent }
    const data = pagination ? items : read.data
    const outcome = outcomeOf(spec, { ...read, step: following ?? step, count })
    return { ...read, data, ...end, ...outcome, problems: [...outcome.problems, ...nonFiniteIn(spec, spent.nonFinite)] }
  }
}

const nonFiniteIn = ({ name }: RequestSpec, count: number) =>
  count === 0
    ? []
    : [
        `${count} ${count === 1 ? 'value' : 'values'} of ${name}: NaN or Infinity, which JSON does not have; null stands there.`,
      ]

const NO_STEP: PageStep = { items: [], next: null, isOpen: false }

/** Why pages ended where they did, and what was left unread. */
function outcomeOf(
  spec: RequestSpec,
  { error, status, step, count }: PageReply & { readonly step: PageStep; readonly count: number },
): Pick<Pages, 'error' | 'isTruncated' | 'problems'> {
  if ('issue' in step) return { error: error ?? errorOf(step, status), isTruncated: false, problems: [] }
  if (step.next !== null) return { error, isTruncated: true, problems: [unreadAfter(spec, count)] }
  return { error, isTruncated: step.isOpen, problems: step.isOpen ? [openAfter(spec, step.items.length)] : [] }
}

function errorOf({ code, issue, retryAfter }: PageIssue, status: number | null): CallError {
  return failure(code ?? 'UPSTREAM_FAILED', issue, status, retryAfter ?? null)
}

const unreadAfter = ({ name, pagination }: RequestSpec, count: number) =>
  `Not all pages of ${name} were read: ${count} of more, the most being ${pagination?.maxPages} pages (maxPages) and ${MAX_PAGES_BYTES} bytes.`

const openAfter = ({ name, pagination }: RequestSpec, count: number) =>
  `Perhaps not all pages of ${name} were read: the first one is full with ${count} items and holds nothing at ${pagination?.cursorPath} (cursorPath).`

interface PageRequest {
  readonly content: PreparedRequest
  readonly target: Target
}

/** Throws TemplateError. */
function requestOf(prepared: PreparedRequest, pagination: PaginationSpec | null, next: NextPage | null): PageRequest {
  if (next !== null && 'url' in next) return { content: prepared, target: { url: next.url, redacted: next.url } }
  const at = <T extends Content>(content: T) =>
    pagination === null || next === null ? content : pageRequest(content, pagination, next.cursor)
  const urlOf = ({ url, params }: Content) => withParams(url, params)
  const content = { ...at(prepared), redacted: prepared.redacted && redactedAt(at, prepared.redacted) }
  const url = urlOf(content)
  return { content, target: { url, redacted: content.redacted ? readable(urlOf(content.redacted)) : url } }
}

/** Where a body is a secret as a whole, nothing can be put into what stands for it. */
function redactedAt(at: (content: Content) => Content, redacted: Content): Content {
  try {
    const content = at(redacted)
    return { ...content, body: content.body && readable(content.body) }
  } catch {
    return redacted
  }
}

/** `null`: there is no other page. */
function requestAfter(
  prepared: PreparedRequest,
  pagination: PaginationSpec | null,
  step: PageStep,
): PageRequest | PageIssue | null {
  if ('issue' in step || step.next === null) return null
  try {
    return requestOf(prepared, pagination, step.next)
  } catch (error) {
    if (error instanceof TemplateError) return { issue: error.message }
    throw error
  }
}

/** Statuses, unless they are welcome, and bodies that are no JSON are errors; what can be read of a body is there all the same. */
function readAnswer(spec: RequestSpec, { reply, reading, error }: AttemptResult): PageReply {
  if (!reply || !reading) return { status: error?.status ?? null, headers: {}, data: null, error }
  const { status } = reply
  // Sessions of somebody else's service are credentials.
  const { 'set-cookie': _cookies, ...headers } = reply.headers
  const data = 'data' in reading ? reading.data : null
  const isRefused = error !== null && (spec.failOnStatus || error.code === 'UNAVAILABLE')
  if (isRefused) return { status, headers, data, error }
  return { status, headers, data, error: 'issue' in reading ? failure('UPSTREAM_FAILED', reading.issue, status) : null }
}
